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
    /// `Appended`.
    pub appended: &'static str,
    /// `Appended`, several at once.
    pub appended_many: &'static str,
    /// `ProduceParked` for some followers.
    pub produce_parked: &'static str,
    /// `ProduceParked` for one follower.
    pub produce_parked_one: &'static str,
    /// `ProduceParked` for nobody in particular.
    pub produce_parked_hw: &'static str,
    /// `ProduceAnswered`.
    pub produce_answered: &'static str,
    /// `ProduceAnswered`, several at once.
    pub produce_answered_many: &'static str,
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
    /// `ConfirmedRecordLost`, several at once.
    pub confirmed_lost_many: &'static str,
    /// That nobody is told of a loss, with a space behind it: `{r}` is one record, or several.
    pub lost_silently: [&'static str; 2],
}
