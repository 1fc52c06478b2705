//! An example of every fact, with the longest values that may come.

mod cluster;

use engine::error::ErrorCode;
use engine::fact::{ConnectionEnd, Fact, Records};
use engine::id::{
    BrokerId, BrokerSet, ClientId, LeaderEpoch, Offset, PartitionId, ProducerEpoch, RecordId,
};
use engine::time::Duration;

/// An example of every fact; several of one that comes in several forms.
pub(crate) fn facts() -> Vec<Fact> {
    let mut facts = clients_and_logs();
    facts.extend(cluster::facts());
    facts
}

#[allow(clippy::too_many_lines, reason = "an example of every fact")]
fn clients_and_logs() -> Vec<Fact> {
    let (producer, record, partition) = (ClientId(1), RecordId(3), PartitionId(0));
    let (broker, leader, follower) = (BrokerId(1), BrokerId(1), BrokerId(5));
    let (offset, from, to, base) = (Offset(1_000), Offset(1_200), Offset(900), Offset(1_000));
    let (epoch, error) = (LeaderEpoch(12), ErrorCode::NotEnoughReplicasAfterAppend);
    let extra = Duration(1_500_000);
    let records = Records {
        first: record,
        count: 120,
    };
    let all: BrokerSet = (1..=5).map(BrokerId).collect();
    let none = BrokerSet::EMPTY;
    let mut facts = vec![
        Fact::RecordQueued { producer, record },
        Fact::SendBlocked { producer, record },
        Fact::ProduceSent {
            producer,
            leader,
            records,
            attempt: 1,
        },
        Fact::ProduceSent {
            producer,
            leader,
            records,
            attempt: 2,
        },
        Fact::RecordAcked {
            producer,
            record,
            offset: Some(offset),
        },
        Fact::RecordAcked {
            producer,
            record,
            offset: None,
        },
        Fact::RecordFailed {
            producer,
            record,
            error,
            ambiguous: true,
        },
        Fact::RecordFailed {
            producer,
            record,
            error,
            ambiguous: false,
        },
        Fact::RetryScheduled {
            producer,
            records,
            error,
            attempt: 1,
            backoff: extra,
        },
        Fact::MetadataLearned {
            producer,
            partition,
            leader: Some(leader),
            epoch,
        },
        Fact::MetadataLearned {
            producer,
            partition,
            leader: None,
            epoch,
        },
        Fact::ProducerEpochBumped {
            producer,
            epoch: ProducerEpoch(2),
        },
        Fact::ProducerCrashed { producer },
        Fact::ProducerStarted { producer },
        Fact::Appended {
            broker,
            partition,
            records,
            base,
            epoch,
        },
        Fact::DuplicateRecognised {
            broker,
            partition,
            records,
            base,
        },
        Fact::ProduceRejected {
            broker,
            partition,
            records,
            error,
        },
        Fact::ProduceParked {
            broker,
            partition,
            records,
            required: offset,
            missing: all,
        },
        Fact::ProduceParked {
            broker,
            partition,
            records,
            required: offset,
            missing: none,
        },
        Fact::ProduceParkingEnded {
            broker,
            partition,
            records,
            error,
        },
        Fact::ProduceAnswered {
            broker,
            producer,
            records,
            base,
        },
        Fact::ConnectionClosedByBroker {
            broker,
            producer,
            error,
        },
        Fact::FetchSent {
            follower,
            leader,
            partition,
            offset,
        },
        Fact::FetchParked {
            leader,
            follower,
            partition,
        },
        Fact::FetchAnswered {
            leader,
            follower,
            partition,
            base,
            count: 100,
            high_watermark: to,
        },
        Fact::FetchAnswered {
            leader,
            follower,
            partition,
            base,
            count: 0,
            high_watermark: to,
        },
        Fact::FetchRejected {
            leader,
            follower,
            partition,
            error,
        },
        Fact::FetchFailed {
            follower,
            leader,
            partition,
        },
        Fact::Replicated {
            follower,
            partition,
            first: record,
            base,
            count: 100,
        },
        Fact::FollowerProgressed {
            leader,
            follower,
            partition,
            log_end: offset,
        },
        Fact::HighWatermarkAdvanced {
            broker,
            partition,
            from,
            to,
        },
        Fact::HighWatermarkLearned {
            broker,
            partition,
            from,
            to,
        },
        Fact::DivergenceFound {
            leader,
            follower,
            partition,
            epoch,
            end: offset,
        },
        Fact::Truncated {
            broker,
            partition,
            first: record,
            from,
            to,
        },
        Fact::Flushed {
            broker,
            partition,
            to,
        },
    ];
    for cause in [
        ConnectionEnd::Closed,
        ConnectionEnd::TimedOut,
        ConnectionEnd::RequestLost,
        ConnectionEnd::ResponseLost,
        ConnectionEnd::Reset,
    ] {
        facts.push(Fact::ConnectionLost {
            producer,
            broker,
            cause,
            unanswered: 5,
        });
    }
    facts
}
