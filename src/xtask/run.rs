//! Running other programs from the root of the repository, and saying so.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A step either worked, or this is what to tell the person.
pub(crate) type Done<T = ()> = Result<T, String>;

/// The folder that holds the workspace's `Cargo.toml`.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// One plain line about what happens next.
pub(crate) fn say(line: &str) {
    println!("xtask: {line}");
}

/// A program to be run at the root.
pub(crate) fn program(name: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// The cargo that runs us.
pub(crate) fn cargo() -> Command {
    program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs it with our terminal; anything but success is an error.
pub(crate) fn run(command: &mut Command) -> Done {
    let status = command
        .status()
        .map_err(|why| cannot_start(command, &why))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} ended with {status}", shown(command)))
    }
}

/// Runs it in silence and returns what it printed on standard output.
pub(crate) fn read(command: &mut Command) -> Done<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|why| cannot_start(command, &why))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("{} ended with {}", shown(command), output.status))
    }
}

/// The first line that `NAME --version` prints, or nothing if there is no such program.
pub(crate) fn version(name: impl AsRef<std::ffi::OsStr>) -> Option<String> {
    let output = program(name)
        .arg("--version")
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    output
        .status
        .success()
        .then(|| text.lines().next().unwrap_or_default().trim().to_owned())
}

/// Runs it, shows each line it prints as it comes, and hands the lines on; the result says whether it succeeded.
pub(crate) fn watch(command: &mut Command, mut line: impl FnMut(&str)) -> Done<bool> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|why| cannot_start(command, &why))?;
    if let Some(output) = child.stdout.take() {
        for text in BufReader::new(output).lines() {
            let text = text.map_err(|why| format!("{}: {why}", shown(command)))?;
            println!("{text}");
            line(&text);
        }
    }
    let status = child.wait().map_err(|why| cannot_start(command, &why))?;
    Ok(status.success())
}

fn cannot_start(command: &Command, why: &std::io::Error) -> String {
    format!("cannot run {}: {why}", shown(command))
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
