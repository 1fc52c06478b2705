//! What a run came to, in the shape of the outcome JSON that tests and other tools read (`src/docs/formats.md`).
//!
//! Keys are those of the JSON; this is a persisted form.

use std::collections::{BTreeMap, BTreeSet};

use engine::id::{BrokerId, PartitionId, ValueId};
use engine::ledger::{Delivery, Outcome as RecordOutcome};
use engine::log::Entry;
use engine::state::Replica;
use engine::time::Instant;
use engine::trace::{Cause, Trace};
use engine::world::World;
use serde::Serialize;

use crate::scenario::{Check, Scenario};

/// The only partition that a scenario text can name.
const PARTITION: PartitionId = PartitionId(0);

/// A run's outcome.
#[derive(Clone, Debug, Serialize)]
pub struct Outcome {
    /// Version of this form.
    pub format: u32,
    /// The scenario's title.
    pub title: String,
    /// The run's fingerprint, 16 hexadecimal digits.
    pub digest: String,
    /// One for each `check`, and the last at `end`.
    pub snapshots: Vec<Snapshot>,
}

/// Everything at one instant.
#[derive(Clone, Debug, Serialize)]
pub struct Snapshot {
    /// When.
    pub at_ms: u64,
    /// The partition as the controller has it.
    pub controller: ControllerView,
    /// By broker id.
    pub brokers: BTreeMap<String, BrokerView>,
    /// By name, then by value.
    pub producers: BTreeMap<String, BTreeMap<String, RecordView>>,
    /// Consumers are not modelled yet: empty.
    pub consumers: Consumers,
    /// By value.
    pub ledger: BTreeMap<String, LedgerView>,
    /// The three promises.
    pub promises: PromisesView,
}

/// No consumer yet.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Consumers {}

/// The partition as the controller has it.
#[derive(Clone, Debug, Serialize)]
pub struct ControllerView {
    /// Its leader; -1: none.
    pub leader: i32,
    /// Leader epoch.
    pub leader_epoch: u32,
    /// Partition epoch.
    pub partition_epoch: u32,
    /// In-sync replicas, ascending.
    pub isr: Vec<u8>,
    /// Eligible leader replicas, ascending.
    pub elr: Vec<u8>,
}

/// A broker and its copy of the partition.
#[derive(Clone, Debug, Serialize)]
pub struct BrokerView {
    /// Whether its process runs.
    pub up: bool,
    /// Log end offset.
    pub leo: u32,
    /// High watermark, as this replica knows it.
    pub hw: u32,
    /// Last stable offset: without transactions the high watermark.
    pub lso: u32,
    /// The records, in offset order.
    pub log: Vec<EntryView>,
}

/// One record in a log.
#[derive(Clone, Debug, Serialize)]
pub struct EntryView {
    /// Its value.
    pub value: String,
    /// Epoch of the leader that wrote it.
    pub leader_epoch: u32,
    /// Of an idempotent producer only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pid: Option<u32>,
    /// Of an idempotent producer only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub producer_epoch: Option<u16>,
    /// Of an idempotent producer only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sequence: Option<u32>,
}

/// What an application was told of a record.
#[derive(Clone, Debug, Serialize)]
pub struct RecordView {
    /// `pending`, `acked`, `failed` or `unknown`.
    pub state: &'static str,
    /// Of an acknowledged record; -1 with `acks=0`.
    pub offset: Option<i64>,
    /// Kafka's exception.
    pub error: Option<&'static str>,
    /// Of a failed record: whether it may be stored all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ambiguous: Option<bool>,
    /// How often it went out.
    pub attempts: u32,
    /// When the application was told.
    pub done_ms: Option<u64>,
}

/// What became of a value.
#[derive(Clone, Debug, Serialize)]
pub struct LedgerView {
    /// Copies in the log that counts, of all its sends.
    pub copies: usize,
    /// Names of what became of its sends, ascending.
    pub outcomes: Vec<&'static str>,
}

/// The three promises, from what did happen.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct PromisesView {
    /// No confirmed record is missing.
    pub no_acked_record_lost: bool,
    /// No value is stored twice.
    pub no_duplicates: bool,
    /// Records stand in the order in which they were sent.
    pub order_kept: bool,
}

/// The run has more steps or events than [`engine::trace`] allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

