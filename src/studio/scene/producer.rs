//! The producers' card: what each application believes of its records.

use super::draw::{
    again_disc, circle, cross_disc, dots_disc, part, question_disc, rect, spans, text, tick_disc,
};
use super::geometry::{Area, Geometry, PAD};
use super::measure::{shortened, width};
use super::{Anchor, Group, Node, words as sentences};
use crate::frame::{Frame, ProducerView, Row, SendState, SentRecord};
use crate::i18n::{Words, acks};

/// From one record of a producer to the next.
const PITCH: i32 = 32;
/// From one row of records to the next.
const ROW: i32 = 36;
/// Between two cards.
const GAP: i32 = 4;
/// Height of a card that has room for a second line of text.
const TWO_LINES: i32 = 44;

pub(super) fn cards(frame: &Frame, geometry: &Geometry, words: &Words) -> Vec<Group> {
    let count = i32::try_from(frame.producers.len()).unwrap_or(1).max(1);
    let whole = geometry.producers;
    let height = (whole.height - GAP * (count - 1)) / count;
    (0..)
        .zip(&frame.producers)
        .map(|(index, producer)| {
            let area = Area {
                y: whole.y + index * (height + GAP),
                height,
                ..whole
            };
            card(frame, producer, area, geometry.is_column, words)
        })
        .collect()
}

fn card(
    frame: &Frame,
    producer: &ProducerView,
    area: Area,
    is_column: bool,
    words: &Words,
) -> Group {
    let mut children = vec![rect("card-face", (0, 0, area.width, area.height), 8)];
    let heading = heading(frame, producer, words);
    let heading_width: i32 = heading.iter().map(|(_, part)| width(part, 14)).sum();
    let heading = spans((PAD + 2, 22), Anchor::Start, 14, "heading", heading);
    children.push(heading);
    if area.height >= TWO_LINES {
        let at = (PAD + 2, 40);
        let setting = text("setting", at, Anchor::Start, 12, acks(producer.acks));
        children.push(setting);
    }
    let (left, top) = if is_column {
        (heading_width.max(84) + 24, area.height / 2)
    } else {
        (PAD + 2, 66)
    };
    let across = ((area.width - left - PAD) / PITCH).max(1);
    let rows = if is_column {
        1
    } else {
        (area.height - PAD - 13 - top + ROW) / ROW
    };
    children.extend(chips(&producer.records, (left, top), across, rows, words));
    let mut class = String::from("producer");
    if !producer.is_up {
        class.push_str(" down");
    }
    if frame.focus.producers.contains(&producer.id) {
        class.push_str(" focus");
    }
    let mut key = String::from("producer-");
    key.push_str(&producer.id.to_string());
    Group {
        key,
        class,
        label: sentences::of_producer(producer, words),
        at: area.at(),
        children,
    }
}

fn heading(frame: &Frame, producer: &ProducerView, words: &Words) -> Vec<(&'static str, String)> {
    let mut name = String::from(words.figure.producer);
    if frame.producers.len() > 1 {
        name.push(' ');
        name.push_str(&shortened(&producer.name, 14, 48));
    }
    let mut parts = vec![("name", name)];
    if !producer.is_up {
        parts.push(("role", String::from(" ")));
        parts.push(("role", words.figure.crashed.to_owned()));
    }
    parts
}

/// The last records that fit; dots stand for those before.
fn chips(
    records: &[SentRecord],
    at: (i32, i32),
    across: i32,
    rows: i32,
    words: &Words,
) -> Vec<Node> {
    let fits = usize::try_from(across * rows).unwrap_or(0);
    if fits == 0 {
        return Vec::new();
    }
    let hidden = if records.len() > fits {
        records.len() + 1 - fits
    } else {
        0
    };
    let mut nodes = Vec::new();
    let place = |slot: i32| {
        let x = at.0 + 13 + slot % across * PITCH;
        (x, at.1 + slot / across * ROW)
    };
    if hidden > 0 {
        let (x, y) = place(0);
        nodes.extend([-8, 0, 8].map(|step| circle("more", (x + step, y), 2)));
    }
    for (slot, record) in (i32::from(hidden > 0)..).zip(&records[hidden..]) {
        nodes.push(chip(record, place(slot), words));
    }
    nodes
}

fn chip(record: &SentRecord, at: (i32, i32), words: &Words) -> Node {
    let class = match record.state {
        SendState::Queued => "chip queued",
        SendState::Awaited => "chip awaited",
        SendState::Retrying => "chip retrying",
        SendState::Confirmed => "chip confirmed",
        SendState::Forgotten => "chip forgotten",
        SendState::Failed => "chip failed",
        SendState::Unknown => "chip unknown",
    };
    let letter = shortened(&record.letter, 14, 26);
    let mut nodes = vec![
        circle("chip-face", (0, 0), 13),
        text("letter", (0, 5), Anchor::Middle, 14, letter),
    ];
    let corner = (11, -10);
    match record.state {
        SendState::Confirmed => nodes.extend(tick_disc(corner)),
        SendState::Failed => nodes.extend(cross_disc(corner)),
        SendState::Unknown => nodes.extend(question_disc(corner)),
        SendState::Retrying => nodes.extend(again_disc(corner)),
        SendState::Awaited => nodes.extend(dots_disc(corner)),
        SendState::Queued | SendState::Forgotten => {}
    }
    if matches!(record.row, Row::LostConfirmed | Row::LostSilently) {
        nodes.extend(cross_disc((11, 11)));
    }
    let mut chip = part(class, at, nodes);
    if let Node::Group(group) = &mut chip {
        group.label.push_str(&record.letter);
        group.label.push_str(": ");
        group.label.push_str(words.sends.of(record.state));
    }
    chip
}
