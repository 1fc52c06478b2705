//! What became of every record: a table whose counts add up to the records sent.

use studio::frame::Row;
use studio::lane::LaneId;

use super::controls::word;
use super::page::Page;
use crate::web::tag::{Tag, tag};

pub(crate) fn ledger(page: Page, lane: LaneId) -> Tag {
    let column =
        |name: fn(Page) -> &'static str| tag("th").set("scope", "col").says(move || name(page));
    let columns = [
        column(|page| page.words().outcome),
        column(|page| page.words().records),
        column(|page| page.words().count),
    ];
    let caption = tag("caption").class("visually-hidden");
    let head = tag("thead").class("visually-hidden");
    tag("table")
        .class("ledger")
        .with(caption.says(word(page, |words| words.ledger)))
        .with(head.with(tag("tr").with_all(columns)))
        .with(tag("tbody").with_all(Row::ALL.map(|row| line(page, lane, row))))
}

/// A row. Its class tells that it has changed, so that the eye is drawn to what did.
fn line(page: Page, lane: LaneId, row: Row) -> Tag {
    let count = move || page.fates(lane, |fates| fates.count(row));
    let letters = move || page.fates(lane, |fates| fates.of(row).join("\u{2009}"));
    let class = move || {
        // Two names for one animation: going from one to the other starts it anew.
        let flash = match page.changes(lane, row) {
            0 => "",
            changes if changes % 2 == 1 => " changed-odd",
            _ => " changed-even",
        };
        let tone = if count() == 0 { "empty" } else { tone(row) };
        [tone, flash].concat()
    };
    // Lanes list the same rows, so that they can be compared at a glance.
    let is_unlisted = move || {
        let mut lanes = page.lane_ids().iter();
        let anywhere = lanes.any(|&lane| page.fates(lane, |fates| fates.count(row) > 0));
        row == Row::Phantom && !anywhere
    };
    let name = tag("th").set("scope", "row");
    tag("tr")
        .live("class", class)
        .flag("hidden", is_unlisted)
        .with(name.says(move || page.language().words().rows.of(row)))
        .with(tag("td").class("letters").says(letters))
        .with(tag("td").class("count").says(move || count().to_string()))
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
