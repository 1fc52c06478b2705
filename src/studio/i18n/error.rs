//! What an error means, in a few words.

use engine::error::ErrorCode;

use super::{ErrorWords, Language, RareWords};

impl ErrorWords {
    /// The gloss of an error.
    pub const fn of(&self, error: ErrorCode) -> &'static str {
        match error {
            ErrorCode::OffsetOutOfRange => self.offset_out_of_range,
            ErrorCode::NotLeaderOrFollower => self.not_leader,
            ErrorCode::RequestTimedOut => self.request_timed_out,
            ErrorCode::NetworkException => self.network,
            ErrorCode::NotEnoughReplicas => self.not_enough_replicas,
            ErrorCode::NotEnoughReplicasAfterAppend => self.not_enough_after_append,
            ErrorCode::NotController => self.not_controller,
            ErrorCode::InvalidRequest => self.invalid_request,
            ErrorCode::OutOfOrderSequenceNumber => self.out_of_order,
            ErrorCode::InvalidProducerEpoch => self.producer_epoch,
            ErrorCode::OperationNotAttempted => self.not_attempted,
            ErrorCode::FencedLeaderEpoch => self.fenced_epoch,
            ErrorCode::UnknownLeaderEpoch => self.unknown_epoch,
            ErrorCode::StaleBrokerEpoch => self.stale_broker,
            ErrorCode::PreferredLeaderNotAvailable => self.preferred_unavailable,
            ErrorCode::EligibleLeadersNotAvailable => self.eligible_unavailable,
            ErrorCode::ElectionNotNeeded => self.not_needed,
            ErrorCode::InvalidUpdateVersion => self.update_version,
            ErrorCode::DuplicateBrokerRegistration => self.duplicate_registration,
            ErrorCode::IneligibleReplica => self.ineligible,
            ErrorCode::Timeout => self.timeout,
        }
    }
}

/// Kafka's name of an error with its gloss: `NOT_ENOUGH_REPLICAS (too few in sync)`.
pub fn error(error: ErrorCode, language: Language) -> String {
    let mut out = String::from(error.name());
    out.push_str(" (");
    out.push_str(RareWords::of(language).map_or("…", |words| words.errors.of(error)));
    out.push(')');
    out
}
