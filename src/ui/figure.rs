//! A figure: drawn anew when something happens, its tokens moved with every frame.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::ev::{Event, KeyboardEvent};
use studio::lane::LaneId;
use studio::msg::Msg;
use studio::scene::{Scene, unsaid};
use studio::session::Session;
use studio::touch::Target;

use super::page::Page;
use crate::web;
use crate::web::svg::Canvas;
use crate::web::tag::{Tag, drawn, tag};

/// Puts the figure of a lane into `stage`, and the same in words.
pub(crate) fn figure(page: Page, lane: LaneId, stage: Tag) -> Tag {
    let root = drawn("svg").set("role", "group").set("data-own-keys", "");
    let root = root.set("data-lane", &lane.0.to_string());
    // The canvas puts a drawing of its own before the root: the root must have its place by then.
    let stage = stage.with(root.clone());
    let canvas = Rc::new(RefCell::new(Canvas::new(root.element())));
    let moved = Rc::clone(&canvas);
    root.keep(move |_| {
        let (language, shape) = (page.language(), page.shape());
        let scene = page.frame(lane, |frame| Scene::new(frame, language, shape));
        canvas.borrow_mut().show(&scene, page.peek(Session::at));
    })
    .keep(move |_| {
        let now = page.on_tick(Session::at);
        moved.borrow_mut().move_to(now);
    })
    .on("click", move |event| touch(page, lane, &event))
    .on("contextmenu", move |event| touch(page, lane, &event))
    .on("focusin", |event| web::hits::remember(&event))
    .on_key(move |event| on_key(page, lane, event));
    let told = move || page.frame(lane, |frame| unsaid(frame, page.language().words()));
    let in_words = move || {
        let told = told().into_iter();
        told.map(|sentence| tag("li").text(&sentence)).collect()
    };
    stage.with(tag("ul").class("visually-hidden").changing(told, in_words))
}

fn touch(page: Page, lane: LaneId, event: &Event) {
    let Some(key) = web::hits::key_of(event) else {
        return;
    };
    let Some(target) = page.frame(lane, |frame| Target::of_key(&key, frame)) else {
        return;
    };
    event.prevent_default();
    event.stop_propagation();
    web::menu::anchor(event);
    page.send(Msg::Touch(Some((lane, target))));
}

fn on_key(page: Page, lane: LaneId, event: &KeyboardEvent) {
    match event.key().as_str() {
        "Enter" | " " => touch(page, lane, event),
        _ if event.ctrl_key() || event.alt_key() || event.meta_key() => {}
        _ if web::hits::walk(event) => {
            event.prevent_default();
            event.stop_propagation();
        }
        _ => {}
    }
}
