//! Which figure is looked at, and how each of them fares.

use engine::config::Acks;
use leptos::prelude::*;
use studio::frame::{Row, Tally};
use studio::i18n::acks as setting;
use studio::lane::LANES;
use studio::msg::{Look, Msg};

use super::page::Page;

/// A cell for each lane, with what became of its records in a glance. Where there is room for all three, they are seen
/// anyhow.
#[component]
pub(crate) fn LaneSwitch(page: Page, shows_three: Memo<bool>) -> impl IntoView {
    view! {
        <nav class="lanes" hidden=shows_three aria-label=move || page.words().lane_switch>
            {LANES.map(|acks| cell(page, acks)).collect_view()}
        </nav>
    }
}

fn cell(page: Page, acks: Acks) -> impl IntoView {
    let tally = page.each_moment(move |session| session.tally(acks));
    let harm = move || {
        Row::ALL
            .into_iter()
            .filter(|row| row.is_harm())
            .map(|row| tally.get().count(row))
            .sum::<u16>()
    };
    let label = move || {
        let rows = page.language.get().words();
        let counts = Row::ALL
            .into_iter()
            .filter(|&row| tally.get().count(row) > 0);
        let counts = counts.map(|row| format!("{} {}", tally.get().count(row), rows.rows.of(row)));
        format!(
            "{}: {}",
            setting(acks),
            counts.collect::<Vec<_>>().join(", ")
        )
    };
    view! {
        <button
            type="button"
            aria-pressed=move || (page.focus.get() == acks).to_string()
            aria-label=label
            class:harmed=move || { harm() > 0 }
            on:click=move |_| page.send(Msg::Look(Look::Focus(acks)))
        >
            <code>{setting(acks)}</code>
            <span class="glance">{move || glance(tally.get(), harm())}</span>
        </button>
    }
}

/// Stored and lost, in the space of a thumb.
fn glance(tally: Tally, harm: u16) -> String {
    let stored = [Row::Safe, Row::Exposed, Row::Unconfirmed, Row::Phantom];
    let stored: u16 = stored.into_iter().map(|row| tally.count(row)).sum();
    match (harm, tally.count(Row::Pending)) {
        (0, 0) => format!("✓ {stored}"),
        (0, waiting) => format!("✓ {stored} · … {waiting}"),
        (harm, _) => format!("✓ {stored} · ✕ {harm}"),
    }
}
