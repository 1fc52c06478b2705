//! From a frame to its picture.

use super::broker::{Style, card};
use super::draw::{numbered, text};
use super::geometry::{Area, Geometry, PAD, PITCH};
use super::hits::hits;
use super::log_strip::Window;
use super::measure::fitting;
use super::places::Places;
use super::wires::Wires;
use super::{Anchor, Group, Node, Scene, Shape, producer, tokens, words as sentences};
use crate::frame::Frame;
use crate::i18n::{Language, Words, acks, fill};

impl Scene {
    /// The picture of a frame.
    pub fn new(frame: &Frame, language: Language, shape: Shape) -> Self {
        let words = language.words();
        let geometry = Geometry::new(shape, frame.producers.len(), frame.brokers.len());
        let places = Places::of(frame);
        let wires = Wires {
            frame,
            geometry: &geometry,
            places: &places,
            words: &words.figure,
        };
        let mut groups = wires.groups();
        groups.extend(producer::cards(frame, &geometry, words));
        let window = Window::of(&frame.brokers, geometry.slots);
        for broker in &frame.brokers {
            let is_follower = broker.id != places.centre;
            let style = Style {
                is_brief: geometry.is_brief && is_follower,
                window,
            };
            let area = places.area(&geometry, broker.id);
            groups.push(card(frame, broker, area, style, words));
        }
        groups.push(notes(frame, &geometry, words));
        groups.push(controller(frame, &geometry, words));
        let setting = frame.producers.first().map_or("", |p| acks(p.acks));
        Self {
            hits: hits(frame, &groups, geometry.width, language),
            shape,
            width: geometry.width,
            height: geometry.height,
            title: fill(words.figure.title, |_| setting.to_owned()),
            description: sentences::sentences(frame, words).join(". "),
            groups,
            tokens: tokens::tokens(frame, &geometry, &places, language),
        }
    }
}

/// What happens inside the leader: arrow 2, and the answers that it holds back.
fn notes(frame: &Frame, geometry: &Geometry, words: &Words) -> Group {
    let Area { x, y, .. } = geometry.leader;
    let log = i32::try_from(geometry.slots).unwrap_or(0) * PITCH;
    let (left, top) = if geometry.is_column {
        (x + PAD + log + 12, y + geometry.leader.log_top() + 13)
    } else {
        (x + PAD + 2, y + geometry.leader.log_top() + 70)
    };
    let lit = frame.focus.lit.append;
    let disc = numbered(if lit { "disc lit" } else { "disc" }, (left + 9, top), 2);
    let at = (left + 24, top + 4);
    let mut children = vec![
        disc,
        text("wire-word", at, Anchor::Start, 12, words.figure.append),
    ];
    if let Some(held) = frame.waiting.first() {
        let space = geometry.leader.right() - PAD - left;
        let lines = sentences::of_waiting(held, words);
        let first = if geometry.is_column {
            top - 48
        } else {
            top + 26
        };
        for (line, baseline) in lines.into_iter().zip([first, first + 16]) {
            let line = fitting(&[line], 12, space);
            children.push(text("waiting", (left, baseline), Anchor::Start, 12, line));
        }
    }
    Group {
        key: String::from("notes"),
        class: String::from("notes"),
        children,
        ..Group::default()
    }
}

fn controller(frame: &Frame, geometry: &Geometry, words: &Words) -> Group {
    let line = sentences::of_controller(frame, words);
    let at = (geometry.width / 2, geometry.height - 8);
    // Where there is no room, its name goes first.
    let bare = line
        .split_once(": ")
        .map_or("", |(_, bare)| bare)
        .to_owned();
    let line = fitting(&[line, bare], 12, geometry.width - 2 * PAD);
    let children: Vec<Node> = vec![text("controller-line", at, Anchor::Middle, 12, line)];
    Group {
        key: String::from("controller"),
        class: String::from("controller"),
        children,
        ..Group::default()
    }
}
