//! What pointers, the wheel and keys do to a timeline: scrub it, zoom it, move what was done to the cluster.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "handles to signals, which only a debug build makes large"
)]

use engine::time::{Duration, Instant};
use leptos::ev::{KeyboardEvent, PointerEvent, WheelEvent};
use leptos::prelude::*;
use studio::i18n::{self, TimelineWords};
use studio::msg::{Edit, Msg};
use studio::plan::LATEST;
use studio::timeline::{Zoom, bounds, place_after};

use super::bench::{Bench, Gesture};
use crate::web::pointer;

/// A pointer that moved less than this was a click.
const STILL: i32 = 4;
/// Where a pointer is: of a finger that is down it is remembered at once, since several may move within a frame.
pub(crate) fn note(bench: Bench, event: &PointerEvent) -> Option<(i32, i32)> {
    if !pointer::is_on_stage(event) {
        return None;
    }
    let (x, y) = pointer::place(event);
    bench.pointers.update_value(|pointers| {
        let known = pointers
            .iter_mut()
            .find(|(id, _)| *id == event.pointer_id());
        if let Some(known) = known {
            known.1 = x;
        }
    });
    Some((x, y))
}

pub(crate) fn begin(bench: Bench, event: &PointerEvent) {
    if event.button() != 0 {
        return;
    }
    pointer::capture(event);
    let (x, y) = pointer::place(event);
    bench.pointers.update_value(|pointers| {
        pointers.retain(|(id, _)| *id != event.pointer_id());
        pointers.push((event.pointer_id(), x));
    });
    bench.keyed.set_value(None);
    let gesture = match (apart(bench), pointer::number_at(event, "data-place")) {
        (Some(apart), _) => Gesture::Pinch { apart },
        (None, Some(place)) => {
            bench.table.update_value(|table| {
                bench.page.peek(|session| table.hold(session, place));
            });
            bench.is_held.set(true);
            Gesture::Drag
        }
        (None, None) => Gesture::Scrub {
            from: (x, y),
            is_click: true,
        },
    };
    bench.gesture.set_value(Some(gesture));
    if let Gesture::Scrub { .. } = gesture {
        scrub(bench, x);
    }
}

/// How far two fingers are apart; none if there are not two.
fn apart(bench: Bench) -> Option<i32> {
    bench.pointers.with_value(|pointers| {
        let [(_, left), (_, right), ..] = pointers[..] else {
            return None;
        };
        Some((left - right).abs().max(1))
    })
}

fn scrub(bench: Bench, x: i32) {
    if let Some(reel) = bench.ask(|table, session| table.reel_at(session, x)) {
        bench.page.send(Msg::ScrubTo(reel));
    }
}

/// A pointer has moved to `at`; told once a frame.
pub(crate) fn go_on(bench: Bench, at: (i32, i32)) {
    let Some(gesture) = bench.gesture.try_get_value() else {
        return;
    };
    match gesture {
        None => hover(bench, at),
        Some(Gesture::Scrub { from, is_click }) => {
            let is_still = (at.0 - from.0).abs().max((at.1 - from.1).abs()) < STILL;
            if !(is_click && is_still) {
                let is_click = false;
                bench
                    .gesture
                    .set_value(Some(Gesture::Scrub { from, is_click }));
                scrub(bench, at.0);
            }
        }
        Some(Gesture::Drag) => drag(bench, at.0),
        Some(Gesture::Pinch { apart: before }) => {
            let Some(now) = apart(bench) else { return };
            let middle = bench
                .pointers
                .with_value(|pointers| i32::midpoint(pointers[0].1, pointers[1].1));
            let percent = u32::try_from(before * 100 / now).unwrap_or(100);
            if percent != 100 {
                zoom_at(bench, middle, percent);
                bench.gesture.set_value(Some(Gesture::Pinch { apart: now }));
            }
        }
    }
}

fn zoom_at(bench: Bench, x: i32, percent: u32) {
    let around = bench.ask(|table, session| table.reel_at(session, x));
    bench.page.send(Msg::Zoom(Zoom::By { percent, around }));
}

/// Says what is under the pointer.
fn hover(bench: Bench, at: (i32, i32)) {
    let told = bench.ask(|table, session| {
        let spot = table.arrow_at(session, at)?;
        Some((at.0, table.tell(session, spot)?.0))
    });
    let told = told.flatten();
    if bench.tip.get_untracked() != told {
        bench.tip.set(told);
    }
}

/// A handle follows the pointer, and the run follows the handle.
fn drag(bench: Bench, x: i32) {
    let wish = bench.ask(|table, session| {
        let drag = table.drag.as_ref()?;
        let actions = session.plan().actions();
        let (first, last) = bounds(actions, drag.place, LATEST);
        let to = table.instant_at(session, x);
        // To the nearest millisecond.
        let to = Instant::from_ms((to + Duration::from_us(500)).as_ms()).clamp(first, last);
        let is_new = to != drag.at;
        is_new.then(|| {
            (
                drag.place,
                to,
                drag.at != drag.from,
                place_after(actions, drag.place, to),
            )
        })
    });
    if let Some((place, to, goes_on, place_now)) = wish.flatten() {
        bench.table.update_value(|table| {
            if let Some(drag) = &mut table.drag {
                (drag.place, drag.at) = (place_now, to);
            }
        });
        bench
            .page
            .send(Msg::Edit(Edit::Move { place, to, goes_on }));
    }
    let told = bench.ask(|table, session| {
        let at = table.drag.as_ref()?.at;
        let run = session.lane(session.focus());
        let language = session.view().language;
        let outcome = i18n::outcome(&run.trace, &run.names, language);
        let end = TimelineWords::of(language).at_end(&outcome);
        Some((x, [&i18n::clock(at, language), ". ", &end].concat()))
    });
    bench.tip.set(told.flatten());
}

