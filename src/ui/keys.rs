//! What the keys do (c9). Only while the focus is in the application, and never where a key has a meaning of its own.

use engine::time::Duration;
use leptos::ev::KeyboardEvent;
use studio::lane::LaneId;
use studio::msg::{Look, Msg};
use studio::timeline::Zoom;

use super::chunk;
use super::page::Page;
use crate::web;

/// With Shift, arrows go so far.
const NUDGE: Duration = Duration::from_ms(100);

pub(crate) fn on_key(page: Page, event: &KeyboardEvent) {
    let place = web::page::place_of(event);
    if event.alt_key() || place == web::page::Place::Text {
        return;
    }
    let Some(wish) = wish(event, place) else {
        return;
    };
    event.prevent_default();
    match wish {
        Wish::Do(msg) => page.send(msg),
        Wish::Help => web::page::open_dialog("help"),
        Wish::NextBreach => page.run(chunk::next_breach(page)),
    }
}

enum Wish {
    Do(Msg),
    Help,
    NextBreach,
}

fn wish(event: &KeyboardEvent, place: web::page::Place) -> Option<Wish> {
    let (shift, command) = (event.shift_key(), event.ctrl_key() || event.meta_key());
    let key = event.key();
    if command {
        return match key.as_str() {
            "z" => Some(Wish::Do(Msg::Undo)),
            "Z" | "y" => Some(Wish::Do(Msg::Redo)),
            _ => None,
        };
    }
    let msg = match key.as_str() {
        // A button or a list in focus takes it for itself.
        " " if place != web::page::Place::Elsewhere => return None,
        " " => Msg::TogglePlay,
        "ArrowLeft" | "ArrowRight" | "Home" | "End" if place.has_arrows() => return None,
        "ArrowLeft" if shift => Msg::Nudge {
            by: NUDGE,
            back: true,
        },
        "ArrowRight" if shift => Msg::Nudge {
            by: NUDGE,
            back: false,
        },
        "ArrowLeft" => Msg::StepBack,
        "ArrowRight" => Msg::StepForward,
        "Home" => Msg::Restart,
        "End" => Msg::ToEnd,
        "1" => Msg::Look(Look::Focus(LaneId(0))),
        "2" => Msg::Look(Look::Focus(LaneId(1))),
        "3" => Msg::Look(Look::Focus(LaneId(2))),
        "k" | "K" => Msg::KillLeader,
        "r" | "R" => Msg::StartBroker,
        "g" | "G" => return Some(Wish::NextBreach),
        "+" | "=" => zoom(67),
        "-" => zoom(150),
        "0" => Msg::Zoom(Zoom::Whole),
        "?" => return Some(Wish::Help),
        "Escape" => Msg::DismissNotice,
        _ => return None,
    };
    Some(Wish::Do(msg))
}

/// So many percent of what a timeline shows, around the playhead.
fn zoom(percent: u32) -> Msg {
    Msg::Zoom(Zoom::By {
        percent,
        around: None,
    })
}
