//! Tests of the studio crate.

mod acting;
mod audit;
mod cost;
mod danger;
mod facts;
mod form;
mod frame;
mod golden;
mod hostile;
mod inspect;
mod keys;
mod lanes;
mod life;
mod links;
mod matrix;
mod palette;
mod plan;
mod poster;
mod properties;
mod recorded;
mod runs;
mod scene;
mod session;
mod sharing;
mod tidy;
mod timeline;
mod touch;
mod words;

use std::path::{Path, PathBuf};

use serde_json::Value;
use studio::i18n::Language;
use studio::outcome::Outcome;
use studio::scenario::Scenario;

/// A folder beside this one.
fn folder(name: &str) -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    tests.join(name)
}

/// Names of the files with this ending, without it, in order.
fn names(folder: &Path, ending: &str) -> Vec<String> {
    let entries = folder.read_dir().expect("a folder of tests");
    let mut names: Vec<String> = entries
        .filter_map(|entry| {
            let name = entry.expect("a readable folder").file_name();
            let name = name.to_string_lossy();
            name.strip_suffix(ending).map(str::to_owned)
        })
        .collect();
    names.sort();
    names
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn scenario(path: &Path) -> Scenario {
    Scenario::parse(&read(path))
        .unwrap_or_else(|error| panic!("{}: {}", path.display(), error.sentence(Language::En)))
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&read(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What `play` prints for a scenario.
fn played(path: &Path) -> Value {
    let outcome = Outcome::of(&scenario(path)).expect("a run that ends");
    serde_json::to_value(outcome).expect("an outcome is JSON")
}
