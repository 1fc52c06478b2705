//! A broker's state, and that of its replicas (section 1.2).

use std::collections::VecDeque;
use std::sync::Arc;

use super::MetadataImage;
use crate::id::{
    BrokerEpoch, BrokerId, BrokerSet, ClientId, Endpoint, LeaderEpoch, Offset, PartitionEpoch,
    PartitionId,
};
use crate::log::{EpochCache, ProducerStates, ReplicaLog};
use crate::message::{FetchRequest, Message, ProduceRequest};
use crate::seldom::Seldom;
use crate::time::{Duration, Instant};

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
    /// Its place among all parked fetches of the run.
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
    /// When a timer looks at the purgatory next, if one is set.
    pub(crate) purgatory_timer: Option<Instant>,
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
    pub queue: Seldom<VecDeque<ProduceRequest>>,
}

/// A broker.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "facts about one process and one disk that do not hang together"
)]
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
    /// Its disk was replaced; the controller has not been told yet.
    pub(crate) has_new_disk: bool,
    /// The marker on disk of a clean shutdown, with the epoch it was written in (D-9).
    pub clean_shutdown: Option<BrokerEpoch>,
    /// What this process read there when it started; it says so when it registers.
    pub(crate) previous_epoch: Option<BrokerEpoch>,
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
    pub(crate) stalled: Seldom<Vec<(Endpoint, u32, Message)>>,
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
