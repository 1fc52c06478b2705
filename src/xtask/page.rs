//! The two steps of Trunk's build that are ours: style sheets out of `style/`, and the content policy of what ships.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::run::{Done, root};

/// Read first by the others; the rest follow by name and must not depend on each other's order.
const FIRST: [&str; 2] = ["tokens.css", "base.css"];
/// Where index.html expects the sheets: a first visit's, and that of what is fetched later (decision 11).
const SHEETS: [(&str, &str); 2] = [
    ("style", "target/styles/ackscope.css"),
    ("style/later", "target/styles/later.css"),
];
/// What the page may load and do. Hosts may send it as a header too, with `frame-ancestors *`.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/// Joins the files of each folder into one sheet: one request instead of six.
pub(crate) fn styles() -> Done {
    for (folder, name) in SHEETS {
        let sheet = joined(&root().join(folder))?;
        let place = root().join(name);
        // An unchanged file is left alone: Trunk watches files.
        if fs::read_to_string(&place).is_ok_and(|old| old == sheet) {
            continue;
        }
        let folder = place.parent().unwrap_or(&place);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&place, sheet))
            .map_err(|why| format!("{name}: {why}"))?;
    }
    Ok(())
}

fn joined(folder: &Path) -> Done<String> {
    let entries = fs::read_dir(folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "css"));
    let rank = |file: &Path| {
        FIRST
            .iter()
            .position(|name| file.ends_with(name))
            .unwrap_or(FIRST.len())
    };
    files.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| a.cmp(b)));
    let texts = files
        .iter()
        .map(|file| fs::read_to_string(file).map_err(|why| format!("{}: {why}", file.display())));
    Ok(lean(&texts.collect::<Done<Vec<_>>>()?.join("\n")))
}

/// Without comments, indentation and empty lines, which readers of the sources need and browsers do not.
fn lean(sheet: &str) -> String {
    let mut parts = sheet.split("/*");
    let mut bare = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        bare.push_str(part.split_once("*/").map_or("", |(_, after)| after));
    }
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Writes the content policy into the page that Trunk is about to ship.
pub(crate) fn policy() -> Done {
    let stage = env::var_os("TRUNK_STAGING_DIR").ok_or("`policy` is a step of Trunk's build")?;
    let place = PathBuf::from(stage).join("index.html");
    let page = fs::read_to_string(&place).map_err(|why| format!("{}: {why}", place.display()))?;
    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") && !is_served(&page) {
        fs::write(&place, with_policy(&page)?)
            .map_err(|why| format!("{}: {why}", place.display()))?;
    }
    Ok(())
}

/// `trunk serve` puts a script of its own into the page, which the policy would forbid.
fn is_served(page: &str) -> bool {
    page.contains("__TRUNK_")
}

fn with_policy(page: &str) -> Done<String> {
    let head = page.find("<head>").ok_or("index.html has no <head>")? + "<head>".len();
    let (before, after) = page.split_at(head);
    Ok(format!(
        "{before}\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">{after}"
    ))
}

#[cfg(test)]
mod tests {
    use super::{lean, with_policy};

    #[test]
    fn a_sheet_loses_only_what_browsers_skip() {
        assert_eq!(
            lean("/* a\n b */ p {\n  margin: 0; /* c */\n\n}\n"),
            "p {\nmargin: 0;\n}"
        );
    }

    #[test]
    fn the_policy_comes_before_what_it_governs() {
        let page = with_policy("<html><head><link></head></html>").expect("it has a head");
        assert!(page.starts_with(
            "<html><head>\n    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src"
        ));
        assert!(page.ends_with("form-action 'none'\"><link></head></html>"));
        assert!(with_policy("<html></html>").is_err());
    }
}
