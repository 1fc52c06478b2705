//! What the rules look for in a path or a text.

use std::path::{Path, PathBuf};

/// The repository's folder.
pub(super) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Whether the file's name ends so after its last dot.
pub(super) fn ends(path: &str, end: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|found| found == end)
}

pub(super) fn is_rust(path: &str) -> bool {
    ends(path, "rs")
}

/// What ends up in front of a reader, written by hand.
pub(super) fn is_page(path: &str) -> bool {
    let kinds = ["rs", "css", "html", "js", "svg"];
    (path.starts_with("src/") || path.starts_with("style/") || path == "index.html")
        && kinds.iter().any(|kind| ends(path, kind))
}

/// The first of these words that stands in the text as a word of its own.
pub(super) fn names(text: &str, words: &[&str]) -> Option<String> {
    let inside = |letter: char| letter.is_alphanumeric() || letter == '_';
    words.iter().find_map(|word| {
        let stands = |(at, _): (usize, &str)| {
            !text[..at].ends_with(inside)
                && (word.ends_with(')') || !text[at + word.len()..].starts_with(inside))
        };
        text.match_indices(word)
            .find(|hit| stands(*hit))
            .map(|(at, _)| format!("names {word} in line {}", line_of(text, at)))
    })
}

pub(super) fn found(text: &str, part: &str) -> Option<String> {
    text.find(part)
        .map(|at| format!("has `{}` in line {}", part.trim(), line_of(text, at)))
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// A colour written as a number.
pub(super) fn colour(text: &str) -> Option<String> {
    for function in [
        "rgb(",
        "rgba(",
        "hsl(",
        "hsla(",
        "oklch(",
        "color-mix(in srgb, #",
    ] {
        if text.contains(function) {
            return Some(function.to_owned());
        }
    }
    text.match_indices('#').find_map(|(at, _)| {
        let digits: String = text[at + 1..]
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let hex = digits.chars().all(|digit| digit.is_ascii_hexdigit());
        let entity = text[..at].ends_with('&');
        (hex && !entity && [3, 4, 6, 8].contains(&digits.len())).then(|| format!("#{digits}"))
    })
}

/// A colour written as a word, in the value of a style rule.
pub(super) fn colour_word(sheet: &str) -> Option<String> {
    let words = [
        "white", "black", "red", "green", "blue", "gray", "grey", "orange", "yellow", "purple",
        "silver",
    ];
    let values = sheet
        .split(['{', ';', '}'])
        .filter_map(|declaration| declaration.split_once(": "));
    let parts = values.flat_map(|(_, value)| value.split([' ', ',', '(', ')', '\n']));
    parts
        .into_iter()
        .find(|part| words.contains(part))
        .map(str::to_owned)
}

/// A relative link of a page to a file that is not there.
pub(super) fn dead_link(path: &str, text: &str) -> Option<String> {
    let folder = root().join(path).parent()?.to_path_buf();
    let links = text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split([')', '#']).next());
    let mut own = links.filter(|link| !link.is_empty() && !link.contains("://"));
    own.find(|link| !folder.join(link).exists())
        .map(|link| format!("links to {link}"))
}

#[test]
fn colours_are_told_from_anchors() {
    assert_eq!(colour("fill: #fff;").as_deref(), Some("#fff"));
    assert_eq!(colour("stroke: rgb(1 2 3)").as_deref(), Some("rgb("));
    assert_eq!(colour_word("p { color: white; }").as_deref(), Some("white"));
    assert_eq!(
        colour("href=\"#play\" url(#cut) #[test] &#160; #s=1.b3 #12"),
        None
    );
    assert_eq!(
        colour_word("p { white-space: nowrap; color: var(--red); } .red { margin: 0 }"),
        None
    );
}
