//! The slider over the reel, with a mark for each fault.

use leptos::prelude::*;
use studio::i18n;
use studio::msg::Msg;
use studio::session::{Mark, Session};

use super::page::Page;
use super::parts::{views, words};

/// The slider counts in milliseconds of the reel.
const UNIT: u64 = 1_000;

#[component]
pub(crate) fn Scrubber(page: Page) -> impl IntoView {
    let done = words(move || {
        let length = page.on_look(|session| session.pace().length()).max(1);
        let share = page.on_tick(Session::reel) * 10_000 / length;
        format!("scaleX({}.{:04})", share / 10_000, share % 10_000)
    });
    let marks = views(move || {
        page.on_look(Session::marks)
            .into_iter()
            .map(mark)
            .collect_view()
            .into_any()
    });
    view! {
        <div class="scrubber">
            <div class="track" aria-hidden="true"><div style:transform=done></div></div>
            {slider(page, "scrubber")}
            <div class="marks" aria-hidden="true">{marks}</div>
        </div>
    }
}

/// The slider itself, for whoever shows the reel.
pub(crate) fn slider(page: Page, id: &'static str) -> AnyView {
    let length = move || page.on_look(|session| session.pace().length() / UNIT);
    let reel = move || page.on_tick(|session| session.reel() / UNIT);
    let value_text = words(move || {
        let language = page.language();
        let (number, of) = page.on_moment(Session::step);
        // Nobody listens to every frame: told when something happens or a person stops.
        let now = i18n::clock(page.on_look(Session::at), language);
        [&now, ", ", &language.words().page.step_of(number, of)].concat()
    });
    let scrub = move |event| {
        if let Ok(value) = event_target_value(&event).parse::<u64>() {
            page.send(Msg::ScrubTo(value.saturating_mul(UNIT)));
        }
    };
    // A value beyond the old maximum would be cut: it is set again when that changes.
    let value = words(move || {
        length();
        reel().to_string()
    });
    view! {
        <input
            id=id
            type="range"
            min="0"
            max=words(move || length().to_string())
            prop:value=value
            aria-label=words(move || page.words().position)
            aria-valuetext=value_text
            on:input=scrub
        />
    }
    .into_any()
}

fn mark(mark: Mark) -> AnyView {
    let class = if mark.is_harm { "mark harm" } else { "mark" };
    let left = format!("{}.{:02}%", mark.place / 100, mark.place % 100);
    view! { <span class=class style:left=left></span> }.into_any()
}
