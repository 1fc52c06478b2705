//! A broker's card: who it is, how it fares, and its copy of the log.

use engine::id::BrokerId;

use super::draw::{cross, part, rect, spans, star, text, tick};
use super::geometry::{Area, PAD};
use super::log_strip::{Window, log_strip};
use super::measure::width;
use super::{Anchor, Group, Node, words as sentences};
use crate::frame::{BrokerView, Condition, Frame, Role};
use crate::i18n::{FigureWords, Words, fill};

/// How a card is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// One line of text, no offsets.
    pub(super) is_brief: bool,
    /// Which records fit.
    pub(super) window: Window,
}

pub(super) fn card(
    frame: &Frame,
    broker: &BrokerView,
    area: Area,
    style: Style,
    words: &Words,
) -> Group {
    let mut children = vec![rect("card-face", (0, 0, area.width, area.height), 8)];
    children.extend(heading(broker, area.width, style.is_brief, words));
    let log_top = if style.is_brief {
        area.height - 32
    } else {
        children.extend(subheading(broker, &words.figure));
        area.log_top()
    };
    let fresh = |offset| frame.focus.is_fresh(broker.id, offset);
    children.push(part("log", (PAD, log_top), log_strip(broker, style, fresh)));
    Group {
        key: key(broker.id),
        class: class(frame, broker),
        label: sentences::of_broker(broker, words),
        at: area.at(),
        children,
    }
}

/// The key of a broker's card.
pub(super) fn key(broker: BrokerId) -> String {
    let mut key = String::from("broker-");
    key.push_str(&broker.to_string());
    key
}

fn class(frame: &Frame, broker: &BrokerView) -> String {
    let mut class = String::from("broker");
    class.push_str(match broker.role {
        _ if broker.condition.is_gone() => "",
        Role::Leader => " leader",
        Role::FormerLeader => " former",
        Role::Follower | Role::Bystander => " follower",
    });
    class.push_str(match broker.condition {
        Condition::Up => "",
        Condition::Down | Condition::PoweredOff => " down",
        Condition::Starting | Condition::Stopping => " changing",
        Condition::Paused | Condition::Held => " still",
    });
    if !broker.in_isr {
        class.push_str(" out");
    }
    if frame.focus.brokers.contains(broker.id) {
        class.push_str(" focus");
    }
    class
}

/// What a broker does, or what ails it.
pub(super) fn state_word(broker: &BrokerView, words: &FigureWords) -> &'static str {
    match (broker.condition, broker.role) {
        (Condition::Down, _) => words.down,
        (Condition::PoweredOff, _) => words.powered_off,
        (Condition::Starting, _) => words.starting,
        (Condition::Stopping, _) => words.stopping,
        (Condition::Paused, _) => words.paused,
        (Condition::Held, Role::Follower) => words.held,
        (Condition::Up | Condition::Held, Role::Leader) => words.leader,
        (Condition::Up | Condition::Held, Role::FormerLeader) => words.former_leader,
        (Condition::Up, Role::Follower) => words.follower,
        (Condition::Up | Condition::Held, Role::Bystander) => words.bystander,
    }
}

fn heading(broker: &BrokerView, card: i32, is_brief: bool, words: &Words) -> Vec<Node> {
    let mut nodes = Vec::new();
    let baseline = if is_brief { 17 } else { 22 };
    let mut left = PAD + 2;
    if broker.role == Role::Leader && !broker.condition.is_gone() {
        nodes.push(star("star", (left + 7, baseline - 4)));
        left += 20;
    }
    let mut name = String::from("Broker ");
    name.push_str(&broker.id.to_string());
    name.push(' ');
    let state = if is_brief {
        brief_state(broker, &words.figure)
    } else {
        state_word(broker, &words.figure)
    };
    let used = left + width(&name, 14) + width(state, 14);
    let parts = vec![("name", name), ("role", state.to_owned())];
    nodes.push(spans((left, baseline), Anchor::Start, 14, "heading", parts));
    if broker.condition.is_gone() {
        nodes.push(cross("gone", (card - 16, baseline - 5), 5));
    } else if is_brief {
        nodes.extend(brief_marks(broker, used, (card - PAD - 2, baseline)));
    }
    nodes
}

/// What the log of a card with one line says elsewhere, if there is room for it behind `used`.
#[cold]
#[inline(never)]
fn brief_marks(broker: &BrokerView, used: i32, at: (i32, i32)) -> Option<Node> {
    let mut marks = fill("HW {h}", |_| broker.high_watermark.to_string());
    marks.push_str(&fill(" · LEO {o}", |_| broker.log_end.to_string()));
    let has_room = used + width(&marks, 12) <= at.0;
    has_room.then(|| text("small", at, Anchor::End, 12, marks))
}

/// The state in a card with one line: that a broker follows and is in the ISR goes without saying there.
fn brief_state(broker: &BrokerView, words: &FigureWords) -> &'static str {
    match (broker.condition, broker.role) {
        (Condition::Up, Role::Follower) if broker.in_isr => "",
        (Condition::Up, Role::Follower) => words.out_of_isr,
        _ => state_word(broker, words),
    }
}

fn subheading(broker: &BrokerView, words: &FigureWords) -> Vec<Node> {
    let left = PAD + 2;
    let epoch = broker.epoch.map_or_else(String::new, |epoch| {
        fill(words.epoch, |_| epoch.to_string())
    });
    let after = left
        + if epoch.is_empty() {
            0
        } else {
            width(&epoch, 12) + 8
        };
    let mut nodes = vec![text("small", (left, 40), Anchor::Start, 12, epoch)];
    if broker.role == Role::Bystander {
        return nodes;
    }
    if broker.in_isr {
        nodes.push(tick("in-isr-sign", (after, 36)));
        nodes.push(text(
            "in-isr",
            (after + 14, 40),
            Anchor::Start,
            12,
            words.in_isr,
        ));
    } else {
        nodes.extend(out_of_isr(broker, after, words));
    }
    nodes
}

#[cold]
#[inline(never)]
fn out_of_isr(broker: &BrokerView, left: i32, words: &FigureWords) -> [Node; 2] {
    let word = if broker.in_elr {
        words.in_elr
    } else {
        words.out_of_isr
    };
    [
        cross("out-of-isr-sign", (left + 5, 36), 4),
        text("out-of-isr", (left + 14, 40), Anchor::Start, 12, word),
    ]
}
