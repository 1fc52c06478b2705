//! The words of what happens only if something goes wrong or is done to the cluster: most of all sentences. A page fetches them
//! with the rest of the application, and hands them over before any of that can happen (feature `apart`).

mod en;
mod pt_br;

use std::sync::OnceLock;

use super::Language;
use en::EN;
use pt_br::PT_BR;

/// Glosses of error names.
#[derive(Clone, Copy, Debug)]
pub struct ErrorWords {
    /// `OFFSET_OUT_OF_RANGE`.
    pub offset_out_of_range: &'static str,
    /// `NOT_LEADER_OR_FOLLOWER`.
    pub not_leader: &'static str,
    /// `REQUEST_TIMED_OUT`.
    pub request_timed_out: &'static str,
    /// `NETWORK_EXCEPTION`.
    pub network: &'static str,
    /// `NOT_ENOUGH_REPLICAS`.
    pub not_enough_replicas: &'static str,
    /// `NOT_ENOUGH_REPLICAS_AFTER_APPEND`.
    pub not_enough_after_append: &'static str,
    /// `NOT_CONTROLLER`.
    pub not_controller: &'static str,
    /// `INVALID_REQUEST`.
    pub invalid_request: &'static str,
    /// `OUT_OF_ORDER_SEQUENCE_NUMBER`.
    pub out_of_order: &'static str,
    /// `INVALID_PRODUCER_EPOCH`.
    pub producer_epoch: &'static str,
    /// `OPERATION_NOT_ATTEMPTED`.
    pub not_attempted: &'static str,
    /// `FENCED_LEADER_EPOCH`.
    pub fenced_epoch: &'static str,
    /// `UNKNOWN_LEADER_EPOCH`.
    pub unknown_epoch: &'static str,
    /// `STALE_BROKER_EPOCH`.
    pub stale_broker: &'static str,
    /// `PREFERRED_LEADER_NOT_AVAILABLE`.
    pub preferred_unavailable: &'static str,
    /// `ELIGIBLE_LEADERS_NOT_AVAILABLE`.
    pub eligible_unavailable: &'static str,
    /// `ELECTION_NOT_NEEDED`.
    pub not_needed: &'static str,
    /// `INVALID_UPDATE_VERSION`.
    pub update_version: &'static str,
    /// `DUPLICATE_BROKER_REGISTRATION`.
    pub duplicate_registration: &'static str,
    /// `INELIGIBLE_REPLICA`.
    pub ineligible: &'static str,
    /// The client's own timeout.
    pub timeout: &'static str,
}

