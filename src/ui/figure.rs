//! A figure: drawn anew when something happens, its tokens moved with every frame.

use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use studio::lane::LaneId;
use studio::msg::Msg;
use studio::scene::{Scene, Shape, unsaid};
use studio::session::Session;
use studio::touch::Target;

use super::page::Page;
use super::parts::{Read, views};
use crate::web::{self, svg::Canvas, watch::watch};

#[component]
pub(crate) fn Figure(page: Page, lane: LaneId, shape: Read<Shape>) -> impl IntoView {
    let node = NodeRef::<leptos::svg::Svg>::new();
    let canvas = StoredValue::new_local(None::<Canvas>);
    watch(move || {
        let Some(root) = node.get() else { return };
        let (language, shape) = (page.language(), shape.get());
        let scene = page.frame(lane, |frame| Scene::new(frame, language, shape));
        let at = page.peek(Session::at);
        canvas.update_value(|canvas| {
            canvas
                .get_or_insert_with(|| Canvas::new(root.into()))
                .show(&scene, at);
        });
    });
    watch(move || {
        let now = page.on_tick(Session::at);
        canvas.update_value(|canvas| {
            if let Some(canvas) = canvas {
                canvas.move_to(now);
            }
        });
    });
    let in_words = views(move || {
        let words = page.language().words();
        page.frame(lane, |frame| unsaid(frame, words))
            .into_iter()
            .map(|sentence| view! { <li>{sentence}</li> })
            .collect_view()
            .into_any()
    });
    let touch = move |event: &Event| {
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
    };
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" | " " => touch(&event),
        _ if event.ctrl_key() || event.alt_key() || event.meta_key() => {}
        _ if web::hits::walk(&event) => {
            event.prevent_default();
            event.stop_propagation();
        }
        _ => {}
    };
    view! {
        <svg
            node_ref=node
            role="group"
            data-lane=lane.0.to_string()
            data-own-keys=""
            on:click=move |event| touch(&event)
            on:contextmenu=move |event| touch(&event)
            on:focusin=|event| web::hits::remember(&event)
            on:keydown=on_key
        ></svg>
        <ul class="visually-hidden">{in_words}</ul>
    }
}
