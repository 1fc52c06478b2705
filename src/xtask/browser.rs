//! What the browser tests need: a Chromium of the system, and the packages of `tests/browser`.

use std::env;
use std::path::PathBuf;

use crate::node;
use crate::run::{Done, program, read, root, run, say, version};

/// Finds a Chromium, or installs Debian's if we may.
pub(crate) fn chromium() -> Done<PathBuf> {
    if let Some(found) = found() {
        return Ok(found);
    }
    let may = version("apt-get").is_some()
        && read(program("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if may {
        say("installing Chromium with apt-get: about 1 minute");
        run(program("apt-get").args(["-qq", "update"]))?;
        let install = [
            "-qq",
            "-y",
            "--no-install-recommends",
            "install",
            "chromium",
            "fonts-liberation",
        ];
        run(program("apt-get")
            .args(install)
            .env("DEBIAN_FRONTEND", "noninteractive"))?;
    }
    found().ok_or_else(|| {
        "the browser tests need Chromium. Install it (Debian: `apt-get install chromium` as root), \
         or say where one is: CHROMIUM=/path/to/it"
            .to_owned()
    })
}

fn found() -> Option<PathBuf> {
    if let Some(named) = env::var_os("CHROMIUM") {
        return Some(PathBuf::from(named)).filter(|file| file.is_file());
    }
    let folders: Vec<PathBuf> =
        env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect();
    let names = ["chromium", "chromium-browser", "google-chrome"];
    names.iter().find_map(|name| {
        folders
            .iter()
            .map(|folder| folder.join(name))
            .find(|file| file.is_file())
    })
}

/// The folder of the browser tests.
pub(crate) fn folder() -> PathBuf {
    root().join("tests/browser")
}

/// Installs the packages of the tests. The system's Chromium is the one that is driven.
pub(crate) fn packages() -> Done {
    node::packages(&folder(), "the browser tests' packages")
}
