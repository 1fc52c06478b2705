//! What the marks and the keys mean, and the switches for those who need them otherwise.

use leptos::prelude::event_target_checked;
use studio::i18n::{DialogWords, KeyWords};
use studio::msg::{Look, Msg};
use studio::view::View;

use super::controls::word;
use super::dialogs::head;
use super::legend::legend;
use super::page::Page;
use crate::web::tag::{Tag, tag};

/// The dialog.
pub(crate) fn help(page: Page) -> Tag {
    let keys = move || {
        let keys = KeyWords::of(page.language()).list.iter();
        let row = |(keys, meaning): &(&str, &str)| {
            let keys = tag("dt").with(tag("kbd").text(keys));
            [keys, tag("dd").text(meaning)]
        };
        keys.flat_map(row).collect()
    };
    let title = tag("h2").set("id", "help-title");
    tag("dialog")
        .set("aria-labelledby", "help-title")
        .with(head(page, title.says(word(page, |words| words.help))))
        .with(legend(page))
        .with(tag("h2").says(move || DialogWords::of(page.language()).keys))
        .with(
            tag("dl")
                .class("keys")
                .changing(move || page.language(), keys),
        )
        .with_all([LETTERS, CAPTIONS].map(|one| switch(page, one)))
}

/// What can be switched off: how it is called, whether it is on, and what switches it.
type Switch = (
    fn(&KeyWords) -> &'static str,
    fn(&View) -> bool,
    fn(bool) -> Look,
);

const LETTERS: Switch = (
    |words| words.letters_switch,
    |view| view.has_letters,
    Look::Letters,
);
const CAPTIONS: Switch = (
    |words| words.captions_switch,
    |view| view.has_captions,
    Look::Captions,
);

fn switch(page: Page, (name, is_on, look): Switch) -> Tag {
    let change = move |event| page.send(Msg::Look(look(event_target_checked(&event))));
    let field = tag("input").set("type", "checkbox");
    let field = field.checked(move || page.on_look(|session| is_on(session.view())));
    tag("label")
        .class("switch")
        .with(field.on("change", change))
        .says(move || name(KeyWords::of(page.language())))
}
