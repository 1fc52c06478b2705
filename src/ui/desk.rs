//! The sides of the figure where tools lie: a tab for each, the open one below its tab.

use leptos::ev::KeyboardEvent;
use studio::desk::{Side, Tool};
use studio::msg::{Look, Msg};

use super::chunk;
use super::controls::{spelt, tool, word};
use super::fetched::fetched;
use super::icon::Icon;
use super::page::Page;
use super::panel::caption;
use super::tools::tools_of;
use crate::web;
use crate::web::media::Room;
use crate::web::tag::{Tag, tag};

/// The sides that hold tools in the room that there is.
pub(crate) fn sides(page: Page) -> Vec<Side> {
    let sides: &[Side] = match page.screen().room() {
        Room::Low | Room::Narrow => &[Side::Column],
        Room::Middle => &[Side::Aside],
        Room::Wide if page.shows_three() => &[Side::Under],
        Room::Wide => &[Side::Left, Side::Right, Side::Bottom],
    };
    let held = sides.iter().copied();
    held.filter(|&side| !tools_of(side).is_empty() || side == Side::Right)
        .collect()
}

/// A side with its tools.
pub(crate) fn desk(page: Page, side: Side) -> Tag {
    let class = move || {
        let folded = if is_folded(page, side) { " folded" } else { "" };
        ["desk ", side.tag(), folded].concat()
    };
    let label = move || {
        let names = tools_of(side).into_iter();
        let names = names.map(|tool| page.words().tool_names[tool as usize]);
        let names = names.collect::<Vec<_>>().join(", ");
        [page.words().tools, ": ", &names].concat()
    };
    let head = tag("div").class("desk-head").with(tabs(page, side));
    let head = head.with_all(fold(page, side));
    let caption = (side == Side::Right).then(|| caption(page, move || page.focus()));
    let open = move || front(page, side).map(|tool| panel(page, tool));
    tag("section")
        .live("class", class)
        .set("data-side", side.tag())
        .live("aria-label", label)
        .with(head)
        .with_all(caption)
        .changing(
            move || front(page, side),
            move || open().into_iter().collect(),
        )
}

fn is_folded(page: Page, side: Side) -> bool {
    page.on_look(|session| session.view().desk.is_folded(side))
}

/// The tool that is open on a side.
fn front(page: Page, side: Side) -> Option<Tool> {
    let front = page.on_look(|session| session.view().desk.front(&tools_of(side)));
    front.filter(|_| !is_folded(page, side))
}

fn panel(page: Page, tool: Tool) -> Tag {
    // A panel may scroll, so it can have the focus.
    let panel = tag("div")
        .set("id", &["tool-", tool.tag()].concat())
        .class("tool")
        .set("role", "tabpanel")
        .set("tabindex", "0")
        .set("aria-labelledby", &["tab-", tool.tag()].concat());
    fetched(page, panel, |place| chunk::tool(page, tool, place))
}

/// The tabs of a side. Arrows go from one to the next and open it, as everywhere.
fn tabs(page: Page, side: Side) -> Tag {
    let tabs = tools_of(side).into_iter().map(|tool| tab(page, side, tool));
    tag("div")
        .class("tabs")
        .set("role", "tablist")
        .live("aria-label", word(page, |words| words.tools))
        .on_key(move |event| walk(page, side, event))
        .with_all(tabs)
}

fn tab(page: Page, side: Side, tool: Tool) -> Tag {
    let is_front = move || front(page, side) == Some(tool);
    let stop = move || {
        let first = || tools_of(side).first() == Some(&tool);
        let is_stop = front(page, side).map_or_else(first, |front| front == tool);
        if is_stop { "0" } else { "-1" }
    };
    let press = move |_| {
        if side.is_below() && is_front() {
            // There the open tab is also the way to close it.
            page.send(Msg::Look(Look::Fold(side, true)));
            return;
        }
        page.send(Msg::Look(Look::Open(tool)));
        if side.is_below() {
            // In one column it may be longer than the screen; below three figures it never is.
            web::page::reveal(&["tool-", tool.tag()].concat(), side == Side::Column);
        }
    };
    let panel = move || is_front().then(|| ["tool-", tool.tag()].concat());
    tag("button")
        .set("type", "button")
        .set("role", "tab")
        .set("id", &["tab-", tool.tag()].concat())
        .live("aria-selected", spelt(is_front))
        .maybe("aria-controls", panel)
        .live("tabindex", stop)
        .on("click", press)
        .says(move || page.words().tool_names[tool as usize])
}

/// From one tab to another by key.
fn walk(page: Page, side: Side, event: &KeyboardEvent) {
    let tools = tools_of(side);
    let front = front(page, side);
    let here = tools.iter().position(|&tool| Some(tool) == front);
    let (here, count) = (here.unwrap_or(0), tools.len());
    let to = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => (here + 1) % count,
        "ArrowLeft" | "ArrowUp" => (here + count - 1) % count,
        "Home" => 0,
        "End" => count - 1,
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    page.send(Msg::Look(Look::Open(tools[to])));
    web::page::focus(&["tab-", tools[to].tag()].concat());
}

/// The way to have the figure alone, as on a projector, and back.
fn fold(page: Page, side: Side) -> Option<Tag> {
    if side.is_below() {
        return None;
    }
    let label = move || {
        if is_folded(page, side) {
            page.words().unfold
        } else {
            page.words().fold
        }
    };
    let press = move || {
        let is_folded = page.peek(|session| session.view().desk.is_folded(side));
        page.send(Msg::Look(Look::Fold(side, !is_folded)));
    };
    Some(tool("quiet square fold", Icon::Fold, label, press))
}
