//! God's view: what the application believes of each record, and what became of it (L-1 to L-18).
//! Nothing here is read by a protocol rule.

use crate::id::{ClientId, LeaderEpoch, Offset, PartitionId, RecordId, ValueId};
use crate::state::{Failure, PartitionState, Replica};
use crate::time::Instant;
use crate::world::World;

/// What the application has been told of a record (8.2). Exactly one at any time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// Nothing yet.
    Pending,
    /// Stored; at this offset, or no offset for `acks=0`.
    Acked(Option<Offset>),
    /// Failed.
    Failed(Failure),
    /// Its process died before it was told.
    Unknown,
}

/// One call of `send()` and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RecordState {
    /// Who sent it.
    pub producer: ClientId,
    /// In which of its processes.
    pub session: u32,
    /// To which partition.
    pub partition: PartitionId,
    /// Its business id.
    pub value: ValueId,
    /// When `send()` was called.
    pub sent_at: Instant,
    /// What the application knows.
    pub delivery: Delivery,
    /// When it was told.
    pub done_at: Option<Instant>,
    /// How often it went out on the wire.
    pub attempts: u32,
    /// Where it was committed first, by whatever leader (L-5).
    pub committed_at: Option<(Offset, LeaderEpoch)>,
    /// When a confirmed copy vanished from the log that counts; the first time.
    pub lost_at: Option<Instant>,
    /// When a second copy appeared in the log that counts; the first time.
    pub duplicated_at: Option<Instant>,
}

/// What became of a record (8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Exactly one copy.
    StoredOnce,
    /// Confirmed, and not there.
    LostAfterAck,
    /// Committed once, and not there.
    LostAfterCommit,
    /// Not confirmed, and not there: legitimate.
    LostUnacked,
    /// Reported as failed, and there.
    Phantom,
    /// The process died before it was told; it is there.
    Orphan,
    /// Two copies or more of one `send()`.
    Dup,
    /// Two copies or more of one business id, from several `send()` calls.
    DupLogical,
    /// It stands before one that was sent earlier in its session.
    Reordered,
}

/// The three promises of a run, from what did happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Promises {
    /// No confirmed record is missing.
    pub no_acked_record_lost: bool,
    /// No business id is stored twice.
    pub no_duplicates: bool,
    /// Records of one session stand in the order in which they were sent.
    pub order_kept: bool,
}

/// How far a partition was committed, by the best knowledge (L-2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct CommittedLog {
    /// Offset → what was committed there, with the epoch that wrote it.
    pub entries: Vec<(RecordId, LeaderEpoch)>,
}

/// All records of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Ledger {
    /// In order of `send()`.
    pub records: Vec<RecordState>,
    /// `TrueHW` by partition (L-2).
    pub committed: Vec<CommittedLog>,
}

impl Ledger {
    /// The record `id`.
    ///
    /// # Panics
    /// For an id of another run.
    pub fn record(&self, id: RecordId) -> &RecordState {
        &self.records[id.index()]
    }
    /// All records with their ids, in order of `send()`.
    pub fn iter(&self) -> impl Iterator<Item = (RecordId, &RecordState)> {
        (0..).map(RecordId).zip(&self.records)
    }
}

impl World {
    /// The replica whose log counts for a partition (L-1): the leader's, or the one that would lead if everyone returned.
    pub fn canonical_replica(&self, partition: PartitionId) -> Option<&Replica> {
        let state = self.controller().image.partitions.get(partition.index())?;
        match state.leader {
            Some(leader) => self.broker(leader).replica(partition),
            None => self.would_lead(state, partition),
        }
    }

    #[cold]
    fn would_lead(&self, state: &PartitionState, partition: PartitionId) -> Option<&Replica> {
        Self::candidates(state)
            .filter_map(|broker| self.broker(broker).replica(partition))
            .rev()
            .max_by_key(|replica| (replica.epochs.latest(), replica.log.log_end_offset()))
    }

    fn candidates(state: &PartitionState) -> impl DoubleEndedIterator<Item = crate::id::BrokerId> {
        let eligible = state.isr.union(state.elr);
        let eligible = if eligible.is_empty() {
            state.last_known_leader.into_iter().collect()
        } else {
            eligible
        };
        state
            .assigned
            .clone()
            .into_iter()
            .filter(move |&broker| eligible.contains(broker))
    }

