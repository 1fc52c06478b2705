//! What became of every record: a table whose counts add up to the records sent.

use engine::config::Acks;
use leptos::prelude::*;
use studio::frame::Row;
use studio::lane::LANES;

use super::page::Page;

#[component]
pub(crate) fn Ledger(page: Page, acks: Acks) -> impl IntoView {
    view! {
        <table class="ledger">
            <caption class="visually-hidden">{move || page.words().ledger}</caption>
            <thead class="visually-hidden">
                <tr>
                    <th scope="col">{move || page.words().outcome}</th>
                    <th scope="col">{move || page.words().records}</th>
                    <th scope="col">{move || page.words().count}</th>
                </tr>
            </thead>
            <tbody>{Row::ALL.map(|row| line(page, acks, row)).collect_view()}</tbody>
        </table>
    }
}

/// A row. Its class tells how often it has changed, so that the eye is drawn to what did.
fn line(page: Page, acks: Acks, row: Row) -> AnyView {
    let fates = page.fates(acks);
    let letters = Memo::new(move |_| fates.with(|fates| fates.of(row).join("\u{2009}")));
    let changes = Memo::new(move |before: Option<&(String, u32)>| {
        let now = letters.get();
        let count = before.map_or(0, |(then, count)| count + u32::from(*then != now));
        (now, count)
    });
    let count = move || fates.with(|fates| fates.count(row));
    let class = move || {
        // Two names for one animation: going from one to the other starts it anew.
        let flash = match changes.with(|(_, count)| *count) {
            0 => "",
            changes if changes % 2 == 1 => " changed-odd",
            _ => " changed-even",
        };
        let tone = if count() == 0 { "empty" } else { tone(row) };
        format!("{tone}{flash}")
    };
    // Lanes list the same rows, so that they can be compared at a glance.
    let is_listed = move || {
        row != Row::Phantom
            || LANES
                .into_iter()
                .any(|acks| page.fates(acks).with(|fates| fates.count(row) > 0))
    };
    view! {
        <tr class=class hidden=move || !is_listed()>
            <th scope="row">{move || page.language.get().words().rows.of(row)}</th>
            <td class="letters">{letters}</td>
            <td class="count">{count}</td>
        </tr>
    }
    .into_any()
}

/// The class of a row that is not empty.
const fn tone(row: Row) -> &'static str {
    match row {
        Row::Safe => "safe",
        Row::Unconfirmed => "unsure quiet",
        Row::Exposed | Row::Phantom => "unsure",
        Row::Pending | Row::Failed => "open",
        Row::LostConfirmed | Row::LostSilently => "lost",
        Row::Duplicated => "doubled",
    }
}
