//! `cargo xtask bench`: the engine's benches, natively and in Chromium, side by side; then the page's frames.

use std::fs;

use crate::lean::Parting;
use crate::run::{Done, cargo, program, read, root, run, say};
use crate::{browser, tools, trunk};

/// What a bench measured.
#[derive(Debug, PartialEq)]
struct Figure {
    name: String,
    value: f64,
    unit: String,
}

/// Runs all benches. They print figures and judge none, since those depend on the machine and on what else it does; only
/// that both builds play the same runs is asked for.
pub(crate) fn everything() -> Done {
    say("benches of the engine: 10 to 30 seconds each, natively and in Chromium");
    let native = read(cargo().args(["bench", "--quiet", "-p", "engine", "--bench", "engine"]))?;
    let wasm = in_chromium()?;
    compare(&native, &wasm)?;
    trunk::release(Parting::Part)?;
    say("the page's frames in Chromium");
    run(program("node")
        .current_dir(browser::folder())
        .arg("bench.mjs")
        .env("CHROMIUM", browser::chromium()?))
}

/// The same workload compiled as the page is.
fn in_chromium() -> Done<String> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let path = tools::ensure(tools::Purpose::Work)?;
    tools::target()?;
    run(cargo().args([
        "build",
        "--quiet",
        "--release",
        "-p",
        "bench",
        "--target",
        TARGET,
    ]))?;
    let made = root().join("target/bench");
    let bindgen = std::env::split_paths(&path)
        .map(|folder| folder.join("wasm-bindgen"))
        .find(|file| file.is_file())
        .ok_or("there is no wasm-bindgen")?;
    run(program(bindgen)
        .args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(&made)
        .arg(format!("target/{TARGET}/release/bench.wasm")))?;
    let chromium = browser::chromium()?;
    browser::packages()?;
    let said = read(
        program("node")
            .current_dir(browser::folder())
            .arg("bench/engine.mjs")
            .arg(&made)
            .env("CHROMIUM", chromium),
    );
    fs::remove_dir_all(&made).map_err(|why| format!("{}: {why}", made.display()))?;
    said
}

/// Prints both columns and how many times longer wasm takes.
fn compare(native: &str, wasm: &str) -> Done {
    println!(
        "{:<48} {:>10} {:>10}  {:<5} wasm takes",
        "", "native", "wasm", ""
    );
    for (ours, theirs) in figures(native).iter().zip(figures(wasm)) {
        if ours.name != theirs.name {
            return Err(format!(
                "native has `{}`, wasm `{}`",
                ours.name, theirs.name
            ));
        }
        let Figure { name, value, unit } = ours;
        let longer = match unit.as_str() {
            "M/s" => format!("{:.2} times as long", value / theirs.value),
            "times" => String::new(),
            _ => format!("{:.2} times as long", theirs.value / value),
        };
        println!(
            "{name:<48} {value:>10.2} {:>10.2}  {unit:<5} {longer}",
            theirs.value
        );
    }
    let (ours, theirs) = (digest(native), digest(wasm));
    if ours.is_some() && ours == theirs {
        Ok(())
    } else {
        Err(format!("native played {ours:?}, wasm {theirs:?}"))
    }
}

/// All lines `figure: NAME = VALUE UNIT`.
fn figures(said: &str) -> Vec<Figure> {
    let lines = said
        .lines()
        .filter_map(|line| line.strip_prefix("figure: "));
    let figure = |line: &str| {
        let (name, rest) = line.split_once(" = ")?;
        let (value, unit) = rest.split_once(' ')?;
        Some(Figure {
            name: name.to_owned(),
            value: value.parse().ok()?,
            unit: unit.to_owned(),
        })
    };
    lines.filter_map(figure).collect()
}

fn digest(said: &str) -> Option<&str> {
    said.lines().find_map(|line| line.strip_prefix("digest: "))
}

#[cfg(test)]
mod tests {
    use super::{Figure, compare, figures};

    const SAID: &str = "figure: idle: events = 21.5 M/s\ndigest: 0b\nfigure: clone = 6 us\n";

    #[test]
    fn figures_are_read_by_line() {
        let idle = Figure {
            name: "idle: events".to_owned(),
            value: 21.5,
            unit: "M/s".to_owned(),
        };
        assert_eq!(figures(SAID)[0], idle);
        assert_eq!(figures(SAID).len(), 2);
    }

    #[test]
    fn both_builds_must_play_the_same() {
        assert!(compare(SAID, SAID).is_ok());
        assert!(compare(SAID, &SAID.replace("0b", "0c")).is_err());
        assert!(compare(SAID, &SAID.replace("clone", "copy")).is_err());
    }
}
