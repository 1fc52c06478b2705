//! The timeline as a list, for whoever reads rather than looks.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "handles to signals, which only a debug build makes large"
)]

use leptos::prelude::*;
use studio::i18n::{self, TimelineWords};
use studio::msg::Msg;
use studio::timeline::{Event, events};

use super::bench::Bench;
use super::page::Page;
use super::parts::{Button, views, words};

/// More events than this are no list.
const LISTED_MAX: usize = 150;

/// The same as a list.
pub(crate) fn list(bench: Bench) -> AnyView {
    let page = bench.page;
    let shown = views(move || {
        if !bench.is_list.get() {
            return ().into_any();
        }
        let told = page.on_look(|session| {
            let run = session.lane(session.focus());
            let (sight, reel) = (session.sight(), session.pace());
            let ends = (
                reel.instant_at(sight.from),
                reel.instant_at(sight.from + sight.span),
            );
            let language = session.view().language;
            events(&run.trace, &run.names, language, ends, LISTED_MAX + 1)
        });
        let rest = (told.len() > LISTED_MAX)
            .then(|| view! { <li>{TimelineWords::of(page.language()).more}</li> }.into_any());
        let rows = told.into_iter().take(LISTED_MAX);
        let rows = rows
            .map(|event| row(page, event))
            .chain(rest)
            .collect_view();
        view! { <ol class="event-list" tabindex="0" aria-label=TimelineWords::of(page.language()).title>{rows}</ol> }
            .into_any()
    });
    shown.into_any()
}

fn row(page: Page, event: Event) -> AnyView {
    let clock = i18n::clock(event.at, page.language());
    let at = event.at;
    let time = if event.is_important {
        let label = TimelineWords::of(page.language()).go_to(&clock);
        let text = clock.clone();
        Button::new(
            "",
            words(move || label.clone()),
            text.into_any(),
            move || {
                page.send(Msg::Seek(at));
            },
        )
        .view()
    } else {
        view! { <span class="when">{clock}</span> }.into_any()
    };
    view! { <li>{time} <span>{event.told}</span></li> }.into_any()
}
