//! Building the page with Trunk: to look at while working, and to ship.

use crate::lean::Parting;
use crate::run::{Done, program, run, say};
use crate::tools::Purpose;
use crate::{lean, split, tools};

/// What the linker must leave in so that the module can be cut; beside it what `.cargo/config.toml` asks for, which this
/// replaces.
const LINKER: &str = "-C link-arg=--keep-section=target_features -C link-arg=--emit-relocs";

/// A panic as a trap without words.
const TERSE: &str = " -Zunstable-options -Cpanic=immediate-abort";
/// What makes cargo compile the standard library too, for size.
const LIBRARY: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// Serves the page and rebuilds it at each change, until Ctrl-C.
pub(crate) fn serve(options: &[String]) -> Done {
    let mut trunk = tools::trunk(Purpose::Work)?;
    say(
        "building the page with Trunk: seconds, or 1 to 2 minutes if it was never compiled; then it is at http://127.0.0.1:8080",
    );
    become_it(trunk.arg("serve").args(options))
}

/// Builds what ships into `dist/`, the main module as `how` says.
pub(crate) fn release(how: Parting) -> Done {
    lean::packages()?;
    let mut trunk = tools::trunk(Purpose::Ship)?;
    let mut flags = [LINKER, &nameless()].concat();
    if own_library()? {
        flags.push_str(TERSE);
        trunk.envs(LIBRARY);
    }
    say("building what ships into dist/; the first time takes 2 to 3 minutes");
    trunk
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags)
        .env("CARGO_PROFILE_RELEASE_STRIP", "none");
    run(trunk.args(["--quiet", "build", "--release", "--features", "split"]))?;
    split::split(how)
}

/// Whether what ships is compiled together with a standard library of its own: one built for size, in which a panic is a trap
/// without words. That is a tenth of a first load, and asks for two switches of the compiler that are not stable yet
/// (decision 14). A compiler that does not know them builds the same page, larger.
pub(crate) fn own_library() -> Done<bool> {
    tools::components(&["rust-src"])?;
    let mut probe = program("rustc");
    probe
        .env("RUSTC_BOOTSTRAP", "1")
        .args(TERSE.split_whitespace());
    let said = probe.args(["--print", "cfg"]).output();
    let knows = said.is_ok_and(|said| said.status.success());
    if !knows {
        say(
            "this compiler does not know `panic=immediate-abort`: what ships will be a tenth larger",
        );
    }
    Ok(knows)
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
