//! The list of keys.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use super::legend::Legend;
use super::page::Page;
use super::parts::{views, words};

#[component]
pub(crate) fn Help(page: Page) -> impl IntoView {
    let rows = views(move || {
        let keys = page.words().key_list.iter();
        keys.map(|(keys, meaning)| view! { <dt><kbd>{*keys}</kbd></dt><dd>{*meaning}</dd> })
            .collect_view()
            .into_any()
    });
    view! {
        <dialog id="help" aria-labelledby="help-title">
            <form method="dialog">
                <h2 id="help-title">{words(move || page.words().help)}</h2>
                <button class="quiet square" aria-label=words(move || page.words().close)>{icon(Icon::Close)}</button>
            </form>
            <Legend page/>
            <h2>{words(move || page.words().keys)}</h2>
            <dl class="keys">{rows}</dl>
        </dialog>
    }
}
