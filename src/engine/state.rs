//! The state of each actor, for anyone to read (protocol.md section 1). Only this crate changes it.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::error::ErrorCode;
use crate::id::{
    BrokerEpoch, BrokerId, BrokerSet, ClientId, Endpoint, LeaderEpoch, Offset, PartitionEpoch,
    PartitionId, ProducerEpoch, ProducerId, RecordId,
};
use crate::log::{EpochCache, ProducerStates, ReplicaLog};
use crate::message::{FetchRequest, Message, ProduceRequest};
use crate::time::{Duration, Instant};

// ── controller ──────────────────────────────────────────────────────────────────────────────────

/// What the controller knows of a broker (E-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Registration {
    /// Its incarnation.
    pub epoch: BrokerEpoch,
    /// Tells two processes of one broker apart.
    pub incarnation: u32,
    /// Not allowed to lead or to be in an ISR.
    pub fenced: bool,
    /// On its way out (C-16).
    pub in_controlled_shutdown: bool,
}

impl Registration {
    /// Whether it may become leader (E-6).
    pub const fn is_active(&self) -> bool {
        !self.fenced && !self.in_controlled_shutdown
    }
}

/// A partition as the controller sees it (E-3).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PartitionState {
    /// Assigned replicas; the first is preferred, and elections go in this order (C-23).
    pub assigned: Vec<BrokerId>,
    /// Its leader.
    pub leader: Option<BrokerId>,
    /// Bumped when the leader changes.
    pub leader_epoch: LeaderEpoch,
    /// Bumped at every change.
    pub partition_epoch: PartitionEpoch,
    /// In-sync replicas.
    pub isr: BrokerSet,
    /// Eligible leader replicas (KIP-966).
    pub elr: BrokerSet,
    /// The leader when the ISR became empty (C-28).
    pub last_known_leader: Option<BrokerId>,
    /// After an unclean election, until the leader's first ISR change (C-26).
    pub recovering: bool,
}

/// What the controller publishes to every broker (E-5).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MetadataImage {
    /// Grows with each publication.
    pub version: u64,
    /// All partitions.
    pub partitions: Vec<PartitionState>,
    /// All brokers, by index.
    pub registrations: Vec<Registration>,
    /// `min.insync.replicas` in force.
    pub min_insync_replicas: u32,
    /// `flush.messages` in force.
    pub flush_messages: u64,
}

/// The controller (section 1.1), seen as one reliable machine.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Controller {
    /// The latest metadata.
    pub image: Arc<MetadataImage>,
    /// Last accepted heartbeat of each broker (E-2).
    pub last_contact: Vec<Instant>,
    /// Silent until then (C-11).
    pub silent_until: Option<Instant>,
    /// `unclean.leader.election.enable` in force.
    pub unclean_leader_election: bool,
    /// The next broker epoch to be given.
    pub next_broker_epoch: u32,
    /// A fail-over restarts every session when it ends (E-2).
    pub(crate) sessions_restart: bool,
    /// Metadata version that each broker has reported.
    pub(crate) reported_version: Vec<u64>,
    /// Version that every active broker must reach before a broker in controlled shutdown may go (C-17).
    pub(crate) shutdown_version: Vec<u64>,
}

// ── broker ──────────────────────────────────────────────────────────────────────────────────────

/// A broker's run state (E-23).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RunState {
    /// The process does not run; peers that connect are refused.
    Down,
    /// The machine is off; peers hear nothing.
    PoweredOff,
    /// Started, not yet registered. Its fetchers run already.
    Starting,
    /// Serving.
    Running,
    /// In controlled shutdown, still serving.
    Stopping,
}

/// A leader's knowledge of one follower (E-21).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FollowerState {
    /// Its log end as proven by its last fetch; none: unknown.
    pub log_end: Option<Offset>,
    /// When it last fetched; none: not in this leadership (Kafka's time 0).
    pub last_fetch: Option<Instant>,
    /// The leader's log end at that time.
    pub last_fetch_leader_end: Option<Offset>,
    /// When it was last caught up; none: long ago (Kafka's time 0).
    pub last_caught_up: Option<Instant>,
    /// The incarnation that fetched: none before its first fetch, `Some(None)` for one not registered yet (−1).
    pub broker_epoch: Option<Option<BrokerEpoch>>,
}

