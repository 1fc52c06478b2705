//! The leader's side of the ISR: shrinking, expanding, asking the controller.

use super::Turn;
use crate::agenda::BrokerTimer;
use crate::error::ErrorCode;
use crate::fact::Fact;
use crate::id::{BrokerId, BrokerSet, Endpoint, PartitionId};
use crate::message::{AlterPartition, AlterPartitionReply, Message};
use crate::mutant::{Mutant, is_active};
use crate::state::IsrState;
use crate::time::Duration;

/// An ISR change that was refused for now is asked for again after this.
const ALTER_RETRY: Duration = Duration::from_ms(50);

impl Turn<'_> {
    ///
    #[cold]
    pub(super) fn check_isr(&mut self, broker: BrokerId) {
        let period = Duration(self.world.setup.cluster.lag_time_max.0 / 2);
        self.after_broker(broker, self.until_next(period), BrokerTimer::IsrCheck);
        if self.broker(broker).epoch.is_none() {
            return;
        }
        for partition in self.partitions() {
            let Some(replica) = self.world.brokers[broker.index()].replica(partition) else {
                continue;
            };
            let Some(leadership) = replica.leadership() else {
                continue;
            };
            let IsrState::Committed(committed) = leadership.isr else {
                continue;
            };
            let log_end = replica.log.log_end_offset();
            let is_lagging = |follower: &BrokerId| {
                !self.is_caught_up(&leadership.followers[follower.index()], log_end)
            };
            let out: BrokerSet = committed
                .without(broker)
                .iter()
                .filter(is_lagging)
                .collect();
            if !out.is_empty() {
                self.note(Fact::IsrShrinkProposed {
                    leader: broker,
                    partition,
                    out,
                });
                if is_active(Mutant::IsrShrinkWithoutController) {
                    if let Some(leadership) = self.leadership(broker, partition) {
                        leadership.isr = IsrState::Committed(committed.minus(out));
                    }
                    if self.advance_high_watermark(broker, partition) {
                        self.complete_produce(broker, partition);
                    }
                    continue;
                }
                self.propose(
                    broker,
                    partition,
                    IsrState::Shrinking {
                        committed,
                        target: committed.minus(out),
                    },
                );
            }
        }
    }

    ///
    pub(super) fn maybe_expand_isr(
        &mut self,
        broker: BrokerId,
        partition: PartitionId,
        follower: BrokerId,
    ) {
        let Some(replica) = self.world.brokers[broker.index()].replica(partition) else {
            return;
        };
        let Some(leadership) = replica.leadership() else {
            return;
        };
        let IsrState::Committed(committed) = leadership.isr else {
            return;
        };
        let state = &leadership.followers[follower.index()];
        if committed.contains(follower) || !self.is_eligible(broker, follower, state) {
            return;
        }
        let is_level = state.log_end.is_some_and(|log_end| {
            log_end >= replica.high_watermark && log_end >= leadership.start_offset
        });
        if is_level {
            self.note(Fact::IsrExpandProposed {
                leader: broker,
                partition,
                joining: follower,
            });
            self.propose(
                broker,
                partition,
                IsrState::Expanding {
                    committed,
                    joining: follower,
                },
            );
        }
    }

    #[cold]
    fn propose(&mut self, broker: BrokerId, partition: PartitionId, wanted: IsrState) {
        if let Some(leadership) = self.leadership(broker, partition) {
            leadership.isr = wanted;
            leadership.proposal += 1;
        }
        self.send_alter(broker, partition);
    }

    /// Asks the controller for what is pending.
    #[cold]
    fn send_alter(&mut self, broker: BrokerId, partition: PartitionId) {
        let state = &self.world.brokers[broker.index()];
        let (Some(broker_epoch), Some(replica)) = (state.epoch, state.replica(partition)) else {
            return;
        };
        let Some(leadership) = replica.leadership() else {
            return;
        };
        let (Some(leader_epoch), Some(partition_epoch)) =
            (replica.leader_epoch, replica.partition_epoch)
        else {
            return;
        };
        let members = match leadership.isr {
            IsrState::Committed(_) => return,
            IsrState::Expanding { committed, joining } => committed.with(joining),
            IsrState::Shrinking { target, .. } => target,
        };
        let epoch_of = |member: BrokerId| {
            if member == broker {
                Some(broker_epoch)
            } else {
                leadership.followers[member.index()].broker_epoch.flatten()
            }
        };
        let request = AlterPartition {
            leader: broker,
            broker_epoch,
            partition,
            leader_epoch,
            partition_epoch,
            isr: members
                .iter()
                .map(|member| (member, epoch_of(member)))
                .collect(),
            proposal: leadership.proposal,
        };
        self.send_from_broker(
            broker,
            Endpoint::Controller,
            Message::AlterPartition(request),
        );
    }

    ///
    #[cold]
    pub(super) fn resend_alter(
        &mut self,
        broker: BrokerId,
        partition: PartitionId,
        proposal: u32,
    ) -> bool {
        let is_wanted = self
            .leadership(broker, partition)
            .is_some_and(|leadership| {
                leadership.proposal == proposal && leadership.isr.is_pending()
            });
        if is_wanted {
            self.send_alter(broker, partition);
        }
        is_wanted
    }

    ///
    #[cold]
    pub(super) fn alter_partition_answered(
        &mut self,
        broker: BrokerId,
        reply: AlterPartitionReply,
    ) -> bool {
        let AlterPartitionReply {
            partition,
            proposal,
            result,
        } = reply;
        let Some(replica) = self.replica(broker, partition) else {
            return false;
        };
        let (known_epoch, known_version) = (replica.leader_epoch, replica.partition_epoch);
        let Some(leadership) = self.leadership(broker, partition) else {
            return false;
        };
        if leadership.proposal != proposal || !leadership.isr.is_pending() {
            return false;
        }
        match result {
            Ok((leader_epoch, partition_epoch, isr)) => {
                if known_epoch != Some(leader_epoch)
                    || known_version.is_some_and(|known| partition_epoch < known)
                {
                    return false;
                }
                leadership.isr = IsrState::Committed(isr);
                if let Some(replica) = self.replica(broker, partition) {
                    replica.partition_epoch = Some(partition_epoch);
                }
                self.note(Fact::IsrAdopted {
                    leader: broker,
                    partition,
                    isr,
                });
                if self.advance_high_watermark(broker, partition) {
                    self.complete_produce(broker, partition);
                }
            }
            Err(ErrorCode::IneligibleReplica | ErrorCode::OperationNotAttempted) => {
                leadership.isr = IsrState::Committed(leadership.isr.committed());
            }
            Err(
                ErrorCode::FencedLeaderEpoch
                | ErrorCode::InvalidUpdateVersion
                | ErrorCode::InvalidRequest,
            ) => {
                // Stays pending until newer metadata arrives.
            }
            Err(_) => self.after_broker(
                broker,
                ALTER_RETRY,
                BrokerTimer::ResendAlter {
                    partition,
                    proposal,
                },
            ),
        }
        true
    }
}
