//! The whole page.

use leptos::prelude::*;
use studio::desk::Side;
use studio::lane::LaneId;
use studio::link::Codec;
use studio::msg::Msg;
use studio::scene::Shape;
use studio::session::Session;

use super::chunk;
use super::desk::Desk;
use super::dock::Dock;
use super::fetched::fetched;
use super::header::Header;
use super::help::Help;
use super::keys;
use super::lanes::LaneSwitch;
use super::live::Live;
use super::notice::NoticeBar;
use super::page::Page;
use super::panel::Panel;
use super::parts::{flag, views, words};
use super::share::Share;
use super::tools::tools_of;
use super::touched;
use crate::web;
use crate::web::media::Room;

#[component]
pub(crate) fn App(codec: Option<Codec>) -> impl IntoView {
    let page = Page::new(web::start::session(codec));
    keep_time(page);
    keep_look(page);
    web::page::on_key(move |event| keys::on_key(page, event));
    web::address::on_change(move |state| page.send(Msg::OpenLink(state)));
    let has_room = Signal::derive(move || page.has_room());
    let count = Memo::new(move |_| page.lane_ids().len());
    let shows_three = Signal::derive(move || page.shows_three());
    let shape = Signal::derive(move || shape(page, shows_three.get()));
    let trouble = views(move || {
        if page.on_look(|session| session.trouble().is_some()) {
            page.language();
            fetched(page, chunk::trouble(page))
        } else {
            ().into_any()
        }
    });
    let class = words(move || class(page, shows_three.get()));
    let digests = words(move || page.on_look(digests));
    let lane = move |lane: &LaneId| {
        let lane = *lane;
        let is_hidden = flag(move || !shows_three.get() && page.focus() != lane);
        view! {
            <div class="place" hidden=is_hidden>
                <Panel page lane shape/>
            </div>
        }
        .into_any()
    };
    let lanes = views(move || {
        let shown = LaneId::ALL.iter().take(count.get());
        shown.map(lane).collect_view().into_any()
    });
    view! {
        <div
            id="page"
            class=class
            tabindex="-1"
            data-shape=words(move || shape.get().name())
            data-playing=words(move || page.is_playing().to_string())
            data-at=words(move || page.on_tick(Session::at).0.to_string())
            data-digests=digests
            on:pointerdown=move |event| touched::leave(page, &event)
        >
            <Header page/>
            <NoticeBar page/>
            <LaneSwitch page shows_three has_room/>
            {trouble}
            <main class="lanes">{lanes}</main>
            <Dock page/>
            <Desk page/>
            {touched::menu(page)}
            <Help page/>
            <Share page/>
            <Live page/>
        </div>
    }
}

/// What style sheets go by: how much room there is, and what is shown.
fn class(page: Page, shows_three: bool) -> String {
    let three = if shows_three { " three" } else { " one" };
    let stopped = if page.on_look(|session| session.trouble().is_some()) {
        " stopped"
    } else {
        ""
    };
    let chrome = page.chrome().tag();
    let room = page.screen().room.get().name();
    ["app ui-", chrome, " ", room, three, stopped].concat()
}

/// The fingerprint of each lane's run.
fn digests(session: &Session) -> String {
    let digests = session.digests().into_iter();
    let spelt: Vec<String> = digests.map(|digest| format!("{digest:016x}")).collect();
    spelt.join(" ")
}

/// The geometry of the figures.
fn shape(page: Page, shows_three: bool) -> Shape {
    if shows_three {
        return Shape::Panel;
    }
    let is_open = |side| {
        let is_folded = page.on_look(|session| session.view().desk.is_folded(side));
        !is_folded && !tools_of(side).is_empty()
    };
    let screen = page.screen();
    let right = if screen.room.get() == Room::Middle {
        Side::Aside
    } else {
        Side::Right
    };
    screen.shape(is_open(Side::Left), is_open(right))
}

/// Lets time pass while it should: by frames, or beat by beat where motion is unwanted. Nothing runs when nobody looks.
fn keep_time(page: Page) {
    let (visible, still) = (web::media::visible(), web::media::reduced_motion());
    let runs = move || page.is_playing() && visible.get();
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
    web::watch::watch(move || {
        web::page::set_theme(page.on_look(|session| session.view().theme));
        web::page::set_language(page.language());
        web::page::set_clear(page.on_look(|session| session.view().is_clear));
    });
}
