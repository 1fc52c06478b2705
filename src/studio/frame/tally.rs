//! What became of every record: each is in exactly one row.

use engine::id::{Endpoint, RecordId};
use engine::ledger::{Delivery, Outcome};
use engine::log::Entry;
use engine::message::Message;
use engine::world::World;

/// A row of the ledger. Every record sent is in exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Row {
    /// Confirmed and committed: no loss that the settings allow for can take it.
    Safe,
    /// Confirmed, but above the high watermark: if the leader dies now, it may be gone.
    Exposed,
    /// In the log, and its sender will not be told (`acks=0`, or the sender died).
    Unconfirmed,
    /// No reply yet, or still on its way.
    Pending,
    /// Confirmed, and not in the log that counts.
    LostConfirmed,
    /// Sent with `acks=0` and not in the log: nobody was told.
    LostSilently,
    /// More than one copy in the log.
    Duplicated,
    /// Reported as failed, and in the log all the same.
    Phantom,
    /// Reported as failed, and not in the log.
    Failed,
}

impl Row {
    /// All rows, in the order in which they are listed.
    pub const ALL: [Self; 9] = [
        Self::Safe,
        Self::Exposed,
        Self::Unconfirmed,
        Self::Pending,
        Self::LostConfirmed,
        Self::LostSilently,
        Self::Duplicated,
        Self::Phantom,
        Self::Failed,
    ];

    /// The row of a record by now.
    pub fn of(world: &World, record: RecordId) -> Self {
        let state = world.ledger().record(record);
        let copies = world.copies(record).len();
        if copies > 1 || (copies == 1 && repeats_earlier(world, record)) {
            return Self::Duplicated;
        }
        match (state.delivery, copies) {
            (Delivery::Acked(Some(_)), 0) => Self::LostConfirmed,
            (Delivery::Acked(Some(_)), _) if state.committed_at.is_some() => Self::Safe,
            (Delivery::Acked(Some(_)), _) => Self::Exposed,
            (Delivery::Acked(None), 0) if is_on_its_way(world, record) => Self::Pending,
            (Delivery::Acked(None), 0) => Self::LostSilently,
            (Delivery::Acked(None) | Delivery::Unknown, 1..) => Self::Unconfirmed,
            (Delivery::Failed(_), 1..) => Self::Phantom,
            (Delivery::Failed(_), 0) => Self::Failed,
            (Delivery::Pending, _) | (Delivery::Unknown, 0) => Self::Pending,
        }
    }
    /// Whether it stands for a broken promise.
    pub const fn is_harm(self) -> bool {
        matches!(
            self,
            Self::LostConfirmed | Self::LostSilently | Self::Duplicated
        )
    }
    /// Whether it is listed although it is empty: the rest would only make the table longer.
    pub const fn is_always_listed(self) -> bool {
        !matches!(self, Self::Exposed | Self::Unconfirmed | Self::Phantom)
    }
    const fn index(self) -> usize {
        self as usize
    }
}

/// The application sent this value before, and that one is stored too.
fn repeats_earlier(world: &World, record: RecordId) -> bool {
    let value = world.ledger().record(record).value;
    let mut earlier = world.ledger().iter().take(record.index());
    earlier.any(|(id, other)| other.value == value && !world.copies(id).is_empty())
}

/// A request with the record has left its producer and no leader has seen to it yet.
fn is_on_its_way(world: &World, record: RecordId) -> bool {
    let has = |batch: &[Entry]| batch.iter().any(|entry| entry.record == record);
    let travels = world.in_flight().iter().any(|flight| {
        matches!(flight.message, Message::Produce(request) if has(&request.batch))
            && matches!(flight.to, Endpoint::Broker(_))
    });
    travels
        || world.brokers().iter().any(|broker| {
            let mut queues = broker.connections.iter().map(|c| &c.queue);
            queues.any(|queue| queue.iter().any(|request| has(&request.batch)))
        })
}

/// How many records are in each row; the sum is the number of records sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    counts: [u16; Row::ALL.len()],
}

impl Tally {
    /// The tally of a world.
    pub fn of(world: &World) -> Self {
        let mut tally = Self::default();
        for (record, _) in world.ledger().iter() {
            tally.counts[Row::of(world, record).index()] += 1;
        }
        tally
    }
    /// Records in a row.
    pub const fn count(&self, row: Row) -> u16 {
        self.counts[row.index()]
    }
    /// Records sent.
    pub fn total(&self) -> u16 {
        self.counts.iter().sum()
    }
}

/// Which promises hold so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// No record whose sender was told of success is missing.
    pub nothing_lost: bool,
    /// No record is stored twice.
    pub nothing_doubled: bool,
    /// Records stand in the order in which they were sent.
    pub order: bool,
}

impl Kept {
    /// The promises of a world. A record of `acks=0` on its way is not lost yet.
    pub fn of(world: &World) -> Self {
        let none = |row| Tally::of(world).count(row) == 0;
        let reordered = world
            .ledger()
            .iter()
            .any(|(record, _)| world.outcomes(record).contains(&Outcome::Reordered));
        Self {
            nothing_lost: none(Row::LostConfirmed) && none(Row::LostSilently),
            nothing_doubled: none(Row::Duplicated),
            order: !reordered,
        }
    }
}
