//! Node and packages of npm: what makes the page small, and what drives it in tests.

use std::fs;
use std::path::Path;

use crate::run::{Done, program, run, say, version};

/// The oldest node that all packages accept.
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
            "node {said} is too old: what ships and its tests need node {NODE} or newer"
        )),
        None => Err(format!(
            "what ships and its tests need node {NODE} or newer, which is not on PATH"
        )),
    }
}

/// Installs the packages of a folder's lock file, unless those that are there come from this very lock file. None of them has
/// to run anything while it is installed.
pub(crate) fn packages(folder: &Path, whose: &str) -> Done {
    node()?;
    let lock = folder.join("package-lock.json");
    let wanted = fs::read(&lock).map_err(|why| format!("{}: {why}", lock.display()))?;
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    say(&format!("installing {whose} with npm: seconds"));
    let mut npm = program("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .arg("--loglevel=error")
        .current_dir(folder);
    run(&mut npm)?;
    fs::write(&stamp, wanted).map_err(|why| format!("{}: {why}", stamp.display()))
}
