//! Messages on their way, as tokens.

use engine::id::Offset;

use super::draw::{circle, cross, part, question, rect, text, tick};
use super::geometry::Geometry;
use super::measure::{shortened, width};
use super::places::Places;
use super::{Anchor, Node, Token, hits};
use crate::frame::{Frame, Kind, MessageView};
use crate::i18n::Language;

/// Distance between two that leave together.
const APART: i32 = 28;

/// The tokens of a frame; the first to leave is the last, so that it is drawn above the others.
pub(super) fn tokens(
    frame: &Frame,
    geometry: &Geometry,
    places: &Places,
    language: Language,
) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (index, message) in frame.messages.iter().enumerate() {
        let route = places.route(geometry, message.from, message.to);
        if route.len() < 2 {
            continue;
        }
        let together = |other: &&MessageView| {
            (other.from, other.to, other.sent_at) == (message.from, message.to, message.sent_at)
        };
        let ahead = frame.messages[..index].iter().filter(together).count();
        let (class, nodes) = drawing(message);
        tokens.push(Token {
            id: message.id,
            class,
            label: hits::name_of(message, frame, language),
            nodes,
            path: clear_of_cards(route),
            behind: i32::try_from(ahead).unwrap_or(0) * APART,
            rests: message.kind == Kind::Produce,
            sent_at: message.sent_at,
            arrives_at: message.arrives_at,
        });
    }
    tokens.reverse();
    tokens
}

/// A token starts and ends just outside of the cards, so that it hides none of their words.
fn clear_of_cards(mut route: Vec<(i32, i32)>) -> Vec<(i32, i32)> {
    const CLEAR: i32 = 8;
    let towards = |end: (i32, i32), next: (i32, i32)| {
        let step = |from: i32, to: i32| (to - from).signum() * CLEAR.min((to - from).abs());
        (end.0 + step(end.0, next.0), end.1 + step(end.1, next.1))
    };
    let last = route.len() - 1;
    (route[0], route[last]) = (
        towards(route[0], route[1]),
        towards(route[last], route[last - 1]),
    );
    route
}

fn drawing(message: &MessageView) -> (&'static str, Vec<Node>) {
    let letters = message.letters.join(" ");
    match message.kind {
        Kind::Produce | Kind::Records => ("record", disc_or_pill(&letters)),
        Kind::Ask(offset) => ("ask", request(offset)),
        Kind::Prove(offset) => ("prove", request(offset)),
        Kind::Ack => ("ack", pill(&letters, 14, &[tick("token-sign", (0, 0))])),
        Kind::HighWatermark(_) | Kind::Refusal(_) | Kind::Divergence(_) | Kind::FetchError(_) => {
            rare_drawing(message.kind, &letters)
        }
    }
}

/// Of messages that a calm run does not have.
#[cold]
#[inline(never)]
fn rare_drawing(kind: Kind, letters: &str) -> (&'static str, Vec<Node>) {
    match kind {
        Kind::Produce | Kind::Records | Kind::Ask(_) | Kind::Prove(_) | Kind::Ack => {
            ("", Vec::new()) // drawn above
        }
        Kind::HighWatermark(offset) => {
            let mut label = String::from("HW ");
            label.push_str(&offset.to_string());
            ("watermark", pill(&label, 0, &[]))
        }
        Kind::Refusal(_) => (
            "refusal",
            pill(letters, 14, &[cross("token-sign", (4, 0), 4)]),
        ),
        Kind::Divergence(offset) => {
            let mut label = String::from("≠ ");
            label.push_str(&offset.to_string());
            ("divergence", pill(&label, 0, &[]))
        }
        Kind::FetchError(_) => (
            "refusal",
            vec![
                circle("token-face", (0, 0), 9),
                cross("token-sign", (0, 0), 4),
            ],
        ),
    }
}

/// Records travel in a disc with their letter, several in a pill.
fn disc_or_pill(letters: &str) -> Vec<Node> {
    if letters.chars().count() > 2 {
        return pill(letters, 0, &[]);
    }
    vec![
        circle("token-face", (0, 0), 12),
        text("token-letter", (0, 5), Anchor::Middle, 14, letters),
    ]
}

fn request(offset: Offset) -> Vec<Node> {
    question(["token-face", "token-letter"], (0, 0), &offset.to_string())
}

/// A pill with a sign of width `sign_width` in front of its letters.
fn pill(letters: &str, sign_width: i32, sign: &[Node]) -> Vec<Node> {
    let letters = shortened(letters, 13, 64);
    let inner = width(&letters, 13) + sign_width;
    let breadth = (inner + 12).max(24);
    let left = -breadth / 2;
    let mut nodes = vec![rect("token-face", (left, -11, breadth, 22), 11)];
    for node in sign {
        nodes.push(part("", (left + 6, 0), vec![node.clone()]));
    }
    let at = (sign_width / 2, 5);
    nodes.push(text("token-letter", at, Anchor::Middle, 13, letters));
    nodes
}
