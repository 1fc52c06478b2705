//! Starts the page: everything else is in `ui` (views), `web` (the browser) and the crate `studio` (the application).

mod ui;
mod web;

use leptos::mount::mount_to;
use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use studio::link::Codec;
use web_sys::Element;

use web::tag::Tag;

fn main() {
    let Some(place) = document().get_element_by_id("app") else {
        return; // not our page
    };
    #[cfg(not(feature = "split"))]
    web::panic::install();
    #[cfg(feature = "split")]
    web::rest::begin();
    if web::start::is_plain() {
        show(&place, None, false);
        return;
    }
    // Leptos runs nothing before something is mounted.
    js_sys::futures::spawn_local(async move {
        let is_whole = ui::chunk::rest().await.is_ok();
        let codec = match web::address::state() {
            Some(_) => ui::chunk::codec().await.ok(),
            None => None,
        };
        show(&place, codec, is_whole);
    });
}

fn show(place: &Element, codec: Option<Codec>, is_whole: bool) {
    // What stood there until now is a poster of what comes.
    place.set_text_content(None);
    let page = place.clone();
    mount_to(place.clone().unchecked_into(), move || {
        Tag::of(page).with(ui::app::app(codec, is_whole));
    })
    .forget();
    web::page::focus_first();
}
