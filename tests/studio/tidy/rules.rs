//! The rules, each with an example that it must refuse.

use super::text::{colour, colour_word, dead_link, ends, found, is_page, is_rust, names};

/// Longest Rust file, in lines.
pub(super) const LINES_MAX: usize = 400;
/// Files that were longer when this rule came, with the most that each may have. An entry may shrink or go, never grow or
/// come.
pub(super) const LONG: &[(&str, usize)] = &[];

/// One line more than a file may have.
const TOO_LONG: &str = match std::str::from_utf8(&[b'\n'; LINES_MAX + 1]) {
    Ok(text) => text,
    Err(_) => "",
};

/// One rule: where it holds, what it complains about, and a file that breaks it.
pub(super) struct Rule {
    pub(super) name: &'static str,
    pub(super) holds_in: fn(&str) -> bool,
    pub(super) fault: fn(&str, &str) -> Option<String>,
    pub(super) broken: (&'static str, &'static str),
}

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "a Rust file has at most 400 lines",
        holds_in: is_rust,
        fault: |path, text| {
            let frozen = LONG
                .iter()
                .find(|(long, _)| *long == path)
                .map(|(_, lines)| *lines);
            let lines = text.lines().count();
            match frozen {
                Some(_) if lines <= LINES_MAX => Some(format!(
                    "is down to {lines} lines: take it off the list `LONG`"
                )),
                Some(frozen) if lines > frozen => {
                    Some(format!("grew from {frozen} to {lines} lines"))
                }
                None if lines > LINES_MAX => Some(format!("has {lines} lines")),
                Some(_) | None => None,
            }
        },
        broken: ("src/engine/x.rs", TOO_LONG),
    },
    Rule {
        name: "a Rust file opens by saying what it is for",
        holds_in: is_rust,
        fault: |_, text| {
            (!text.starts_with("//! ")).then(|| "its first line is no `//! …`".to_owned())
        },
        broken: ("src/engine/x.rs", "use std::fmt;\n//! Too late.\n"),
    },
    Rule {
        name: "the engine and xtask have no run-time dependencies (R1)",
        holds_in: |path| path == "src/engine/Cargo.toml" || path == "src/xtask/Cargo.toml",
        fault: |_, text| {
            text.contains("\n[dependencies")
                .then(|| "has dependencies".to_owned())
        },
        broken: (
            "src/engine/Cargo.toml",
            "[package]\n\n[dependencies.serde]\nversion = \"1\"\n",
        ),
    },
    Rule {
        name: "protocol rules know no traces, and draw only for links and for a client's back-off (R2)",
        holds_in: |path| path.starts_with("src/engine/protocol/"),
        fault: |path, text| {
            let draws = ["src/engine/protocol/links.rs"].contains(&path);
            let random = || {
                if draws {
                    None
                } else {
                    names(text, &["crate::random"])
                }
            };
            names(text, &["crate::trace", "crate::search"]).or_else(random)
        },
        broken: ("src/engine/protocol/isr.rs", "use crate::trace::Trace;"),
    },
    Rule {
        name: "the studio knows no browser (R5)",
        holds_in: |path| path.starts_with("src/studio/"),
        fault: |_, text| {
            names(
                text,
                &[
                    "leptos",
                    "web_sys",
                    "web-sys",
                    "js_sys",
                    "js-sys",
                    "wasm_bindgen",
                    "wasm-bindgen",
                ],
            )
        },
        broken: (
            "src/studio/Cargo.toml",
            "[dependencies]\nweb-sys = \"0.3\"\n",
        ),
    },
    Rule {
        name: "views never see a world (R6)",
        holds_in: |path| path.starts_with("src/ui/"),
        fault: |_, text| names(text, &["World", "engine::world"]),
        broken: ("src/ui/app.rs", "fn draw(world: &World) {}"),
    },
    Rule {
        name: "the browser is called in src/web alone (R7)",
        holds_in: |path| path.starts_with("src/ui/"),
        fault: |_, text| {
            names(
                text,
                &[
                    "web_sys",
                    "js_sys",
                    "gloo",
                    "gloo_timers",
                    "window()",
                    "document()",
                ],
            )
        },
        broken: ("src/ui/app.rs", "let page = window().location();"),
    },
    Rule {
        name: "colours are named in style/tokens.css alone",
        // The icon is shown outside of the page, where tokens do not reach.
        holds_in: |path| is_page(path) && path != "style/tokens.css" && path != "src/web/icon.svg",
        fault: |path, text| {
            let named = || ends(path, "css").then(|| colour_word(text)).flatten();
            colour(text)
                .or_else(named)
                .map(|found| format!("says {found}"))
        },
        broken: ("src/ui/app.rs", r##"view! { <rect fill="#15202b"/> }"##),
    },
    Rule {
        name: "nothing is styled in place: the content policy forbids it",
        holds_in: |path| {
            path == "index.html"
                || path.starts_with("src/ui/")
                || path.starts_with("src/studio/scene/")
        },
        fault: |_, text| {
            [" style=\"", " style=\\\"", " style='", "<style"]
                .iter()
                .find_map(|place| found(text, place))
        },
        broken: ("index.html", "<p style=\"color: red\">"),
    },
    Rule {
        name: "words are in studio::i18n, or in `words.rs` beside what they explain (R4)",
        holds_in: |path| {
            let place = path.starts_with("src/studio/i18n/") || path.ends_with("/words.rs");
            is_rust(path) && path.starts_with("src/") && !place
        },
        fault: |_, text| {
            let accented = |letter: char| "ãõçáéíóúâêôÃÕÇÁÉÍÓÚÂÊÔ".contains(letter);
            let words = text.split(|letter: char| !letter.is_alphabetic());
            // A letter alone may be measured or escaped; two make a word.
            let mut words = words.filter(|word| word.chars().count() > 1);
            words
                .find(|word| word.contains(accented))
                .map(|word| format!("says {word}"))
        },
        broken: ("src/ui/app.rs", "\"posição\""),
    },
    Rule {
        name: "nothing is left for later",
        holds_in: |path| !path.starts_with("tests/studio/tidy/"),
        fault: |_, text| names(text, &["TODO", "FIXME", "XXX"]),
        broken: ("src/engine/x.rs", "// TODO: the other half"),
    },
    Rule {
        name: "no file names the machine it was written on, or a package registry",
        holds_in: |path| !path.starts_with("tests/studio/tidy/"),
        fault: |_, text| {
            [
                "/root/",
                "/work/",
                "/home/",
                "://registry.",
                "://index.crates",
            ]
            .iter()
            .find_map(|place| found(text, place))
        },
        broken: (
            "tests/browser/package-lock.json",
            "\"resolved\": \"https://registry.example/x.tgz\"",
        ),
    },
    Rule {
        name: "a link inside the repository leads somewhere",
        holds_in: |path| ends(path, "md"),
        fault: dead_link,
        broken: ("README.md", "See [the model](src/docs/no-such-page.md)."),
    },
    Rule {
        name: "a decision says why, what else, and what would change it",
        holds_in: |path| path.starts_with("src/docs/decisions/"),
        fault: |_, text| {
            let parts = [
                "\n## Context\n",
                "\n## Choice\n",
                "\n## Alternatives\n",
                "\n## What would change our mind\n",
            ];
            parts
                .iter()
                .find(|part| !text.contains(*part))
                .map(|part| format!("lacks `{}`", part.trim()))
        },
        broken: (
            "src/docs/decisions/0001-crates.md",
            "# Crates\n\n## Context\n\nNone.\n",
        ),
    },
];
