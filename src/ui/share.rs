//! What can be taken away: a link to all this at this instant, and the lines that put it into another page.

use engine::time::Instant;
use studio::embed;
use studio::i18n::DialogWords;
use studio::session::Session;

use super::controls::{button, word};
use super::dialogs::head;
use super::page::Page;
use crate::web;
use crate::web::tag::{Tag, tag};

/// The dialog about a state at an instant.
pub(crate) fn share(page: Page, state: &str, at: Instant) -> Tag {
    let said = tag("p").set("role", "status");
    let view = page.peek(|session| session.view().clone());
    let words = DialogWords::of(view.language);
    let link = web::address::link(state, at, "");
    let framed = web::address::link(state, at, &embed::query(&view));
    let snippet = embed::snippet(&framed, view.language);
    let link = ["share-link", words.link, words.copy_link, &link];
    let snippet = ["share-snippet", words.snippet, words.copy_snippet, &snippet];
    let [link, snippet] = [link, snippet].map(|texts| field(page, &said, texts));
    let kept = page.peek(Session::has_kept);
    let note = kept.then(|| tag("p").text(words.link_of_new_run));
    let title = tag("h2").set("id", "share-title");
    tag("dialog")
        .set("aria-labelledby", "share-title")
        .with(head(page, title.says(word(page, |words| words.share))))
        .with_all(note)
        .with_all(link)
        .with_all(snippet)
        .with(said)
}

/// A text to be copied, below its label.
fn field(page: Page, said: &Tag, [id, label, copy, text]: [&str; 4]) -> [Tag; 2] {
    let (id, said) = (String::from(id), said.element());
    let own = (id.clone(), String::from(text), String::from(copy));
    let (own_id, own_text, own_label) = own;
    let press = move || {
        let (id, said) = (own_id.clone(), said.clone());
        web::clipboard::copy(own_text.clone(), move |done| {
            let words = page.peek(|session| DialogWords::of(session.view().language));
            said.set_text_content(Some(if done {
                words.copied
            } else {
                words.copy_by_hand
            }));
            if !done {
                web::page::select(&id);
            }
        });
    };
    let area = tag("textarea").set("id", &id).set("rows", "3");
    let area = area.set("readonly", "").set("spellcheck", "false");
    let button = button("plain", move || own_label.clone(), press).text(copy);
    [
        tag("label").set("for", &id).text(label),
        tag("div").class("taken").with(area.text(text)).with(button),
    ]
}
