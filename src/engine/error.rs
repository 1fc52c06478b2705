//! Kafka's error codes, as far as the modelled requests answer with them.

/// An error as a broker, the controller or the client itself reports it. [`ErrorCode::name`] is Kafka's own spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ErrorCode {
    /// 1
    OffsetOutOfRange,
    /// 6
    NotLeaderOrFollower,
    /// 7: from a broker whose parking ran out, or from the client's own timer (P-9, P-40).
    RequestTimedOut,
    /// 13: the connection broke with the request unanswered.
    NetworkException,
    /// 19
    NotEnoughReplicas,
    /// 20
    NotEnoughReplicasAfterAppend,
    /// 41
    NotController,
    /// 42
    InvalidRequest,
    /// 45
    OutOfOrderSequenceNumber,
    /// 47
    InvalidProducerEpoch,
    /// 55
    OperationNotAttempted,
    /// 74
    FencedLeaderEpoch,
    /// 75
    UnknownLeaderEpoch,
    /// 77
    StaleBrokerEpoch,
    /// 80
    PreferredLeaderNotAvailable,
    /// 83
    EligibleLeadersNotAvailable,
    /// 84
    ElectionNotNeeded,
    /// 95
    InvalidUpdateVersion,
    /// 101
    DuplicateBrokerRegistration,
    /// 107
    IneligibleReplica,
    /// No code: the client gave up (`delivery.timeout.ms`, `max.block.ms`).
    Timeout,
}

impl ErrorCode {
    /// The name in Kafka's `Errors` enumeration; `TIMEOUT` for the client's own `TimeoutException`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OffsetOutOfRange => "OFFSET_OUT_OF_RANGE",
            Self::NotLeaderOrFollower => "NOT_LEADER_OR_FOLLOWER",
            Self::RequestTimedOut => "REQUEST_TIMED_OUT",
            Self::NetworkException => "NETWORK_EXCEPTION",
            Self::NotEnoughReplicas => "NOT_ENOUGH_REPLICAS",
            Self::NotEnoughReplicasAfterAppend => "NOT_ENOUGH_REPLICAS_AFTER_APPEND",
            Self::NotController => "NOT_CONTROLLER",
            Self::InvalidRequest => "INVALID_REQUEST",
            Self::OutOfOrderSequenceNumber => "OUT_OF_ORDER_SEQUENCE_NUMBER",
            Self::InvalidProducerEpoch => "INVALID_PRODUCER_EPOCH",
            Self::OperationNotAttempted => "OPERATION_NOT_ATTEMPTED",
            Self::FencedLeaderEpoch => "FENCED_LEADER_EPOCH",
            Self::UnknownLeaderEpoch => "UNKNOWN_LEADER_EPOCH",
            Self::StaleBrokerEpoch => "STALE_BROKER_EPOCH",
            Self::PreferredLeaderNotAvailable => "PREFERRED_LEADER_NOT_AVAILABLE",
            Self::EligibleLeadersNotAvailable => "ELIGIBLE_LEADERS_NOT_AVAILABLE",
            Self::ElectionNotNeeded => "ELECTION_NOT_NEEDED",
            Self::InvalidUpdateVersion => "INVALID_UPDATE_VERSION",
            Self::DuplicateBrokerRegistration => "DUPLICATE_BROKER_REGISTRATION",
            Self::IneligibleReplica => "INELIGIBLE_REPLICA",
            Self::Timeout => "TIMEOUT",
        }
    }

    /// The Java exception that the callback receives, for the errors a producer can see.
    pub const fn exception(self) -> &'static str {
        match self {
            Self::OffsetOutOfRange => "OffsetOutOfRangeException",
            Self::NotLeaderOrFollower => "NotLeaderOrFollowerException",
            Self::RequestTimedOut | Self::Timeout => "TimeoutException",
            Self::NetworkException => "NetworkException",
            Self::NotEnoughReplicas => "NotEnoughReplicasException",
            Self::NotEnoughReplicasAfterAppend => "NotEnoughReplicasAfterAppendException",
            Self::NotController => "NotControllerException",
            Self::InvalidRequest => "InvalidRequestException",
            Self::OutOfOrderSequenceNumber => "OutOfOrderSequenceException",
            Self::InvalidProducerEpoch => "InvalidProducerEpochException",
            Self::OperationNotAttempted => "OperationNotAttemptedException",
            Self::FencedLeaderEpoch => "FencedLeaderEpochException",
            Self::UnknownLeaderEpoch => "UnknownLeaderEpochException",
            Self::StaleBrokerEpoch => "StaleBrokerEpochException",
            Self::PreferredLeaderNotAvailable => "PreferredLeaderNotAvailableException",
            Self::EligibleLeadersNotAvailable => "EligibleLeadersNotAvailableException",
            Self::ElectionNotNeeded => "ElectionNotNeededException",
            Self::InvalidUpdateVersion => "InvalidUpdateVersionException",
            Self::DuplicateBrokerRegistration => "DuplicateBrokerRegistrationException",
            Self::IneligibleReplica => "IneligibleReplicaException",
        }
    }

    /// Whether a producer tries again after it (section 2.1); the sequence error only for idempotent ones.
    pub const fn is_retriable(self) -> bool {
        matches!(
            self,
            Self::RequestTimedOut
                | Self::NetworkException
                | Self::NotLeaderOrFollower
                | Self::NotEnoughReplicas
                | Self::NotEnoughReplicasAfterAppend
                | Self::OutOfOrderSequenceNumber
        )
    }

    /// Whether the batch may be in a log although this was the answer (8.2).
    pub const fn leaves_doubt(self) -> bool {
        matches!(
            self,
            Self::RequestTimedOut | Self::NetworkException | Self::NotEnoughReplicasAfterAppend
        )
    }
}
