//! What the browser tests need: node, a Chromium of the system, and the packages of `tests/browser`.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::run::{Done, program, read, root, run, say, version};

/// The oldest node that the browser tests' packages accept.
const NODE: u32 = 20;

/// Checks that node is there and new enough; it is the one thing that we do not install.
pub(crate) fn node() -> Done {
    let said = version("node").unwrap_or_default();
    let major = said
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|number| number.parse::<u32>().ok());
    match major {
        Some(major) if major >= NODE => Ok(()),
        Some(_) => Err(format!(
            "node {said} is too old: the browser tests need node {NODE} or newer"
        )),
        None => Err(format!(
            "the size gate and the browser tests need node {NODE} or newer, which is not on PATH"
        )),
    }
}

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

/// Installs the packages of the lock file, unless those that are there come from this very lock file.
pub(crate) fn packages() -> Done {
    let lock = folder().join("package-lock.json");
    let wanted = fs::read(&lock).map_err(|why| format!("{}: {why}", lock.display()))?;
    let stamp = folder().join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    say("installing the browser tests' packages with npm: seconds");
    let mut npm = program("npm");
    npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(folder());
    // The system's Chromium is the one that is driven.
    run(npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
    fs::write(Path::new(&stamp), wanted).map_err(|why| format!("{}: {why}", stamp.display()))
}
