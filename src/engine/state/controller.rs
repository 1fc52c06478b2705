//! The controller's state, and what it publishes (section 1.1).

use std::sync::Arc;

use crate::id::{BrokerEpoch, BrokerId, BrokerSet, LeaderEpoch, PartitionEpoch};
use crate::time::Instant;

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
