//! What can be done to the cluster, without the picture: a thing, what can be done to it, and what is planned already.

use engine::time::Instant;
use leptos::prelude::*;
use studio::i18n::{TouchWords, touch};
use studio::inspect::Subject;
use studio::lane::LaneId;
use studio::msg::{Edit, Msg};
use studio::plan::{LATEST, is_of_application};
use studio::session::Session;
use studio::touch::{Offer, Target};

use super::icon::Icon;
use super::page::Page;
use super::parts::{Button, flag, views, words};
use super::pick::{all_things, pick};
use super::touch::item;
use crate::web;

/// The tool.
pub(crate) fn breaking(page: Page) -> AnyView {
    // Only at first: the tool is not made anew when another leads.
    let leader = page.peek(Session::living_leader).map(Target::Broker);
    let chosen = RwSignal::new(leader.unwrap_or(Target::Controller));
    let lane = Memo::new(move |_| page.focus());
    // A message that has arrived is chosen no more.
    let target = Memo::new(move |_| {
        let (lane, wanted) = (lane.get(), chosen.get());
        page.on_moment(|session| {
            let is_there = session.has(lane, wanted);
            let first = session.targets(lane).first().copied();
            if is_there {
                wanted
            } else {
                first.unwrap_or(Target::Controller)
            }
        })
    });
    let offers = Memo::new(move |_| {
        page.on_look(|_| ());
        page.on_tick(|session| session.offers(lane.get(), target.get()))
    });
    let language = Memo::new(move |_| page.language());
    let shown = views(move || {
        language.track();
        let offers = offers.get().into_iter();
        let items: Vec<AnyView> = offers.map(|offer| entry(page, lane.get(), offer)).collect();
        if items.is_empty() {
            let nothing = TouchWords::of(language.get()).nothing;
            return view! { <p class="hint">{nothing}</p> }.into_any();
        }
        view! { <ul class="deeds">{items}</ul> }.into_any()
    });
    let things = Memo::new(move |_| all_things(page, lane.get()));
    let current = Memo::new(move |_| Some(Subject::Thing(target.get())));
    view! {
        <label class="what">
            {words(move || TouchWords::of(page.language()).what)}
            {pick(page, lane, things, current, move |subject| {
                if let Subject::Thing(target) = subject {
                    chosen.set(target);
                }
            })}
        </label>
        {shown}
        {planned(page)}
    }
    .into_any()
}

fn entry(page: Page, lane: LaneId, offer: Offer) -> AnyView {
    view! { <li>{item(page, lane, offer, None)}</li> }.into_any()
}

/// What is planned, each with its instant.
fn planned(page: Page) -> AnyView {
    let count = Memo::new(move |_| page.on_look(|session| session.plan().actions().len()));
    let rows = views(move || {
        let rows = (0..count.get()).map(|place| row(page, place));
        view! { <ol class="planned">{rows.collect_view()}</ol> }.into_any()
    });
    let is_quiet = flag(move || page.on_look(|session| session.plan().faults().next().is_some()));
    view! {
        <h3>{words(move || TouchWords::of(page.language()).script)}</h3>
        <p class="hint" hidden=is_quiet>{words(move || TouchWords::of(page.language()).no_faults)}</p>
        {rows}
    }
    .into_any()
}

/// One action. The row stays while what stands in it changes, so that it keeps the focus.
fn row(page: Page, place: usize) -> AnyView {
    let timed =
        Memo::new(move |_| page.on_look(|session| session.plan().actions().get(place).cloned()));
    let at = move || timed.get().map_or(Instant::START, |timed| timed.at);
    let what = Memo::new(move |_| {
        let language = page.language();
        timed.get().map_or_else(String::new, |timed| {
            let names = page.peek(Session::plan_names);
            touch::planned(&timed.action, &names, language)
        })
    });
    let named = move |template: fn(&studio::i18n::TouchWords) -> &'static str| {
        words(move || {
            let template = template(TouchWords::of(page.language()));
            studio::i18n::fill(template, |_| what.get())
        })
    };
    let class = words(move || {
        let is_quiet = timed
            .get()
            .is_some_and(|timed| is_of_application(&timed.action));
        String::from(if is_quiet { "quiet" } else { "" })
    });
    let id = ["when-", &place.to_string()].concat();
    let go = Button::new(
        "quiet",
        named(|words| words.go_there),
        view! { <span>{words(move || what.get())}</span> }.into_any(),
        move || {
            page.send(Msg::Seek(
                timed
                    .get_untracked()
                    .map_or(Instant::START, |timed| timed.at),
            ));
        },
    );
    let remove = Button::tool(
        "quiet square",
        Icon::Close,
        named(|words| words.remove),
        move || {
            page.send(Msg::Edit(Edit::Remove(place)));
        },
    );
    view! {
        <li class=class>
            <input
                type="number"
                id=id
                min="0"
                step="1"
                aria-label=named(|words| words.when)
                prop:value=move || at().as_ms().to_string()
                on:change=move |event| change(page, place, &event_target_value(&event))
            />
            {go.view()}
            {remove.view()}
        </li>
    }
    .into_any()
}

/// Moves an action to an instant, and the focus with it.
fn change(page: Page, place: usize, ms: &str) {
    let Ok(ms) = ms.parse::<u64>() else { return };
    let to = Instant::from_ms(ms.min(LATEST.as_ms()));
    page.send(Msg::Edit(Edit::Move {
        place,
        to,
        goes_on: true,
    }));
    if let Some(moved) = page.peek(|session| session.plan().moved()) {
        web::page::focus(&["when-", &moved.to_string()].concat());
    }
}
