//! One lane: its figure, what just happened in it, and what became of its records.

use studio::heading::Line;
use studio::i18n;
use studio::lane::LaneId;
use studio::msg::{Look, Msg};
use studio::session::Session;
use studio::variant::Variant;

use super::controls::{span, tool};
use super::figure::figure;
use super::icon::Icon;
use super::ledger::ledger;
use super::page::Page;
use crate::web;
use crate::web::tag::{Tag, tag};

/// Ids of the ways to one large figure, by lane.
pub(crate) const ENLARGE: [&str; 3] = ["enlarge-0", "enlarge-1", "enlarge-2"];
/// Id of the way back.
pub(crate) const SHRINK: &str = "show-all";

pub(crate) fn panel(page: Page, lane: LaneId) -> Tag {
    let heading = ["lane-0", "lane-1", "lane-2"][lane.index()];
    let settings = move || page.heading(lane).lines;
    let lines = move || settings().iter().map(line).collect();
    let title = tag("h2")
        .set("id", heading)
        .changing(settings, lines)
        .with(span("", move || page.heading(lane).gloss));
    let passed = tag("p").class("passed").set("aria-hidden", "true");
    let stage = tag("div").class("stage");
    let stage = figure(page, lane, stage).with(passed.says(move || passed_by(page)));
    let verdict = tag("p").class("verdict").says(move || verdict(page, lane));
    tag("section")
        .class("lane")
        .set("aria-labelledby", heading)
        .with(
            tag("header")
                .class("lane-head")
                .with(title)
                .with(enlarge(page, lane)),
        )
        .with(stage)
        .with(caption(page, move || lane))
        .with(verdict)
        .with(ledger(page, lane))
}

/// What just happened in a lane.
pub(crate) fn caption(page: Page, lane: impl Fn() -> LaneId + 'static) -> Tag {
    tag("p").class("caption").says(move || {
        page.language();
        let lane = lane();
        page.on_moment_of(lane, |session| session.caption(lane))
    })
}

/// How it ends, where that is compared; the three acks have their tables for it.
fn verdict(page: Page, lane: LaneId) -> String {
    page.on_look(|session| {
        if matches!(session.lane(lane).variant, Variant::Acks(_)) {
            return String::new();
        }
        let words = &session.view().language.words().page;
        [words.at_end, " ", &session.verdict(lane)].concat()
    })
}

/// A setting that tells the lanes apart. What differs is marked, not by colour alone.
fn line(line: &Line) -> Tag {
    let code = tag("code").text(&line.text);
    if line.differs {
        tag("mark").with(code)
    } else {
        code
    }
}

/// The way to one large figure.
fn enlarge(page: Page, lane: LaneId) -> Tag {
    let label = move || [&page.heading(lane).label(), ": ", page.words().enlarge].concat();
    // The button goes: the focus moves on to the way back.
    let press = move || {
        page.send(Msg::Look(Look::Enlarge(lane)));
        web::page::focus_soon(String::from(SHRINK));
    };
    tool("quiet square", Icon::Enlarge, label, press).set("id", ENLARGE[lane.index()])
}

/// How much time was just crossed quickly.
fn passed_by(page: Page) -> String {
    let gap = page.on_tick(Session::crossed);
    gap.map_or_else(String::new, |gap| {
        i18n::later(gap.length(), page.language())
    })
}
