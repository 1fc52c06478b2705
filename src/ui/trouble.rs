//! A link that could not be read: what is wrong, where, and what can be done about it. Until then nothing runs.

use leptos::prelude::*;
use studio::msg::Msg;

use super::page::Page;

/// Characters of the link that are shown before the mistake and behind it.
const AROUND: usize = 34;

/// The panel in place of the figures; nothing if all is well.
pub(crate) fn trouble(page: Page) -> AnyView {
    let Some(trouble) = page.peek(|session| session.trouble().cloned()) else {
        return ().into_any();
    };
    let words = page.words();
    let (before, here, behind) = excerpt(&trouble.given, trouble.error.at);
    let understood = trouble.error.understood.as_ref();
    let part = understood.map(|part| {
        view! {
            <p>{words.understood(part.ops, part.of)}</p>
            <button type="button" on:click=move |_| page.send(Msg::OpenUnderstood)>
                {words.open_understood}
            </button>
        }
    });
    view! {
        <main class="trouble">
            <div role="alert">
                <h2>{words.bad_link}</h2>
                <p>{trouble.error.sentence(page.language())}</p>
            </div>
            <pre aria-hidden="true">
                {before.clone()} <mark>{here}</mark> {behind} "\n" {" ".repeat(before.chars().count())} "^"
            </pre>
            <div class="ways">
                {part}
                <button type="button" on:click=move |_| page.send(Msg::OpenEmpty)>
                    {words.open_empty}
                </button>
            </div>
        </main>
    }
    .into_any()
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
