//! The build tools, each at one exact version: Trunk, the wasm-bindgen that `Cargo.lock` asks for, and what cuts the module
//! that ships.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Instant;
use std::{env, fs, thread};

use crate::run::{Done, cargo, program, read, root, run, say, version};

/// What the page is compiled to.
const TARGET: &str = "wasm32-unknown-unknown";
/// Checked by Trunk itself too: `trunk-version` in Trunk.toml.
const TRUNK: &str = "0.21.14";
/// Reads what the crate `wasm_split_helpers` writes into the module.
const SPLITTER: &str = "0.2.4";

/// The one package worth optimising: it reads and writes modules, and halves a run of wasm-bindgen for a second of compiling.
/// All else is compiled as quickly as it goes: everything at level 1 costs a first start fifty seconds more.
const OPTIMISED: &str = "profile.release.package.walrus.opt-level=1";

/// A program that `cargo install` builds.
struct Tool {
    name: &'static str,
    package: &'static str,
    version: String,
    /// Without their default features the others bring no TLS along, which they need only for downloads.
    features: &'static str,
}

fn tools() -> Done<[Tool; 3]> {
    let lock = fs::read_to_string(root().join("Cargo.lock"))
        .map_err(|why| format!("Cargo.lock: {why}"))?;
    let bindgen = locked(&lock, "wasm-bindgen").ok_or("Cargo.lock does not name wasm-bindgen")?;
    Ok([
        Tool {
            name: "trunk",
            package: "trunk",
            version: TRUNK.to_owned(),
            features: "",
        },
        Tool {
            name: "wasm-bindgen",
            package: "wasm-bindgen-cli",
            version: bindgen,
            features: "",
        },
        Tool {
            name: "wasm-split-cli",
            package: "wasm_split_cli_support",
            version: SPLITTER.to_owned(),
            features: "build-binary",
        },
    ])
}

/// The version of a package in the text of a lock file.
fn locked(lock: &str, package: &str) -> Option<String> {
    let wanted = format!("name = \"{package}\"");
    let line = lock.lines().skip_while(|line| *line != wanted).nth(1)?;
    Some(
        line.strip_prefix("version = \"")?
            .trim_end_matches('"')
            .to_owned(),
    )
}

impl Tool {
    /// Whether it is that program. Another version is as good as none: Trunk would go and download its own. One that does
    /// not tell its version is known by its folder.
    fn is_at(&self, program: &Path) -> bool {
        if self.package.ends_with("_support") {
            return program.is_absolute() && program.is_file();
        }
        version(program).is_some_and(|said| said == format!("{} {}", self.name, self.version))
    }

    fn folder(&self) -> Done<PathBuf> {
        Ok(kept()?.join(format!("{}-{}", self.name, self.version)))
    }

    fn install(&self) -> Done {
        let start = Instant::now();
        let mut command = cargo();
        command.args([
            "install",
            "--quiet",
            "--locked",
            "--config",
            OPTIMISED,
            "--no-default-features",
            "--features",
            self.features,
            "--force",
            "--bin",
            self.name,
        ]);
        command
            .arg("--root")
            .arg(self.folder()?)
            .arg(format!("{}@{}", self.package, self.version));
        command
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "1");
        command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
        run(&mut command)?;
        say(&format!(
            "{} {} is ready after {} s",
            self.name,
            self.version,
            start.elapsed().as_secs()
        ));
        Ok(())
    }
}

/// Where built tools are kept: outside of the repository, so that they outlive it.
fn kept() -> Done<PathBuf> {
    let home = || env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache/ackscope-tools"));
    let place = env::var_os("XTASK_TOOLS").map(PathBuf::from).or_else(home);
    place.ok_or_else(|| "neither XTASK_TOOLS nor HOME says where to keep tools".to_owned())
}

/// Adds the compiler's wasm target if it is not there.
pub(crate) fn target() -> Done {
    if read(program("rustup").args(["target", "list", "--installed"]))?
        .lines()
        .any(|line| line == TARGET)
    {
        return Ok(());
    }
    say(&format!("adding the compiler's target {TARGET}: seconds"));
    run(program("rustup").args(["--quiet", "target", "add", TARGET]))
}

