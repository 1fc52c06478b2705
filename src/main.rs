//! Starts the page: everything else is in `ui` (views), `web` (the browser) and the crate `studio` (the application).

mod ui;
mod web;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use studio::link::Codec;
use web_sys::Element;

fn main() {
    let Some(place) = document().get_element_by_id("app") else {
        return; // not our page
    };
    web::panic::install();
    if web::address::state().is_none() {
        show(&place, None);
        return;
    }
    // Leptos runs nothing before something is mounted.
    js_sys::futures::spawn_local(async move {
        show(&place, ui::chunk::codec().await.ok());
    });
}

fn show(place: &Element, codec: Option<Codec>) {
    // What stood there until now is a poster of what comes.
    place.set_text_content(None);
    mount_to(place.clone().unchecked_into(), move || {
        view! { <ui::app::App codec/> }
    })
    .forget();
    web::page::focus_first();
}
