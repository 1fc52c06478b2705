//! What stands above a lane: in what it differs from the first one, under Kafka's own names.

use engine::config::Acks;
use engine::id::ClientId;

use crate::lane::LaneId;
use crate::scenario::in_force;
use crate::session::Session;
use crate::variant::{Change, Variant};

/// A line of a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// `key=value`.
    pub text: String,
    /// Whether the first lane has another value.
    pub differs: bool,
}

/// What stands above a lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The settings that tell the lanes apart.
    pub lines: Vec<Line>,
    /// What that means, in a few words; may be empty.
    pub gloss: &'static str,
}

impl Heading {
    /// In one line, for a label.
    pub fn label(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.text.as_str()).collect();
        if lines.is_empty() {
            String::from(self.gloss)
        } else {
            lines.join(", ")
        }
    }
}

impl Session {
    /// What stands above a lane.
    pub fn heading(&self, id: LaneId) -> Heading {
        let words = &self.view().language.words().page;
        let variant = &self.lane(id).variant;
        let gloss = match variant {
            Variant::Acks(acks) => words.lanes[acks_place(*acks)],
            Variant::Kept(_) => words.kept_run,
            Variant::Settings(changes) => return self.heading_of_settings(id, changes),
        };
        let lines = variant.lines().into_iter().map(same).collect();
        Heading { lines, gloss }
    }

    #[cold]
    #[inline(never)]
    fn heading_of_settings(&self, id: LaneId, changes: &[Change]) -> Heading {
        let words = &self.view().language.words().page;
        if id != LaneId::default() {
            let lines = changes.iter().map(|change| self.line(change)).collect();
            let gloss = if changes.is_empty() {
                words.same_settings
            } else {
                ""
            };
            return Heading { lines, gloss };
        }
        let has_kept = |lane: &Variant| matches!(lane, Variant::Kept(_));
        let gloss = if self.plan().arrangement().lanes.iter().any(has_kept) {
            words.new_run
        } else {
            words.as_set
        };
        let lines = self.compared().into_iter().map(same).collect();
        Heading { lines, gloss }
    }

    fn line(&self, change: &Change) -> Line {
        let producer = change.client.map_or(0, ClientId::index);
        Line {
            text: change.text(),
            differs: in_force(self.setup(), producer, change.key) != change.setting,
        }
    }

    /// What counts in the first lane where others have something else.
    fn compared(&self) -> Vec<String> {
        let mut seen: Vec<Change> = Vec::new();
        for variant in &self.plan().arrangement().lanes {
            let Variant::Settings(changes) = variant else {
                continue;
            };
            for change in changes {
                let (client, key) = (change.client, change.key);
                if seen
                    .iter()
                    .any(|own| (own.client, own.key) == (client, key))
                {
                    continue;
                }
                let producer = client.map_or(0, ClientId::index);
                seen.push(Change {
                    client,
                    key,
                    setting: in_force(self.setup(), producer, key),
                });
            }
        }
        seen.iter().map(Change::text).collect()
    }
}

fn same(text: String) -> Line {
    Line {
        text,
        differs: false,
    }
}

const fn acks_place(acks: Acks) -> usize {
    LaneId::of_acks(acks).index()
}
