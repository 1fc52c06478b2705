//! The one live region: what just happened in the figure that is looked at, for those who do not see it.

use leptos::task::spawn_local;
use studio::session::Session;

use super::chunk;
use super::page::Page;
use crate::web;
use crate::web::tag::{Tag, tag};

pub(crate) fn live(page: Page) -> Tag {
    let said = tag("p").class("visually-hidden").set("aria-live", "polite");
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
    let place = said.element();
    let soon = web::clock::coalesced(move || {
        place.set_text_content(Some(&news()));
        // Nothing moves and somebody made these runs: do they keep the engine's word? That nobody can look is no news.
        if page.peek(Session::wants_audit) {
            spawn_local(async move {
                let _ = chunk::audit(page).await;
            });
        }
    });
    let mut is_open = false;
    said.keep(move |_| {
        page.on_moment(|_| ());
        page.on_look(|_| ());
        // What is there when the page opens is read anyhow.
        if is_open {
            soon();
        }
        is_open = true;
    })
}
