//! What the marks of the figure mean: each with a small drawing of it, around the origin of a square of 32.

use super::draw::{
    arrow_head, circle, cross, dots_disc, line, numbered, part, path, question, rect, text, tick,
    tick_disc,
};
use super::{Anchor, Node};
use crate::i18n::LegendWords;

/// Side of the square that a sign is drawn for.
pub const SIGN: i32 = 32;
const MIDDLE: i32 = SIGN / 2;

/// One mark and its meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    /// Its drawing, in a square of [`SIGN`].
    pub nodes: Vec<Node>,
    /// Its meaning.
    pub words: &'static str,
}

/// The six arrows, then the marks.
pub fn legend(words: &'static LegendWords) -> Vec<Sign> {
    let mut signs: Vec<Sign> = (1..)
        .zip(words.arrows)
        .map(|(number, words)| Sign {
            nodes: vec![numbered("disc", (MIDDLE, MIDDLE), number)],
            words,
        })
        .collect();
    let marks = [
        (token(), words.in_flight),
        (cell("cell only-here", false), words.only_here),
        (cell("cell above-hw", false), words.above_hw),
        (cell("cell below-hw", false), words.below_hw),
        (cell("cell below-hw", true), words.confirmed),
        (lost(), words.lost),
        (duplicate(), words.duplicate),
        (awaited(), words.unknown),
        (asked(), words.asked),
        (parked(), words.parked),
        (gate(), words.gate),
        (flag(), words.high_watermark),
        (log_end(), words.log_end),
        (vec![tick("in-isr-sign", (11, MIDDLE))], words.isr),
        (boundary(), words.epoch),
    ];
    signs.extend(marks.map(|(nodes, words)| Sign { nodes, words }));
    signs
}

fn token() -> Vec<Node> {
    let at = (MIDDLE, MIDDLE + 5);
    let letter = text("token-letter", at, Anchor::Middle, 14, "C");
    let face = circle("token-face", (MIDDLE, MIDDLE), 12);
    vec![part("token record", (0, 0), vec![face, letter])]
}

fn cell(class: &'static str, is_confirmed: bool) -> Vec<Node> {
    let mut nodes = vec![
        rect("cell-face", (0, 0, 26, 26), 4),
        text("letter", (13, 18), Anchor::Middle, 14, "C"),
    ];
    if is_confirmed {
        nodes.extend(tick_disc((22, 2)));
    }
    vec![part(class, (3, 4), nodes)]
}

fn lost() -> Vec<Node> {
    let hatch = [('M', 5, 26), ('L', 25, 6), ('M', 5, 16), ('L', 15, 6)];
    let signs = vec![path("hatch", &hatch), cross("lost-sign", (25, 26), 3)];
    let mut nodes = cell("cell lost", false);
    nodes.push(part("cell lost", (0, 0), signs));
    nodes
}

fn duplicate() -> Vec<Node> {
    let behind = rect("cell-behind", (8, 1, 22, 26), 4);
    let mut nodes = vec![part("cell duplicate", (0, 0), vec![behind])];
    nodes.extend(cell("cell duplicate", false));
    nodes
}

fn awaited() -> Vec<Node> {
    let mut nodes = vec![
        circle("chip-face", (MIDDLE, MIDDLE), 13),
        text("letter", (MIDDLE, MIDDLE + 5), Anchor::Middle, 14, "C"),
    ];
    nodes.extend(dots_disc((25, 7)));
    vec![part("chip awaited", (0, 0), nodes)]
}

/// Two records of different epochs.
fn boundary() -> Vec<Node> {
    let half = |x| {
        part(
            "cell below-hw",
            (x, 9),
            vec![rect("cell-face", (0, 0, 12, 14), 3)],
        )
    };
    vec![half(2), half(18), line("notch", (MIDDLE, 3), (MIDDLE, 29))]
}

fn parked() -> Vec<Node> {
    question(["parked-face", "parked-number"], (MIDDLE, MIDDLE), "3")
}

fn asked() -> Vec<Node> {
    let nodes = question(["token-face", "token-letter"], (MIDDLE, MIDDLE), "3");
    vec![part("token ask", (0, 0), nodes)]
}

/// The thick arrow.
fn gate() -> Vec<Node> {
    let (from, to) = ((2, MIDDLE), (SIGN - 2, MIDDLE));
    let line = path("wire-line", &[('M', from.0, from.1), ('L', to.0 - 6, to.1)]);
    let head = arrow_head("wire-head", from, to);
    vec![part("wire gate", (0, 0), vec![line, head])]
}

fn flag() -> Vec<Node> {
    let at = (15, 14);
    vec![
        line("hw", (28, 2), (28, 30)),
        rect("flag", (1, 2, 28, 16), 3),
        text("flag-label", at, Anchor::Middle, 12, "HW"),
    ]
}

fn log_end() -> Vec<Node> {
    let triangle = [('M', 16, 4), ('L', 21, 11), ('L', 11, 11), ('Z', 0, 0)];
    let at = (MIDDLE, 26);
    vec![
        path("leo", &triangle),
        text("leo-label", at, Anchor::Middle, 12, "LEO"),
    ]
}
