//! One of the runs that are shown side by side: the same script, another `acks`.

use engine::action::{Action, Script};
use engine::config::Acks;
use engine::fact::Fact;
use engine::id::{BrokerId, ClientId, Offset, PartitionId};
use engine::time::Instant;
use engine::trace::{Step, Trace};
use engine::world::World;

use crate::pace::is_beat;
use crate::scenario::{Key, Scenario, Setting};

/// What the lanes differ in, in the order in which they stand.
pub const LANES: [Acks; 3] = [Acks::Zero, Acks::One, Acks::All];

/// The place of a lane among [`LANES`].
pub const fn place(acks: Acks) -> usize {
    match acks {
        Acks::Zero => 0,
        Acks::One => 1,
        Acks::All => 2,
    }
}

/// Sets every producer to `acks`. Where Kafka would refuse that beside `enable.idempotence=true`, that setting goes (I-31).
pub(crate) fn set_acks(scenario: &mut Scenario, acks: Acks) {
    let clients: Vec<ClientId> = (0..scenario.producers().len())
        .filter_map(|client| u8::try_from(client).ok().map(ClientId))
        .collect();
    for &client in &clients {
        // Taking a setting back may be refused where the common one clashes: it is set next.
        let _ = scenario.set(Some(client), Key::Acks, None);
    }
    let wanted = Setting::Acks(acks);
    if scenario.set(None, Key::Acks, Some(wanted.clone())).is_err() {
        let scopes = clients.iter().copied().map(Some).chain([None]);
        for scope in scopes {
            let _ = scenario.set(scope, Key::EnableIdempotence, None);
        }
        let _ = scenario.set(None, Key::Acks, Some(wanted));
    }
}

/// A run under one value of `acks`.
#[derive(Clone, Debug)]
pub struct Lane {
    /// Which.
    pub acks: Acks,
    /// What happens in it.
    pub trace: Trace,
}

impl Lane {
    /// Runs `script` on the cluster of `scenario` with every producer set to `acks`.
    pub fn run(scenario: &Scenario, acks: Acks, script: Script) -> Self {
        let mut scenario = scenario.clone();
        set_acks(&mut scenario, acks);
        let trace = Trace::new(scenario.setup().clone(), script);
        Self { acks, trace }
    }

    /// The number of steps that have happened at `at`.
    pub fn steps_until(&self, at: Instant) -> usize {
        self.trace.steps_until(at)
    }
    /// The cluster as it stands at `at`.
    pub fn world_at(&self, at: Instant) -> World {
        self.trace.world_after(self.steps_until(at))
    }
    /// The last steps with something to tell, at or before `at`: all of one instant, or none before the first.
    pub fn beat_at(&self, at: Instant) -> &[Step] {
        let steps = &self.trace.steps()[..self.steps_until(at)];
        let Some(last) = steps.iter().rposition(is_beat) else {
            return &[];
        };
        let first = steps.partition_point(|step| step.at < steps[last].at);
        &steps[first..=last]
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
