//! Which figure is looked at, and how each of them fares.

use leptos::prelude::*;
use studio::frame::Row;
use studio::lane::LaneId;
use studio::msg::{Look, Msg};
use studio::session::{Fates, Session};

use super::icon::Icon;
use super::page::Page;
use super::panel::{ENLARGE, SHRINK};
use super::parts::{Button, Read, flag, span, words};
use crate::web;

/// A cell for each lane, with what became of its records in a glance. Where there is room for all three, they are seen
/// anyhow.
#[component]
pub(crate) fn LaneSwitch(
    page: Page,
    shows_three: Read<bool>,
    has_room: Read<bool>,
) -> impl IntoView {
    let shrink = Button::tool(
        "quiet square",
        Icon::Shrink,
        words(move || page.words().show_three),
        move || {
            let lane = page.peek(Session::focus);
            page.send(Msg::Look(Look::ShowThree));
            web::page::focus_soon(String::from(ENLARGE[lane.index()]));
        },
    )
    .id(SHRINK)
    .hidden(move || !has_room.get());
    view! {
        <nav class="lane-switch" hidden=flag(move || shows_three.get()) aria-label=words(move || page.words().lane_switch)>
            {LaneId::ALL.map(|lane| cell(page, lane)).into_iter().collect_view()}
            {shrink.view()}
        </nav>
    }
}

fn cell(page: Page, lane: LaneId) -> AnyView {
    let content = view! {
        <code>{words(move || page.heading(lane).label())}</code>
        {span("glance", words(move || page.fates(lane, glance)))}
    };
    let press = move || page.send(Msg::Look(Look::Focus(lane)));
    let class = move || {
        if page.fates(lane, Fates::harmed) > 0 {
            "harmed"
        } else {
            ""
        }
    };
    Button::new(
        "",
        words(move || label(page, lane)),
        content.into_any(),
        press,
    )
    .class(words(class))
    .pressed(move || page.focus() == lane)
    .hidden(move || lane.index() >= page.lane_ids().len())
    .view()
}

fn label(page: Page, lane: LaneId) -> String {
    let rows = &page.language().words().rows;
    let mut label = page.heading(lane).label();
    for row in Row::ALL {
        let count = page.fates(lane, |fates| fates.count(row));
        if count > 0 {
            label.extend([", ", rows.of(row), ": ", &count.to_string()]);
        }
    }
    label
}

/// Stored, lost and open, in the space of a thumb.
fn glance(fates: &Fates) -> String {
    let stored = [Row::Safe, Row::Exposed, Row::Unconfirmed, Row::Phantom];
    let stored: usize = stored.into_iter().map(|row| fates.count(row)).sum();
    match (fates.harmed(), fates.count(Row::Pending)) {
        (0, 0) => format!("✓ {stored}"),
        (0, open) => format!("✓ {stored} … {open}"),
        (harm, _) => format!("✓ {stored} ✕ {harm}"),
    }
}
