//! The place of the menu of a thing that was touched; the menu itself is fetched when the first thing is.

use leptos::ev::Event;
use studio::msg::Msg;
use studio::session::Session;

use super::chunk;
use super::controls::slot;
use super::fetched::fetched;
use super::page::Page;
use crate::web;
use crate::web::tag::Tag;

/// The menu's id.
pub(crate) const MENU: &str = "touch-menu";

/// Nothing, or the menu.
pub(crate) fn menu(page: Page) -> Tag {
    let touched = move || page.on_look(Session::touched);
    let menu = move || {
        let touched = touched().into_iter();
        let menu = |(lane, target)| {
            fetched(page, slot(), |place| {
                chunk::touch_menu(page, lane, target, place)
            })
        };
        touched.map(menu).collect()
    };
    slot().changing(move || (touched(), page.language()), menu)
}

/// Whoever touches something else has done with the menu.
pub(crate) fn leave(page: Page, event: &Event) {
    let is_open = page.peek(|session| session.touched().is_some());
    if is_open && !web::menu::is_in(event, MENU) {
        page.send(Msg::Touch(None));
    }
}
