//! Everything that is shown at one instant, as plain data in no language: views compare it entity by entity.

mod broker;
mod message;
mod producer;
mod story;
mod tally;

use engine::action::Action;
use engine::id::{BrokerId, BrokerSet, Endpoint, LeaderEpoch, Offset, PartitionId};
use engine::time::{Duration, Instant};
use engine::trace::{Step, Trace};
use engine::world::World;

use crate::names::Names;

pub use broker::{BrokerView, Cell, Condition, Copy, Fate, Role};
pub(crate) use message::view as message_view;
pub use message::{Kind, MessageView};
pub use producer::{ProducerView, SendState, SentRecord};
pub use story::{Focus, Lit, Weight, story, weight};
pub use tally::{Kept, Row, Tally};

/// The partition that figures show.
const SHOWN: PartitionId = PartitionId(0);
/// How long what was just deleted stays in sight, in simulated time.
const GHOSTS_STAY: Duration = Duration::from_ms(3);

/// Everything that is shown at one instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// When.
    pub at: Instant,
    /// The producers, by number.
    pub producers: Vec<ProducerView>,
    /// The brokers, by number.
    pub brokers: Vec<BrokerView>,
    /// What the controller says.
    pub controller: ControllerView,
    /// Messages on their way that matter, oldest first: heartbeats, metadata and empty answers are left out.
    pub messages: Vec<MessageView>,
    /// Directions in which nothing passes.
    pub cuts: Vec<(Endpoint, Endpoint)>,
    /// Answers that the leader holds back.
    pub waiting: Vec<Waiting>,
    /// What the current step touched.
    pub focus: Focus,
    /// What became of every record sent so far.
    pub tally: Tally,
    /// Which promises hold so far.
    pub kept: Kept,
}

/// The controller's word on the partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ControllerView {
    /// Who leads; none: nobody.
    pub leader: Option<BrokerId>,
    /// In which epoch.
    pub epoch: LeaderEpoch,
    /// In-sync replicas.
    pub isr: BrokerSet,
    /// Eligible leader replicas.
    pub elr: BrokerSet,
    /// `min.insync.replicas` in force.
    pub min_isr: u32,
}

/// An answer with `acks=all` that waits for the high watermark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The leader that holds it back.
    pub broker: BrokerId,
    /// Which records it is about.
    pub letters: Vec<String>,
    /// The high watermark that it waits for.
    pub required: Offset,
    /// In-sync followers that have not proven yet that they have them.
    pub missing: BrokerSet,
}

impl Frame {
    /// The frame of a world, right after `step` if there is one.
    pub fn new(world: &World, names: &Names, step: Option<&Step>) -> Self {
        let facts = step.into_iter().flat_map(|step| &step.facts);
        let messages = message::views(world, names);
        Self {
            at: world.now(),
            producers: producer::views(world, names),
            brokers: broker::views(world, names),
            controller: controller(world),
            cuts: world.network().cuts().to_vec(),
            waiting: waiting(world, names),
            focus: story::focus(facts, &messages),
            messages,
            tally: Tally::of(world),
            kept: Kept::of(world),
        }
    }

    /// The frame after the first `count` steps of a run, with the records that were deleted a moment ago. Steps of one
    /// instant are told together.
    pub fn of(trace: &Trace, count: usize, names: &Names) -> Self {
        let steps = &trace.steps()[..count.min(trace.steps().len())];
        let mut frame = Self::new(&trace.world_after(steps.len()), names, steps.last());
        let Some(last) = steps.last() else {
            return frame;
        };
        let first = steps.partition_point(|step| step.at < last.at);
        let facts = steps[first..].iter().flat_map(|step| &step.facts);
        frame.focus = story::focus(facts, &frame.messages);
        let recent = |step: &&Step| last.at.since(step.at) <= GHOSTS_STAY;
        for (back, step) in steps.iter().rev().take_while(recent).enumerate() {
            if step
                .facts
                .iter()
                .any(|fact| broker::deletion(fact).is_some())
            {
                let before = trace.world_after(steps.len() - back - 1);
                broker::add_ghosts(&mut frame.brokers, &before, names, step);
            }
        }
        frame
    }

    /// The broker that takes the leader's place in the picture: the leader, or who was it last.
    pub fn centre(&self) -> BrokerId {
        let former = self
            .brokers
            .iter()
            .filter(|broker| matches!(broker.role, Role::Leader | Role::FormerLeader))
            .max_by_key(|broker| (broker.epoch, core::cmp::Reverse(broker.id)));
        let first = former.map_or(BrokerId(1), |broker| broker.id);
        self.controller.leader.unwrap_or(first)
    }
}

/// Whether an action stands for harm: views mark it as such.
pub fn is_fault(action: &Action) -> bool {
    !matches!(
        action,
        Action::Send { .. }
            | Action::Flush(_)
            | Action::StartProducer(_)
            | Action::Start(_)
            | Action::Resume(_)
            | Action::Release(_)
            | Action::Heal
            | Action::Elect(_)
            | Action::AlterConfig(_)
    )
}

fn controller(world: &World) -> ControllerView {
    let image = &world.controller().image;
    let state = image.partitions.get(SHOWN.index());
    let configured = u8::try_from(image.min_insync_replicas).unwrap_or(u8::MAX);
    ControllerView {
        leader: state.and_then(|state| state.leader),
        epoch: state.map_or_else(LeaderEpoch::default, |state| state.leader_epoch),
        isr: state.map_or(BrokerSet::EMPTY, |state| state.isr),
        elr: state.map_or(BrokerSet::EMPTY, |state| state.elr),
        min_isr: world.setup().effective_min_isr(configured),
    }
}

fn waiting(world: &World, names: &Names) -> Vec<Waiting> {
    let mut all = Vec::new();
    for broker in world.brokers().iter().filter(|broker| broker.is_up()) {
        let Some(leadership) = broker.replica(SHOWN).and_then(|r| r.leadership()) else {
            continue;
        };
        for parked in &leadership.purgatory {
            let has_not = |id: &BrokerId| {
                let follower = leadership.followers.get(id.index());
                *id != broker.id
                    && follower
                        .and_then(|follower| follower.log_end)
                        .is_none_or(|end| end < parked.required)
            };
            all.push(Waiting {
                broker: broker.id,
                letters: message::letters(&parked.request.batch, names),
                required: parked.required,
                missing: leadership.isr.maximal().iter().filter(has_not).collect(),
            });
        }
    }
    all
}
