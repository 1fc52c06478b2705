//! Rules of the tree that a reader of files can check.

mod rules;
mod text;

use std::fs;
use std::path::PathBuf;

use rules::{LINES_MAX, LONG, RULES};
use text::root;

#[test]
fn the_tree_keeps_every_rule() {
    let mut faults = Vec::new();
    let files = files();
    let gone = LONG
        .iter()
        .filter(|(long, _)| !files.iter().any(|path| path == long));
    faults.extend(gone.map(|(long, _)| format!("{long} is gone: take it off the list `LONG`")));
    for path in files {
        let bytes = fs::read(root().join(&path)).expect("a listed file is readable");
        let Ok(text) = String::from_utf8(bytes) else {
            continue;
        };
        for rule in RULES.iter().filter(|rule| (rule.holds_in)(&path)) {
            faults.extend(
                (rule.fault)(&path, &text)
                    .map(|fault| format!("{path} {fault}\n    ({})", rule.name)),
            );
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_rule_can_be_broken() {
    for rule in RULES {
        let (path, text) = rule.broken;
        assert!(
            (rule.holds_in)(path),
            "{} does not look at {path}",
            rule.name
        );
        assert!(
            (rule.fault)(path, text).is_some(),
            "{} accepts its counterexample",
            rule.name
        );
    }
}

#[test]
fn a_listed_file_may_be_long_and_may_not_grow() {
    let lines = |count: usize| "//! x\n".repeat(count);
    assert!((RULES[0].fault)("src/x.rs", &lines(LINES_MAX)).is_none());
    for &(path, ceiling) in LONG {
        assert!((RULES[0].fault)(path, &lines(ceiling)).is_none());
        assert!((RULES[0].fault)(path, &lines(ceiling + 1)).is_some());
        assert!((RULES[0].fault)(path, &lines(LINES_MAX)).is_some());
    }
}

/// Every file of ours, as a path from the root; what tools make is left out.
fn files() -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root().join(&folder)).expect("a listed folder is readable") {
            let entry = entry.expect("a folder can be listed");
            let path = folder.join(entry.file_name());
            let name = entry.file_name().to_string_lossy().into_owned();
            let made = [
                ".git",
                "target",
                "dist",
                "node_modules",
                "test-results",
                "Cargo.lock",
            ];
            if made.contains(&name.as_str()) {
                continue;
            }
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path);
            } else {
                found.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    assert!(
        found.iter().any(|path| path == "src/engine/lib.rs"),
        "the tree was not found"
    );
    found.sort();
    found
}
