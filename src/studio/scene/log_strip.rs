//! A log as a strip of cells, with HW and LEO. The origin is the top left corner of the first cell.

use engine::id::Offset;

use super::broker::Style;
use super::draw::{circle, cross, line, part, path, rect, text, tick_disc};
use super::geometry::PITCH;
use super::measure::{shortened, width};
use super::{Anchor, Node};
use crate::frame::{BrokerView, Cell, Copy, Fate};

/// Side of a cell.
const CELL: i32 = 26;

/// Which part of the logs is in sight. The same for every broker of a figure, so that the eye can compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// First offset in sight.
    pub(super) start: usize,
    /// Number of places.
    pub(super) slots: usize,
}

impl Window {
    /// The end of the longest log, with one empty place behind it.
    pub(super) fn of(brokers: &[BrokerView], slots: usize) -> Self {
        let longest = |broker: &BrokerView| {
            let ghosts = broker
                .ghosts
                .last()
                .map_or(0, |cell| cell.offset.index() + 1);
            broker.log_end.index().max(ghosts)
        };
        let end = brokers.iter().map(longest).max().unwrap_or(0);
        // One place for the sign that the log begins before.
        let start = if end < slots { 0 } else { end + 2 - slots };
        Self { start, slots }
    }
    /// Left edge of the place of an offset; what is before the window is at its edge.
    fn x(self, offset: usize) -> i32 {
        let first = usize::from(self.start > 0);
        let place = (offset + first).saturating_sub(self.start);
        i32::try_from(place).unwrap_or(0) * PITCH
    }
    fn holds(self, offset: Offset) -> bool {
        offset.index() >= self.start
    }
}

pub(super) fn log_strip(
    broker: &BrokerView,
    style: Style,
    is_fresh: impl Fn(Offset) -> bool,
) -> Vec<Node> {
    let window = style.window;
    let mut nodes = Vec::new();
    if window.start > 0 && !broker.cells.is_empty() {
        nodes.extend([5, 13, 21].map(|x| circle("more", (x, CELL / 2), 2)));
    }
    let next = window.x(broker.log_end.index());
    nodes.push(rect("place", (next, 0, CELL, CELL), 4));
    let is_kept = |cell: &&Cell| window.holds(cell.offset);
    for cell in broker.cells.iter().filter(is_kept) {
        let fresh = is_fresh(cell.offset);
        nodes.push(part(
            class(cell, fresh),
            (window.x(cell.offset.index()), 0),
            cell_nodes(cell, style.is_brief),
        ));
        // The label of a two-digit LEO needs the place of the number before it.
        let makes_room = broker.log_end.0 >= 10 && cell.offset.plus(1) == broker.log_end;
        if !style.is_brief && !makes_room {
            nodes.push(offset_number(window, cell.offset));
        }
    }
    let is_ghost = |cell: &&Cell| window.holds(cell.offset) && cell.offset >= broker.log_end;
    for cell in broker.ghosts.iter().filter(is_ghost) {
        let at = (window.x(cell.offset.index()), 0);
        nodes.push(part(
            "cell lost ghost",
            at,
            cell_nodes(cell, style.is_brief),
        ));
    }
    nodes.extend(log_end_mark(broker, window, style.is_brief));
    nodes.extend(high_watermark_mark(broker, window, style.is_brief));
    nodes
}

fn class(cell: &Cell, is_fresh: bool) -> String {
    let mut class = String::from("cell ");
    class.push_str(match (cell.fate, cell.copy) {
        (Fate::Lost, _) => "lost",
        (Fate::Duplicate, _) => "duplicate",
        (Fate::Kept, Copy::OnlyHere) => "only-here",
        (Fate::Kept, Copy::AboveHw) => "above-hw",
        (Fate::Kept, Copy::BelowHw) => "below-hw",
    });
    if is_fresh {
        class.push_str(" fresh");
    }
    class
}

fn cell_nodes(cell: &Cell, is_brief: bool) -> Vec<Node> {
    let mut nodes = Vec::new();
    if cell.fate == Fate::Duplicate {
        nodes.push(rect("cell-behind", (3, -4, CELL - 2, CELL), 4));
    }
    nodes.push(rect("cell-face", (0, 0, CELL, CELL), 4));
    if cell.fate == Fate::Lost {
        nodes.push(hatch());
    }
    let letter = shortened(&cell.letter, 14, CELL + 2);
    nodes.push(text("letter", (CELL / 2, 18), Anchor::Middle, 14, letter));
    if cell.opens_epoch {
        nodes.push(path("notch", &[('M', -1, -6), ('L', -1, CELL + 6)]));
    }
    if cell.fate == Fate::Lost {
        nodes.push(cross("lost-sign", (CELL - 4, CELL - 4), 3));
    }
    if cell.is_confirmed && !is_brief {
        nodes.extend(tick_disc((CELL - 2, 0)));
    }
    nodes
}

#[cold]
#[inline(never)]
fn hatch() -> Node {
    let lines = [
        ('M', 2, 12),
        ('L', 12, 2),
        ('M', 2, 24),
        ('L', 24, 2),
        ('M', 14, 24),
        ('L', 24, 14),
    ];
    path("hatch", &lines)
}

fn offset_number(window: Window, offset: Offset) -> Node {
    let at = (window.x(offset.index()) + CELL / 2, CELL + 15);
    text("offset", at, Anchor::Middle, 12, offset.to_string())
}

/// A triangle under the place where the next record goes.
fn log_end_mark(broker: &BrokerView, window: Window, is_brief: bool) -> Vec<Node> {
    let x = window.x(broker.log_end.index()) + CELL / 2;
    let steps = [
        ('M', x, CELL - 8),
        ('L', x + 5, CELL - 1),
        ('L', x - 5, CELL - 1),
        ('Z', 0, 0),
    ];
    let mut nodes = Vec::new();
    // A record that was just deleted may still be seen there.
    if broker.ghosts.is_empty() {
        nodes.push(path("leo", &steps));
    }
    if !is_brief {
        let mut label = String::from("LEO ");
        label.push_str(&broker.log_end.to_string());
        // Under the last place it would touch the card's edge.
        let end = i32::try_from(window.slots).unwrap_or(0) * PITCH + 2;
        let x = x.min(end - width(&label, 12) / 2);
        nodes.push(text("leo-label", (x, CELL + 15), Anchor::Middle, 12, label));
    }
    nodes
}

/// A bar in front of the first record that is not committed, with a flag on the committed side.
fn high_watermark_mark(broker: &BrokerView, window: Window, is_brief: bool) -> Vec<Node> {
    let x = window.x(broker.high_watermark.index()) - 1;
    if is_brief {
        return vec![line("hw", (x, -1), (x, CELL + 1))];
    }
    let mut nodes = vec![line("hw", (x, -8), (x, CELL + 5))];
    let mut label = String::from("HW ");
    label.push_str(&broker.high_watermark.to_string());
    let breadth = width(&label, 12) + 8;
    let left = if x >= breadth { x - breadth + 1 } else { x - 1 };
    nodes.push(rect("flag", (left, -24, breadth, 16), 3));
    let middle = (left + breadth / 2, -12);
    nodes.push(text("flag-label", middle, Anchor::Middle, 12, label));
    nodes
}
