//! The sides of the figure where tools lie: a tab for each, the open one below its tab.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use studio::desk::{Side, Tool};
use studio::msg::{Look, Msg};

use super::icon::Icon;
use super::page::Page;
use super::parts::{Button, views, words};
use super::tools::{tools_of, view_of};
use crate::web;
use crate::web::media::Room;

/// The sides that there are in this room.
fn sides(room: Room, shows_three: bool) -> &'static [Side] {
    match room {
        Room::Low | Room::Narrow => &[Side::Column],
        Room::Middle => &[Side::Aside],
        Room::Wide if shows_three => &[Side::Under],
        Room::Wide => &[Side::Left, Side::Right, Side::Bottom],
    }
}

/// All sides that hold a tool.
#[component]
pub(crate) fn Desk(page: Page) -> impl IntoView {
    let places = Memo::new(move |_| sides(page.screen().room.get(), page.shows_three()));
    views(move || {
        let held = places.get().iter().copied();
        let held = held.filter(|&side| !tools_of(side).is_empty() || side == Side::Right);
        held.map(|side| place(page, side)).collect_view().into_any()
    })
}

fn place(page: Page, side: Side) -> AnyView {
    let is_folded = Memo::new(move |_| page.on_look(|session| session.view().desk.is_folded(side)));
    let front = Memo::new(move |_| {
        page.on_look(|session| session.view().desk.front(&tools_of(side)))
            .filter(|_| !is_folded.get())
    });
    let class = words(move || {
        let folded = if is_folded.get() { " folded" } else { "" };
        ["desk ", side.tag(), folded].concat()
    });
    let caption = (side == Side::Right).then(|| {
        let caption = words(move || {
            page.language();
            let focus = page.focus();
            page.on_moment(|session| session.caption(focus))
        });
        view! { <p class="caption">{caption}</p> }
    });
    let label = words(move || {
        let names = tools_of(side).into_iter();
        let names = names.map(|tool| page.words().tool_names[tool as usize]);
        [
            page.words().tools,
            ": ",
            &names.collect::<Vec<_>>().join(", "),
        ]
        .concat()
    });
    view! {
        <section class=class data-side=side.tag() aria-label=label>
            <div class="desk-head">{tabs(page, side, front)} {fold(page, side, is_folded)}</div>
            {caption}
            {views(move || front.get().map_or_else(|| ().into_any(), |tool| panel(page, tool)))}
        </section>
    }
    .into_any()
}

fn panel(page: Page, tool: Tool) -> AnyView {
    let id = ["tool-", tool.tag()].concat();
    let tab = ["tab-", tool.tag()].concat();
    // A panel may scroll, so it can have the focus.
    view! {
        <div id=id class="tool" role="tabpanel" tabindex="0" aria-labelledby=tab>
            {view_of(page, tool)}
        </div>
    }
    .into_any()
}

/// The tabs of a side. Arrows go from one to the next and open it, as everywhere.
fn tabs(page: Page, side: Side, front: Memo<Option<Tool>>) -> AnyView {
    let tools = tools_of(side);
    let tab = {
        let first = tools.first().copied();
        move |tool: Tool| {
            let is_front = move || front.get() == Some(tool);
            let stop = words(move || {
                let is_stop = is_front() || (front.get().is_none() && first == Some(tool));
                String::from(if is_stop { "0" } else { "-1" })
            });
            let press = move |_| {
                let is_below = side == Side::Under;
                if is_below && is_front() {
                    // Below three figures the open tab is also the way to close it.
                    page.send(Msg::Look(Look::Fold(side, true)));
                    return;
                }
                page.send(Msg::Look(Look::Open(tool)));
                if is_below {
                    web::page::reveal(&["tool-", tool.tag()].concat());
                }
            };
            view! {
                <button
                    type="button"
                    role="tab"
                    id=["tab-", tool.tag()].concat()
                    aria-selected=words(move || is_front().to_string())
                    aria-controls=move || is_front().then(|| ["tool-", tool.tag()].concat())
                    tabindex=stop
                    on:click=press
                >
                    {words(move || page.words().tool_names[tool as usize])}
                </button>
            }
            .into_any()
        }
    };
    let views = tools.iter().map(|&tool| tab(tool)).collect_view();
    view! {
        <div
            class="tabs"
            role="tablist"
            aria-label=words(move || page.words().tools)
            on:keydown=move |event| walk(page, &tools, front.get_untracked(), &event)
        >
            {views}
        </div>
    }
    .into_any()
}

/// From one tab to another by key.
fn walk(page: Page, tools: &[Tool], front: Option<Tool>, event: &KeyboardEvent) {
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
fn fold(page: Page, side: Side, is_folded: Memo<bool>) -> AnyView {
    if matches!(side, Side::Under | Side::Column) {
        return ().into_any();
    }
    let label = words(move || {
        if is_folded.get() {
            page.words().unfold
        } else {
            page.words().fold
        }
    });
    let press = move || {
        page.send(Msg::Look(Look::Fold(side, !is_folded.get_untracked())));
    };
    Button::tool("quiet square fold", Icon::Fold, label, press).view()
}
