//! One of the runs that are shown side by side under one clock.

use core::ops::Range;
use std::sync::Arc;

use engine::action::{Action, Script};
use engine::config::Acks;
use engine::fact::Fact;
use engine::id::{BrokerId, Offset, PartitionId, RecordId};
use engine::time::Instant;
use engine::trace::{Step, Trace};
use engine::world::World;

use crate::frame::Row;
use crate::names::Names;
use crate::pace::is_beat;
use crate::scenario::Scenario;
use crate::variant::Variant;

/// Most lanes that are shown.
pub const LANES_MAX: usize = 3;

/// The place of a lane among those that are shown, from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LaneId(pub u8);

impl LaneId {
    /// All that there can be.
    pub const ALL: [Self; LANES_MAX] = [Self(0), Self(1), Self(2)];

    /// As an index.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
    /// Where the three acks are compared: the lane of this one.
    pub const fn of_acks(acks: Acks) -> Self {
        match acks {
            Acks::Zero => Self(0),
            Acks::One => Self(1),
            Acks::All => Self(2),
        }
    }
}

/// A run of a variant.
#[derive(Clone, Debug)]
pub struct Lane {
    /// What is special about it.
    pub variant: Variant,
    /// What happens in it.
    pub trace: Trace,
    /// How its records are called.
    pub names: Names,
}

impl Lane {
    /// Runs `script` on the cluster of `scenario`, but for what the variant says.
    pub fn run(scenario: &Scenario, variant: Variant, script: Script) -> Self {
        let (setup, script) = variant.of(scenario, script);
        let mut own = scenario.clone();
        own.script = script;
        // Records that were added later are numbered as in the link that holds them: the digest is the same then.
        own.renumber();
        let trace = Trace::new(setup, own.script.clone());
        let words = Names::new(own.values().to_vec(), own.producers().to_vec());
        Self {
            variant,
            names: words.with_records(trace.end().ledger()),
            trace,
        }
    }

    /// Whether it is a run that was left and kept: its script does not change any more.
    pub const fn is_kept(&self) -> bool {
        matches!(self.variant, Variant::Kept(_))
    }
    /// The number of steps that have happened at `at`.
    pub fn steps_until(&self, at: Instant) -> usize {
        self.trace.steps_until(at)
    }
    /// The cluster as it stands at `at`.
    pub fn world_at(&self, at: Instant) -> Arc<World> {
        self.trace.world_after(self.steps_until(at))
    }
    /// The last steps with something to tell, at or before `at`: all of one instant, or none before the first.
    pub fn beat_at(&self, at: Instant) -> &[Step] {
        &self.trace.steps()[self.beat(at)]
    }
    fn beat(&self, at: Instant) -> Range<usize> {
        let steps = &self.trace.steps()[..self.steps_until(at)];
        let Some(last) = steps.iter().rposition(is_beat) else {
            return 0..0;
        };
        steps.partition_point(|step| step.at < steps[last].at)..last + 1
    }
    /// The records that have come into this row since the last beat began.
    pub fn came_into(&self, row: Row, at: Instant) -> Vec<RecordId> {
        let world = self.world_at(at);
        let ids = world.ledger().iter().map(|(record, _)| record);
        let there: Vec<RecordId> = ids.filter(|&id| Row::of(&world, id) == row).collect();
        if there.is_empty() {
            there
        } else {
            self.not_before(there, row, at)
        }
    }
    /// Those of them that were not in this row before the last beat.
    #[cold]
    #[inline(never)]
    fn not_before(&self, mut there: Vec<RecordId>, row: Row, at: Instant) -> Vec<RecordId> {
        let before = self.trace.world_after(self.beat(at).start);
        let count = before.ledger().records.len();
        there.retain(|&id| id.index() >= count || Row::of(&before, id) != row);
        there
    }
    /// Whether a producer of it asks for no confirmation.
    pub fn is_unconfirmed(&self) -> bool {
        let mut producers = self.trace.end().setup().producers.iter();
        producers.any(|producer| producer.acks == Acks::Zero)
    }
    /// Whom the controller holds for the leader at `at`, if that broker runs.
    pub fn living_leader_at(&self, at: Instant) -> Option<BrokerId> {
        let world = self.world_at(at);
        let leader = world.controller().image.partitions.first()?.leader?;
        world.broker(leader).is_up().then_some(leader)
    }
    /// The broker that died last of those whose process does not run at `at`.
    pub fn last_dead_at(&self, at: Instant) -> Option<BrokerId> {
        let world = self.world_at(at);
        let actions = &self.trace.script().actions;
        let died = |id: BrokerId| {
            let is_death =
                |action: &Action| matches!(action, Action::Kill(b) | Action::Stop(b) if *b == id);
            actions
                .iter()
                .rposition(|timed| timed.at <= at && is_death(&timed.action))
        };
        let dead = world.brokers().iter().filter(|broker| !broker.is_up());
        dead.map(|broker| broker.id).max_by_key(|&id| died(id))
    }

    /// The instant that teaches most: the last time that the producer has a confirmation for a record which no follower
    /// has yet. None if that never happens.
    pub fn most_exposed(&self) -> Option<Instant> {
        let mut confirmed = Offset(0);
        let mut copied = Offset(0);
        let (mut exposed_since, mut last) = (None, None);
        let steps = self.trace.steps();
        for (index, step) in steps.iter().enumerate() {
            for fact in &step.facts {
                if let Fact::RecordAcked {
                    offset: Some(offset),
                    ..
                } = fact
                {
                    confirmed = confirmed.max(offset.plus(1));
                } else if let Fact::Replicated {
                    partition: PartitionId(0),
                    base,
                    count,
                    ..
                } = fact
                {
                    copied = copied.max(base.plus(*count));
                }
            }
            if steps.get(index + 1).is_some_and(|next| next.at == step.at) {
                continue;
            }
            exposed_since = (confirmed > copied).then(|| exposed_since.unwrap_or(step.at));
            last = exposed_since.or(last);
        }
        last
    }
}
