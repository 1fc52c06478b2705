//! What each record of a run went through, and which promises were broken when: read from the run's facts and from the logs
//! as they were.

mod walk;

use engine::error::ErrorCode;
use engine::id::{BrokerId, BrokerSet, Offset, RecordId};
use engine::time::Instant;
use engine::trace::Trace;

/// Something that happened to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The application handed it to its producer, which asks for a reply.
    Sent,
    /// The same with `acks=0`: nobody will answer.
    SentBlindly,
    /// It went out again; which attempt.
    Resent(u32),
    /// A fault of the script lost it before the leader saw it.
    RequestLost,
    /// A fault of the script lost the answer about it.
    AckLost,
    /// A fault of the script held it up on its way.
    Delayed,
    /// A leader wrote it.
    Appended(BrokerId, Offset),
    /// A leader wrote it although its log had it.
    Doubled(Offset),
    /// A leader saw that its log has it.
    Recognised(BrokerId),
    /// A leader did not take it.
    Rejected(BrokerId, ErrorCode),
    /// The answer waits for followers.
    Parked,
    /// Followers wrote it.
    Copied(BrokerSet),
    /// A leader's high watermark passed it.
    Committed,
    /// Its sender was told that it is stored.
    Acked,
    /// Its sender was told that it failed.
    Failed(ErrorCode),
    /// Its sender's process died before it was told.
    Orphaned,
    /// It stands behind one that was sent later.
    OutOfOrder,
    /// The last running broker that has it went down.
    Stranded(BrokerId),
    /// A broker's copy is gone.
    Deleted(BrokerId),
    /// It is no longer in the log that counts, or will never be, and its sender believes otherwise.
    Lost(Cause),
    /// It is in the log that counts after all.
    Back,
}

impl Event {
    /// Whether a promise is broken by it.
    pub const fn is_harm(self) -> bool {
        matches!(self, Self::Lost(_) | Self::Doubled(_) | Self::OutOfOrder)
    }
}

/// What took a record out of the log that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A leader was elected that does not have it.
    Elected(BrokerId),
    /// A machine lost power before it was on disk.
    PowerLost(BrokerId),
    /// A broker deleted it.
    Deleted(BrokerId),
    /// A leader did not take it, and nobody was told.
    Refused(BrokerId),
    /// The broker that it was sent to died.
    Died(BrokerId),
    /// It never arrived.
    OnItsWay,
}

/// An event and when it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// When.
    pub at: Instant,
    /// What.
    pub event: Event,
}

/// What a run is expected to keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// No record whose sender was told of success is missing.
    NothingLost,
    /// No record is stored twice.
    NothingDoubled,
    /// Records stand in the order in which they were sent.
    Order,
}

impl Promise {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 3] = [Self::NothingLost, Self::NothingDoubled, Self::Order];
}

/// A time during which a promise did not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Breach {
    promise: Promise,
    from: Instant,
    /// None: to the end of the run.
    to: Option<Instant>,
}

/// The lives of all records of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lives {
    /// By record.
    lives: Vec<Vec<Chapter>>,
    /// By their start.
    breaches: Vec<Breach>,
}

impl Lives {
    /// Goes through a run once.
    pub fn of(trace: &Trace) -> Self {
        walk::lives(trace)
    }

    /// What happened to a record, in order of time.
    pub fn of_record(&self, record: RecordId) -> &[Chapter] {
        self.lives.get(record.index()).map_or(&[], Vec::as_slice)
    }
    /// All records, in the order in which they were sent.
    pub fn iter(&self) -> impl Iterator<Item = (RecordId, &[Chapter])> {
        (0..)
            .map(RecordId)
            .zip(self.lives.iter().map(Vec::as_slice))
    }
    /// When the harm was done that a record has suffered by `at`: its loss if it was lost.
    pub fn harmed_at(&self, record: RecordId, at: Instant) -> Option<Instant> {
        let so_far = || self.of_record(record).iter().filter(|one| one.at <= at);
        let lost = so_far().rfind(|one| matches!(one.event, Event::Lost(_)));
        let harm = lost.or_else(|| so_far().rfind(|one| one.event.is_harm()));
        harm.map(|one| one.at)
    }
    /// Since when a promise is broken, as seen at `at`; none if it holds.
    pub fn broken_since(&self, promise: Promise, at: Instant) -> Option<Instant> {
        let holds_at = |breach: &&Breach| {
            breach.promise == promise && breach.from <= at && breach.to.is_none_or(|to| to > at)
        };
        self.breaches.iter().rfind(holds_at).map(|one| one.from)
    }
    /// When a promise breaks next after `at`; behind the last time, the first one.
    pub fn next_breach(&self, at: Instant) -> Option<Instant> {
        let mut breaches = self.breaches.iter();
        let next = breaches.find(|breach| breach.from > at);
        next.or(self.breaches.first()).map(|breach| breach.from)
    }
}