impl Outcome {
    /// Plays a scenario to its end.
    pub fn of(scenario: &Scenario) -> Result<Self, TooLong> {
        let trace = Trace::new(scenario.setup().clone(), scenario.script.clone());
        if !trace.is_complete() {
            return Err(TooLong);
        }
        let mut snapshots: Vec<Snapshot> = scenario
            .checks
            .iter()
            .map(|check| Snapshot::of(scenario, &world_at(&trace, *check), check.at))
            .collect();
        snapshots.push(Snapshot::of(scenario, trace.end(), scenario.script.end));
        Ok(Self {
            format: 1,
            title: scenario.title.clone(),
            digest: format!("{:016x}", trace.digest()),
            snapshots,
        })
    }
}

/// The world at a `check` line: behind the events of its instant, unless actions of that instant stand below the line, which
/// come before the events.
fn world_at(trace: &Trace, check: Check) -> World {
    let actions = &trace.script().actions;
    let is_last = actions
        .get(check.after)
        .is_none_or(|next| next.at > check.at);
    let count = trace.steps().partition_point(|step| {
        let is_above = match step.cause {
            Cause::Action(action) => action < check.after,
            Cause::System => is_last,
        };
        step.at < check.at || (step.at == check.at && is_above)
    });
    World::clone(&trace.world_after(count))
}

impl Snapshot {
    /// What `world` holds.
    pub fn of(scenario: &Scenario, world: &World, at: Instant) -> Self {
        let promises = world.promises();
        Self {
            at_ms: at.as_ms(),
            controller: controller(world),
            brokers: world
                .brokers()
                .iter()
                .map(|broker| {
                    let view = broker_view(scenario, world, broker.id);
                    (broker.id.to_string(), view)
                })
                .collect(),
            producers: producers(scenario, world),
            consumers: Consumers {},
            ledger: ledger(scenario, world),
            promises: PromisesView {
                no_acked_record_lost: promises.no_acked_record_lost,
                no_duplicates: promises.no_duplicates,
                order_kept: promises.order_kept,
            },
        }
    }
}

fn controller(world: &World) -> ControllerView {
    let partition = &world.controller().image.partitions[PARTITION.index()];
    let ids = |set: engine::id::BrokerSet| set.iter().map(|broker| broker.0).collect();
    ControllerView {
        leader: partition.leader.map_or(-1, |leader| i32::from(leader.0)),
        leader_epoch: partition.leader_epoch.0,
        partition_epoch: partition.partition_epoch.0,
        isr: ids(partition.isr),
        elr: ids(partition.elr),
    }
}

fn broker_view(scenario: &Scenario, world: &World, id: BrokerId) -> BrokerView {
    let broker = world.broker(id);
    let replica = broker.replica(PARTITION);
    let hw = replica.map_or(0, |replica| replica.high_watermark.0);
    let entries = replica.map_or(&[][..], |replica: &Replica| replica.log.entries());
    let view = |entry: &Entry| EntryView {
        value: scenario
            .word(world.ledger().record(entry.record).value)
            .to_owned(),
        leader_epoch: entry.leader_epoch.0,
        pid: entry.stamp.map(|stamp| stamp.producer_id.0),
        producer_epoch: entry.stamp.map(|stamp| stamp.producer_epoch.0),
        sequence: entry.stamp.map(|stamp| stamp.sequence),
    };
    BrokerView {
        up: broker.is_up(),
        leo: replica.map_or(0, |replica| replica.log.log_end_offset().0),
        hw,
        lso: hw,
        log: entries.iter().map(view).collect(),
    }
}

fn producers(scenario: &Scenario, world: &World) -> BTreeMap<String, BTreeMap<String, RecordView>> {
    let names = scenario.producers().iter();
    let mut producers: BTreeMap<String, BTreeMap<String, RecordView>> =
        names.map(|name| (name.clone(), BTreeMap::new())).collect();
    for record in &world.ledger().records {
        let mut view = RecordView {
            state: "pending",
            offset: None,
            error: None,
            ambiguous: None,
            attempts: record.attempts,
            done_ms: record.done_at.map(Instant::as_ms),
        };
        match record.delivery {
            Delivery::Pending => {}
            Delivery::Acked(offset) => {
                view.state = "acked";
                view.offset = Some(offset.map_or(-1, |offset| i64::from(offset.0)));
            }
            Delivery::Failed(failure) => {
                view.state = "failed";
                view.error = Some(failure.error.exception());
                view.ambiguous = Some(failure.ambiguous);
            }
            Delivery::Unknown => view.state = "unknown",
        }
        let own = producers
            .entry(scenario.producer_name(record.producer).to_owned())
            .or_default();
        own.insert(scenario.word(record.value).to_owned(), view);
    }
    producers
}