/// Templates of sentences, named after their facts; their variables are those of [`super::FactWords`].
#[derive(Clone, Copy, Debug)]
pub struct RareWords {
    /// What each error means, in a few words.
    pub errors: ErrorWords,
    /// `SendBlocked`.
    pub send_blocked: &'static str,
    /// `RecordFailed`, not stored.
    pub record_failed: &'static str,
    /// `RecordFailed`, perhaps stored.
    pub record_doubtful: &'static str,
    /// `RetryScheduled`.
    pub retry_scheduled: &'static str,
    /// `ConnectionLost`: `{c}` is the cause.
    pub connection_lost: &'static str,
    /// Cause: the peer closed it.
    pub end_closed: &'static str,
    /// Cause: no answer in time.
    pub end_timed_out: &'static str,
    /// Cause: the request was lost.
    pub end_request_lost: &'static str,
    /// Cause: the response was lost.
    pub end_response_lost: &'static str,
    /// Cause: it was reset.
    pub end_reset: &'static str,
    /// `MetadataLearned` with a leader.
    pub metadata_learned: &'static str,
    /// `MetadataLearned` without a leader.
    pub metadata_leaderless: &'static str,
    /// `ProducerEpochBumped`.
    pub producer_epoch_bumped: &'static str,
    /// `ProducerCrashed`.
    pub producer_crashed: &'static str,
    /// `ProducerStarted`.
    pub producer_started: &'static str,
    /// `DuplicateRecognised`.
    pub duplicate_recognised: &'static str,
    /// `ProduceRejected`.
    pub produce_rejected: &'static str,
    /// `ProduceParkingEnded`.
    pub parking_ended: &'static str,
    /// `ConnectionClosedByBroker`.
    pub closed_by_broker: &'static str,
    /// `FetchRejected`.
    pub fetch_rejected: &'static str,
    /// `FetchFailed`.
    pub fetch_failed: &'static str,
    /// `DivergenceFound`.
    pub divergence_found: &'static str,
    /// `Truncated`.
    pub truncated: &'static str,
    /// `Flushed`.
    pub flushed: &'static str,
    /// `IsrShrinkProposed`.
    pub isr_shrink_proposed: &'static str,
    /// `IsrExpandProposed`.
    pub isr_expand_proposed: &'static str,
    /// `IsrChangeRefused`.
    pub isr_refused: &'static str,
    /// `IsrChanged`, some left: `{x}`; the ISR is `{s}`.
    pub isr_left: &'static str,
    /// `IsrChanged`, some joined: `{x}`; the ISR is `{s}`.
    pub isr_joined: &'static str,
    /// `IsrChanged`, in the ELR alone.
    pub isr_same: &'static str,
    /// `IsrAdopted`.
    pub isr_adopted: &'static str,
    /// `BrokerFenced`.
    pub broker_fenced: &'static str,
    /// `BrokerUnfenced`.
    pub broker_unfenced: &'static str,
    /// `BrokerRegistered`.
    pub broker_registered: &'static str,
    /// `BrokerRegistered` after an unclean end.
    pub broker_registered_unclean: &'static str,
    /// `RegistrationRefused`.
    pub registration_refused: &'static str,
    /// `ShutdownGranted`.
    pub shutdown_granted: &'static str,
    /// `LeaderElected`; `{k}` is why it.
    pub elected: &'static str,
    /// Elected from the ISR.
    pub kind_isr: &'static str,
    /// Elected as the preferred replica.
    pub kind_preferred: &'static str,
    /// Elected from the ELR.
    pub kind_eligible: &'static str,
    /// Elected as the last known leader.
    pub kind_last_known: &'static str,
    /// Elected uncleanly.
    pub kind_unclean: &'static str,
    /// `LeaderLost`.
    pub leader_lost: &'static str,
    /// `ElectionRefused`.
    pub election_refused: &'static str,
    /// `ControllerPaused`.
    pub controller_paused: &'static str,
    /// `ControllerResumed`.
    pub controller_resumed: &'static str,
    /// `BecameLeader`.
    pub became_leader: &'static str,
    /// `BecameFollower` of someone.
    pub became_follower: &'static str,
    /// `BecameFollower` of nobody.
    pub became_leaderless: &'static str,
    /// `BrokerKilled`.
    pub broker_killed: &'static str,
    /// `PowerLost`: `{m}` is how many messages.
    pub power_lost: &'static str,
    /// `PowerLost` without loss.
    pub power_lost_nothing: &'static str,
    /// `DiskWiped`.
    pub disk_wiped: &'static str,
    /// `StopRequested`.
    pub stop_requested: &'static str,
    /// `BrokerStopped`.
    pub broker_stopped: &'static str,
    /// `BrokerStarted`.
    pub broker_started: &'static str,
    /// `BrokerPaused`.
    pub broker_paused: &'static str,
    /// `BrokerResumed`.
    pub broker_resumed: &'static str,
    /// `FollowerHeld`.
    pub follower_held: &'static str,
    /// `FollowerReleased`.
    pub follower_released: &'static str,
    /// `FollowerSlowed`.
    pub follower_slowed: &'static str,
    /// `FollowerSlowed` no longer.
    pub follower_normal: &'static str,
    /// `DiskStalled`.
    pub disk_stalled: &'static str,
    /// `LinkCut` both ways: between `{x}` and `{y}`.
    pub link_cut: &'static str,
    /// `LinkCut` one way.
    pub link_cut_one_way: &'static str,
    /// `LinksHealed`.
    pub links_healed: &'static str,
    /// `LinkDelayed`.
    pub link_delayed: &'static str,
    /// `LinkDelayed` no longer.
    pub link_normal: &'static str,
    /// `ConnectionReset`.
    pub connection_reset: &'static str,
    /// `DropArmed` for a request.
    pub drop_request_armed: &'static str,
    /// `DropArmed` for a response.
    pub drop_response_armed: &'static str,
    /// `RequestDropped`.
    pub request_dropped: &'static str,
    /// `ResponseDropped`.
    pub response_dropped: &'static str,
    /// `RequestDelayed`.
    pub request_delayed: &'static str,
    /// `ConfigChanged`: `{k}` is the setting, `{n}` its value.
    pub config_changed: &'static str,
    /// `ConfirmedRecordLost`.
    pub confirmed_lost: &'static str,
    /// `CommitLost`.
    pub commit_lost: &'static str,
    /// `DuplicateStored`.
    pub duplicate_stored: &'static str,
    /// `OrderBroken`.
    pub order_broken: &'static str,
    /// `FetchSent`.
    pub fetch_sent: &'static str,
    /// `FetchParked`.
    pub fetch_parked: &'static str,
    /// `FetchAnswered` with records: `{m}` is how many messages.
    pub fetch_answered: &'static str,
    /// `FetchAnswered` without records.
    pub fetch_answered_empty: &'static str,
}

/// Those of all languages, in the order of [`Language::ALL`].
pub type RareBook = [&'static RareWords; Language::ALL.len()];

static BOOK: OnceLock<RareBook> = OnceLock::new();

impl RareWords {
    /// All of them, for [`hand_over`](Self::hand_over).
    pub const HERE: RareBook = [&PT_BR, &EN];

    /// From now on they can be said.
    pub fn hand_over(book: RareBook) {
        let _ = BOOK.set(book); // the same as before, if there was one
    }

    /// Those of a language; none: they have not been handed over.
    pub(super) fn of(language: Language) -> Option<&'static Self> {
        #[cfg(feature = "apart")]
        let book = BOOK.get();
        #[cfg(not(feature = "apart"))]
        let book = Some(BOOK.get_or_init(|| Self::HERE));
        let place = Language::ALL.iter().position(|&one| one == language)?;
        book.map(|book| book[place])
    }
}
