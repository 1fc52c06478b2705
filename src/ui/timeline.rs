//! The run as a space-time diagram: to be read, scrubbed, zoomed, and changed by dragging what was done to the cluster.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "handles to signals, which only a debug build makes large"
)]

use leptos::html::Div;
use leptos::prelude::*;
use leptos::svg::Svg;
use studio::i18n::TimelineWords;
use studio::msg::Msg;
use studio::pace::Reel;
use studio::timeline::Zoom;

use super::bench::Bench;
use super::events::list;
use super::gestures::{begin, end, go_on, note, on_key, turn};
use super::icon::Icon;
use super::page::Page;
use super::parts::{Button, flag, words};
use super::risk::{Risk, risk};
use super::scrubber::slider;
use crate::web::clock::once_a_frame;
use crate::web::pointer;
use crate::web::strip::Board;
use crate::web::tag::Tag;
use crate::web::watch::watch;

/// A second of the reel.
const SECOND: Reel = 1_000_000;
/// Pixels for it that can be read.
const READABLE: Reel = 40;

/// The timeline with what it takes to use it.
pub(crate) fn timeline(page: Page) -> AnyView {
    let bench = Bench::new(page);
    let danger = Risk::new(bench);
    let (field, over) = (NodeRef::<Div>::new(), NodeRef::<Div>::new());
    let (svg, names) = (NodeRef::<Svg>::new(), NodeRef::<Svg>::new());
    put_up(bench, field, over, [svg, names]);
    let position = NodeRef::<Div>::new();
    watch(move || {
        if let Some(place) = position.get() {
            Tag::of(place.into()).with(slider(page, "timeline-position"));
        }
    });
    Effect::new(move |_| bench.follow());
    let is_below = move || page.has_room() && !page.shows_three();
    Effect::new(move |_| page.carry_slider(is_below() && !bench.is_list.get()));
    on_cleanup(move || page.carry_slider(false));
    let names_seen = move || {
        if bench.is_list.get() {
            "hidden"
        } else {
            "visible"
        }
    };
    let [slide, above] = [(); 2].map(|()| bench.glides(|places| places.slide));
    let [future, head] = [(); 2].map(|()| bench.glides(|places| places.head));
    let moved = once_a_frame(move |at| go_on(bench, at));
    view! {
        <div class="timeline" on:keydown=move |event| on_key(bench, &event)>
            <div class="strip-names">
                {tools(bench)}
                <svg node_ref=names class="strip" aria-hidden="true" visibility=names_seen></svg>
            </div>
            <div
                class="strip-field"
                node_ref=field
                hidden=flag(move || bench.is_list.get())
                on:pointerdown=move |event| begin(bench, &event)
                on:pointermove=move |event| {
                    if let Some(at) = note(bench, &event) {
                        moved(at);
                    }
                }
                on:pointerup=move |event| end(bench, &event)
                on:pointercancel=move |event| end(bench, &event)
                on:pointerleave=move |_| bench.tip.set(None)
                on:wheel=move |event| turn(bench, &event)
            >
                <div class="slide" node_ref=slide>
                    <svg node_ref=svg class="strip" aria-hidden="true"></svg>
                </div>
                <div class="future" node_ref=future></div>
                <div class="playhead" node_ref=head></div>
                <div class="slide over" node_ref=above>
                    <div node_ref=over></div>
                    {ghost(bench)}
                </div>
                <div class="slot" node_ref=position></div>
                {tip(bench)}
            </div>
            {list(bench)}
            {risk(danger)}
        </div>
    }
    .into_any()
}

/// Puts up the board as soon as there is a place for it, and keeps an eye on the size of that.
fn put_up(bench: Bench, field: NodeRef<Div>, over: NodeRef<Div>, [svg, names]: [NodeRef<Svg>; 2]) {
    let page = bench.page;
    let window = pointer::window_size();
    Effect::new(move |_| {
        let Some((over, (svg, names))) = over.get().zip(svg.get().zip(names.get())) else {
            return;
        };
        bench.table.update_value(|table| {
            table.board = Some(Board::new(svg.into(), names.into(), over.into()));
        });
    });
    // A side that opens or closes changes the size too.
    Effect::new(move |_| {
        window.track();
        bench.is_list.track();
        page.on_look(|_| ());
        if let Some(field) = field.get() {
            pointer::measure(field.into(), move |width, height| {
                let Some(old) = bench.size.try_get_untracked() else {
                    return;
                };
                if width > 0 && old != (width, height) {
                    bench.size.set((width, height));
                }
                if width > 0 && old.0 == 0 {
                    look_closer(bench, width);
                }
            });
        }
    });
}

/// On a narrow screen the whole run is too small to be read: it begins with a part of it.
fn look_closer(bench: Bench, width: i32) {
    let fits = Reel::from(width.unsigned_abs()) * SECOND / READABLE;
    let is_small = bench.page.peek(|session| {
        let length = session.pace().length();
        session.sight().span == length && length > fits
    });
    if is_small {
        bench.page.send(Msg::Zoom(Zoom::Span(fits)));
    }
}

fn tools(bench: Bench) -> AnyView {
    let page = bench.page;
    let zoom = move |at: usize, icon, zoom: Zoom| {
        let label = words(move || TimelineWords::of(page.language()).zoom[at]);
        Button::tool("quiet square", icon, label, move || {
            page.send(Msg::Zoom(zoom));
        })
    };
    let by = |percent| Zoom::By {
        percent,
        around: None,
    };
    let all = Button::tool(
        "quiet square",
        Icon::All,
        words(move || TimelineWords::of(page.language()).all_messages),
        move || bench.shows_all.update(|shows| *shows = !*shows),
    )
    .pressed(move || bench.shows_all.get());
    let list = Button::tool(
        "quiet square",
        Icon::List,
        words(move || TimelineWords::of(page.language()).as_list),
        move || bench.is_list.update(|is_list| *is_list = !*is_list),
    )
    .pressed(move || bench.is_list.get());
    let buttons = [
        zoom(1, Icon::Less, by(150)),
        zoom(0, Icon::More, by(67)),
        all,
        list,
    ];
    view! { <div class="strip-tools">{buttons.map(Button::view).into_iter().collect_view()}</div> }
        .into_any()
}

/// Where a handle came from while it is dragged.
fn ghost(bench: Bench) -> AnyView {
    let place = move || {
        bench.drawn.track();
        bench.ask(|table, _| table.ghost()).flatten()
    };
    let transform = move || {
        let (x, y) = place().unwrap_or_default();
        format!("translate({x}px, {y}px)")
    };
    view! {
        <div class="ghost-handle" hidden=flag(move || place().is_none()) style:transform=transform></div>
    }
    .into_any()
}

/// What is under the pointer, or what comes of a handle that is dragged.
fn tip(bench: Bench) -> AnyView {
    let text = words(move || bench.tip.get().map_or_else(String::new, |(_, text)| text));
    let place = move || {
        let x = bench.tip.get().map_or(0, |(x, _)| x);
        let width = bench.size.get().0;
        // Its middle stays so far inside that its words do too.
        let room = (width / 2).min(170);
        format!("translateX({}px)", x.clamp(room, (width - room).max(room)))
    };
    view! {
        <div class="strip-tip" hidden=flag(move || bench.tip.get().is_none()) style:transform=place aria-hidden="true">
            <p>{text}</p>
        </div>
    }
    .into_any()
}
