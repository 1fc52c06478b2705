//! The place of what opens above the page; it is fetched when it is first wanted.

use engine::time::Instant;

use super::chunk;
use super::controls::{sign, slot, word};
use super::fetched::fetched;
use super::icon::Icon;
use super::page::Page;
use super::{help, share};
use crate::web;
use crate::web::tag::{Tag, tag};

/// What opens above the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Dialog {
    /// What the marks and the keys mean.
    Help,
    /// What can be taken away: the state as a link keeps it, and the instant.
    Share(String, Instant),
}

/// Nothing, or what was last asked for.
pub(crate) fn dialogs(page: Page) -> Tag {
    let last = move || {
        let dialog = page.dialog().1.into_iter();
        let place = |dialog| fetched(page, slot(), |place| chunk::dialog(page, dialog, place));
        dialog.map(place).collect()
    };
    slot().changing(move || page.dialog().0, last)
}

/// Puts a dialog into its place and opens it. Only its chunk calls this.
pub(crate) fn open(page: Page, dialog: &Dialog, place: Tag) {
    let (id, dialog) = match dialog {
        Dialog::Help => ("help", help::help(page)),
        Dialog::Share(state, at) => ("share", share::share(page, state, *at)),
    };
    place.with(dialog.set("id", id));
    web::page::open_dialog(id);
}

/// The title of a dialog beside the way to close it.
pub(crate) fn head(page: Page, title: Tag) -> Tag {
    let close = tag("button").class("quiet square");
    let close = close.live("aria-label", word(page, |words| words.close));
    tag("form")
        .set("method", "dialog")
        .with(title)
        .with(close.with(sign(|| Icon::Close)))
}
