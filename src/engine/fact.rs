//! What did happen, as data: ids and numbers, never sentences. Views, captions, the ledger's explanations and tests
//! read facts; nobody re-runs a rule to learn what it did.

#![allow(
    missing_docs,
    reason = "each variant is documented; its fields are named by their types and roles"
)]

mod part;

use crate::error::ErrorCode;
use crate::id::{
    BrokerEpoch, BrokerId, BrokerSet, ClientId, Endpoint, LeaderEpoch, Offset, PartitionId,
    ProducerEpoch, RecordId, ValueId,
};
use crate::time::Duration;

pub use part::{ConnectionEnd, ElectionKind, Records};

/// Something that happened. Names are past participles.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    // ── the application and its producer ────────────────────────────────────────────────────────
    /// The application handed a record to its producer (P-1).
    RecordQueued {
        producer: ClientId,
        record: RecordId,
    },
    /// `send()` waits for metadata (P-17).
    SendBlocked {
        producer: ClientId,
        record: RecordId,
    },
    /// A batch left the producer (P-2). `attempt` counts from 1.
    ProduceSent {
        producer: ClientId,
        leader: BrokerId,
        records: Records,
        attempt: u32,
    },
    /// The application was told that the record is stored; offset −1 (none) for `acks=0` (P-5, P-6).
    RecordAcked {
        producer: ClientId,
        record: RecordId,
        offset: Option<Offset>,
    },
    /// The application was told that the record failed (P-8, P-11).
    RecordFailed {
        producer: ClientId,
        record: RecordId,
        error: ErrorCode,
        ambiguous: bool,
    },
    /// The batch will be sent again (P-7). `attempt` is the one that failed.
    RetryScheduled {
        producer: ClientId,
        records: Records,
        error: ErrorCode,
        attempt: u32,
        backoff: Duration,
    },
    /// The producer lost its connection to a broker, with so many requests unanswered (P-9, P-10).
    ConnectionLost {
        producer: ClientId,
        broker: BrokerId,
        cause: ConnectionEnd,
        unanswered: u32,
    },
    /// The producer learned who leads (P-18).
    MetadataLearned {
        producer: ClientId,
        partition: PartitionId,
        leader: Option<BrokerId>,
        epoch: LeaderEpoch,
    },
    /// The producer started its sequences anew (I-23, I-26).
    ProducerEpochBumped {
        producer: ClientId,
        epoch: ProducerEpoch,
    },
    /// The producer's process died.
    ProducerCrashed { producer: ClientId },
    /// A new process of the producer started.
    ProducerStarted { producer: ClientId },

    // ── the leader and produce requests ─────────────────────────────────────────────────────────
    /// The leader wrote a batch to its log, in the page cache (D-1, P-35).
    Appended {
        broker: BrokerId,
        partition: PartitionId,
        records: Records,
        base: Offset,
        epoch: LeaderEpoch,
    },
    /// The leader recognised a batch that it has already (I-2).
    DuplicateRecognised {
        broker: BrokerId,
        partition: PartitionId,
        records: Records,
        base: Offset,
    },
    /// The leader did not accept a batch.
    ProduceRejected {
        broker: BrokerId,
        partition: PartitionId,
        records: Records,
        error: ErrorCode,
    },
    /// The answer waits until the high watermark reaches `required` (P-38); these followers are missing.
    ProduceParked {
        broker: BrokerId,
        partition: PartitionId,
        records: Records,
        required: Offset,
        missing: BrokerSet,
    },
    /// A parked answer was given up (P-40, P-41).
    ProduceParkingEnded {
        broker: BrokerId,
        partition: PartitionId,
        records: Records,
        error: ErrorCode,
    },
    /// The leader answered that the batch is stored.
    ProduceAnswered {
        broker: BrokerId,
        producer: ClientId,
        records: Records,
        base: Offset,
    },
    /// An `acks=0` batch failed; the broker closed the connection (P-36).
    ConnectionClosedByBroker {
        broker: BrokerId,
        producer: ClientId,
        error: ErrorCode,
    },

    // ── replication ─────────────────────────────────────────────────────────────────────────────
    /// A follower asked for records from `offset` on, which says that it has all before.
    FetchSent {
        follower: BrokerId,
        leader: BrokerId,
        partition: PartitionId,
        offset: Offset,
    },
    /// The leader has nothing new: the fetch waits.
    FetchParked {
        leader: BrokerId,
        follower: BrokerId,
        partition: PartitionId,
    },
    /// The leader answered a fetch with `count` records and its high watermark.
    FetchAnswered {
        leader: BrokerId,
        follower: BrokerId,
        partition: PartitionId,
        base: Offset,
        count: u32,
        high_watermark: Offset,
    },
    /// A fetch was not accepted.
    FetchRejected {
        leader: BrokerId,
        follower: BrokerId,
        partition: PartitionId,
        error: ErrorCode,
    },
    /// A fetch got no answer, or none that helps; the follower tries again later.
    FetchFailed {
        follower: BrokerId,
        leader: BrokerId,
        partition: PartitionId,
    },
    /// A follower wrote records to its log.
    Replicated {
        follower: BrokerId,
        partition: PartitionId,
        first: RecordId,
        base: Offset,
        count: u32,
    },
    /// The leader learned how far a follower's log goes.
    FollowerProgressed {
        leader: BrokerId,
        follower: BrokerId,
        partition: PartitionId,
        log_end: Offset,
    },
    /// The leader's high watermark rose.
    HighWatermarkAdvanced {
        broker: BrokerId,
        partition: PartitionId,
        from: Offset,
        to: Offset,
    },
    /// A follower took over the leader's high watermark, which may be lower than its own.
    HighWatermarkLearned {
        broker: BrokerId,
        partition: PartitionId,
        from: Offset,
        to: Offset,
    },
    /// The leader found that a follower's log has left its own.
    DivergenceFound {
        leader: BrokerId,
        follower: BrokerId,
        partition: PartitionId,
        epoch: LeaderEpoch,
        end: Offset,
    },
    /// A follower deleted the end of its log.
    Truncated {
        broker: BrokerId,
        partition: PartitionId,
        first: RecordId,
        from: Offset,
        to: Offset,
    },
    /// A log was flushed to disk (D-2, D-3, D-9).
    Flushed {
        broker: BrokerId,
        partition: PartitionId,
        to: Offset,
    },

    // ── ISR ─────────────────────────────────────────────────────────────────────────────────────
    /// The leader asked the controller to take lagging followers out.
    IsrShrinkProposed {
        leader: BrokerId,
        partition: PartitionId,
        out: BrokerSet,
    },
    /// The leader asked the controller to take a follower in.
    IsrExpandProposed {
        leader: BrokerId,
        partition: PartitionId,
        joining: BrokerId,
    },
    /// The controller refused.
    IsrChangeRefused {
        leader: BrokerId,
        partition: PartitionId,
        error: ErrorCode,
    },
    /// The controller's ISR or ELR changed (C-29).
    IsrChanged {
        partition: PartitionId,
        isr: BrokerSet,
        elr: BrokerSet,
        left: BrokerSet,
        joined: BrokerSet,
    },
    /// A leader works with a new committed ISR.
    IsrAdopted {
        leader: BrokerId,
        partition: PartitionId,
        isr: BrokerSet,
    },

    // ── controller ──────────────────────────────────────────────────────────────────────────────
    /// A session expired, or a broker asked for it (C-3, C-17).
    BrokerFenced { broker: BrokerId },
    /// A broker may lead and be in the ISR again (C-6).
    BrokerUnfenced { broker: BrokerId },
    /// A new incarnation was registered (C-9).
    BrokerRegistered {
        broker: BrokerId,
        epoch: BrokerEpoch,
        clean: bool,
    },
    /// The old session is still valid (C-8).
    RegistrationRefused { broker: BrokerId },
    /// A broker asked for its controlled shutdown (C-16).
    ShutdownGranted { broker: BrokerId },
    /// The controller chose a leader (C-23).
    LeaderElected {
        partition: PartitionId,
        leader: BrokerId,
        epoch: LeaderEpoch,
        kind: ElectionKind,
    },
    /// There is no leader any more (C-23 step 6).
    LeaderLost {
        partition: PartitionId,
        epoch: LeaderEpoch,
    },
    /// The election that was asked for is not needed or not possible (C-41, C-42).
    ElectionRefused {
        partition: PartitionId,
        error: ErrorCode,
    },
    /// The controller fell silent.
    ControllerPaused { length: Duration },
    /// The controller acts again.
    ControllerResumed,

    // ── brokers ─────────────────────────────────────────────────────────────────────────────────
    /// A broker learned that it leads (R-13b).
    BecameLeader {
        broker: BrokerId,
        partition: PartitionId,
        epoch: LeaderEpoch,
        log_end: Offset,
        high_watermark: Offset,
    },
    /// A broker learned whom to follow, or that there is nobody.
    BecameFollower {
        broker: BrokerId,
        partition: PartitionId,
        epoch: LeaderEpoch,
        leader: Option<BrokerId>,
    },
    /// The process died; the page cache survives.
    BrokerKilled { broker: BrokerId },
    /// The machine lost power; so many records of each log are gone.
    PowerLost {
        broker: BrokerId,
        partition: PartitionId,
        from: Offset,
        to: Offset,
    },
    /// The disk is empty.
    DiskWiped { broker: BrokerId },
    /// SIGTERM was received.
    StopRequested { broker: BrokerId },
    /// The controlled shutdown is complete.
    BrokerStopped { broker: BrokerId },
    /// The process started.
    BrokerStarted { broker: BrokerId },
    /// The process is frozen.
    BrokerPaused { broker: BrokerId },
    /// The process goes on.
    BrokerResumed { broker: BrokerId },
    /// The fetch loop of a follower stands still.
    FollowerHeld { broker: BrokerId },
    /// The fetch loop of a follower goes on.
    FollowerReleased { broker: BrokerId },
    /// The fetch loop of a follower is slowed down, or no longer (zero).
    FollowerSlowed { broker: BrokerId, extra: Duration },
    /// The disk does not answer for so long.
    DiskStalled { broker: BrokerId, length: Duration },

    // ── network and settings ────────────────────────────────────────────────────────────────────
    /// Nothing passes from one side to the other.
    LinkCut {
        left: Vec<Endpoint>,
        right: Vec<Endpoint>,
        both_ways: bool,
    },
    /// Every cut ended.
    LinksHealed,
    /// Messages between two endpoints take longer, or no longer do (zero).
    LinkDelayed {
        left: Endpoint,
        right: Endpoint,
        extra: Duration,
    },
    /// A connection broke.
    ConnectionReset { left: Endpoint, right: Endpoint },
    /// The next request with this value will lose its connection.
    DropArmed {
        value: ValueId,
        request: bool,
        times: u32,
    },
    /// A request lost its connection just before the leader would process it.
    RequestDropped {
        producer: ClientId,
        leader: BrokerId,
        records: Records,
    },
    /// A response lost its connection just before it reached the client: the batch is stored, the client does not know.
    ResponseDropped {
        producer: ClientId,
        leader: BrokerId,
        records: Records,
    },
    /// A request left its connection behind and is still on its way.
    RequestDelayed {
        producer: ClientId,
        leader: BrokerId,
        records: Records,
        delay: Duration,
    },
    /// A topic setting changed.
    ConfigChanged { change: crate::action::TopicChange },

    // ── god's view (L-1 to L-6) ────────────────────────────────────────────────────────────────
    /// A record that had been confirmed to the application is no longer in the log that counts.
    ConfirmedRecordLost { record: RecordId, offset: Offset },
    /// A record that had been committed is no longer in the log that counts (L-2).
    CommitLost { record: RecordId, offset: Offset },
    /// A second copy of one `send()` is in the log that counts (L-16).
    DuplicateStored { record: RecordId, offset: Offset },
    /// A record stands behind one that was sent after it (L-18).
    OrderBroken { record: RecordId, offset: Offset },
}
