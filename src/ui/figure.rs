//! A figure: drawn anew when something happens, its tokens moved with every frame.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::ev::{Event, KeyboardEvent};
use studio::lane::LaneId;
use studio::msg::Msg;
use studio::scene::{Scene, unsaid};
use studio::touch::Target;

use super::page::Page;
use crate::web;
use crate::web::svg::{Canvas, Course};
use crate::web::tag::{Tag, tag};

/// Puts the figure of a lane into `stage`, and the same in words.
pub(crate) fn figure(page: Page, lane: LaneId, stage: Tag) -> Tag {
    let root = tag("div").class("frame").set("role", "group");
    let root = root.set("data-own-keys", "");
    let root = root.set("data-lane", &lane.0.to_string());
    let stage = stage.with(root.clone());
    let canvas = Rc::new(RefCell::new(Canvas::new(root.element())));
    let moved = Rc::clone(&canvas);
    let due = Rc::new(RefCell::new(None));
    root.keep(move |_| {
        // Nobody sees the others; the one that comes to the front is drawn then.
        if !page.lanes_shown().contains(&lane) {
            return;
        }
        let (language, shape) = (page.language(), page.shape());
        let scene = page.frame(lane, |frame| Scene::new(frame, language, shape));
        canvas.borrow_mut().show_motion(&scene);
        follow(page, &mut canvas.borrow_mut());
        if lane.index() == 0 || page.is_still() || !page.is_playing() {
            due.take();
            canvas.borrow_mut().show_still(&scene);
        } else if due.replace(Some(scene)).is_none() {
            // While time passes each frame of the browser has one figure to draw: three are too much for a slow machine.
            let (canvas, due) = (Rc::clone(&canvas), Rc::clone(&due));
            web::clock::in_frames(lane.index(), move || {
                if let Some(scene) = due.take() {
                    canvas.borrow_mut().show_still(&scene);
                }
            });
        }
    })
    .keep(move |_| {
        page.on_tick(|_| ());
        if page.lanes_shown().contains(&lane) {
            follow(page, &mut moved.borrow_mut());
        }
    })
    .on("click", move |event| touch(page, lane, &event))
    .on("contextmenu", move |event| touch(page, lane, &event))
    .on("focusin", |event| web::hits::remember(&event))
    .on_key(move |event| on_key(page, lane, event));
    let told = move || {
        if page.lanes_shown().contains(&lane) {
            page.frame(lane, |frame| unsaid(frame, page.language().words()))
        } else {
            Vec::new()
        }
    };
    let in_words = move || {
        let told = told().into_iter();
        told.map(|sentence| tag("li").text(&sentence)).collect()
    };
    stage.with(tag("ul").class("visually-hidden").changing(told, in_words))
}

/// Puts tokens where they are, and lets them go on while time does.
fn follow(page: Page, canvas: &mut Canvas) {
    let stretch = page.stretch();
    page.peek(|session| {
        let bends: Vec<_> = session.pace().bends(session.at()).collect();
        canvas.follow(&Course {
            session,
            stretch,
            bends: &bends,
        });
    });
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