pub(crate) fn end(bench: Bench, event: &PointerEvent) {
    let at = pointer::place(event);
    bench
        .pointers
        .update_value(|pointers| pointers.retain(|(id, _)| *id != event.pointer_id()));
    let gesture = bench.gesture.get_value();
    bench.gesture.set_value(None);
    match gesture {
        Some(Gesture::Drag) => let_go(bench),
        Some(Gesture::Scrub { is_click: true, .. }) => {
            let found = bench.ask(|table, session| {
                let spot = table.arrow_at(session, at)?;
                let touched = table.token(spot).map(|token| (session.focus(), token));
                Some((table.tell(session, spot)?.1, touched))
            });
            if let Some((at, touched)) = found.flatten() {
                bench.page.send(Msg::Seek(at));
                bench.page.send(Msg::Touch(touched));
            }
        }
        Some(Gesture::Scrub { .. } | Gesture::Pinch { .. }) | None => {}
    }
}

/// A handle that was dragged stays where it is; one that was only pressed shows its instant.
fn let_go(bench: Bench) {
    let dropped = bench
        .table
        .try_update_value(|table| table.drag.take())
        .flatten();
    bench.tip.set(None);
    bench.is_held.set(false);
    if let Some(drag) = dropped.filter(|drag| drag.at == drag.from) {
        bench.page.send(Msg::Seek(drag.at));
    }
}

pub(crate) fn turn(bench: Bench, event: &WheelEvent) {
    let (right, down) = pointer::turned(event);
    // Where the page scrolls, the wheel alone goes on doing that.
    if pointer::page_scrolls() && !event.ctrl_key() && right == 0 {
        return;
    }
    event.prevent_default();
    if right != 0 {
        let span = bench.page.peek(|session| session.sight().span);
        let by = span * u64::from(right.unsigned_abs()) / 1_000;
        let back = right < 0;
        bench.page.send(Msg::Zoom(Zoom::Pan { by, back }));
    } else if down != 0 {
        let percent = u32::try_from((100 + down / 4).max(40)).unwrap_or(100);
        zoom_at(bench, pointer::place(event).0, percent);
    }
}

pub(crate) fn on_key(bench: Bench, event: &KeyboardEvent) {
    let Some(place) = pointer::number_at(event, "data-place") else {
        return;
    };
    let step = match (event.key().as_str(), event.shift_key()) {
        ("ArrowLeft" | "ArrowDown", false) => -1,
        ("ArrowRight" | "ArrowUp", false) => 1,
        ("ArrowLeft" | "ArrowDown", true) => -10,
        ("ArrowRight" | "ArrowUp", true) => 10,
        ("PageDown", _) => -100,
        ("PageUp", _) => 100,
        ("Escape", _) => return take_back(bench, event),
        ("Enter" | " ", _) => 0,
        ("Delete" | "Backspace", _) => {
            event.stop_propagation();
            event.prevent_default();
            return bench.page.send(Msg::Edit(Edit::Remove(place)));
        }
        _ => return,
    };
    event.stop_propagation();
    event.prevent_default();
    let page = bench.page;
    let Some(at) = page.peek(|session| session.plan().actions().get(place).map(|timed| timed.at))
    else {
        return;
    };
    if step == 0 {
        return page.send(Msg::Seek(at));
    }
    let (to, place_now) = page.peek(|session| {
        let actions = session.plan().actions();
        let (first, last) = bounds(actions, place, LATEST);
        let by = Duration::from_ms(i64::unsigned_abs(step));
        let to = if step < 0 {
            Instant(at.0.saturating_sub(by.0))
        } else {
            at + by
        };
        let to = to.clamp(first, last);
        (to, place_after(actions, place, to))
    });
    let goes_on = bench.keyed.get_value() == Some(place);
    bench.keyed.set_value(Some(place_now));
    page.send(Msg::Edit(Edit::Move { place, to, goes_on }));
    bench.ask(|table, _| table.board.as_ref().map(|board| board.focus(place_now)));
}

/// What was just moved goes back.
fn take_back(bench: Bench, event: &KeyboardEvent) {
    let dragged = bench
        .table
        .try_update_value(|table| table.drag.take())
        .flatten();
    let is_moved = dragged.as_ref().is_some_and(|drag| drag.at != drag.from)
        || bench.keyed.get_value().is_some();
    bench.keyed.set_value(None);
    bench.gesture.set_value(None);
    bench.tip.set(None);
    if is_moved {
        event.stop_propagation();
        bench.page.send(Msg::Undo);
    }
    bench.is_held.set(false);
}