    /// Offsets of the copies of a record in the log that counts.
    pub fn copies(&self, record: RecordId) -> Vec<Offset> {
        let partition = self.ledger().record(record).partition;
        let Some(replica) = self.canonical_replica(partition) else {
            return Vec::new();
        };
        let entries = replica.log.entries().iter().enumerate();
        entries
            .filter(|(_, entry)| entry.record == record)
            .map(|(at, _)| Offset::from_index(at))
            .collect()
    }

    /// What became of a record by now (8.4). Final once the cluster is quiet.
    pub fn outcomes(&self, record: RecordId) -> Vec<Outcome> {
        let state = self.ledger().record(record);
        let copies = self.copies(record).len();
        let mut outcomes = Vec::new();
        match (state.delivery, copies) {
            (_, 1) => outcomes.push(Outcome::StoredOnce),
            (Delivery::Acked(_), 0) => outcomes.push(Outcome::LostAfterAck),
            (Delivery::Failed(_) | Delivery::Unknown, 0) => outcomes.push(Outcome::LostUnacked),
            (Delivery::Pending, 0) => {}
            (_, _) => outcomes.push(Outcome::Dup),
        }
        if copies == 0 && state.committed_at.is_some() {
            outcomes.push(Outcome::LostAfterCommit);
        }
        if copies > 0 {
            match state.delivery {
                Delivery::Failed(_) => outcomes.push(Outcome::Phantom),
                Delivery::Unknown => outcomes.push(Outcome::Orphan),
                Delivery::Pending | Delivery::Acked(_) => {}
            }
        }
        if copies == 1 && self.is_duplicated_logically(record) {
            outcomes.push(Outcome::DupLogical);
        }
        if self.is_reordered(record) {
            outcomes.push(Outcome::Reordered);
        }
        outcomes
    }

    /// Several `send()` calls of one business id are stored, none of them twice (L-17).
    fn is_duplicated_logically(&self, record: RecordId) -> bool {
        let value = self.ledger().record(record).value;
        let copies: Vec<usize> = self
            .ledger()
            .iter()
            .filter(|(_, other)| other.value == value)
            .map(|(id, _)| self.copies(id).len())
            .collect();
        copies.iter().all(|&n| n <= 1) && copies.iter().sum::<usize>() >= 2
    }

    /// Its first copy stands behind the first copy of one sent later in the same session (L-18).
    fn is_reordered(&self, record: RecordId) -> bool {
        let state = self.ledger().record(record);
        let Some(&first) = self.copies(record).first() else {
            return false;
        };
        self.ledger()
            .iter()
            .skip(record.index() + 1)
            .any(|(id, other)| {
                (other.producer, other.session, other.partition)
                    == (state.producer, state.session, state.partition)
                    && self.copies(id).first().is_some_and(|&later| later < first)
            })
    }

    /// Which promises this run has kept by now.
    pub fn promises(&self) -> Promises {
        let mut promises = Promises {
            no_acked_record_lost: true,
            no_duplicates: true,
            order_kept: true,
        };
        for (id, _) in self.ledger().iter() {
            for outcome in self.outcomes(id) {
                match outcome {
                    Outcome::LostAfterAck => promises.no_acked_record_lost = false,
                    Outcome::Dup | Outcome::DupLogical => promises.no_duplicates = false,
                    Outcome::Reordered => promises.order_kept = false,
                    Outcome::StoredOnce
                    | Outcome::LostAfterCommit
                    | Outcome::LostUnacked
                    | Outcome::Phantom
                    | Outcome::Orphan => {}
                }
            }
        }
        promises
    }
}

impl Ledger {
    /// Whether `a` was sent after `b` by the same producer session to the same partition.
    pub(crate) fn is_later_in_session(&self, a: RecordId, b: RecordId) -> bool {
        let (first, second) = (self.record(b), self.record(a));
        a > b
            && (first.producer, first.session, first.partition)
                == (second.producer, second.session, second.partition)
    }
}
