//! The arrows, each with its number. Nothing is pushed to a follower: arrow 3 points to the leader.

use engine::config::Acks;
use engine::id::{BrokerId, Endpoint};

use super::draw::{arrow_head, numbered, part, path, question, text};
use super::geometry::Geometry;
use super::places::Places;
use super::{Anchor, Group, Node};
use crate::frame::{Condition, Frame, Role};
use crate::i18n::FigureWords;

/// How an arrow is drawn.
#[derive(Clone, Copy, Debug, Default)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is one class name; they mix freely"
)]
struct Look {
    /// The confirmation waits for it.
    gates: bool,
    /// At work now.
    lit: bool,
    /// Nothing can pass.
    dead: bool,
    /// An answer that is still to come.
    ghost: bool,
}

impl Look {
    fn class(self) -> String {
        let mut class = String::from("wire");
        for (is, name) in [
            (self.gates, " gate"),
            (self.lit, " lit"),
            (self.dead, " dead"),
            (self.ghost, " ghost"),
        ] {
            class.push_str(if is { name } else { "" });
        }
        class
    }
}

/// Everything that an arrow is drawn from.
pub(super) struct Wires<'a> {
    pub(super) frame: &'a Frame,
    pub(super) geometry: &'a Geometry,
    pub(super) places: &'a Places,
    pub(super) words: &'a FigureWords,
}

impl Wires<'_> {
    pub(super) fn groups(&self) -> Vec<Group> {
        let lit = self.frame.focus.lit;
        let mut groups = vec![self.produce()];
        if self.frame.producers.iter().any(|p| p.acks != Acks::Zero) {
            groups.push(self.answer(lit.answer));
        } else {
            groups.push(self.no_answer());
        }
        for (slot, &follower) in self.places.followers.iter().enumerate() {
            groups.push(self.fetch(slot, follower));
            groups.push(self.records(slot, follower));
        }
        groups
    }

    fn produce(&self) -> Group {
        let path = self.geometry.produce_path();
        let lit = self.frame.focus.lit.produce;
        let look = Look {
            gates: true,
            lit,
            dead: self.leader_gone() || self.frame.producers.iter().all(|p| !p.is_up),
            ghost: false,
        };
        let at = self.geometry.disc_beside(&path, -1);
        let disc = disc(at, (1, self.words.produce), lit);
        wire("produce", None, look, &path, disc)
    }

    fn answer(&self, lit: bool) -> Group {
        let path = self.geometry.answer_path();
        let look = Look {
            gates: true,
            lit,
            dead: self.leader_gone(),
            ghost: !self.frame.waiting.is_empty() && !lit,
        };
        let at = self.geometry.disc_beside(&path, -1);
        let disc = disc(at, (6, self.words.answer), lit);
        wire("answer", None, look, &path, disc)
    }

    /// With `acks=0` there is no arrow 6, and that is said.
    fn no_answer(&self) -> Group {
        let path = self.geometry.answer_path();
        let (x, y) = self.geometry.disc_beside(&path, -1);
        let at = (x - 9, y + 4);
        let word = text(
            "wire-word none",
            at,
            Anchor::Start,
            12,
            self.words.no_answer,
        );
        Group {
            key: String::from("wire-answer"),
            children: vec![word],
            ..Group::default()
        }
    }

    fn fetch(&self, slot: usize, follower: BrokerId) -> Group {
        let path = self.geometry.fetch_path(slot);
        let lit = self.frame.focus.lit;
        let (asks, proves) = (lit.ask.contains(follower), lit.prove.contains(follower));
        let look = Look {
            lit: asks || proves,
            ..self.replication_look(follower)
        };
        let mut marks = Vec::new();
        let parked = self.parked(follower, &path);
        if self.geometry.has_discs(slot) {
            // On a short arrow the place is taken by the question that waits there.
            let is_short = !self.geometry.is_column && !self.geometry.has_words;
            if !(is_short && parked.is_some()) {
                marks.extend(self.disc(&path, -1, (3, self.words.ask), asks));
            }
            marks.extend(self.disc(&path, 1, (5, self.words.prove), proves));
        }
        marks.extend(parked);
        wire("fetch", Some(follower), look, &path, marks)
    }

    fn records(&self, slot: usize, follower: BrokerId) -> Group {
        let path = self.geometry.records_path(slot);
        let lit = self.frame.focus.lit.records.contains(follower);
        let look = Look {
            lit,
            ..self.replication_look(follower)
        };
        let mut marks = Vec::new();
        if self.geometry.has_discs(slot) {
            let place = if self.geometry.has_words { -1 } else { 0 };
            marks.extend(self.disc(&path, place, (4, self.words.records), lit));
        }
        wire("records", Some(follower), look, &path, marks)
    }

    fn leader_gone(&self) -> bool {
        self.frame.brokers[self.places.centre.index()]
            .condition
            .is_gone()
    }

    fn replication_look(&self, follower: BrokerId) -> Look {
        let waits = self.frame.producers.iter().any(|p| p.acks == Acks::All);
        let view = &self.frame.brokers[follower.index()];
        let ends = (
            Endpoint::Broker(self.places.centre),
            Endpoint::Broker(follower),
        );
        let cut = |&(a, b): &(Endpoint, Endpoint)| (a, b) == ends || (b, a) == ends;
        Look {
            gates: waits && view.in_isr,
            dead: self.leader_gone()
                || !matches!(view.condition, Condition::Up | Condition::Stopping)
                || view.role == Role::Bystander
                || self.frame.cuts.iter().any(cut),
            ..Look::default()
        }
    }

    /// A fetch that waits at the leader: the number says from where on it asks.
    fn parked(&self, follower: BrokerId, path: &[(i32, i32)]) -> Option<Node> {
        let offset = self.frame.brokers[follower.index()].parked_fetch?;
        let &(x, y) = path.last()?;
        let at = if self.geometry.is_column {
            (x, y + 12)
        } else {
            (x + 14, y)
        };
        let nodes = question(["parked-face", "parked-number"], at, &offset.to_string());
        Some(part("parked", (0, 0), nodes))
    }

    fn disc(
        &self,
        path: &[(i32, i32)],
        place: i32,
        (number, word): (u8, &'static str),
        lit: bool,
    ) -> Vec<Node> {
        let at = self.geometry.disc(path, place);
        let mut nodes = disc(at, (number, word), lit);
        if !self.geometry.has_words {
            nodes.pop();
        }
        nodes
    }
}

