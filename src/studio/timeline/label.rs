//! Words on the strip: where there is no room for one, it is left out.

use crate::scene::draw::text;
use crate::scene::{Anchor, Node, width};

/// Size of all words on the strip.
pub(super) const SIZE: i32 = 12;
/// No more words than this are written.
const WORDS_MAX: usize = 160;

/// The words that have found room.
#[derive(Default)]
pub(super) struct Words {
    taken: Vec<[i32; 4]>,
    pub(super) nodes: Vec<Node>,
}

impl Words {
    /// Keeps a place free of words.
    pub(super) fn keep_free(&mut self, area: [i32; 4]) {
        self.taken.push(area);
    }
    /// Writes `words` around or behind `at`, which is on their baseline, if nothing is there; answers whether it did.
    pub(super) fn write(
        &mut self,
        class: &'static str,
        at: (i32, i32),
        anchor: Anchor,
        words: &str,
    ) -> bool {
        let breadth = width(words, SIZE);
        let left = match anchor {
            Anchor::Start => at.0,
            Anchor::Middle => at.0 - breadth / 2,
            Anchor::End => at.0 - breadth,
        };
        let area = [left - 2, at.1 - SIZE + 2, left + breadth + 2, at.1 + 2];
        let meets = |other: &[i32; 4]| {
            area[0] < other[2] && other[0] < area[2] && area[1] < other[3] && other[1] < area[3]
        };
        if self.nodes.len() >= WORDS_MAX || self.taken.iter().any(meets) {
            return false;
        }
        self.taken.push(area);
        self.nodes.push(text(class, at, anchor, SIZE, words));
        true
    }
}