/// Adds rustup's components that are not there.
pub(crate) fn components(names: &[&str]) -> Done {
    let installed = read(program("rustup").args(["component", "list", "--installed"]))?;
    for name in names
        .iter()
        .filter(|name| !installed.lines().any(|line| line.starts_with(*name)))
    {
        say(&format!("adding the compiler's component {name}: seconds"));
        run(program("rustup").args(["--quiet", "component", "add", name]))?;
    }
    Ok(())
}

/// What is to be built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A page to work with, of one module.
    Work,
    /// What ships.
    Ship,
}

/// Builds the tools that are neither on PATH nor kept, and returns a PATH on which Trunk finds them.
pub(crate) fn ensure(purpose: Purpose) -> Done<OsString> {
    let all = tools()?;
    let tools = match purpose {
        Purpose::Work => &all[..2],
        Purpose::Ship => &all[..],
    };
    let mut path: Vec<PathBuf> = Vec::new();
    let mut missing = Vec::new();
    for tool in tools.iter().filter(|tool| !tool.is_at(tool.name.as_ref())) {
        let bin = tool.folder()?.join("bin");
        if !tool.is_at(&bin.join(tool.name)) {
            missing.push(tool);
        }
        path.push(bin);
    }
    if !missing.is_empty() {
        let names: Vec<String> = missing
            .iter()
            .map(|tool| format!("{} {}", tool.name, tool.version))
            .collect();
        let place = kept()?;
        say(&format!(
            "building {} into {}, once: 4 to 5 minutes on two cores",
            names.join(" and "),
            place.display()
        ));
        // Each leaves a core idle for half of its time, so both at once.
        let (done, ready) = mpsc::channel();
        thread::scope(|scope| {
            let builds: Vec<_> = missing
                .iter()
                .map(|tool| {
                    let done = done.clone();
                    scope.spawn(move || {
                        let result = tool.install();
                        let _ = done.send(()); // whoever waits may have gone
                        result
                    })
                })
                .collect();
            if purpose == Purpose::Work && builds.len() > 1 && ready.recv().is_ok() {
                compile_page();
            }
            builds.into_iter().try_for_each(|build| {
                build
                    .join()
                    .map_err(|_| "an installation panicked".to_owned())?
            })
        })?;
    }
    path.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(path).map_err(|why| format!("PATH: {why}"))
}

/// Compiles the page as Trunk will ask for it, while the last tool leaves a core idle. A mistake in it is told when Trunk does.
fn compile_page() {
    say("compiling the page meanwhile");
    let mut cargo = cargo();
    cargo.args(["build", "--quiet", "--target", TARGET, "--bin", "app"]);
    let _ = cargo.stderr(Stdio::null()).status();
}

/// What cuts the module that ships.
pub(crate) fn splitter() -> Done<Command> {
    Ok(program(found("wasm-split-cli", &ensure(Purpose::Ship)?)))
}

/// The wasm-bindgen of our version.
pub(crate) fn bindgen() -> Done<Command> {
    Ok(program(found("wasm-bindgen", &ensure(Purpose::Ship)?)))
}

/// The first program of that name on a PATH.
fn found(name: &str, path: &OsStr) -> PathBuf {
    let places = env::split_paths(path).map(|folder| folder.join(name));
    let mut files = places.filter(|file| file.is_file());
    files.next().unwrap_or_else(|| PathBuf::from(name))
}

/// Trunk with everything that it needs around it.
pub(crate) fn trunk(purpose: Purpose) -> Done<Command> {
    target()?;
    let path = ensure(purpose)?;
    let mut command = program(found("trunk", &path));
    // Trunk 0.21 reads NO_COLOR as an option of its own and refuses the usual value, 1.
    command
        .env("PATH", path)
        .env_remove("NO_COLOR")
        .env_remove("RUST_BACKTRACE");
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::locked;

    #[test]
    fn a_lock_file_tells_versions() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert_eq!(locked(lock, "wasm-bindgen").as_deref(), Some("0.2.129"));
        assert_eq!(locked(lock, "trunk"), None);
    }
}
