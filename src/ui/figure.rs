//! A figure: drawn anew when something happens, its tokens moved with every frame.

use leptos::prelude::*;
use studio::lane::LaneId;
use studio::scene::{Scene, Shape, sentences};
use studio::session::Session;

use super::page::Page;
use super::parts::{Read, views};
use crate::web::svg::Canvas;
use crate::web::watch::watch;

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
        page.frame(lane, |frame| sentences(frame, words))
            .into_iter()
            .map(|sentence| view! { <li>{sentence}</li> })
            .collect_view()
            .into_any()
    });
    view! {
        <svg node_ref=node aria-hidden="true" focusable="false"></svg>
        <ul class="visually-hidden">{in_words}</ul>
    }
}
