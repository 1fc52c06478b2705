//! What the marks of the figures mean.

use leptos::prelude::*;
use studio::scene::legend;

use super::page::Page;
use crate::web;

#[component]
pub(crate) fn Legend(page: Page) -> impl IntoView {
    let node = NodeRef::<leptos::html::Ul>::new();
    web::watch::watch(move || {
        if let Some(list) = node.get() {
            web::svg::list_signs(&list, &legend(page.language().words()));
        }
    });
    view! { <ul class="legend" node_ref=node></ul> }
}
