//! Each broker with its copy of the log.

use engine::fact::Fact;
use engine::id::{BrokerId, LeaderEpoch, Offset, RecordId};
use engine::ledger::Delivery;
use engine::log::Entry;
use engine::state::{Broker, Replica, RunState};
use engine::trace::Step;
use engine::world::World;

use super::SHOWN;
use crate::names::Names;

/// A broker and its copy of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokerView {
    /// Which.
    pub id: BrokerId,
    /// How its process fares.
    pub condition: Condition,
    /// What it does for the partition.
    pub role: Role,
    /// The leader epoch that it knows.
    pub epoch: Option<LeaderEpoch>,
    /// HW, as far as it knows.
    pub high_watermark: Offset,
    /// LEO.
    pub log_end: Offset,
    /// Whether the controller counts it as in sync.
    pub in_isr: bool,
    /// Whether the controller counts it as an eligible leader.
    pub in_elr: bool,
    /// A fetch of it waits at the leader, from this offset on.
    pub parked_fetch: Option<Offset>,
    /// The records in its log, from offset 0.
    pub cells: Vec<Cell>,
    /// Records that were deleted from it a moment ago.
    pub ghosts: Vec<Cell>,
}

/// How a broker's process fares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Condition {
    /// All is well.
    Up,
    /// The process does not run.
    Down,
    /// The machine is off.
    PoweredOff,
    /// Starting: not registered yet.
    Starting,
    /// In controlled shutdown.
    Stopping,
    /// Frozen.
    Paused,
    /// Its fetch loop stands still.
    Held,
}

impl Condition {
    /// Whether nothing can be expected of it.
    pub const fn is_gone(self) -> bool {
        matches!(self, Self::Down | Self::PoweredOff)
    }
}

/// What a broker does for the partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Leads, by the controller's word.
    Leader,
    /// Believes that it leads, and no longer does.
    FormerLeader,
    /// Follows.
    Follower,
    /// Has no copy.
    Bystander,
}

/// A record in a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Which record.
    pub record: RecordId,
    /// Its value.
    pub letter: String,
    /// Where it stands.
    pub offset: Offset,
    /// Epoch of the leader that wrote it.
    pub epoch: LeaderEpoch,
    /// Another epoch begins here.
    pub opens_epoch: bool,
    /// How far it has spread, as far as this broker knows.
    pub copy: Copy,
    /// What becomes of it.
    pub fate: Fate,
    /// Its sender was told that it is stored.
    pub is_confirmed: bool,
}

/// How far a record has spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Copy {
    /// No other broker has it.
    OnlyHere,
    /// Others have it, and this broker's high watermark is still below.
    AboveHw,
    /// Below this broker's high watermark: committed.
    BelowHw,
}

/// What becomes of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// It stands where it should.
    Kept,
    /// The log that counts has something else here, or nothing: it will be deleted, or was.
    Lost,
    /// The same record stands in this log before.
    Duplicate,
}

pub(super) fn views(world: &World, names: &Names) -> Vec<BrokerView> {
    let state = &world.controller().image.partitions[SHOWN.index()];
    world
        .brokers()
        .iter()
        .map(|broker| {
            let replica = broker.replica(SHOWN);
            BrokerView {
                id: broker.id,
                condition: condition(broker),
                role: replica.map_or(Role::Bystander, |replica| {
                    if state.leader == Some(broker.id) {
                        Role::Leader
                    } else if replica.is_leader() {
                        Role::FormerLeader
                    } else {
                        Role::Follower
                    }
                }),
                epoch: replica.and_then(|replica| replica.leader_epoch),
                high_watermark: replica.map_or(Offset(0), |replica| replica.high_watermark),
                log_end: replica.map_or(Offset(0), |replica| replica.log.log_end_offset()),
                in_isr: state.isr.contains(broker.id),
                in_elr: state.elr.contains(broker.id),
                parked_fetch: parked_fetch(world, broker.id),
                cells: replica
                    .map_or_else(Vec::new, |replica| cells(world, names, broker.id, replica)),
                ghosts: Vec::new(),
            }
        })
        .collect()
}

