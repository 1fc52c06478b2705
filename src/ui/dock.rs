//! Everything that is shared by the figures: time, and what can be done to the cluster.

use leptos::prelude::*;
use studio::i18n;
use studio::msg::{Look, Msg};
use studio::session::Session;
use studio::view::{Chrome, Speed};

use super::icon::{Icon, icon};
use super::page::Page;
use super::parts::{Button, flag, span, views, words};
use super::scrubber::Scrubber;

#[component]
pub(crate) fn Dock(page: Page) -> impl IntoView {
    view! {
        <section class="dock" aria-label=words(move || page.words().playing)>
            <Scrubber page/>
            <div class="controls">
                {transport(page)}
                {clock(page)}
                {speed(page)}
                {faults(page)}
                {way_out(page)}
            </div>
        </section>
    }
}

fn transport(page: Page) -> AnyView {
    let play = words(move || {
        if page.is_playing() {
            page.words().pause
        } else {
            page.words().play
        }
    });
    let shown = views(move || {
        icon(if page.is_playing() {
            Icon::Pause
        } else {
            Icon::Play
        })
    });
    let restart = words(move || page.words().restart);
    let back = words(move || page.words().step_back);
    let forward = words(move || page.words().step_forward);
    view! {
        <div class="transport" role="group" aria-label=words(move || page.words().playing)>
            {Button::tool("square", Icon::Restart, restart, move || page.send(Msg::Restart)).view()}
            {Button::tool("square", Icon::StepBack, back, move || page.send(Msg::StepBack)).view()}
            {Button::new("play", play, shown.into_any(), move || page.send(Msg::TogglePlay)).view()}
            {Button::tool("square", Icon::StepForward, forward, move || page.send(Msg::StepForward)).view()}
        </div>
    }
    .into_any()
}

fn clock(page: Page) -> AnyView {
    let now = words(move || i18n::clock(page.on_tick(Session::at), page.language()));
    let end = words(move || {
        [
            "/ ",
            &i18n::clock(page.on_look(Session::end), page.language()),
        ]
        .concat()
    });
    view! {
        <p class="clock">
            {span("visually-hidden", words(move || page.words().clock))}
            <output aria-live="off">{now}</output>
            {span("end", end)}
        </p>
    }
    .into_any()
}

fn speed(page: Page) -> AnyView {
    let option = move |one: Speed| {
        let name = words(move || {
            let decimal = page.language().words().decimal.to_string();
            [&one.tag().replace('.', &decimal), "×"].concat()
        });
        let is_chosen = flag(move || page.on_look(|session| session.view().speed) == one);
        view! { <option value=one.tag() selected=is_chosen>{name}</option> }.into_any()
    };
    let choose = move |event| {
        if let Some(chosen) = Speed::of_tag(&event_target_value(&event)) {
            page.send(Msg::Look(Look::Speed(chosen)));
        }
    };
    view! {
        <label class="speed">
            {span("visually-hidden", words(move || page.words().speed))}
            <select on:change=choose>{Speed::ALL.map(option).into_iter().collect_view()}</select>
        </label>
    }
    .into_any()
}

fn faults(page: Page) -> AnyView {
    let undo = Button::tool(
        "square",
        Icon::Undo,
        words(move || page.words().undo),
        move || page.send(Msg::Undo),
    )
    .off(move || !page.on_look(|session| session.plan().can_undo()));
    let redo = Button::tool(
        "square",
        Icon::Redo,
        words(move || page.words().redo),
        move || page.send(Msg::Redo),
    )
    .off(move || !page.on_look(|session| session.plan().can_redo()));
    let start = move || {
        page.dead()
            .map_or_else(String::new, |broker| page.words().start(broker))
    };
    let kill = move || {
        if page.leader().is_some() {
            page.words().kill
        } else {
            page.words().kill_none
        }
    };
    let start = Button::new(
        "start",
        words(start),
        labelled(Icon::Start, words(start)),
        move || page.send(Msg::StartBroker),
    )
    .hidden(move || page.dead().is_none());
    let kill = Button::new(
        "kill",
        words(kill),
        labelled(Icon::Kill, words(kill)),
        move || page.send(Msg::KillLeader),
    )
    .off(move || page.leader().is_none());
    view! {
        <div class="faults" role="group" aria-label=words(move || page.words().faults)>
            {[undo, redo, start, kill].map(Button::view).into_iter().collect_view()}
        </div>
    }
    .into_any()
}

/// From a frame without tools to the page that has them.
fn way_out(page: Page) -> AnyView {
    let link = views(move || {
        if page.chrome() == Chrome::Full {
            return ().into_any();
        }
        let address = words(move || page.full_address());
        let label = words(move || page.words().open_full);
        view! {
            <a class="way-out" href=address target="_blank" rel="noopener" aria-label=label title=page.words().open_full>
                {icon(Icon::Out)}
            </a>
        }
        .into_any()
    });
    link.into_any()
}

fn labelled(shown: Icon, text: super::parts::Words) -> AnyView {
    [icon(shown), span("", text)]
        .into_iter()
        .collect_view()
        .into_any()
}
