//! One lane: its figure, what just happened in it, and what became of its records.

use leptos::prelude::*;
use studio::heading::{Heading, Line};
use studio::i18n;
use studio::lane::LaneId;
use studio::msg::{Look, Msg};
use studio::scene::Shape;
use studio::session::Session;
use studio::variant::Variant;

use super::figure::Figure;
use super::icon::Icon;
use super::ledger::Ledger;
use super::page::Page;
use super::parts::{Button, Read, span, views, words};
use crate::web;

/// Ids of the ways to one large figure, by lane.
pub(crate) const ENLARGE: [&str; 3] = ["enlarge-0", "enlarge-1", "enlarge-2"];
/// Id of the way back.
pub(crate) const SHRINK: &str = "show-all";

#[component]
pub(crate) fn Panel(page: Page, lane: LaneId, shape: Read<Shape>) -> impl IntoView {
    let caption = words(move || {
        page.language();
        page.on_moment(|session| session.caption(lane))
    });
    let heading = ["lane-0", "lane-1", "lane-2"][lane.index()];
    let settings = views(move || lines(&page.heading(lane)));
    view! {
        <section class="lane" aria-labelledby=heading>
            <header class="lane-head">
                <h2 id=heading>
                    {settings}
                    {span("", words(move || page.heading(lane).gloss))}
                </h2>
                {enlarge(page, lane)}
            </header>
            <div class="stage">
                <Figure page lane shape/>
                <p class="passed" aria-hidden="true">{words(move || passed(page))}</p>
            </div>
            <p class="caption">{caption}</p>
            <p class="verdict">{words(move || verdict(page, lane))}</p>
            <Ledger page lane/>
        </section>
    }
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

/// The settings that tell the lanes apart. What differs is marked, not by colour alone.
fn lines(heading: &Heading) -> AnyView {
    let line = |line: &Line| {
        let text = line.text.clone();
        if line.differs {
            view! { <mark><code>{text}</code></mark> }.into_any()
        } else {
            view! { <code>{text}</code> }.into_any()
        }
    };
    heading.lines.iter().map(line).collect_view().into_any()
}

/// The way to one large figure.
fn enlarge(page: Page, lane: LaneId) -> AnyView {
    let label = move || [&page.heading(lane).label(), ": ", page.words().enlarge].concat();
    // The button goes: the focus moves on to the way back.
    let press = move || {
        page.send(Msg::Look(Look::Enlarge(lane)));
        web::page::focus_soon(String::from(SHRINK));
    };
    Button::tool("quiet square", Icon::Enlarge, words(label), press)
        .id(ENLARGE[lane.index()])
        .view()
}

/// How much time was just crossed quickly.
fn passed(page: Page) -> String {
    let gap = page.on_tick(Session::crossed);
    gap.map_or_else(String::new, |gap| {
        i18n::later(gap.length(), page.language())
    })
}
