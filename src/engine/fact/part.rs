//! What facts are made of.

use crate::id::RecordId;

/// A run of consecutive records, as one batch carries them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Records {
    /// The first record.
    pub first: RecordId,
    /// How many; the ids need not be consecutive, the offsets are.
    pub count: u32,
}

/// Why a client or a follower no longer has a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ConnectionEnd {
    /// The peer's process died or closed it (P-10).
    Closed,
    /// A request got no answer in time; the client closed it (P-9).
    TimedOut,
    /// A fault of the script: the request was lost (C-62).
    RequestLost,
    /// A fault of the script: the response was lost (C-62).
    ResponseLost,
    /// A fault of the script: a reset.
    Reset,
}

/// How a leader came into office (C-23).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ElectionKind {
    /// From the ISR.
    Isr,
    /// The first replica, asked for.
    Preferred,
    /// From the eligible leader replicas (C-25).
    EligibleLeader,
    /// The last known leader, flagged unclean (C-23 step 4).
    LastKnownLeader,
    /// Any live replica (C-23 step 5).
    Unclean,
}
