//! What can be taken away: a link to all this at this instant, and the lines that put it into another page.

use studio::session::Session;

use super::controls::button;
use super::help::head;
use super::page::Page;
use crate::web;
use crate::web::tag::{Tag, tag};

/// What the dialog offers, as made when it was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shared {
    pub(crate) link: String,
    pub(crate) snippet: String,
}

/// The dialog, empty until something is shared.
pub(crate) fn share(page: Page) -> Tag {
    let content = move || {
        let shared = page.shared();
        shared.map_or_else(Vec::new, |shared| fields(page, &shared))
    };
    let title = tag("h2").set("id", "share-title");
    tag("dialog")
        .set("id", "share")
        .set("aria-labelledby", "share-title")
        .with(head(page, title.says(move || page.words().share)))
        .changing(move || (page.shared(), page.language()), content)
}

fn fields(page: Page, shared: &Shared) -> Vec<Tag> {
    let said = tag("p").set("role", "status");
    let words = page.words();
    let kept = page.peek(Session::has_kept);
    let note = kept.then(|| tag("p").text(words.link_of_new_run));
    let link = ["share-link", words.link, words.copy_link, &shared.link];
    let snippet = [
        "share-snippet",
        words.snippet,
        words.copy_snippet,
        &shared.snippet,
    ];
    let [link, snippet] = [link, snippet].map(|texts| field(page, &said, texts));
    note.into_iter()
        .chain(link)
        .chain(snippet)
        .chain([said])
        .collect()
}

/// A text to be copied, below its label.
fn field(page: Page, said: &Tag, [id, label, copy, text]: [&str; 4]) -> [Tag; 2] {
    let (id, said) = (String::from(id), said.element());
    let own = (id.clone(), String::from(text), String::from(copy));
    let (own_id, own_text, own_label) = own;
    let press = move || {
        let (id, said) = (own_id.clone(), said.clone());
        web::clipboard::copy(own_text.clone(), move |done| {
            let words = page.peek(|session| session.view().language.words());
            said.set_text_content(Some(if done {
                words.page.copied
            } else {
                words.page.copy_by_hand
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