/// The leader's view of the ISR. Additions count at once, removals only when the controller has committed them (E-20).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IsrState {
    /// Nothing asked for.
    Committed(BrokerSet),
    /// One follower asked in.
    Expanding {
        /// The committed ISR.
        committed: BrokerSet,
        /// Who shall join.
        joining: BrokerId,
    },
    /// Some asked out.
    Shrinking {
        /// The committed ISR.
        committed: BrokerSet,
        /// What shall remain.
        target: BrokerSet,
    },
}

impl IsrState {
    /// The last ISR that the controller confirmed.
    pub const fn committed(self) -> BrokerSet {
        match self {
            Self::Committed(isr) => isr,
            Self::Expanding { committed, .. } | Self::Shrinking { committed, .. } => committed,
        }
    }
    /// The ISR that the high watermark waits for (KIP-497).
    pub const fn maximal(self) -> BrokerSet {
        match self {
            Self::Expanding { committed, joining } => committed.with(joining),
            Self::Committed(isr) | Self::Shrinking { committed: isr, .. } => isr,
        }
    }
    /// Whether a change is under way.
    pub const fn is_pending(self) -> bool {
        !matches!(self, Self::Committed(_))
    }
}

/// A produce request whose answer waits for the high watermark (P-38).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ParkedProduce {
    /// Answer when the high watermark is here.
    pub required: Offset,
    /// What to answer.
    pub base: Offset,
    /// The request.
    pub request: ProduceRequest,
    /// Number of its connection.
    pub connection: u32,
    /// Its place among all parked requests of the run.
    pub ticket: u64,
    /// When it is given up (P-40).
    pub deadline: Instant,
}

/// A fetch that waits for records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ParkedFetch {
    /// The request.
    pub request: FetchRequest,
    /// Number of its connection.
    pub connection: u32,
    /// Its place among all parked requests of the run.
    pub ticket: u64,
    /// When it is answered in any case.
    pub deadline: Instant,
}

/// What only a leader knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Leadership {
    /// Log end when it took office (LESO, R-13b).
    pub start_offset: Offset,
    /// Its view of the ISR.
    pub isr: IsrState,
    /// By broker index; the leader's own place is unused.
    pub followers: Vec<FollowerState>,
    /// Parked produce requests, in order of arrival.
    pub purgatory: Vec<ParkedProduce>,
    /// Parked fetches, in order of arrival.
    pub parked_fetches: Vec<ParkedFetch>,
    /// Numbers its ISR proposals.
    pub proposal: u32,
}

/// What only a follower knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Following {
    /// Whom it follows; none: nobody leads.
    pub leader: Option<BrokerId>,
    /// Number of the current fetch round.
    pub round: u32,
    /// A fetch is on its way or parked.
    pub is_fetching: bool,
    /// Fenced in this epoch: waits for newer metadata.
    pub failed: bool,
    /// When the fetch on its way is given up.
    pub(crate) deadline: Instant,
    /// A timer for some deadline is set; it looks at the present one when it fires.
    pub(crate) has_timer: bool,
}

/// A replica's role.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// It takes writes. Boxed since most replicas follow.
    Leader(Box<Leadership>),
    /// It copies.
    Follower(Following),
}

/// One copy of a partition on one broker (section 1.2).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Replica {
    /// The records.
    pub log: ReplicaLog,
    /// Where each leader's part begins.
    pub epochs: EpochCache,
    /// What is remembered of producers.
    pub producers: ProducerStates,
    /// HW: everything below is committed, as far as this replica knows.
    pub high_watermark: Offset,
    /// The copy of it on disk (E-16).
    pub hw_checkpoint: Offset,
    /// The leader epoch that this broker has applied; none before its first metadata.
    pub leader_epoch: Option<LeaderEpoch>,
    /// The partition epoch that it has applied.
    pub partition_epoch: Option<PartitionEpoch>,
    /// Leader or follower.
    pub role: Role,
    /// The fetch round it had reached when it last became leader, so that no number is used twice.
    pub(crate) rounds_before_leading: u32,
}

