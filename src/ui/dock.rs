//! Everything that is shared by the figures: time, and what can be done to the cluster.

use leptos::prelude::*;
use studio::i18n;
use studio::msg::{Look, Msg};
use studio::session::Session;
use studio::view::Speed;

use super::icon::{Icon, icon};
use super::page::Page;
use super::scrubber::Scrubber;

#[component]
pub(crate) fn Dock(page: Page) -> impl IntoView {
    view! {
        <section class="dock" aria-label=move || page.words().playing>
            <Scrubber page/>
            <div class="controls">
                {transport(page)}
                {clock(page)}
                {speed(page)}
                {faults(page)}
            </div>
        </section>
    }
}

fn transport(page: Page) -> AnyView {
    let play = move || {
        if page.is_playing.get() {
            (Icon::Pause, page.words().pause)
        } else {
            (Icon::Play, page.words().play)
        }
    };
    view! {
        <div class="transport" role="group" aria-label=move || page.words().playing>
            {tool(page, Icon::Restart, Msg::Restart, |page| page.words().restart)}
            {tool(page, Icon::StepBack, Msg::StepBack, |page| page.words().step_back)}
            <button
                class="play"
                type="button"
                title=move || play().1
                aria-label=move || play().1
                on:click=move |_| page.send(Msg::TogglePlay)
            >
                {move || icon(play().0)}
            </button>
            {tool(page, Icon::StepForward, Msg::StepForward, |page| page.words().step_forward)}
        </div>
    }
    .into_any()
}

/// A button that shows an icon and always works.
fn tool(page: Page, shown: Icon, msg: Msg, label: fn(Page) -> &'static str) -> AnyView {
    view! {
        <button
            class="square"
            type="button"
            title=move || label(page)
            aria-label=move || label(page)
            on:click=move |_| page.send(msg.clone())
        >
            {icon(shown)}
        </button>
    }
    .into_any()
}

fn clock(page: Page) -> AnyView {
    let end = page.memo(Session::end);
    // Whole milliseconds: a text that changes with every frame is a blur.
    let shown = Memo::new(move |_| i18n::clock(page.at.get(), page.language.get()));
    view! {
        <p class="clock">
            <span class="visually-hidden">{move || page.words().clock}</span>
            <output>{shown}</output>
            <span class="end">{move || format!("/ {}", i18n::clock(end.get(), page.language.get()))}</span>
        </p>
    }
    .into_any()
}

fn speed(page: Page) -> AnyView {
    let speed = page.memo(|session| session.view().speed);
    let option = move |one: Speed| {
        let name = move || {
            let decimal = page.language.get().words().decimal.to_string();
            format!("{}×", one.tag()).replace('.', &decimal)
        };
        view! { <option value=one.tag() selected=move || speed.get() == one>{name}</option> }
    };
    let choose = move |event| {
        if let Some(chosen) = Speed::of_tag(&event_target_value(&event)) {
            page.send(Msg::Look(Look::Speed(chosen)));
        }
    };
    view! {
        <label class="speed">
            <span class="visually-hidden">{move || page.words().speed}</span>
            <select on:change=choose>{Speed::ALL.map(option).collect_view()}</select>
        </label>
    }
    .into_any()
}

fn faults(page: Page) -> AnyView {
    let leader = page.each_moment(move |session| {
        page.focus.track();
        session.living_leader()
    });
    let dead = page.each_moment(move |session| {
        page.focus.track();
        session.last_dead()
    });
    let (can_undo, can_redo) = (
        page.memo(|s| s.plan().can_undo()),
        page.memo(|s| s.plan().can_redo()),
    );
    let kill = move || {
        if leader.get().is_some() {
            page.words().kill
        } else {
            page.words().kill_none
        }
    };
    let start = move || dead.get().map(|broker| page.words().start(broker));
    let edit = move |shown, msg: Msg, can: Memo<bool>, label: fn(Page) -> &'static str| {
        view! {
            <button
                class="square"
                type="button"
                disabled=move || !can.get()
                title=move || label(page)
                aria-label=move || label(page)
                on:click=move |_| page.send(msg.clone())
            >
                {icon(shown)}
            </button>
        }
    };
    view! {
        <div class="faults" role="group" aria-label=move || page.words().faults>
            {edit(Icon::Undo, Msg::Undo, can_undo, |page| page.words().undo)}
            {edit(Icon::Redo, Msg::Redo, can_redo, |page| page.words().redo)}
            <button
                class="start"
                type="button"
                title=start
                aria-label=start
                hidden=move || dead.get().is_none()
                on:click=move |_| page.send(Msg::StartBroker)
            >
                {icon(Icon::Start)}
                <span>{start}</span>
            </button>
            <button
                class="kill"
                type="button"
                disabled=move || leader.get().is_none()
                on:click=move |_| page.send(Msg::KillLeader)
            >
                {icon(Icon::Kill)}
                <span>{kill}</span>
            </button>
        </div>
    }
    .into_any()
}
