//! What travels between endpoints.

use std::sync::Arc;

use crate::config::Acks;
use crate::error::ErrorCode;
use crate::id::{
    BrokerEpoch, BrokerId, BrokerSet, ClientId, Endpoint, LeaderEpoch, Offset, PartitionEpoch,
    PartitionId,
};
use crate::log::Entry;
use crate::state::MetadataImage;
use crate::time::{Duration, Instant};

/// One batch on its way to a log. The leader fills in its epoch.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ProduceRequest {
    /// Who asks.
    pub producer: ClientId,
    /// Numbers the requests of one producer session.
    pub correlation: u32,
    /// Which partition.
    pub partition: PartitionId,
    /// When to answer.
    pub acks: Acks,
    /// How long the leader may park the answer (P-38).
    pub timeout: Duration,
    /// The records of the batch; their leader epoch is the leader's to write.
    pub batch: Arc<[Entry]>,
}

/// A follower's fetch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FetchRequest {
    /// Who asks.
    pub follower: BrokerId,
    /// Its incarnation; none before it is registered, which Kafka sends as −1 (E-23).
    pub broker_epoch: Option<BrokerEpoch>,
    /// Numbers the rounds of one fetcher; an answer to an older round is ignored.
    pub round: u32,
    /// Which partition.
    pub partition: PartitionId,
    /// The follower's log end: it has everything below.
    pub offset: Offset,
    /// The leader epoch that the follower knows.
    pub leader_epoch: LeaderEpoch,
    /// The newest epoch in its cache.
    pub last_fetched_epoch: Option<LeaderEpoch>,
}

/// What a fetch is answered with.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FetchOutcome {
    /// Records from the fetch offset on, possibly none, and the leader's high watermark.
    Records {
        /// The records.
        entries: Arc<[Entry]>,
        /// The leader's high watermark when it read them.
        high_watermark: Offset,
    },
    /// The follower's log has left the leader's.
    Diverging {
        /// The largest epoch that both may share.
        epoch: LeaderEpoch,
        /// Where it ends on the leader.
        end: Offset,
    },
    /// Not accepted; with the leader's log end for R-16.
    Error {
        /// Why.
        error: ErrorCode,
        /// The leader's log end.
        leader_log_end: Offset,
    },
}

/// A leader's request to change the ISR.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AlterPartition {
    /// The leader that asks.
    pub leader: BrokerId,
    /// Its incarnation.
    pub broker_epoch: BrokerEpoch,
    /// Which partition.
    pub partition: PartitionId,
    /// The leader epoch it acts in.
    pub leader_epoch: LeaderEpoch,
    /// The metadata version it saw.
    pub partition_epoch: PartitionEpoch,
    /// The members wanted, each with the incarnation that the leader saw fetch (none: unknown, not checked).
    pub isr: Vec<(BrokerId, Option<BrokerEpoch>)>,
    /// Numbers the leader's proposals.
    pub proposal: u32,
}

/// What the controller answers to [`AlterPartition`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AlterPartitionReply {
    /// Which partition.
    pub partition: PartitionId,
    /// The proposal it answers.
    pub proposal: u32,
    /// The new state, or why not.
    pub result: Result<(LeaderEpoch, PartitionEpoch, BrokerSet), ErrorCode>,
}

/// A broker's sign of life (C-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Heartbeat {
    /// Who.
    pub broker: BrokerId,
    /// Its incarnation.
    pub broker_epoch: BrokerEpoch,
    /// Version of the metadata that it has applied.
    pub metadata_version: u64,
    /// It asks for its controlled shutdown (C-15).
    pub want_shutdown: bool,
}

/// Who leads, as one broker sees it (P-18).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LeaderView {
    /// Which partition.
    pub partition: PartitionId,
    /// Its leader.
    pub leader: Option<BrokerId>,
    /// In which epoch.
    pub epoch: LeaderEpoch,
}

/// A message between two endpoints.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Message {
    /// Client → leader.
    Produce(ProduceRequest),
    /// Leader → client. On success the base offset; on `NOT_LEADER_OR_FOLLOWER` perhaps the leader (KIP-951).
    ProduceReply {
        /// The request that it answers.
        correlation: u32,
        /// Partition of the batch.
        partition: PartitionId,
        /// Base offset, or the error.
        result: Result<Offset, ErrorCode>,
        /// The leader that the broker knows, if it is not the one.
        hint: Option<LeaderView>,
    },
    /// Client → any broker.
    MetadataRequest {
        /// Numbers the client's metadata requests.
        correlation: u32,
    },
    /// Broker → client.
    MetadataReply {
        /// The request that it answers.
        correlation: u32,
        /// Every partition's leader.
        leaders: Arc<[LeaderView]>,
        /// The brokers that are not fenced.
        brokers: BrokerSet,
    },
    /// Follower → leader.
    Fetch(FetchRequest),
    /// Leader → follower.
    FetchReply {
        /// The round that it answers.
        round: u32,
        /// Which partition.
        partition: PartitionId,
        /// Records or not.
        outcome: FetchOutcome,
    },
    /// Leader → controller.
    AlterPartition(AlterPartition),
    /// Controller → leader.
    AlterPartitionReply(AlterPartitionReply),
    /// Broker → controller.
    Heartbeat(Heartbeat),
    /// Controller → broker.
    HeartbeatReply {
        /// The heartbeat was accepted.
        accepted: bool,
        /// The controlled shutdown may be finished (C-17).
        shut_down: bool,
    },
    /// Broker → controller: a new process registers (C-8).
    Register {
        /// Who.
        broker: BrokerId,
        /// Tells two processes of one broker apart.
        incarnation: u32,
        /// From the clean-shutdown marker; none without one (D-10).
        previous_epoch: Option<BrokerEpoch>,
    },
    /// Controller → broker: its epoch, or none: refused for now.
    RegisterReply(Option<BrokerEpoch>),
    /// Controller → broker: a committed change of metadata (E-5).
    Metadata(Arc<MetadataImage>),
    /// To the peer of a connection that broke.
    ConnectionClosed,
}

/// A message on its way, as [`crate::world::World::in_flight`] shows it.
#[derive(Clone, Copy, Debug)]
pub struct InFlight<'a> {
    /// Stays the same while the message travels; no other message of the run has it.
    pub id: u64,
    /// Sender.
    pub from: Endpoint,
    /// Receiver.
    pub to: Endpoint,
    /// When it was sent.
    pub sent_at: Instant,
    /// When it arrives; none while a cut holds it back.
    pub arrives_at: Option<Instant>,
    /// What it is.
    pub message: &'a Message,
}