fn ledger(scenario: &Scenario, world: &World) -> BTreeMap<String, LedgerView> {
    let mut by_value: BTreeMap<ValueId, (usize, BTreeSet<&'static str>)> = BTreeMap::new();
    for (id, record) in world.ledger().iter() {
        let (copies, outcomes) = by_value.entry(record.value).or_default();
        *copies += world.copies(id).len();
        outcomes.extend(world.outcomes(id).into_iter().map(outcome_name));
    }
    by_value
        .into_iter()
        .map(|(value, (copies, outcomes))| {
            let outcomes = outcomes.into_iter().collect();
            let view = LedgerView { copies, outcomes };
            (scenario.word(value).to_owned(), view)
        })
        .collect()
}

/// The name of an outcome (L-10 to L-18).
pub const fn outcome_name(outcome: RecordOutcome) -> &'static str {
    match outcome {
        RecordOutcome::StoredOnce => "stored_once",
        RecordOutcome::LostAfterAck => "lost_after_ack",
        RecordOutcome::LostAfterCommit => "lost_after_commit",
        RecordOutcome::LostUnacked => "lost_unacked",
        RecordOutcome::Phantom => "phantom",
        RecordOutcome::Orphan => "orphan",
        RecordOutcome::Dup => "dup",
        RecordOutcome::DupLogical => "dup_logical",
        RecordOutcome::Reordered => "reordered",
    }
}

#[cfg(test)]
mod tests {
    use engine::config::Acks;

    use super::*;
    use crate::scenario::{Key, Setting};

    #[test]
    fn a_check_between_actions_of_one_instant_sees_those_above_it() {
        let text = "at 1000 send A\ncheck 1000\nat 1000 send B\ncheck 1000\nend 2000";
        let scenario = Scenario::parse(text).unwrap();
        let outcome = Outcome::of(&scenario).unwrap();
        let known = |at: usize| {
            let producer = &outcome.snapshots[at].producers["P"];
            producer.keys().map(String::as_str).collect::<Vec<_>>()
        };
        assert_eq!(known(0), ["A"]);
        assert_eq!(known(1), ["A", "B"]);
        assert_eq!(outcome.snapshots[2].producers["P"]["B"].state, "acked");
        assert_eq!(outcome.digest.len(), 16);
    }

    #[test]
    fn timers_of_zero_length_tick_and_a_run_without_end_is_cut_short() {
        let played = |settings: &str| {
            let text = format!("set {settings}\nat 500 kill 1\nat 1000 send A\nend 60000");
            Outcome::of(&Scenario::parse(&text).unwrap()).map(|outcome| outcome.snapshots.len())
        };
        for settings in [
            "flush.ms=0",
            "metadata.max.age.ms=0",
            "replica.fetch.backoff.ms=0",
        ] {
            assert_eq!(played(settings), Ok(1), "{settings}");
        }
        let busy = "brokers=5 broker.heartbeat.interval.ms=1 latency.controller.us=0";
        let busy = Scenario::parse(&format!("set {busy}\nend 86400000")).unwrap();
        assert_eq!(Outcome::of(&busy).err(), Some(TooLong));
    }

    #[test]
    fn the_first_scenario_tells_the_three_acks_apart() {
        let fate_of_c = |acks| {
            let mut scenario = Scenario::first();
            let written = Some(Setting::Acks(acks));
            scenario.set(None, Key::Acks, written).unwrap();
            let outcome = Outcome::of(&scenario).unwrap();
            let last = &outcome.snapshots[0];
            let told = &last.producers["P"]["C"];
            (told.state, told.offset, last.ledger["C"].outcomes.clone())
        };
        assert_eq!(
            fate_of_c(Acks::Zero),
            ("acked", Some(-1), vec!["lost_after_ack"])
        );
        assert_eq!(
            fate_of_c(Acks::One),
            ("acked", Some(2), vec!["lost_after_ack"])
        );
        assert_eq!(
            fate_of_c(Acks::All),
            ("acked", Some(2), vec!["stored_once"])
        );
    }
}
