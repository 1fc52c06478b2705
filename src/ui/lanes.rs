//! Which figure is looked at, and how each of them fares.

use studio::frame::Row;
use studio::lane::LaneId;
use studio::msg::{Look, Msg};
use studio::session::{Fates, Session};

use super::controls::{button, span, spelt, tool, word};
use super::icon::Icon;
use super::page::Page;
use super::panel::{ENLARGE, SHRINK};
use crate::web;
use crate::web::tag::{Tag, tag};

/// A cell for each lane, with what became of its records in a glance. Where there is room for all three, they are seen
/// anyhow.
pub(crate) fn lane_switch(page: Page) -> Tag {
    let show_all = move || {
        let lane = page.peek(Session::focus);
        page.send(Msg::Look(Look::ShowThree));
        web::page::focus_soon(String::from(ENLARGE[lane.index()]));
    };
    let label = word(page, |words| words.show_three);
    let shrink = tool("quiet square", Icon::Shrink, label, show_all)
        .set("id", SHRINK)
        .flag("hidden", move || !page.has_room());
    tag("nav")
        .class("lane-switch")
        .flag("hidden", move || page.shows_three())
        .live("aria-label", word(page, |words| words.lane_switch))
        .with_all(LaneId::ALL.map(|lane| cell(page, lane)))
        .with(shrink)
}

fn cell(page: Page, lane: LaneId) -> Tag {
    let press = move || page.send(Msg::Look(Look::Focus(lane)));
    let class = move || {
        if page.fates(lane, Fates::harmed) > 0 {
            "harmed"
        } else {
            ""
        }
    };
    button("", move || label(page, lane), press)
        .live("class", class)
        .live("aria-pressed", spelt(move || page.focus() == lane))
        .flag("hidden", move || lane.index() >= page.lane_ids().len())
        .with(tag("code").says(move || page.heading(lane).label()))
        .with(span("glance", move || page.fates(lane, glance)))
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
