//! The whole page.

use leptos::prelude::*;

#[component]
pub(crate) fn App() -> impl IntoView {
    view! { <main class="app"><h1>"Ackscope"</h1></main> }
}
