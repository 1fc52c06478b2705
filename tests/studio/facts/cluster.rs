//! Facts of the controller, the brokers, the network, and god's view.

use engine::action::TopicChange;
use engine::error::ErrorCode;
use engine::fact::{ElectionKind, Fact, Records};
use engine::id::{
    BrokerEpoch, BrokerId, BrokerSet, ClientId, Endpoint, LeaderEpoch, Offset, PartitionId,
    RecordId, ValueId,
};
use engine::time::Duration;

#[allow(clippy::too_many_lines, reason = "an example of every fact")]
pub(super) fn facts() -> Vec<Fact> {
    let (producer, record, partition) = (ClientId(1), RecordId(3), PartitionId(0));
    let (broker, leader, follower) = (BrokerId(1), BrokerId(1), BrokerId(5));
    let (offset, from, to) = (Offset(1_000), Offset(1_200), Offset(900));
    let (epoch, error) = (LeaderEpoch(12), ErrorCode::NotEnoughReplicasAfterAppend);
    let (length, extra) = (Duration(123_456_000), Duration(1_500_000));
    let records = Records {
        first: record,
        count: 120,
    };
    let all: BrokerSet = (1..=5).map(BrokerId).collect();
    let none = BrokerSet::EMPTY;
    let ends = vec![
        Endpoint::Client(producer),
        Endpoint::Broker(broker),
        Endpoint::Controller,
    ];
    let mut facts = vec![
        Fact::IsrShrinkProposed {
            leader,
            partition,
            out: all,
        },
        Fact::IsrExpandProposed {
            leader,
            partition,
            joining: follower,
        },
        Fact::IsrChangeRefused {
            leader,
            partition,
            error,
        },
        Fact::IsrChanged {
            partition,
            isr: all,
            elr: none,
            left: all,
            joined: none,
        },
        Fact::IsrChanged {
            partition,
            isr: all,
            elr: none,
            left: none,
            joined: all,
        },
        Fact::IsrChanged {
            partition,
            isr: all,
            elr: all,
            left: none,
            joined: none,
        },
        Fact::IsrAdopted {
            leader,
            partition,
            isr: all,
        },
        Fact::BrokerFenced { broker },
        Fact::BrokerUnfenced { broker },
        Fact::BrokerRegistered {
            broker,
            epoch: BrokerEpoch(4),
            clean: true,
        },
        Fact::BrokerRegistered {
            broker,
            epoch: BrokerEpoch(4),
            clean: false,
        },
        Fact::RegistrationRefused { broker },
        Fact::ShutdownGranted { broker },
        Fact::LeaderLost { partition, epoch },
        Fact::ElectionRefused { partition, error },
        Fact::ControllerPaused { length },
        Fact::ControllerResumed,
        Fact::BecameLeader {
            broker,
            partition,
            epoch,
            log_end: from,
            high_watermark: to,
        },
        Fact::BecameFollower {
            broker,
            partition,
            epoch,
            leader: Some(leader),
        },
        Fact::BecameFollower {
            broker,
            partition,
            epoch,
            leader: None,
        },
        Fact::BrokerKilled { broker },
        Fact::PowerLost {
            broker,
            partition,
            from,
            to,
        },
        Fact::PowerLost {
            broker,
            partition,
            from,
            to: from,
        },
        Fact::DiskWiped { broker },
        Fact::StopRequested { broker },
        Fact::BrokerStopped { broker },
        Fact::BrokerStarted { broker },
        Fact::BrokerPaused { broker },
        Fact::BrokerResumed { broker },
        Fact::FollowerHeld { broker },
        Fact::FollowerReleased { broker },
        Fact::FollowerSlowed { broker, extra },
        Fact::FollowerSlowed {
            broker,
            extra: Duration::ZERO,
        },
        Fact::DiskStalled { broker, length },
        Fact::LinkCut {
            left: ends.clone(),
            right: ends.clone(),
            both_ways: true,
        },
        Fact::LinkCut {
            left: ends.clone(),
            right: ends.clone(),
            both_ways: false,
        },
        Fact::LinksHealed,
        Fact::LinkDelayed {
            left: ends[0],
            right: ends[2],
            extra,
        },
        Fact::LinkDelayed {
            left: ends[0],
            right: ends[2],
            extra: Duration::ZERO,
        },
        Fact::ConnectionReset {
            left: ends[0],
            right: ends[2],
        },
        Fact::DropArmed {
            value: ValueId(2),
            request: true,
            times: 12,
        },
        Fact::DropArmed {
            value: ValueId(2),
            request: false,
            times: 12,
        },
        Fact::RequestDropped {
            producer,
            leader,
            records,
        },
        Fact::ResponseDropped {
            producer,
            leader,
            records,
        },
        Fact::RequestDelayed {
            producer,
            leader,
            records,
            delay: length,
        },
        Fact::ConfigChanged {
            change: TopicChange::MinInsyncReplicas(2),
        },
        Fact::ConfigChanged {
            change: TopicChange::UncleanLeaderElection(true),
        },
        Fact::ConfigChanged {
            change: TopicChange::FlushMessages(1),
        },
        Fact::ConfirmedRecordLost { record, offset },
        Fact::CommitLost { record, offset },
        Fact::DuplicateStored { record, offset },
        Fact::OrderBroken { record, offset },
    ];
    for kind in [
        ElectionKind::Isr,
        ElectionKind::Preferred,
        ElectionKind::EligibleLeader,
        ElectionKind::LastKnownLeader,
        ElectionKind::Unclean,
    ] {
        facts.push(Fact::LeaderElected {
            partition,
            leader,
            epoch,
            kind,
        });
    }
    facts
}
