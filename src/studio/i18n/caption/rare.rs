//! Facts and their sentences: what happens only if something goes wrong or is done to the cluster.

use engine::fact::{Fact, Records};
use engine::time::Duration;

use super::super::RareWords;
use super::parts::some_or_none;
use super::{Told, shortened};

impl Told<'_> {
    /// What happens only if something goes wrong, or is done to the cluster.
    #[cold]
    #[inline(never)]
    #[allow(
        clippy::too_many_lines,
        reason = "one arm a fact; split, it would need a wildcard"
    )]
    pub(super) fn rare(self, fact: &Fact, w: &RareWords) -> String {
        match *fact {
            Fact::RecordQueued { .. }
            | Fact::ProduceSent { .. }
            | Fact::RecordAcked { .. }
            | Fact::Appended { .. }
            | Fact::ProduceParked { .. }
            | Fact::ProduceAnswered { .. }
            | Fact::Replicated { .. }
            | Fact::FollowerProgressed { .. }
            | Fact::HighWatermarkAdvanced { .. }
            | Fact::HighWatermarkLearned { .. } => String::new(), // told above
            Fact::SendBlocked { producer, record } => {
                self.producer(producer).record(record).end(w.send_blocked)
            }
            Fact::RecordFailed {
                producer,
                record,
                error,
                ambiguous,
            } => self
                .producer(producer)
                .record(record)
                .failed(error, ambiguous, w),
            Fact::RetryScheduled {
                producer,
                records,
                error,
                backoff,
                ..
            } => self
                .producer(producer)
                .records(records)
                .error(error)
                .span(backoff)
                .end(w.retry_scheduled),
            Fact::ConnectionLost {
                producer,
                broker,
                cause,
                unanswered,
            } => self
                .producer(producer)
                .broker('b', broker)
                .number('n', unanswered)
                .connection_lost(cause, w),
            Fact::MetadataLearned {
                producer,
                leader,
                epoch,
                ..
            } => {
                let told = self.producer(producer).number('n', epoch.0);
                match leader {
                    Some(leader) => told.broker('l', leader).end(w.metadata_learned),
                    None => told.end(w.metadata_leaderless),
                }
            }
            Fact::ProducerEpochBumped { producer, epoch } => self
                .producer(producer)
                .number('n', epoch.0)
                .end(w.producer_epoch_bumped),
            Fact::ProducerCrashed { producer } => self.producer(producer).end(w.producer_crashed),
            Fact::ProducerStarted { producer } => self.producer(producer).end(w.producer_started),
            Fact::DuplicateRecognised {
                broker,
                records,
                base,
                ..
            } => self
                .broker('b', broker)
                .records(records)
                .offset('o', base)
                .end(w.duplicate_recognised),
            Fact::ProduceRejected {
                broker,
                records,
                error,
                ..
            } => self
                .broker('b', broker)
                .records(records)
                .error(error)
                .end(w.produce_rejected),
            Fact::ProduceParkingEnded { records, error, .. } => {
                self.records(records).error(error).end(w.parking_ended)
            }
            Fact::ConnectionClosedByBroker { broker, error, .. } => self
                .broker('b', broker)
                .error(error)
                .end(w.closed_by_broker),
            Fact::FetchRejected {
                leader,
                follower,
                error,
                ..
            } => self
                .broker('l', leader)
                .broker('f', follower)
                .error(error)
                .end(w.fetch_rejected),
            Fact::FetchFailed {
                follower, leader, ..
            } => self
                .broker('l', leader)
                .broker('f', follower)
                .end(w.fetch_failed),
            Fact::DivergenceFound { follower, end, .. } => self
                .broker('f', follower)
                .offset('o', end)
                .end(w.divergence_found),
            Fact::Truncated {
                broker,
                first,
                from,
                to,
                ..
            } => {
                let count = from.0 - to.0;
                let told = self.broker('b', broker).offset('o', to);
                told.records(Records { first, count }).end(w.truncated)
            }
            Fact::Flushed { broker, to, .. } => {
                self.broker('b', broker).offset('o', to).end(w.flushed)
            }
            Fact::IsrShrinkProposed { out, .. } => self.set('s', out).end(w.isr_shrink_proposed),
            Fact::IsrExpandProposed { joining, .. } => {
                self.broker('f', joining).end(w.isr_expand_proposed)
            }
            Fact::IsrChangeRefused { error, .. } => self.error(error).end(w.isr_refused),
            Fact::IsrChanged {
                isr,
                elr,
                left,
                joined,
                ..
            } => self.isr(isr).isr_changed(elr, left, joined, w),
            Fact::IsrAdopted { isr, .. } => self.isr(isr).end(w.isr_adopted),
            Fact::BrokerFenced { broker } => self.broker('b', broker).end(w.broker_fenced),
            Fact::BrokerUnfenced { broker } => self.broker('b', broker).end(w.broker_unfenced),
            Fact::BrokerRegistered { broker, clean, .. } => self.broker('b', broker).end(
                some_or_none(clean, w.broker_registered, w.broker_registered_unclean),
            ),
            Fact::RegistrationRefused { broker } => {
                self.broker('b', broker).end(w.registration_refused)
            }
            Fact::ShutdownGranted { broker } => self.broker('b', broker).end(w.shutdown_granted),
            Fact::LeaderElected {
                leader,
                epoch,
                kind,
                ..
            } => self
                .broker('b', leader)
                .number('n', epoch.0)
                .elected(kind, w),
            Fact::LeaderLost { .. } => self.end(w.leader_lost),
            Fact::ElectionRefused { error, .. } => self.error(error).end(w.election_refused),
            Fact::ControllerPaused { length } => self.span(length).end(w.controller_paused),
            Fact::ControllerResumed => self.end(w.controller_resumed),
            Fact::BecameLeader {
                broker,
                epoch,
                log_end,
                ..
            } => self
                .broker('b', broker)
                .number('n', epoch.0)
                .offset('o', log_end)
                .end(w.became_leader),
            Fact::BecameFollower {
                broker,
                epoch,
                leader,
                ..
            } => {
                let told = self.broker('b', broker).number('n', epoch.0);
                match leader {
                    Some(leader) => told.broker('l', leader).end(w.became_follower),
                    None => told.end(w.became_leaderless),
                }
            }
            Fact::BrokerKilled { broker } => self.broker('b', broker).end(w.broker_killed),
            Fact::PowerLost {
                broker, from, to, ..
            } => {
                let told = self.broker('b', broker).messages(from.0.abs_diff(to.0));
                told.end(some_or_none(from != to, w.power_lost, w.power_lost_nothing))
            }
            Fact::DiskWiped { broker } => self.broker('b', broker).end(w.disk_wiped),
            Fact::StopRequested { broker } => self.broker('b', broker).end(w.stop_requested),
            Fact::BrokerStopped { broker } => self.broker('b', broker).end(w.broker_stopped),
            Fact::BrokerStarted { broker } => self.broker('b', broker).end(w.broker_started),
            Fact::BrokerPaused { broker } => self.broker('b', broker).end(w.broker_paused),
            Fact::BrokerResumed { broker } => self.broker('b', broker).end(w.broker_resumed),
            Fact::FollowerHeld { broker } => self.broker('b', broker).end(w.follower_held),
            Fact::FollowerReleased { broker } => self.broker('b', broker).end(w.follower_released),
            Fact::FollowerSlowed { broker, extra } => {
                let told = self.broker('b', broker).span(extra);
                told.end(some_or_none(
                    extra > Duration::ZERO,
                    w.follower_slowed,
                    w.follower_normal,
                ))
            }
            Fact::DiskStalled { broker, length } => {
                self.broker('b', broker).span(length).end(w.disk_stalled)
            }
            Fact::LinkCut {
                ref left,
                ref right,
                both_ways,
            } => {
                let told = self.endpoints('x', left).endpoints('y', right);
                told.end(some_or_none(both_ways, w.link_cut, w.link_cut_one_way))
            }
            Fact::LinksHealed => self.end(w.links_healed),
            Fact::LinkDelayed { left, right, extra } => {
                let told = self
                    .endpoints('x', &[left])
                    .endpoints('y', &[right])
                    .span(extra);
                told.end(some_or_none(
                    extra > Duration::ZERO,
                    w.link_delayed,
                    w.link_normal,
                ))
            }
            Fact::ConnectionReset { left, right } => self
                .endpoints('x', &[left])
                .endpoints('y', &[right])
                .end(w.connection_reset),
            Fact::DropArmed {
                value,
                request,
                times,
            } => {
                let letter = shortened(self.names.value(value).to_owned());
                let told = self.text('r', letter).number('n', times);
                told.end(some_or_none(
                    request,
                    w.drop_request_armed,
                    w.drop_response_armed,
                ))
            }
            Fact::RequestDropped {
                leader, records, ..
            } => self
                .broker('l', leader)
                .records(records)
                .end(w.request_dropped),
            Fact::ResponseDropped {
                producer, records, ..
            } => self
                .producer(producer)
                .records(records)
                .end(w.response_dropped),
            Fact::RequestDelayed {
                leader,
                records,
                delay,
                ..
            } => self
                .broker('l', leader)
                .records(records)
                .span(delay)
                .end(w.request_delayed),
            Fact::ConfigChanged { change } => self.config(change, w),
            Fact::ConfirmedRecordLost { record, offset } => self
                .record(record)
                .offset('o', offset)
                .end(w.confirmed_lost),
            Fact::CommitLost { record, offset } => {
                self.record(record).offset('o', offset).end(w.commit_lost)
            }
            Fact::DuplicateStored { record, offset } => self
                .record(record)
                .offset('o', offset)
                .end(w.duplicate_stored),
            Fact::OrderBroken { record, offset } => {
                self.record(record).offset('o', offset).end(w.order_broken)
            }
            Fact::FetchSent {
                follower, offset, ..
            } => self
                .broker('f', follower)
                .offset('o', offset)
                .end(w.fetch_sent),
            Fact::FetchParked { follower, .. } => self.broker('f', follower).end(w.fetch_parked),
            Fact::FetchAnswered {
                follower,
                base,
                count,
                high_watermark,
                ..
            } => {
                let told = self.broker('f', follower).offset('o', base).messages(count);
                told.offset('h', high_watermark).end(some_or_none(
                    count > 0,
                    w.fetch_answered,
                    w.fetch_answered_empty,
                ))
            }
        }
    }
}
