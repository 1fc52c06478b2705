//! The whole page.

use leptos::prelude::*;
use studio::lane::{LANES, place};
use studio::msg::Msg;
use studio::session::Session;
use studio::view::Layout;

use super::dock::Dock;
use super::header::Header;
use super::help::Help;
use super::keys;
use super::lanes::LaneSwitch;
use super::live::Live;
use super::notice::NoticeBar;
use super::page::Page;
use super::panel::Panel;
use super::trouble::trouble as trouble_view;
use crate::web;

#[component]
pub(crate) fn App() -> impl IntoView {
    let page = Page::new(web::start::session());
    keep_time(page);
    keep_look(page);
    web::address::on_change(move |state| page.send(Msg::OpenLink(state)));
    let (alone, room_for_three) = web::media::room();
    let shows_three =
        Memo::new(move |_| page.layout.get() == Layout::Three && room_for_three.get());
    let shape = Memo::new(move |_| {
        if shows_three.get() {
            studio::scene::Shape::Panel
        } else {
            alone.get()
        }
    });
    let lanes = move || {
        let focus = page.focus.get();
        let shown = LANES
            .into_iter()
            .filter(|&acks| shows_three.get() || acks == focus);
        shown.collect::<Vec<_>>()
    };
    let trouble = page.memo(|session| session.trouble().cloned());
    let digest = move |lane: usize| {
        let digest = page.memo(Session::digests);
        move || digest.with(|digests| format!("{:016x}", digests[lane]))
    };
    view! {
        <div
            id="page"
            class="app"
            tabindex="-1"
            class:three=shows_three
            class:stopped=move || trouble.with(Option::is_some)
            data-shape=move || shape.get().name()
            data-playing=move || page.is_playing.get().to_string()
            data-at=move || page.at.get().0.to_string()
            data-digest-0=digest(0)
            data-digest-1=digest(1)
            data-digest-all=digest(2)
            on:keydown=move |event| keys::on_key(page, &event)
        >
            <Header page/>
            <NoticeBar page/>
            <LaneSwitch page shows_three/>
            {move || trouble.with(|found| found.as_ref().map(|found| trouble_view(page, found)))}
            <main class="lanes">
                <For each=lanes key=|&acks| place(acks) let:acks>
                    <Panel page acks shape shows_three has_room=room_for_three/>
                </For>
            </main>
            <Dock page/>
            <Help page/>
            <Live page/>
        </div>
    }
}

/// Lets time pass while it should: by frames, or beat by beat where motion is unwanted. Nothing runs when nobody looks.
fn keep_time(page: Page) {
    let (visible, still) = (web::media::visible(), web::media::reduced_motion());
    let runs = move || page.is_playing.get() && visible.get();
    web::clock::each_frame(
        Signal::derive(move || runs() && !still.get()),
        move |passed| {
            page.send(Msg::Elapsed(passed));
        },
    );
    web::clock::each_beat(Signal::derive(move || runs() && still.get()), move || {
        page.send(Msg::NextBeat);
    });
}

/// Keeps language and colours of the page as they were chosen.
fn keep_look(page: Page) {
    let theme = page.memo(|session| session.view().theme);
    Effect::new(move |_| web::page::set_theme(theme.get()));
    Effect::new(move |_| web::page::set_language(page.language.get()));
}
