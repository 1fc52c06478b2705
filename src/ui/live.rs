//! The one live region: what just happened in the figure that is looked at, for those who do not see it.

use leptos::prelude::*;

use super::page::Page;
use crate::web;

#[component]
pub(crate) fn Live(page: Page) -> impl IntoView {
    let (said, say) = signal(String::new());
    let news = move || {
        page.peek(|session| {
            if !session.view().has_captions {
                return String::new();
            }
            let focus = session.focus();
            [
                &session.heading(focus).label(),
                ": ",
                &session.caption(focus),
            ]
            .concat()
        })
    };
    let soon = web::clock::coalesced(move || say.set(news()));
    let mut is_open = false;
    web::watch::watch(move || {
        page.on_moment(|_| ());
        page.on_look(|_| ());
        // What is there when the page opens is read anyhow.
        if is_open {
            soon();
        }
        is_open = true;
    });
    view! { <p class="visually-hidden" aria-live="polite">{said}</p> }
}
