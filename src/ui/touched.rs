//! The place of the menu of a thing that was touched; the menu itself is fetched when the first thing is.

use leptos::ev::PointerEvent;
use leptos::prelude::*;
use studio::msg::Msg;
use studio::session::Session;

use super::page::Page;
use super::parts::views;
use super::{chunk, fetched::fetched};
use crate::web;

/// The menu's id.
pub(crate) const MENU: &str = "touch-menu";

/// Nothing, or the menu.
pub(crate) fn menu(page: Page) -> AnyView {
    let touched = Memo::new(move |_| page.on_look(Session::touched));
    let language = Memo::new(move |_| page.language());
    views(move || match touched.get() {
        Some((lane, target)) => {
            language.track();
            fetched(page, chunk::touch_menu(page, lane, target))
        }
        None => ().into_any(),
    })
    .into_any()
}

/// Whoever touches something else has done with the menu.
pub(crate) fn leave(page: Page, event: &PointerEvent) {
    let is_open = page.peek(|session| session.touched().is_some());
    if is_open && !web::menu::is_in(event, MENU) {
        page.send(Msg::Touch(None));
    }
}
