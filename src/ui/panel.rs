//! One lane: its figure, what just happened in it, and what became of its records.

use std::sync::Arc;

use engine::config::Acks;
use leptos::prelude::*;
use studio::i18n;
use studio::lane::place;
use studio::msg::{Look, Msg};
use studio::scene::{Scene, Shape, sentences};

use super::figure::Figure;
use super::icon::{Icon, icon};
use super::ledger::Ledger;
use super::page::Page;

#[component]
pub(crate) fn Panel(
    page: Page,
    acks: Acks,
    shape: Memo<Shape>,
    shows_three: Memo<bool>,
    has_room: Signal<bool>,
) -> impl IntoView {
    let frame = page.each_moment(move |session| session.frame(acks));
    let scene = Memo::new(move |_| {
        let (language, shape) = (page.language.get(), shape.get());
        frame.with(|frame| Arc::new(Scene::new(frame, language, shape)))
    });
    let in_words =
        Memo::new(move |_| frame.with(|frame| sentences(frame, page.language.get().words())));
    let caption = page.each_moment(move |session| {
        page.language.track();
        session.caption(acks)
    });
    let heading = ["lane-0", "lane-1", "lane-all"][place(acks)];
    view! {
        <section class="lane" aria-labelledby=heading>
            <header class="lane-head">
                <h2 id=heading>
                    <code>{i18n::acks(acks)}</code>
                    <span>{move || page.words().lanes[place(acks)]}</span>
                </h2>
                {enlarge(page, acks, shows_three, has_room)}
            </header>
            <div class="stage">
                <Figure page scene/>
                {passed(page)}
                <ul class="visually-hidden">
                    {move || in_words.get().into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}
                </ul>
            </div>
            <p class="caption">{move || caption.get()}</p>
            <Ledger page acks/>
        </section>
    }
}

/// The way to one large figure and back.
fn enlarge(page: Page, acks: Acks, shows_three: Memo<bool>, has_room: Signal<bool>) -> AnyView {
    let label = move || {
        if shows_three.get() {
            page.words().enlarge
        } else {
            page.words().show_three
        }
    };
    let to = move || {
        if shows_three.get_untracked() {
            Look::Enlarge(acks)
        } else {
            Look::ShowThree
        }
    };
    view! {
        <button
            class="quiet square"
            type="button"
            hidden=move || !has_room.get()
            title=label
            aria-label=move || format!("{}: {}", i18n::acks(acks), label())
            on:click=move |_| page.send(Msg::Look(to()))
        >
            {move || icon(if shows_three.get() { Icon::Enlarge } else { Icon::Shrink })}
        </button>
    }
    .into_any()
}

/// How much time was just crossed quickly.
fn passed(page: Page) -> AnyView {
    let gap = page.memo(studio::session::Session::crossed);
    let later = move || {
        gap.get()
            .map(|gap| i18n::later(gap.length(), page.language.get()))
    };
    view! { <p class="passed" aria-hidden="true">{later}</p> }.into_any()
}
