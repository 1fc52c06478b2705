//! What became of every record: a table whose counts add up to the records sent.

use leptos::prelude::*;
use studio::frame::Row;
use studio::lane::LaneId;

use super::page::Page;
use super::parts::{flag, words};

#[component]
pub(crate) fn Ledger(page: Page, lane: LaneId) -> impl IntoView {
    view! {
        <table class="ledger">
            <caption class="visually-hidden">{words(move || page.words().ledger)}</caption>
            <thead class="visually-hidden">
                <tr>
                    <th scope="col">{words(move || page.words().outcome)}</th>
                    <th scope="col">{words(move || page.words().records)}</th>
                    <th scope="col">{words(move || page.words().count)}</th>
                </tr>
            </thead>
            <tbody>{Row::ALL.map(|row| line(page, lane, row)).into_iter().collect_view()}</tbody>
        </table>
    }
}

/// A row. Its class tells that it has changed, so that the eye is drawn to what did.
fn line(page: Page, lane: LaneId, row: Row) -> AnyView {
    let count = move || page.fates(lane, |fates| fates.count(row));
    let letters = words(move || page.fates(lane, |fates| fates.of(row).join("\u{2009}")));
    let class = words(move || {
        // Two names for one animation: going from one to the other starts it anew.
        let flash = match page.changes(lane, row) {
            0 => "",
            changes if changes % 2 == 1 => " changed-odd",
            _ => " changed-even",
        };
        let tone = if count() == 0 { "empty" } else { tone(row) };
        [tone, flash].concat()
    });
    // Lanes list the same rows, so that they can be compared at a glance.
    let is_unlisted = flag(move || {
        let mut lanes = page.lane_ids().iter();
        let anywhere = lanes.any(|&lane| page.fates(lane, |fates| fates.count(row) > 0));
        row == Row::Phantom && !anywhere
    });
    view! {
        <tr class=class hidden=is_unlisted>
            <th scope="row">{words(move || page.language().words().rows.of(row))}</th>
            <td class="letters">{letters}</td>
            <td class="count">{words(move || count().to_string())}</td>
        </tr>
    }
    .into_any()
}

/// The class of a row that is not empty.
pub(crate) const fn tone(row: Row) -> &'static str {
    match row {
        Row::Safe => "safe",
        Row::Unconfirmed => "unsure quiet",
        Row::Exposed | Row::Phantom => "unsure",
        Row::Pending | Row::Failed => "open",
        Row::LostConfirmed | Row::LostSilently => "lost",
        Row::Duplicated => "doubled",
    }
}
