//! Applying the controller's metadata on a broker: becoming leader or follower (R-13, R-13b, P-41, 13.5 step 1).

use std::sync::Arc;

use super::Turn;
use crate::error::ErrorCode;
use crate::fact::Fact;
use crate::id::{BrokerId, BrokerSet, Endpoint, PartitionId};
use crate::message::{LeaderView, Message};
use crate::mutant::{Mutant, is_active};
use crate::state::{
    FollowerState, Following, IsrState, Leadership, MetadataImage, PartitionState, Role,
};
use crate::time::Instant;

impl Turn<'_> {
    pub(super) fn metadata_arrived(
        &mut self,
        broker: BrokerId,
        image: &Arc<MetadataImage>,
    ) -> bool {
        // A process that has not read the log yet gets it whole with `load_metadata`.
        let known = self
            .broker(broker)
            .image
            .as_ref()
            .map(|known| known.version);
        if known.is_none_or(|known| known >= image.version) {
            return false;
        }
        self.apply_image(broker, image);
        true
    }

    /// Takes over the metadata, partition by partition. An older partition epoch is ignored (E-5).
    pub(super) fn apply_image(&mut self, broker: BrokerId, image: &Arc<MetadataImage>) {
        if self
            .broker(broker)
            .image
            .as_ref()
            .is_some_and(|known| known.version > image.version)
        {
            return;
        }
        self.broker(broker).image = Some(Arc::clone(image));
        for (partition, state) in (0..).map(PartitionId).zip(&image.partitions) {
            let Some(replica) = self.replica(broker, partition) else {
                continue;
            };
            if replica
                .partition_epoch
                .is_some_and(|known| state.partition_epoch <= known)
            {
                continue;
            }
            let is_new_epoch = replica
                .leader_epoch
                .is_none_or(|known| state.leader_epoch > known);
            replica.partition_epoch = Some(state.partition_epoch);
            replica.leader_epoch = Some(state.leader_epoch);
            if state.leader == Some(broker) {
                self.lead(broker, partition, state, is_new_epoch);
            } else if is_new_epoch {
                self.follow(broker, partition, state);
            }
        }
    }

    /// R-13, R-13b.
    fn lead(
        &mut self,
        broker: BrokerId,
        partition: PartitionId,
        state: &PartitionState,
        is_new_epoch: bool,
    ) {
        let now = self.now();
        let brokers = self.world.brokers.len();
        let Some(replica) = self.replica(broker, partition) else {
            return;
        };
        let log_end = replica.log.log_end_offset();
        let isr = IsrState::Committed(state.isr);
        if is_new_epoch {
            replica.epochs.assign(state.leader_epoch, log_end);
            match &mut replica.role {
                Role::Leader(leadership) => {
                    leadership.start_offset = log_end;
                    for other in state.assigned.iter().filter(|&&other| other != broker) {
                        let follower = &mut leadership.followers[other.index()];
                        let in_isr = state.isr.contains(*other).then_some(now);
                        follower.last_fetch_leader_end = Some(log_end);
                        follower.last_fetch = in_isr;
                        follower.last_caught_up = in_isr;
                    }
                }
                Role::Follower(following) => {
                    replica.rounds_before_leading = following.round;
                    let fresh = |other: BrokerId| FollowerState {
                        log_end: None,
                        last_fetch: None,
                        last_fetch_leader_end: None,
                        last_caught_up: state.isr.contains(other).then_some(now),
                        broker_epoch: None,
                    };
                    replica.role = Role::Leader(Box::new(Leadership {
                        start_offset: log_end,
                        isr,
                        followers: (0..brokers)
                            .map(|index| fresh(BrokerId::from_index(index)))
                            .collect(),
                        purgatory: Vec::new(),
                        purgatory_timer: None,
                        parked_fetches: Vec::new(),
                        proposal: 0,
                    }));
                }
            }
            let high_watermark = replica.high_watermark;
            let epoch = state.leader_epoch;
            self.note(Fact::BecameLeader {
                broker,
                partition,
                epoch,
                log_end,
                high_watermark,
            });
        } else if let Some(leadership) = self.leadership(broker, partition)
            && leadership.isr.committed() != state.isr
        {
            self.note(Fact::IsrAdopted {
                leader: broker,
                partition,
                isr: state.isr,
            });
        }
        if let Some(leadership) = self.leadership(broker, partition) {
            leadership.isr = isr; // a pending change is void now (R-13b)
            leadership.proposal += 1;
        }
        if self.advance_high_watermark(broker, partition) {
            self.complete_produce(broker, partition);
        }
        if is_new_epoch {
            self.wake_fetches(broker, partition);
        }
    }

    /// Parked requests fail, and the fetcher turns to the new leader (P-41).
    fn follow(&mut self, broker: BrokerId, partition: PartitionId, state: &PartitionState) {
        let Some(replica) = self.replica(broker, partition) else {
            return;
        };
        let following = |round| Following {
            leader: state.leader,
            round,
            is_fetching: false,
            failed: false,
            deadline: Instant::START,
            has_timer: false,
        };
        let old = match &mut replica.role {
            Role::Leader(_) => {
                let round = replica.rounds_before_leading;
                core::mem::replace(&mut replica.role, Role::Follower(following(round)))
            }
            Role::Follower(old) => {
                let round = old.round;
                core::mem::replace(&mut replica.role, Role::Follower(following(round)))
            }
        };
        let epoch = state.leader_epoch;
        self.note(Fact::BecameFollower {
            broker,
            partition,
            epoch,
            leader: state.leader,
        });
        if let Role::Leader(leadership) = old {
            self.fail_parked(
                broker,
                partition,
                *leadership,
                ErrorCode::NotLeaderOrFollower,
            );
        }
        if is_active(Mutant::TruncateToHighWatermark)
            && let Some(high_watermark) = self
                .replica(broker, partition)
                .map(|replica| replica.high_watermark)
        {
            self.truncate(broker, partition, high_watermark);
        }
        self.fetch_now(broker, partition);
    }

    /// `minISR` as the broker knows it.
    pub(super) fn min_isr(&self, broker: BrokerId) -> u32 {
        self.world.brokers[broker.index()]
            .image
            .as_ref()
            .map_or(1, |image| image.min_insync_replicas)
    }

    /// When a time lies no further back than `replica.lag.time.max.ms` (R-13c).
    pub(super) fn is_within_lag(&self, time: Option<Instant>) -> bool {
        time.is_some_and(|time| self.now().since(time) <= self.world.setup.cluster.lag_time_max)
    }

    /// Followers of a partition: its replicas but for `leader`.
    pub(super) fn followers(&self, leader: BrokerId, partition: PartitionId) -> BrokerSet {
        self.partition(partition)
            .assigned
            .iter()
            .copied()
            .filter(|&broker| broker != leader)
            .collect()
    }

    /// Who leads a partition, as this broker sees it.
    pub(super) fn leader_view(
        &self,
        broker: BrokerId,
        partition: PartitionId,
    ) -> Option<LeaderView> {
        let image = self.world.brokers[broker.index()].image.as_ref()?;
        let state = image.partitions.get(partition.index())?;
        Some(LeaderView {
            partition,
            leader: state.leader,
            epoch: state.leader_epoch,
        })
    }

    /// The brokers that are not fenced, as this broker sees it.
    pub(super) fn alive_in(&self, broker: BrokerId) -> BrokerSet {
        let Some(image) = &self.world.brokers[broker.index()].image else {
            return BrokerSet::EMPTY;
        };
        self.broker_ids()
            .filter(|other| !image.registrations[other.index()].fenced)
            .collect()
    }

    /// P-18: the answer is what this broker knows, stale or not.
    #[cold]
    pub(super) fn metadata_requested(
        &mut self,
        broker: BrokerId,
        from: Endpoint,
        connection: u32,
        correlation: u32,
    ) -> bool {
        if !self.broker(broker).is_serving() {
            return false; // the client asks another one when its own timer ends
        }
        let leaders: Arc<[LeaderView]> = self
            .partitions()
            .filter_map(|partition| self.leader_view(broker, partition))
            .collect();
        let reply = Message::MetadataReply {
            correlation,
            leaders,
            brokers: self.alive_in(broker),
        };
        self.send(Endpoint::Broker(broker), from, connection, reply);
        true
    }
}
