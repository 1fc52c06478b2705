//! The follower's fetch loop: `AbstractFetcherThread`.

use super::Turn;
use crate::agenda::BrokerTimer;
use crate::error::ErrorCode;
use crate::fact::Fact;
use crate::id::{BrokerId, Endpoint, LeaderEpoch, Offset, PartitionId};
use crate::log::Entry;
use crate::message::{FetchOutcome, FetchRequest, Message};
use crate::state::{Following, Role};
use crate::time::Duration;

impl Turn<'_> {
    pub(super) fn following(
        &mut self,
        broker: BrokerId,
        partition: PartitionId,
    ) -> Option<&mut Following> {
        match &mut self.replica(broker, partition)?.role {
            Role::Follower(following) => Some(following),
            Role::Leader(_) => None,
        }
    }

    /// Starts a new round at once, or after the delay of `slow_fetch`.
    pub(super) fn fetch_now(&mut self, broker: BrokerId, partition: PartitionId) {
        let slow = self.world.brokers[broker.index()].slow_fetch;
        if slow == Duration::ZERO {
            self.send_fetch(broker, partition);
        } else {
            self.fetch_later(broker, partition, slow);
        }
    }

    fn fetch_later(&mut self, broker: BrokerId, partition: PartitionId, delay: Duration) {
        let Some(following) = self.following(broker, partition) else {
            return;
        };
        following.round += 1;
        following.is_fetching = false;
        let round = following.round;
        self.after_broker(broker, delay, BrokerTimer::Fetch { partition, round });
    }

    pub(super) fn fetch_is_due(
        &mut self,
        broker: BrokerId,
        partition: PartitionId,
        round: u32,
    ) -> bool {
        let is_current = self
            .following(broker, partition)
            .is_some_and(|following| following.round == round);
        if is_current {
            self.send_fetch(broker, partition);
        }
        is_current
    }

    ///
    fn send_fetch(&mut self, broker: BrokerId, partition: PartitionId) {
        let state = &self.world.brokers[broker.index()];
        if state.held {
            return;
        }
        let broker_epoch = state.epoch;
        let Some(replica) = self.replica(broker, partition) else {
            return;
        };
        let (offset, last_fetched_epoch) = (replica.log.log_end_offset(), replica.epochs.latest());
        let leader_epoch = replica.leader_epoch.unwrap_or(LeaderEpoch(0));
        let Some(following) = self.following(broker, partition) else {
            return;
        };
        let Some(leader) = following.leader else {
            return;
        };
        if following.failed {
            return;
        }
        following.round += 1;
        following.is_fetching = true;
        let round = following.round;
        let request = FetchRequest {
            follower: broker,
            broker_epoch,
            round,
            partition,
            offset,
            leader_epoch,
            last_fetched_epoch,
        };
        let target = &self.world.brokers[leader.index()];
        if !target.is_serving() && target.run != crate::state::RunState::PoweredOff {
            return self.fetch_failed(broker, partition, leader); // connection refused
        }
        self.note(Fact::FetchSent {
            follower: broker,
            leader,
            partition,
            offset,
        });
        self.send_from_broker(broker, Endpoint::Broker(leader), Message::Fetch(request));
        let timeout = self.world.setup.cluster.socket_timeout;
        let deadline = self.now() + timeout;
        let Some(following) = self.following(broker, partition) else {
            return;
        };
        following.deadline = deadline;
        if !core::mem::replace(&mut following.has_timer, true) {
            self.after_broker(broker, timeout, BrokerTimer::FetchTimeout { partition });
        }
    }

    #[cold]
    fn fetch_failed(&mut self, broker: BrokerId, partition: PartitionId, leader: BrokerId) {
        self.note(Fact::FetchFailed {
            follower: broker,
            leader,
            partition,
        });
        self.fetch_later(broker, partition, self.world.setup.cluster.fetch_backoff);
    }

    /// nobody answered in time. One timer serves all rounds: it looks at the deadline of the present one.
    #[cold]
    pub(super) fn fetch_timed_out(&mut self, broker: BrokerId, partition: PartitionId) -> bool {
        let now = self.now();
        let Some(following) = self.following(broker, partition) else {
            return false;
        };
        following.has_timer = false;
        let (round, deadline, leader) = (following.round, following.deadline, following.leader);
        let Some(leader) = leader.filter(|_| following.is_fetching) else {
            return false;
        };
        if deadline > now {
            following.has_timer = true;
            self.after_broker(
                broker,
                deadline.since(now),
                BrokerTimer::FetchTimeout { partition },
            );
            return false;
        }
        let (me, them) = (Endpoint::Broker(broker), Endpoint::Broker(leader));
        self.remove_messages(|delivery| {
            (delivery.from, delivery.to) == (me, them)
                && matches!(&delivery.message, Message::Fetch(request) if request.round == round)
        });
        self.fetch_failed(broker, partition, leader);
        true
    }

    /// The leader's process ended.
    #[cold]
    pub(super) fn fetch_connection_closed(&mut self, broker: BrokerId, from: Endpoint) -> bool {
        let Endpoint::Broker(leader) = from else {
            return false;
        };
        let mut was_fetching = false;
        for partition in self.partitions() {
            let is_here = self
                .following(broker, partition)
                .is_some_and(|following| following.leader == Some(leader) && following.is_fetching);
            if is_here {
                self.fetch_failed(broker, partition, leader);
                was_fetching = true;
            }
        }
        was_fetching
    }

    /// An answer arrived. One to an older round, or to a loop that stands still, is thrown away.
    pub(super) fn fetch_answered(
        &mut self,
        broker: BrokerId,
        partition: PartitionId,
        round: u32,
        outcome: FetchOutcome,
    ) -> bool {
        let Some(following) = self.following(broker, partition) else {
            return false;
        };
        if following.round != round || !following.is_fetching {
            return false;
        }
        if self.is_stalled(broker) {
            self.stall_answer(broker, partition, round, outcome);
            return true;
        }
        if let Some(following) = self.following(broker, partition) {
            following.is_fetching = false;
        }
        if self.broker(broker).held {
            return true;
        }
        match outcome {
            FetchOutcome::Records {
                entries,
                high_watermark,
            } => {
                self.append_as_follower(broker, partition, &entries, high_watermark);
            }
            FetchOutcome::Diverging { epoch, end } => {
                self.truncate_to_divergence(broker, partition, epoch, end);
            }
            FetchOutcome::Error {
                error,
                leader_log_end,
            } => {
                return self.fetch_refused(broker, partition, error, leader_log_end);
            }
        }
        self.fetch_now(broker, partition);
        true
    }

    /// A disk that stands still takes no answer: it waits.
    #[cold]
    fn stall_answer(
        &mut self,
        broker: BrokerId,
        partition: PartitionId,
        round: u32,
        outcome: FetchOutcome,
    ) {
        let leader = self
            .following(broker, partition)
            .and_then(|following| following.leader);
        let from = Endpoint::Broker(leader.unwrap_or(broker));
        let answer = Message::FetchReply {
            round,
            partition,
            outcome,
        };
        self.broker(broker).stalled.push((from, 0, answer));
    }

    /// verbatim, without looking at producers' sequences.
    fn append_as_follower(
        &mut self,
        broker: BrokerId,
        partition: PartitionId,
        entries: &[Entry],
        high: Offset,
    ) {
        let now = self.now();
        let Some(replica) = self.replica(broker, partition) else {
            return;
        };
        let base = replica.log.log_end_offset();
        for entry in entries {
            let offset = replica.log.log_end_offset();
            replica.epochs.assign(entry.leader_epoch, offset);
            replica.producers.observe(entry, offset, now);
            replica.log.append(*entry);
        }
        let (from, end) = (replica.high_watermark, replica.log.log_end_offset());
        let to = high.min(end);
        replica.high_watermark = to;
        if let Some(first) = entries.first() {
            let count = end.0 - base.0;
            self.note(Fact::Replicated {
                follower: broker,
                partition,
                first: first.record,
                base,
                count,
            });
            self.flush_by_count(broker, partition);
        }
        if from != to {
            self.note(Fact::HighWatermarkLearned {
                broker,
                partition,
                from,
                to,
            });
        }
    }

    /// one epoch a round, until both logs agree.
    #[cold]
    fn truncate_to_divergence(
        &mut self,
        broker: BrokerId,
        partition: PartitionId,
        epoch: LeaderEpoch,
        end: Offset,
    ) {
        let Some(replica) = self.replica(broker, partition) else {
            return;
        };
        let log_end = replica.log.log_end_offset();
        let to = match replica.epochs.end_offset_for(epoch, log_end) {
            None => end,
            Some((own_epoch, own_end)) if own_epoch != epoch => own_end,
            Some((_, own_end)) => own_end.min(end),
        };
        self.truncate(broker, partition, to.min(log_end));
    }

    ///
    #[cold]
    pub(super) fn truncate(&mut self, broker: BrokerId, partition: PartitionId, to: Offset) {
        let Some(replica) = self.replica(broker, partition) else {
            return;
        };
        let from = replica.log.log_end_offset();
        let first = replica.log.read_from(to).first().map(|entry| entry.record);
        self.cut_log(broker, partition, to);
        if let Some(first) = first {
            self.note(Fact::Truncated {
                broker,
                partition,
                first,
                from,
                to,
            });
        }
    }

    ///
    #[cold]
    fn fetch_refused(
        &mut self,
        broker: BrokerId,
        partition: PartitionId,
        error: ErrorCode,
        leader_log_end: Offset,
    ) -> bool {
        if error == ErrorCode::OffsetOutOfRange {
            if self.truncate_if_longer(broker, partition, leader_log_end) {
                self.fetch_now(broker, partition);
            } else {
                self.fetch_later(broker, partition, self.world.setup.cluster.fetch_backoff);
            }
        } else if error == ErrorCode::FencedLeaderEpoch {
            if let Some(following) = self.following(broker, partition) {
                following.failed = true;
            }
        } else {
            self.fetch_later(broker, partition, self.world.setup.cluster.fetch_backoff);
        }
        true
    }

    #[cold]
    fn truncate_if_longer(
        &mut self,
        broker: BrokerId,
        partition: PartitionId,
        leader_log_end: Offset,
    ) -> bool {
        let own_end = self
            .replica(broker, partition)
            .map(|replica| replica.log.log_end_offset());
        let is_longer = own_end.is_some_and(|own_end| leader_log_end < own_end);
        if is_longer {
            self.truncate(broker, partition, leader_log_end);
        }
        is_longer
    }

    /// The loop stands still (`hold`) or goes on (`release`).
    pub(super) fn hold(&mut self, broker: BrokerId, held: bool) {
        if self.broker(broker).held == held {
            return;
        }
        self.broker(broker).held = held;
        self.note(if held {
            Fact::FollowerHeld { broker }
        } else {
            Fact::FollowerReleased { broker }
        });
        if held || !self.broker(broker).is_up() {
            return;
        }
        for partition in self.partitions() {
            let is_idle = self
                .following(broker, partition)
                .is_some_and(|following| !following.is_fetching);
            if is_idle {
                self.fetch_now(broker, partition);
            }
        }
    }
}
