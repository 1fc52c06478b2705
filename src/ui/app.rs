//! The whole page.

use studio::lane::LaneId;
use studio::link::Codec;
use studio::msg::Msg;
use studio::session::Session;

use super::chunk;
use super::controls::{slot, spelt};
use super::desk::{desk, sides};
use super::dialogs::dialogs;
use super::dock::dock;
use super::fetched::fetched;
use super::header::header;
use super::keys;
use super::lanes::lane_switch;
use super::live::live;
use super::notice::notice_bar;
use super::page::Page;
use super::panel::panel;
use super::touched;
use crate::web;
use crate::web::tag::{Tag, tag};
use crate::web::watch::at_once;

pub(crate) fn app(codec: Option<Codec>, is_whole: bool) -> Tag {
    let page = Page::new(web::start::session(codec), is_whole);
    keep_time(page);
    keep_look(page);
    web::page::on_key(move |event| keys::on_key(page, event));
    web::address::on_change(move |state| page.send(Msg::OpenLink(state)));
    let count = move || page.lane_ids().len();
    let lanes = move || {
        let shown = LaneId::ALL.iter().take(count());
        shown.map(|&lane| place(page, lane)).collect()
    };
    tag("div")
        .set("id", "page")
        .set("tabindex", "-1")
        .live("class", move || class(page))
        .maybe("aria-busy", move || page.is_waiting().then_some("true"))
        .live("data-shape", move || page.shape().name())
        .live("data-playing", spelt(move || page.is_playing()))
        .live("data-at", move || page.on_tick(Session::at).0.to_string())
        .live("data-digests", move || digests(page))
        .on("pointerdown", move |event| touched::leave(page, &event))
        .with(header(page))
        .with(notice_bar(page))
        .with(lane_switch(page))
        .changing(
            move || (given(page), page.language()),
            move || trouble(page),
        )
        .with(tag("main").class("lanes").changing(count, lanes))
        .with(dock(page))
        .changing(
            move || sides(page),
            move || {
                let sides = sides(page).into_iter();
                sides.map(|side| desk(page, side)).collect()
            },
        )
        .with_all([touched::menu(page), dialogs(page), live(page)])
}

/// Where a lane is shown.
fn place(page: Page, lane: LaneId) -> Tag {
    tag("div")
        .class("place")
        .flag("hidden", move || {
            !page.shows_three() && page.focus() != lane
        })
        .with(panel(page, lane))
}

/// Nothing, or what is wrong with a link.
fn trouble(page: Page) -> Vec<Tag> {
    let panel = || fetched(page, slot(), |place| chunk::trouble(page, place));
    has_trouble(page).then(panel).into_iter().collect()
}

fn has_trouble(page: Page) -> bool {
    page.on_look(|session| session.trouble().is_some())
}

/// The link that could not be read.
fn given(page: Page) -> Option<String> {
    page.on_look(|session| session.trouble().map(|trouble| trouble.given.clone()))
}

/// What style sheets go by: how much room there is, and what is shown.
fn class(page: Page) -> String {
    let three = if page.shows_three() { " three" } else { " one" };
    let stopped = if has_trouble(page) { " stopped" } else { "" };
    let slider = if page.is_on_strip() { " on-strip" } else { "" };
    let chrome = page.chrome().tag();
    let room = page.screen().room().name();
    ["app ui-", chrome, " ", room, three, stopped, slider].concat()
}

/// The fingerprint of each lane's run, as soon as what finds it out is here: a first load does without.
fn digests(page: Page) -> String {
    if !page.is_whole() {
        return String::new();
    }
    let digests = page.on_look(Session::digests).into_iter();
    let spelt: Vec<String> = digests.map(|digest| format!("{digest:016x}")).collect();
    spelt.join(" ")
}

/// Lets time pass while it should: by frames, or beat by beat where motion is unwanted. Nothing runs when nobody looks.
fn keep_time(page: Page) {
    let runs = move || page.is_playing() && page.is_seen();
    web::clock::each_frame(move || runs() && !page.is_still(), move || page.pass());
    web::clock::each_beat(
        move || runs() && page.is_still(),
        move || page.send(Msg::NextBeat),
    );
}

/// Keeps language and colours of the page as they were chosen.
fn keep_look(page: Page) {
    at_once(Box::new(move || {
        web::page::set_theme(page.on_look(|session| session.view().theme));
        web::page::set_language(page.language());
        web::page::set_clear(page.on_look(|session| session.view().is_clear));
    }));
}
