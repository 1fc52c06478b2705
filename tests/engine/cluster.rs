//! A cluster to tell stories with: actions by name, expectations on logs.

use engine::action::{Action, Script, TimedAction};
use engine::config::{Acks, Setup};
use engine::id::{BrokerId, ClientId, PartitionId, RecordId, ValueId};
use engine::ledger::{Delivery, Outcome};
use engine::time::Instant;
use engine::trace::Trace;
use engine::world::World;

pub(crate) const P: ClientId = ClientId(0);
pub(crate) const PARTITION: PartitionId = PartitionId(0);

/// A script in the making. Values are letters.
#[derive(Clone, Default)]
pub(crate) struct Story {
    pub(crate) setup: Setup,
    actions: Vec<TimedAction>,
}

impl Story {
    pub(crate) fn with(acks: Acks) -> Self {
        let mut story = Self::default();
        story.setup.producers[0].acks = acks;
        story.setup.producers[0].enable_idempotence = acks == Acks::All;
        story
    }
    pub(crate) fn at(mut self, ms: u64, action: Action) -> Self {
        self.actions.push(TimedAction {
            at: Instant::from_ms(ms),
            action,
        });
        self
    }
    pub(crate) fn send(self, ms: u64, letters: &str) -> Self {
        letters.chars().fold(self, |story, letter| {
            story.at(
                ms,
                Action::Send {
                    producer: P,
                    partition: PARTITION,
                    value: value(letter),
                },
            )
        })
    }
    pub(crate) fn kill(self, ms: u64, broker: u8) -> Self {
        self.at(ms, Action::Kill(BrokerId(broker)))
    }
    pub(crate) fn start(self, ms: u64, broker: u8) -> Self {
        self.at(ms, Action::Start(BrokerId(broker)))
    }
    pub(crate) fn hold(self, ms: u64, brokers: &[u8]) -> Self {
        brokers.iter().fold(self, |story, &broker| {
            story.at(ms, Action::Hold(BrokerId(broker)))
        })
    }
    pub(crate) fn release(self, ms: u64, brokers: &[u8]) -> Self {
        brokers.iter().fold(self, |story, &broker| {
            story.at(ms, Action::Release(BrokerId(broker)))
        })
    }
    pub(crate) fn until(self, ms: u64) -> Trace {
        Trace::new(
            self.setup,
            Script {
                actions: self.actions,
                end: Instant::from_ms(ms),
            },
        )
    }
}

pub(crate) fn value(letter: char) -> ValueId {
    ValueId(u32::from(letter))
}

/// A broker's log as `A@0 B@1`: value and leader epoch.
pub(crate) fn log(world: &World, broker: u8) -> String {
    let replica = world
        .broker(BrokerId(broker))
        .replica(PARTITION)
        .expect("a replica");
    let words: Vec<String> = replica
        .log
        .entries()
        .iter()
        .map(|entry| {
            let letter =
                char::from_u32(world.ledger().record(entry.record).value.0).expect("a letter");
            format!("{letter}@{}", entry.leader_epoch)
        })
        .collect();
    words.join(" ")
}

/// All logs, which must be equal.
pub(crate) fn common_log(world: &World) -> String {
    let logs: Vec<String> = (1..=world.setup().topic.replication_factor)
        .map(|broker| log(world, broker))
        .collect();
    assert!(
        logs.iter().all(|other| *other == logs[0]),
        "logs differ: {logs:?}"
    );
    logs[0].clone()
}

/// What the application was told, as `A→0 B→-1 C failed`.
pub(crate) fn told(world: &World) -> String {
    let words: Vec<String> = world
        .ledger()
        .records
        .iter()
        .map(|record| {
            let letter = char::from_u32(record.value.0).expect("a letter");
            match record.delivery {
                Delivery::Acked(Some(offset)) => format!("{letter}→{offset}"),
                Delivery::Acked(None) => format!("{letter}→-1"),
                Delivery::Failed(failure) => format!("{letter} {}", failure.error.exception()),
                Delivery::Pending => format!("{letter} pending"),
                Delivery::Unknown => format!("{letter} unknown"),
            }
        })
        .collect();
    words.join(" ")
}

/// The controller's view as `L1 le0 isr {1, 2, 3} elr {}`.
pub(crate) fn controller(world: &World) -> String {
    let state = &world.controller().image.partitions[0];
    let leader = state
        .leader
        .map_or("-1".to_owned(), |leader| leader.to_string());
    format!(
        "L{leader} le{} isr {:?} elr {:?}",
        state.leader_epoch, state.isr, state.elr
    )
}

/// What became of the record with this place in the order of sends.
pub(crate) fn outcomes(world: &World, record: u32) -> Vec<Outcome> {
    world.outcomes(RecordId(record))
}
