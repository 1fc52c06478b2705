//! A link that could not be read: what is wrong, where, and what can be done about it. Until then nothing runs.

use studio::i18n::DialogWords;
use studio::msg::Msg;

use super::page::Page;
use crate::web::tag::{Tag, tag};

/// Characters of the link that are shown before the mistake and behind it.
const AROUND: usize = 34;

/// The panel in place of the figures; nothing if all is well.
pub(crate) fn trouble(page: Page) -> Option<Tag> {
    let trouble = page.peek(|session| session.trouble().cloned())?;
    let words = DialogWords::of(page.language());
    let (before, here, behind) = excerpt(&trouble.given, trouble.error.at);
    let below = ["\n", &" ".repeat(before.chars().count()), "^"].concat();
    let alert = tag("div").set("role", "alert");
    let alert = alert
        .with(tag("h2").text(words.bad_link))
        .with(tag("p").text(&trouble.error.sentence(page.language())));
    let link = tag("pre").set("aria-hidden", "true");
    let link = link
        .text(&before)
        .with(tag("mark").text(&here))
        .text(&behind)
        .text(&below);
    let way = |words: &str, msg: fn() -> Msg| {
        let way = tag("button").set("type", "button").text(words);
        way.on("click", move |_| page.send(msg()))
    };
    let part = trouble.error.understood.as_ref().map(|part| {
        [
            tag("p").text(&words.understood(part.ops, part.of)),
            way(words.open_understood, || Msg::OpenUnderstood),
        ]
    });
    let ways = tag("div").class("ways");
    let ways = ways
        .with_all(part.into_iter().flatten())
        .with(way(words.open_empty, || Msg::OpenEmpty));
    Some(tag("main").class("trouble").with_all([alert, link, ways]))
}

/// The part of a link around the character `at`: what stands before it, itself, and what follows.
fn excerpt(given: &str, at: usize) -> (String, String, String) {
    let chars: Vec<char> = given
        .chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect();
    let at = at.min(chars.len());
    let start = at.saturating_sub(AROUND);
    let mut before: String = chars[start..at].iter().collect();
    if start > 0 {
        before.insert(0, '…');
    }
    let here = chars
        .get(at)
        .map_or_else(|| String::from("␣"), ToString::to_string);
    let rest = chars.get(at + 1..).unwrap_or_default();
    let mut behind: String = rest.iter().take(AROUND).collect();
    if rest.len() > AROUND {
        behind.push('…');
    }
    (before, here, behind)
}
