//! What the marks and the keys mean, and the switches for those who need them otherwise.

use leptos::prelude::*;
use studio::i18n::KeyWords;
use studio::msg::{Look, Msg};
use studio::view::View;

use super::icon::{Icon, icon};
use super::legend::Legend;
use super::page::Page;
use super::parts::{flag, views, words};

#[component]
pub(crate) fn Help(page: Page) -> impl IntoView {
    let rows = views(move || {
        let keys = page.language().words().keys.list.iter();
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
            {[LETTERS, CAPTIONS].map(|one| switch(page, one)).into_iter().collect_view()}
        </dialog>
    }
}

/// What can be switched off: how it is called, whether it is on, and what switches it.
type Switch = (
    fn(&KeyWords) -> &'static str,
    fn(&View) -> bool,
    fn(bool) -> Look,
);

const LETTERS: Switch = (
    |words| words.letters_switch,
    |view| view.has_letters,
    Look::Letters,
);
const CAPTIONS: Switch = (
    |words| words.captions_switch,
    |view| view.has_captions,
    Look::Captions,
);

fn switch(page: Page, (name, is_on, look): Switch) -> AnyView {
    let is_on = flag(move || page.on_look(|session| is_on(session.view())));
    let change = move |event| page.send(Msg::Look(look(event_target_checked(&event))));
    view! {
        <label class="switch">
            <input type="checkbox" prop:checked=is_on on:change=change/>
            {words(move || name(&page.language().words().keys))}
        </label>
    }
    .into_any()
}
