//! Everything that is shared by the figures: time, and what can be done to the cluster.

use leptos::prelude::event_target_value;
use studio::i18n;
use studio::msg::{Look, Msg};
use studio::session::Session;
use studio::view::{Chrome, Speed};

use super::controls::{button, sign, span, tool, word};
use super::icon::Icon;
use super::page::Page;
use super::scrubber::scrubber;
use crate::web::tag::{Tag, tag};

pub(crate) fn dock(page: Page) -> Tag {
    let controls = tag("div").class("controls");
    let controls = controls
        .with_all([transport(page), clock(page), speed(page), faults(page)])
        .changing(
            move || (page.chrome() != Chrome::Full).then(|| page.language()),
            move || way_out(page).into_iter().collect(),
        );
    tag("section")
        .class("dock")
        .live("aria-label", word(page, |words| words.playing))
        .with(scrubber(page))
        .with(controls)
}

fn transport(page: Page) -> Tag {
    let label = move || {
        if page.is_playing() {
            page.words().pause
        } else {
            page.words().play
        }
    };
    let shown = move || {
        if page.is_playing() {
            Icon::Pause
        } else {
            Icon::Play
        }
    };
    let one = move |icon: Icon, label: fn(Page) -> &'static str, msg: fn() -> Msg| {
        tool(
            "square",
            icon,
            move || label(page),
            move || page.send(msg()),
        )
    };
    let play = button("play", label, move || page.send(Msg::TogglePlay));
    tag("div")
        .class("transport")
        .set("role", "group")
        .live("aria-label", word(page, |words| words.playing))
        .with_all([
            one(Icon::Restart, |page| page.words().restart, || Msg::Restart),
            one(
                Icon::StepBack,
                |page| page.words().step_back,
                || Msg::StepBack,
            ),
            play.with(sign(shown)),
            one(
                Icon::StepForward,
                |page| page.words().step_forward,
                || Msg::StepForward,
            ),
        ])
}

fn clock(page: Page) -> Tag {
    let now = move || i18n::clock(page.on_tick(Session::at), page.language());
    let end = move || {
        let end = i18n::clock(page.on_look(Session::end), page.language());
        ["/ ", &end].concat()
    };
    tag("p")
        .class("clock")
        .with(span("visually-hidden", word(page, |words| words.clock)))
        .with(tag("output").set("aria-live", "off").says(now))
        .with(span("end", end))
}

fn speed(page: Page) -> Tag {
    let option = move |one: Speed| {
        let name = move || {
            let decimal = page.language().words().decimal.to_string();
            [&one.tag().replace('.', &decimal), "×"].concat()
        };
        let is_chosen = move || page.on_look(|session| session.view().speed) == one;
        tag("option")
            .set("value", one.tag())
            .flag("selected", is_chosen)
            .says(name)
    };
    let choose = move |event| {
        if let Some(chosen) = Speed::of_tag(&event_target_value(&event)) {
            page.send(Msg::Look(Look::Speed(chosen)));
        }
    };
    tag("label")
        .class("speed")
        .with(span("visually-hidden", word(page, |words| words.speed)))
        .with(
            tag("select")
                .on("change", choose)
                .with_all(Speed::ALL.map(option)),
        )
}

fn faults(page: Page) -> Tag {
    let undo = word(page, |words| words.undo);
    let undo = tool("square", Icon::Undo, undo, move || page.send(Msg::Undo))
        .flag("disabled", move || {
            !page.on_look(|session| session.plan().can_undo())
        });
    let redo = word(page, |words| words.redo);
    let redo = tool("square", Icon::Redo, redo, move || page.send(Msg::Redo))
        .flag("disabled", move || {
            !page.on_look(|session| session.plan().can_redo())
        });
    let start = move || {
        let dead = page.dead();
        dead.map_or_else(String::new, |broker| page.words().start(broker))
    };
    let kill = move || {
        if page.leader().is_some() {
            page.words().kill
        } else {
            page.words().kill_none
        }
    };
    let start = tool("start", Icon::Start, start, move || {
        page.send(Msg::StartBroker);
    })
    .with(span("", start))
    .flag("hidden", move || page.dead().is_none());
    let kill = tool("kill", Icon::Kill, kill, move || page.send(Msg::KillLeader))
        .with(span("", kill))
        .flag("disabled", move || page.leader().is_none());
    tag("div")
        .class("faults")
        .set("role", "group")
        .live("aria-label", word(page, |words| words.faults))
        .with_all([undo, redo, start, kill])
}

/// From a frame without tools to the page that has them.
fn way_out(page: Page) -> Option<Tag> {
    let label = word(page, |words| words.open_full);
    let link = tag("a").class("way-out");
    (page.chrome() != Chrome::Full).then(|| {
        link.live("href", move || page.full_address())
            .set("target", "_blank")
            .set("rel", "noopener")
            .live("aria-label", label)
            .live("title", label)
            .with(sign(|| Icon::Out))
    })
}
