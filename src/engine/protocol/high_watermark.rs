//! How far a partition is committed, as its leader knows (R-20 to R-25, P-39).

use super::Turn;
use crate::fact::Fact;
use crate::id::{BrokerId, BrokerSet, Offset, PartitionId};
use crate::mutant::{Mutant, is_active};
use crate::state::FollowerState;

impl Turn<'_> {
    /// Whether a follower's fetches count: not fenced, not on its way out, and from its current process.
    pub(super) fn is_eligible(
        &self,
        leader: BrokerId,
        follower: BrokerId,
        state: &FollowerState,
    ) -> bool {
        let Some(image) = &self.world.brokers[leader.index()].image else {
            return false;
        };
        let registration = image.registrations[follower.index()];
        registration.is_active()
            && state
                .broker_epoch
                .is_some_and(|epoch| epoch.is_none_or(|epoch| epoch == registration.epoch))
    }

    /// R-13c.
    pub(super) fn is_caught_up(&self, state: &FollowerState, log_end: Offset) -> bool {
        state.log_end == Some(log_end) || self.is_within_lag(state.last_caught_up)
    }

    /// Whether the committed ISR is smaller than the minimum.
    pub(super) fn is_under_min_isr(&self, broker: BrokerId, isr: BrokerSet) -> bool {
        isr.len() < self.min_isr(broker)
    }

    /// R-20, `Partition.maybeIncrementLeaderHW`. Returns whether it rose.
    pub(super) fn advance_high_watermark(
        &mut self,
        broker: BrokerId,
        partition: PartitionId,
    ) -> bool {
        let Some(replica) = self.world.brokers[broker.index()].replica(partition) else {
            return false;
        };
        let Some(leadership) = replica.leadership() else {
            return false;
        };
        let is_gated =
            !self.world.rules.legacy_hw && !is_active(Mutant::HighWatermarkIgnoresMinIsr);
        if is_gated && self.is_under_min_isr(broker, leadership.isr.committed()) {
            return false;
        }
        let (from, log_end) = (replica.high_watermark, replica.log.log_end_offset());
        let maximal = leadership.isr.maximal();
        let mut to = log_end;
        for follower in self.followers(broker, partition).iter() {
            let state = &leadership.followers[follower.index()];
            let known = state.log_end.unwrap_or(Offset(0)); // unknown blocks
            if known < to
                && (is_active(Mutant::HighWatermarkOverAllReplicas)
                    || maximal.contains(follower)
                    || (self.is_caught_up(state, log_end)
                        && self.is_eligible(broker, follower, state)))
            {
                to = known;
            }
        }
        if to <= from {
            return false;
        }
        self.audit_commit(broker, partition, from, to);
        if let Some(replica) = self.replica(broker, partition) {
            replica.high_watermark = to;
        }
        self.note(Fact::HighWatermarkAdvanced {
            broker,
            partition,
            from,
            to,
        });
        true
    }

    /// Followers that the high watermark waits for before it can reach `required`.
    pub(super) fn missing_followers(
        &self,
        broker: BrokerId,
        partition: PartitionId,
        required: Offset,
    ) -> BrokerSet {
        let Some(replica) = self.world.brokers[broker.index()].replica(partition) else {
            return BrokerSet::EMPTY;
        };
        let Some(leadership) = replica.leadership() else {
            return BrokerSet::EMPTY;
        };
        leadership
            .isr
            .maximal()
            .iter()
            .filter(|&follower| {
                follower != broker
                    && leadership.followers[follower.index()]
                        .log_end
                        .is_none_or(|log_end| log_end < required)
            })
            .collect()
    }
}
