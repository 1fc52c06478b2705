//! A producer's state (section 2.1).

use std::collections::VecDeque;

use crate::id::{
    BrokerId, BrokerSet, ClientId, LeaderEpoch, PartitionId, ProducerEpoch, ProducerId, RecordId,
};
use crate::seldom::Seldom;
use crate::time::Instant;

/// A batch that the application has not been told about yet.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ProducerBatch {
    /// Its records, in order of `send()`.
    pub records: Vec<RecordId>,
    /// Which partition.
    pub partition: PartitionId,
    /// When its first record was queued (P-1); `delivery.timeout.ms` counts from here.
    pub created: Instant,
    /// Attempts so far.
    pub attempts: u32,
    /// Not sent before this instant (P-7).
    pub not_before: Instant,
    /// Sequence of its first record with the epoch it belongs to, once given (I-20).
    pub sequence: Option<(ProducerEpoch, u32)>,
    /// An attempt ended in a way that leaves open whether it was stored (8.2).
    pub in_doubt: bool,
    /// Closed to more records: it was sent, or it is full.
    pub is_closed: bool,
    /// Leader epoch that the producer knew at the last attempt: a newer one ends the back-off (KIP-951).
    pub attempt_epoch: Option<LeaderEpoch>,
    /// Renumbered since it was last sent (`ProducerBatch.sequenceHasBeenReset`, I-22).
    pub sequence_was_reset: bool,
}

/// A batch on its way, unanswered.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct InFlightBatch {
    /// The batch.
    pub batch: ProducerBatch,
    /// To whom.
    pub leader: BrokerId,
    /// Number of its request.
    pub correlation: u32,
    /// When it was sent; `request.timeout.ms` counts from here.
    pub sent_at: Instant,
    /// The application was told that it failed (P-11); the request still counts as in flight.
    pub is_given_up: bool,
}

/// A producer's connection to one broker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ClientConnection {
    /// Number of the latest connection.
    pub number: u32,
    /// Whether it is open, as far as the client knows.
    pub is_open: bool,
}

/// Sequences and leader of one partition, as a producer session sees them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartitionView {
    /// Who leads; none: nobody.
    pub leader: Option<BrokerId>,
    /// In which epoch; none: the partition is not known (P-17).
    pub epoch: Option<LeaderEpoch>,
    /// Sequence of the next new record (I-20).
    pub next_sequence: u32,
    /// Sequence of the last confirmed record; none: nothing yet in this epoch.
    pub last_acked: Option<u32>,
    /// A batch that had been sent was given up: nothing new goes out until that is settled (I-25).
    pub is_unresolved: bool,
    /// A new epoch starts at the next pass (I-23, I-26).
    pub bump_wanted: bool,
    /// The epoch its sequences belong to (I-27).
    pub producer_epoch: ProducerEpoch,
}

/// A producer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each says one independent thing about the process"
)]
pub struct Producer {
    /// Which.
    pub id: ClientId,
    /// Whether its process runs.
    pub is_up: bool,
    /// Counts its processes.
    pub session: u32,
    /// Its identity for deduplication; none without idempotence.
    pub producer_id: Option<ProducerId>,
    /// Its epoch.
    pub producer_epoch: ProducerEpoch,
    /// Batches not on their way, in the order in which they will be sent.
    pub queue: Seldom<VecDeque<ProducerBatch>>,
    /// Batches on their way, oldest first.
    pub in_flight: Vec<InFlightBatch>,
    /// Records whose `send()` waits for metadata, with their deadline (P-17).
    pub blocked: Seldom<Vec<(RecordId, PartitionId, Instant)>>,
    /// By partition.
    pub partitions: Vec<PartitionView>,
    /// By broker index.
    pub connections: Vec<ClientConnection>,
    /// The broker whose connection it lost last: asked last for metadata (P-18).
    pub last_lost: Option<BrokerId>,
    /// The brokers that its last metadata named; none: it knows its bootstrap list alone.
    pub(crate) known: BrokerSet,
    /// To whom it has tried to connect, the latest last.
    pub(crate) tried: Vec<BrokerId>,
    /// The silent broker that it tries to connect to for metadata, and until when.
    pub(crate) connecting: Option<(BrokerId, Instant)>,
    /// It has asked its first question.
    pub is_bootstrapped: bool,
    /// When its metadata are too old (`Metadata.timeToExpire`).
    pub(crate) metadata_due: Instant,
    /// A metadata request is on its way or planned.
    pub(crate) is_refreshing: bool,
    /// `flush()` was called: `linger.ms` does not hold anything back.
    pub(crate) is_flushing: bool,
    /// Number of the next request.
    pub(crate) next_correlation: u32,
    /// Number of the metadata request that is awaited.
    pub(crate) metadata_correlation: u32,
    /// When passes over the queues are due already.
    pub(crate) planned_passes: Vec<Instant>,
    /// A timer for the oldest request is set; it looks at the then oldest one when it fires.
    pub(crate) has_request_timer: bool,
    /// Whom the metadata request went to.
    pub(crate) metadata_broker: Option<BrokerId>,
}