impl Replica {
    /// Whether it leads, by its own metadata.
    pub const fn is_leader(&self) -> bool {
        matches!(self.role, Role::Leader(_))
    }
    /// What a leader knows; none for a follower.
    pub fn leadership(&self) -> Option<&Leadership> {
        match &self.role {
            Role::Leader(leadership) => Some(leadership),
            Role::Follower(_) => None,
        }
    }
}

/// The requests of one client connection, which are handled strictly one after another (P-30).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ServerConnection {
    /// The client.
    pub client: ClientId,
    /// Number of the connection.
    pub connection: u32,
    /// A request of it is parked: the channel is muted.
    pub is_muted: bool,
    /// What has arrived and waits.
    pub queue: VecDeque<ProduceRequest>,
}

/// A broker.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Broker {
    /// Which.
    pub id: BrokerId,
    /// Whether it runs.
    pub run: RunState,
    /// Frozen: its messages and timers wait.
    pub paused: bool,
    /// Its fetch loop stands still.
    pub held: bool,
    /// Added to each of its fetch rounds.
    pub slow_fetch: Duration,
    /// Its disk does not answer until then.
    pub stalled_until: Instant,
    /// Its incarnation; none while not registered.
    pub epoch: Option<BrokerEpoch>,
    /// The marker on disk of a clean shutdown, with the epoch it was written in (D-9).
    pub clean_shutdown: Option<BrokerEpoch>,
    /// Counts its processes.
    pub incarnation: u32,
    /// The metadata that it has applied; none right after a start.
    pub image: Option<Arc<MetadataImage>>,
    /// By partition; none where it has no replica.
    pub replicas: Vec<Option<Replica>>,
    /// Client connections with requests that wait.
    pub connections: Vec<ServerConnection>,
    /// A heartbeat is unanswered.
    pub(crate) heartbeat_in_flight: bool,
    /// Requests that wait for the disk (`disk_stall`), in order of arrival.
    pub(crate) stalled: Vec<(Endpoint, u32, Message)>,
}

impl Broker {
    /// Whether the process runs.
    pub const fn is_up(&self) -> bool {
        matches!(
            self.run,
            RunState::Starting | RunState::Running | RunState::Stopping
        )
    }
    /// Whether clients and followers are served (E-23).
    pub const fn is_serving(&self) -> bool {
        matches!(self.run, RunState::Running | RunState::Stopping)
    }
    /// Its copy of a partition.
    pub fn replica(&self, partition: PartitionId) -> Option<&Replica> {
        self.replicas.get(partition.index())?.as_ref()
    }
}

// ── producer ────────────────────────────────────────────────────────────────────────────────────

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
    pub queue: VecDeque<ProducerBatch>,
    /// Batches on their way, oldest first.
    pub in_flight: Vec<InFlightBatch>,
    /// Records whose `send()` waits for metadata, with their deadline (P-17).
    pub blocked: Vec<(RecordId, PartitionId, Instant)>,
    /// By partition.
    pub partitions: Vec<PartitionView>,
    /// By broker index.
    pub connections: Vec<ClientConnection>,
    /// The broker whose connection it lost last: asked last for metadata (P-18).
    pub last_lost: Option<BrokerId>,
    /// It has asked its first question.
    pub is_bootstrapped: bool,
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

/// A cut between two endpoints, one direction (C-63).
pub type Blocked = (Endpoint, Endpoint);

/// Which error an answer to the application carries, and whether the record may be stored all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Failure {
    /// The error.
    pub error: ErrorCode,
    /// Whether the record may be in a log (8.2).
    pub ambiguous: bool,
}
