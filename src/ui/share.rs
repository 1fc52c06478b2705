//! What can be taken away: a link to all this at this instant, and the lines that put it into another page.

use leptos::prelude::*;
use studio::session::Session;

use super::icon::{Icon, icon};
use super::page::Page;
use super::parts::{Button, views, words};
use crate::web;

/// What the dialog offers, as made when it was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shared {
    pub(crate) link: String,
    pub(crate) snippet: String,
}

/// The dialog, empty until something is shared.
#[component]
pub(crate) fn Share(page: Page) -> impl IntoView {
    let content = views(move || {
        let shared = page.shared();
        shared.map_or_else(|| ().into_any(), |shared| fields(page, shared))
    });
    view! {
        <dialog id="share" aria-labelledby="share-title">
            <form method="dialog">
                <h2 id="share-title">{words(move || page.words().share)}</h2>
                <button class="quiet square" aria-label=words(move || page.words().close)>{icon(Icon::Close)}</button>
            </form>
            {content}
        </dialog>
    }
}

fn fields(page: Page, shared: Shared) -> AnyView {
    let said = RwSignal::new("");
    let one = move |id: &'static str, label: &'static str, copy: &'static str, text: String| {
        let press = {
            let text = text.clone();
            move || {
                web::clipboard::copy(text.clone(), move |done| {
                    let words = page.peek(|session| session.view().language.words());
                    said.set(if done {
                        words.page.copied
                    } else {
                        words.page.copy_by_hand
                    });
                    if !done {
                        web::page::select(id);
                    }
                });
            }
        };
        let button = Button::new("plain", words(move || copy), copy.into_any(), press);
        view! {
            <label for=id>{label}</label>
            <div class="taken">
                <textarea id=id readonly rows="3" spellcheck="false" prop:value=text></textarea>
                {button.view()}
            </div>
        }
        .into_any()
    };
    let words = page.words();
    let kept = page.peek(Session::has_kept);
    let note = kept.then(|| view! { <p>{words.link_of_new_run}</p> });
    view! {
        {note}
        {one("share-link", words.link, words.copy_link, shared.link)}
        {one("share-snippet", words.snippet, words.copy_snippet, shared.snippet)}
        <p role="status">{said}</p>
    }
    .into_any()
}
