//! The state of each actor, for anyone to read (E-1 to E-24). Only this crate changes it.

mod broker;
mod controller;
mod producer;

pub use broker::{
    Broker, FollowerState, Following, IsrState, Leadership, ParkedFetch, ParkedProduce, Replica,
    Role, RunState, ServerConnection,
};
pub use controller::{Controller, MetadataImage, PartitionState, Registration};
pub use producer::{ClientConnection, InFlightBatch, PartitionView, Producer, ProducerBatch};

use crate::error::ErrorCode;
use crate::id::Endpoint;

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
