//! Starts the page: everything else is in `ui` (views), `web` (the browser) and the crate `studio` (the application).

mod ui;
mod web;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

fn main() {
    let Some(place) = document().get_element_by_id("app") else {
        return; // not our page
    };
    web::panic::install();
    // What stood there until now is a poster of what comes.
    place.set_text_content(None);
    mount_to(place.unchecked_into(), ui::app::App).forget();
    web::page::focus_first();
}