/// A numbered disc and its word beside it.
fn disc(at: (i32, i32), (number, word): (u8, &'static str), lit: bool) -> Vec<Node> {
    let class = if lit { "disc lit" } else { "disc" };
    let beside = (at.0 + 13, at.1 + 4);
    vec![
        numbered(class, at, number),
        text("wire-word", beside, Anchor::Start, 12, word),
    ]
}

fn wire(
    name: &str,
    follower: Option<BrokerId>,
    look: Look,
    corners: &[(i32, i32)],
    marks: Vec<Node>,
) -> Group {
    let mut key = String::from("wire-");
    key.push_str(name);
    if let Some(follower) = follower {
        key.push('-');
        key.push_str(&follower.to_string());
    }
    let mut steps: Vec<_> = corners.iter().map(|&(x, y)| ('L', x, y)).collect();
    steps[0].0 = 'M';
    let (before, end) = (corners[corners.len() - 2], corners[corners.len() - 1]);
    // The line stops inside the head, so that a thick one does not blunt its tip.
    let last = steps.len() - 1;
    steps[last].1 -= 6 * (end.0 - before.0).signum();
    steps[last].2 -= 6 * (end.1 - before.1).signum();
    let mut children = vec![
        path("wire-line", &steps),
        arrow_head("wire-head", before, end),
    ];
    children.extend(marks);
    Group {
        key,
        class: look.class(),
        children,
        ..Group::default()
    }
}
