//! Which figure is looked at, and how each of them fares.

use engine::config::Acks;
use leptos::prelude::*;
use studio::frame::Row;
use studio::i18n::acks as setting;
use studio::lane::LANES;
use studio::msg::{Look, Msg};
use studio::session::Fates;

use super::page::Page;

/// A cell for each lane, with what became of its records in a glance. Where there is room for all three, they are seen
/// anyhow.
#[component]
pub(crate) fn LaneSwitch(page: Page, shows_three: Memo<bool>) -> impl IntoView {
    view! {
        <nav class="lane-switch" hidden=shows_three aria-label=move || page.words().lane_switch>
            {LANES.map(|acks| cell(page, acks)).collect_view()}
        </nav>
    }
}

fn cell(page: Page, acks: Acks) -> AnyView {
    let fates = page.fates(acks);
    let label = move || {
        let rows = &page.language.get().words().rows;
        let counts = Row::ALL
            .into_iter()
            .map(|row| (row, fates.with(|fates| fates.count(row))));
        let counts = counts.filter(|&(_, count)| count > 0);
        let counts = counts.map(|(row, count)| format!("{}: {count}", rows.of(row)));
        format!(
            "{}. {}",
            setting(acks),
            counts.collect::<Vec<_>>().join(", ")
        )
    };
    view! {
        <button
            type="button"
            aria-pressed=move || (page.focus.get() == acks).to_string()
            aria-label=label
            class:harmed=move || fates.with(|fates| fates.harmed() > 0)
            on:click=move |_| page.send(Msg::Look(Look::Focus(acks)))
        >
            <code>{setting(acks)}</code>
            <span class="glance">{move || fates.with(glance)}</span>
        </button>
    }
    .into_any()
}

/// Stored, lost and open, in the space of a thumb.
fn glance(fates: &Fates) -> String {
    let stored = [Row::Safe, Row::Exposed, Row::Unconfirmed, Row::Phantom];
    let stored: usize = stored.into_iter().map(|row| fates.count(row)).sum();
    match (fates.harmed(), fates.count(Row::Pending)) {
        (0, 0) => format!("✓ {stored}"),
        (0, open) => format!("✓ {stored} … {open}"),
        (harm, _) => format!("✓ {stored} ✕ {harm}"),
    }
}
