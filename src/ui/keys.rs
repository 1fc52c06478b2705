//! Keys: the studio says what each means, only while the focus is in the application, and never where a key has a meaning of
//! its own.

use leptos::ev::KeyboardEvent;
use studio::desk::Tool;
use studio::keys::{Aim, Held, Press, Wish, found, wish};
use studio::lane::LaneId;
use studio::msg::{Look, Msg};
use studio::session::Session;
use studio::touch::Target;
use studio::view::Chrome;

use super::chunk;
use super::dialogs::Dialog;
use super::page::Page;
use crate::web;

pub(crate) fn on_key(page: Page, event: &KeyboardEvent) {
    let key = event.key();
    let command = event.ctrl_key() || event.meta_key();
    let press = Press {
        key: &key,
        place: web::page::place_of(event),
        held: Held::of(event.shift_key(), command, event.alt_key()),
        is_repeated: event.repeat(),
    };
    let Some(wish) = page.peek(|session| wish(press, session)) else {
        return;
    };
    event.prevent_default();
    match wish {
        Wish::Do(msg) => page.send(msg),
        Wish::Help => page.show(Dialog::Help),
        Wish::Find(aim) => page.run(chunk::find(page, aim, selected(page, event))),
        Wish::Nothing => {}
    }
}

/// What has its menu open, or the focus in a figure.
fn selected(page: Page, event: &KeyboardEvent) -> Option<(LaneId, Target)> {
    page.peek(Session::touched).or_else(|| {
        let (lane, key) = web::hits::of_event(event)?;
        let lane = LaneId(lane);
        let target = page.peek(|session| Target::of_key(&key, &session.frame(lane)))?;
        Some((lane, target))
    })
}

/// Does what has to be found first. Only its chunk calls this.
pub(crate) fn find(page: Page, aim: Aim, selected: Option<(LaneId, Target)>) {
    let msg = page.peek(|session| found(session, aim, selected));
    if selected.is_some() && matches!(msg, Msg::Edit(_)) {
        web::menu::close();
    }
    page.send(msg);
    let has_tools = page.peek(|session| session.view().chrome == Chrome::Full);
    if aim == Aim::Compare && has_tools {
        page.send(Msg::Look(Look::Open(Tool::Compare)));
        web::page::reveal("tool-compare", false);
        web::page::focus_soon(String::from("tab-compare"));
    }
}
