//! `cargo xtask`: the project's own commands. No dependencies, so that it is built in seconds before anything else is there.
//!
//! Each command installs what it lacks and says, in a line a step, what it is doing.

#![allow(clippy::print_stdout, reason = "a command talks to the terminal")]

mod bench;
mod browser;
mod lean;
mod module;
mod node;
mod page;
mod profile;
mod run;
mod size;
mod split;
mod test;
mod tools;
mod trunk;

use std::process::ExitCode;

use lean::Parting;

/// What can be typed after `cargo xtask`.
const HELP: &str = "\
cargo xtask <command>

  serve [options]  shows the page at http://127.0.0.1:8080 and rebuilds it when a file changes;
                   options go to `trunk serve`: --port 9000, --address 0.0.0.0, --open, --release
  build            leaves in dist/ what any static host can serve, under any path
  test             tests the engine and the studio, builds what ships, weighs it, and drives it in Chromium
  deep [names]     plays a hundred times as many random fault scripts as the tests do; half an hour on two cores;
                   only the tests whose names contain one of the words given, as in `deep g3_ g4_`
  bench            measures the engine natively and in Chromium, side by side, and the page's frames
  profile          finds out in Chromium what a plain visit calls: what it does not call is fetched later
  setup            only installs what the other commands need
  help             this text

Tools are kept in ~/.cache/ackscope-tools (another folder: XTASK_TOOLS). Another browser: CHROMIUM=/path/to/it.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", &[][..]),
    };
    let done = match (command, rest) {
        ("serve", options) => trunk::serve(options),
        ("build", []) => trunk::release(Parting::Part),
        ("profile", []) => profile::profile(),
        ("test", []) => return test::everything(),
        ("deep", only) => test::deep(only),
        ("bench", []) => bench::everything(),
        ("setup", []) => setup(),
        // The two steps that Trunk asks for while it builds; see the hooks in Trunk.toml.
        ("styles", []) => page::styles(),
        ("policy", []) => page::policy(),
        ("help" | "--help" | "-h", []) => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(format!(
            "`{}` is not a command.\n\n{HELP}",
            arguments.join(" ")
        )),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Installs everything that any command or `.ci/run` needs.
fn setup() -> run::Done {
    tools::components(&["clippy", "rustfmt"])?;
    tools::target()?;
    tools::ensure(tools::Purpose::Ship)?;
    trunk::own_library()?;
    lean::packages()?;
    browser::chromium()?;
    browser::packages()
}
