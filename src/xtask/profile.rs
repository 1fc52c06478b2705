//! Finding out which functions a plain visit calls; what it does not call is no part of a first load (decision 15).

use crate::lean::{Parting, REST};
use crate::run::{Done, program, run, say};
use crate::{browser, trunk};

/// Builds a page that remembers what was called, visits it, and writes down what was not. Then the page has to be built again.
pub(crate) fn profile() -> Done {
    browser::packages()?;
    let chromium = browser::chromium()?;
    trunk::release(Parting::Count)?;
    say("visiting the page in Chromium: 1 minute");
    run(program("node")
        .arg("profile.mjs")
        .arg(format!("../../src/xtask/ship/{REST}"))
        .current_dir(browser::folder())
        .env("CHROMIUM", chromium))?;
    say("dist/ holds the page that counts; `cargo xtask build` makes what ships");
    Ok(())
}
