//! What the marks of the figures mean, and the list of keys.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use super::legend::Legend;
use super::page::Page;

#[component]
pub(crate) fn Help(page: Page) -> impl IntoView {
    let rows = move || {
        let keys = page.words().key_list.iter();
        keys.map(|(keys, meaning)| view! { <dt><kbd>{*keys}</kbd></dt><dd>{*meaning}</dd> })
            .collect_view()
    };
    view! {
        <dialog id="help" aria-labelledby="help-title">
            <form method="dialog">
                <h2 id="help-title">{move || page.words().help}</h2>
                <button class="quiet square" aria-label=move || page.words().close>{icon(Icon::Close)}</button>
            </form>
            <Legend page/>
            <h3>{move || page.words().keys}</h3>
            <dl class="keys">{rows}</dl>
        </dialog>
    }
}
