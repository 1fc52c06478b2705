//! What the marks of the figures mean.

use leptos::prelude::*;
use studio::scene::{SIGN, legend};

use super::figure::nodes;
use super::page::Page;

#[component]
pub(crate) fn Legend(page: Page) -> impl IntoView {
    let signs = move || {
        let words = page.language.get().words();
        legend(words)
            .into_iter()
            .map(|sign| {
                view! {
                    <li>
                        <svg class="figure sign" viewBox=format!("0 0 {SIGN} {SIGN}") aria-hidden="true">
                            {nodes(&sign.nodes)}
                        </svg>
                        {sign.words}
                    </li>
                }
            })
            .collect_view()
    };
    view! { <ul class="legend">{signs}</ul> }
}
