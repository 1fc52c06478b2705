//! What became of every record: a table whose counts add up to the records sent.

use engine::config::Acks;
use leptos::prelude::*;
use studio::frame::Row;

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

/// A row, and how often it has changed: so that the eye is drawn to what did.
fn line(page: Page, acks: Acks, row: Row) -> impl IntoView {
    let letters = page.each_moment(move |session| session.letters(acks, row));
    let changes = Memo::new(move |before: Option<&(Vec<String>, u32)>| {
        let now = letters.get();
        let count = before.map_or(
            0,
            |(then, count)| if *then == now { *count } else { count + 1 },
        );
        (now, count)
    });
    let count = move || letters.with(Vec::len);
    let class = move || {
        let changes = changes.with(|(_, count)| *count);
        // Two names for one animation: going from one to the other starts it anew.
        let flash = match changes {
            0 => "",
            odd if odd % 2 == 1 => " changed-odd",
            _ => " changed-even",
        };
        let tone = if count() == 0 { "empty" } else { tone(row) };
        format!("{tone}{flash}")
    };
    view! {
        <tr class=class>
            <th scope="row">{move || page.language.get().words().rows.of(row)}</th>
            <td class="letters">{move || letters.with(|letters| letters.join(" "))}</td>
            <td class="count">{count}</td>
        </tr>
    }
}

/// The class of a row that is not empty.
const fn tone(row: Row) -> &'static str {
    match row {
        Row::Safe => "safe",
        Row::Exposed | Row::Unconfirmed | Row::Phantom => "unsure",
        Row::Pending | Row::Failed => "open",
        Row::LostConfirmed | Row::LostSilently => "lost",
        Row::Duplicated => "doubled",
    }
}