fn condition(broker: &Broker) -> Condition {
    match broker.run {
        RunState::Down => Condition::Down,
        RunState::PoweredOff => Condition::PoweredOff,
        _ if broker.paused => Condition::Paused,
        RunState::Starting => Condition::Starting,
        RunState::Stopping => Condition::Stopping,
        RunState::Running if broker.held => Condition::Held,
        RunState::Running => Condition::Up,
    }
}

fn parked_fetch(world: &World, follower: BrokerId) -> Option<Offset> {
    let leader = world.controller().image.partitions[SHOWN.index()].leader?;
    let leadership = world.broker(leader).replica(SHOWN)?.leadership()?;
    let mut parked = leadership.parked_fetches.iter();
    let found = parked.find(|fetch| fetch.request.follower == follower)?;
    Some(found.request.offset)
}

fn cells(world: &World, names: &Names, broker: BrokerId, replica: &Replica) -> Vec<Cell> {
    let counts = world.canonical_replica(SHOWN);
    let entries = replica.log.entries();
    (0..entries.len())
        .map(|at| Cell {
            fate: fate(entries, at, counts),
            copy: spread(world, broker, replica, at),
            ..cell(world, names, entries, at)
        })
        .collect()
}

/// The cell of an entry, as if nothing were wrong with it.
fn cell(world: &World, names: &Names, entries: &[Entry], at: usize) -> Cell {
    let entry = &entries[at];
    let state = world.ledger().record(entry.record);
    Cell {
        record: entry.record,
        letter: names.value(state.value).to_owned(),
        offset: Offset::from_index(at),
        epoch: entry.leader_epoch,
        opens_epoch: at > 0 && entries[at - 1].leader_epoch != entry.leader_epoch,
        copy: Copy::OnlyHere,
        fate: Fate::Kept,
        is_confirmed: matches!(state.delivery, Delivery::Acked(Some(_))),
    }
}

fn fate(entries: &[Entry], at: usize, counts: Option<&Replica>) -> Fate {
    let entry = &entries[at];
    let stays = counts.is_some_and(|replica| {
        let same = |other: &Entry| {
            (other.record, other.leader_epoch) == (entry.record, entry.leader_epoch)
        };
        replica.log.entries().get(at).is_some_and(same)
    });
    if !stays {
        Fate::Lost
    } else if entries[..at]
        .iter()
        .any(|other| other.record == entry.record)
    {
        Fate::Duplicate
    } else {
        Fate::Kept
    }
}

fn spread(world: &World, broker: BrokerId, replica: &Replica, at: usize) -> Copy {
    if at < replica.high_watermark.index() {
        return Copy::BelowHw;
    }
    let entry = &replica.log.entries()[at];
    let elsewhere = world.brokers().iter().any(|other| {
        let log = other.replica(SHOWN).map(|replica| replica.log.entries());
        other.id != broker
            && log.and_then(|log| log.get(at)).is_some_and(|copy| {
                (copy.record, copy.leader_epoch) == (entry.record, entry.leader_epoch)
            })
    });
    if elsewhere {
        Copy::AboveHw
    } else {
        Copy::OnlyHere
    }
}

/// Shows what `step` deleted, as it stood in the world before.
#[cold]
#[inline(never)]
pub(super) fn add_ghosts(views: &mut [BrokerView], before: &World, names: &Names, step: &Step) {
    for (broker, from) in step.facts.iter().filter_map(deletion) {
        let (Some(view), Some(replica)) = (
            views.get_mut(broker.index()),
            before.broker(broker).replica(SHOWN),
        ) else {
            continue;
        };
        let entries = replica.log.entries();
        view.ghosts = (from.index()..entries.len())
            .map(|at| Cell {
                fate: Fate::Lost,
                ..cell(before, names, entries, at)
            })
            .collect();
    }
}

/// Which broker deletes its log by this fact, and from where on.
pub(super) fn deletion(fact: &Fact) -> Option<(BrokerId, Offset)> {
    if let Fact::Truncated {
        broker, from, to, ..
    }
    | Fact::PowerLost {
        broker, from, to, ..
    } = *fact
    {
        // The log's end before and after: the lower is where it was cut.
        return (from != to).then_some((broker, from.min(to)));
    }
    if let Fact::DiskWiped { broker } = *fact {
        return Some((broker, Offset(0)));
    }
    None
}
