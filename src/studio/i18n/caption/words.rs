//! One sentence for every fact: the templates that a language must have.
//!
//! Variables: `b f l` brokers, `e` error, `h x y` high watermarks or sets, `m` a number of messages, `n` a number,
//! `o` an offset, `p` the producer, `r` records, `s` a set of brokers, `t` a length of time, `c k` a part of the sentence.

/// Templates of sentences, named after their facts.
#[derive(Clone, Copy, Debug)]
pub struct FactWords {
    /// One broker as part of a sentence: `{s}`.
    pub one_broker: &'static str,
    /// Several brokers as part of a sentence: `{s}`.
    pub many_brokers: &'static str,
    /// `{n}` = 1 message.
    pub one_message: &'static str,
    /// Several messages: `{n}`.
    pub many_messages: &'static str,
    /// More records of one batch: `{r}` is the first, `{n}` how many more.
    pub and_more: &'static str,
    /// A producer by its name, when there are several: `{p}`.
    pub named_producer: &'static str,
    /// The only producer.
    pub the_producer: &'static str,
    /// The controller as an endpoint.
    pub the_controller: &'static str,
    /// `RecordQueued`.
    pub record_queued: &'static str,
    /// `SendBlocked`.
    pub send_blocked: &'static str,
    /// `ProduceSent`, first attempt.
    pub produce_sent: &'static str,
    /// `ProduceSent`, later attempts.
    pub produce_resent: &'static str,
    /// `RecordAcked` with an offset.
    pub record_acked: &'static str,
    /// `RecordAcked`, several at once.
    pub record_acked_many: &'static str,
    /// `RecordAcked` without an offset.
    pub record_forgotten: &'static str,
    /// `RecordAcked` without offsets, several at once.
    pub record_forgotten_many: &'static str,
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
    /// `Appended`.
    pub appended: &'static str,
    /// `Appended`, several at once.
    pub appended_many: &'static str,
    /// `DuplicateRecognised`.
    pub duplicate_recognised: &'static str,
    /// `ProduceRejected`.
    pub produce_rejected: &'static str,
    /// `ProduceParked` for some followers.
    pub produce_parked: &'static str,
    /// `ProduceParked` for one follower.
    pub produce_parked_one: &'static str,
    /// `ProduceParked` for nobody in particular.
    pub produce_parked_hw: &'static str,
    /// `ProduceParkingEnded`.
    pub parking_ended: &'static str,
    /// `ProduceAnswered`.
    pub produce_answered: &'static str,
    /// `ProduceAnswered`, several at once.
    pub produce_answered_many: &'static str,
    /// `ConnectionClosedByBroker`.
    pub closed_by_broker: &'static str,
    /// `FetchSent`.
    pub fetch_sent: &'static str,
    /// `FetchParked`.
    pub fetch_parked: &'static str,
    /// `FetchAnswered` with records: `{m}` is how many messages.
    pub fetch_answered: &'static str,
    /// `FetchAnswered` without records.
    pub fetch_answered_empty: &'static str,
    /// `FetchRejected`.
    pub fetch_rejected: &'static str,
    /// `FetchFailed`.
    pub fetch_failed: &'static str,
    /// `Replicated`.
    pub replicated: &'static str,
    /// `Replicated` by several followers.
    pub replicated_many: &'static str,
    /// `FollowerProgressed`.
    pub follower_progressed: &'static str,
    /// `FollowerProgressed` of several followers.
    pub follower_progressed_many: &'static str,
    /// `HighWatermarkAdvanced`.
    pub hw_advanced: &'static str,
    /// `HighWatermarkLearned`.
    pub hw_learned: &'static str,
    /// `HighWatermarkLearned` by several followers.
    pub hw_learned_many: &'static str,
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
    /// `ConfirmedRecordLost`, several at once.
    pub confirmed_lost_many: &'static str,
    /// `CommitLost`.
    pub commit_lost: &'static str,
    /// `DuplicateStored`.
    pub duplicate_stored: &'static str,
    /// `OrderBroken`.
    pub order_broken: &'static str,
    /// That nobody is told of a loss, with a space behind it: `{r}` is one record, or several.
    pub lost_silently: [&'static str; 2],
}
