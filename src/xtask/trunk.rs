//! Building the page with Trunk: to look at while working, and to ship.

use crate::run::{Done, run, say};
use crate::tools::Purpose;
use crate::{split, tools};

/// What the linker must leave in so that the module can be cut; beside it what `.cargo/config.toml` asks for, which this
/// replaces.
const LINKER: &str = "-C link-arg=--keep-section=target_features -C link-arg=--emit-relocs";

/// Serves the page and rebuilds it at each change, until Ctrl-C.
pub(crate) fn serve(options: &[String]) -> Done {
    let mut trunk = tools::trunk(Purpose::Work)?;
    say(
        "building the page with Trunk; the first time takes 1 to 2 minutes, then it is at http://127.0.0.1:8080",
    );
    become_it(trunk.arg("serve").args(options))
}

/// Builds what ships into `dist/`.
pub(crate) fn release() -> Done {
    let mut trunk = tools::trunk(Purpose::Ship)?;
    say("building what ships into dist/; the first time takes 1 to 2 minutes");
    trunk
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            [LINKER, &nameless()].concat(),
        )
        .env("CARGO_PROFILE_RELEASE_STRIP", "none");
    run(trunk.args(["--quiet", "build", "--release", "--features", "split"]))?;
    split::split()
}

/// What ships names no folder of the machine that built it: panic messages would carry the place of every dependency.
fn nameless() -> String {
    let home =
        std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| home + "/.cargo"));
    home.ok()
        .filter(|home| !home.contains(char::is_whitespace))
        .map_or_else(String::new, |home| {
            format!(" --remap-path-prefix={home}/registry/src/=")
        })
}

/// Trunk takes our place, so that Ctrl-C and a kill reach it; as a child it would go on alone.
#[cfg(unix)]
fn become_it(command: &mut std::process::Command) -> Done {
    use std::os::unix::process::CommandExt;
    Err(format!("cannot run trunk: {}", command.exec()))
}

#[cfg(not(unix))]
fn become_it(command: &mut std::process::Command) -> Done {
    run(command)
}
