//! The controller's other work: publishing metadata, ISR changes asked for by leaders, elections asked for by people.

use std::sync::Arc;

use super::Turn;
use super::election::{Change, ElectionMode};
use crate::action::{ElectionType, TopicChange};
use crate::agenda::ControllerTimer;
use crate::error::ErrorCode;
use crate::fact::Fact;
use crate::id::{BrokerSet, Endpoint, PartitionEpoch, PartitionId};
use crate::message::{AlterPartition, AlterPartitionReply, Message};
use crate::time::Duration;

impl Turn<'_> {
    /// Sends the metadata, as it is now, to every broker (E-5).
    #[cold]
    pub(super) fn publish(&mut self) {
        Arc::make_mut(&mut self.world.controller.image).version += 1;
        let image = Arc::clone(&self.world.controller.image);
        for broker in self.broker_ids() {
            let state = &self.world.brokers[broker.index()];
            if state.is_up() {
                let incarnation = state.incarnation;
                let message = Message::Metadata(Arc::clone(&image));
                self.send(
                    Endpoint::Controller,
                    Endpoint::Broker(broker),
                    incarnation,
                    message,
                );
            }
        }
    }

    /// The checks of `ReplicationControlManager.alterPartition`, in its order.
    #[cold]
    fn alter_partition_error(&self, request: &AlterPartition) -> Option<ErrorCode> {
        let registrations = &self.world.controller.image.registrations;
        let state = self.partition(request.partition);
        let members: BrokerSet = request.isr.iter().map(|&(broker, _)| broker).collect();
        let assigned: BrokerSet = state.assigned.iter().copied().collect();
        if registrations[request.leader.index()].epoch != request.broker_epoch {
            Some(ErrorCode::StaleBrokerEpoch)
        } else if request.leader_epoch > state.leader_epoch
            || request.partition_epoch > state.partition_epoch
        {
            Some(ErrorCode::NotController)
        } else if request.leader_epoch < state.leader_epoch {
            Some(ErrorCode::FencedLeaderEpoch)
        } else if state.leader != Some(request.leader) {
            Some(ErrorCode::InvalidRequest)
        } else if request.partition_epoch < state.partition_epoch {
            Some(ErrorCode::InvalidUpdateVersion)
        } else if !members.is_subset(assigned) || !members.contains(request.leader) {
            Some(ErrorCode::InvalidRequest)
        } else {
            let is_ineligible = request.isr.iter().any(|&(broker, epoch)| {
                let registration = registrations[broker.index()];
                !registration.is_active() || epoch.is_some_and(|epoch| epoch != registration.epoch)
            });
            is_ineligible.then_some(ErrorCode::IneligibleReplica)
        }
    }

    #[cold]
    pub(super) fn alter_partition_arrived(&mut self, request: &AlterPartition, connection: u32) {
        let partition = request.partition;
        let result = if let Some(error) = self.alter_partition_error(request) {
            self.note(Fact::IsrChangeRefused {
                leader: request.leader,
                partition,
                error,
            });
            Err(error)
        } else {
            self.commit_alter_partition(request);
            let state = self.partition(partition);
            Ok((state.leader_epoch, state.partition_epoch, state.isr))
        };
        let reply = AlterPartitionReply {
            partition,
            proposal: request.proposal,
            result,
        };
        let to = Endpoint::Broker(request.leader);
        self.send(
            Endpoint::Controller,
            to,
            connection,
            Message::AlterPartitionReply(reply),
        );
    }

    #[cold]
    fn commit_alter_partition(&mut self, request: &AlterPartition) {
        let partition = request.partition;
        // A leader's first change says that it has recovered (C-26).
        Arc::make_mut(&mut self.world.controller.image).partitions[partition.index()].recovering =
            false;
        let change = Change {
            target_isr: request.isr.iter().map(|&(broker, _)| broker).collect(),
            acceptable: self.active_brokers(),
            unclean: BrokerSet::EMPTY,
            election: ElectionMode::Online,
        };
        self.change_partition(partition, change);
        self.publish();
    }

    fn elect(&mut self, partition: PartitionId, election: ElectionMode) -> bool {
        let target_isr = self.partition(partition).isr;
        let acceptable = self.active_brokers();
        self.change_partition(
            partition,
            Change {
                target_isr,
                acceptable,
                unclean: BrokerSet::EMPTY,
                election,
            },
        )
    }

    /// An administrator's request (C-41, C-42).
    #[cold]
    pub(super) fn elect_by_hand(&mut self, election: ElectionType) {
        for partition in self.partitions() {
            let state = self.partition(partition);
            let active = self.active_brokers();
            let error = match election {
                ElectionType::Preferred => match state.assigned.first() {
                    Some(&first) if state.leader == Some(first) => {
                        Some(ErrorCode::ElectionNotNeeded)
                    }
                    Some(&first) if state.isr.contains(first) && active.contains(first) => None,
                    _ => Some(ErrorCode::PreferredLeaderNotAvailable),
                },
                ElectionType::Unclean if state.leader.is_some() => {
                    Some(ErrorCode::ElectionNotNeeded)
                }
                ElectionType::Unclean => {
                    let has_candidate =
                        state.assigned.iter().any(|&broker| active.contains(broker));
                    (!has_candidate).then_some(ErrorCode::EligibleLeadersNotAvailable)
                }
            };
            if let Some(error) = error {
                self.note(Fact::ElectionRefused { partition, error });
                continue;
            }
            let mode = match election {
                ElectionType::Preferred => ElectionMode::Preferred,
                ElectionType::Unclean => ElectionMode::Unclean,
            };
            if self.elect(partition, mode) {
                self.publish();
            }
        }
    }

    /// C-40.
    #[cold]
    pub(super) fn rebalance_leaders(&mut self) {
        self.after_controller(
            self.world.setup.cluster.imbalance_check_interval,
            ControllerTimer::PreferredRebalance,
        );
        if self.world.controller.silent_until.is_some() {
            return;
        }
        for partition in self.partitions() {
            let state = self.partition(partition);
            if state.leader.is_some()
                && state.leader != state.assigned.first().copied()
                && self.elect(partition, ElectionMode::Preferred)
            {
                self.publish();
            }
        }
    }

    /// C-43: with unclean elections allowed, leaderless partitions are looked at from time to time.
    #[cold]
    pub(super) fn unclean_pass(&mut self) {
        self.after_controller(
            self.world.setup.cluster.unclean_election_interval,
            ControllerTimer::UncleanPass,
        );
        let is_allowed =
            self.world.controller.unclean_leader_election && self.world.rules.unclean_honoured;
        if self.world.controller.silent_until.is_some() || !is_allowed {
            return;
        }
        for partition in self.partitions() {
            if self.partition(partition).leader.is_none()
                && self.elect(partition, ElectionMode::Unclean)
            {
                self.publish();
            }
        }
    }

    /// The controller falls silent; `is_failover`: another one takes over, with fresh sessions (C-11).
    pub(super) fn silence_controller(&mut self, length: Duration, is_failover: bool) {
        let until = self.now() + length;
        self.world.controller.silent_until = Some(until);
        self.world.controller.sessions_restart |= is_failover;
        self.after_controller(length, ControllerTimer::Wake);
        self.note(Fact::ControllerPaused { length });
    }

    #[cold]
    pub(super) fn wake_controller(&mut self) {
        let now = self.now();
        if self.world.controller.silent_until != Some(now) {
            return; // silenced again meanwhile, for longer
        }
        self.world.controller.silent_until = None;
        if core::mem::take(&mut self.world.controller.sessions_restart) {
            let registrations = &self.world.controller.image.registrations;
            for (contact, registration) in self
                .world
                .controller
                .last_contact
                .iter_mut()
                .zip(registrations)
            {
                if !registration.fenced {
                    *contact = now;
                }
            }
        }
        self.note(Fact::ControllerResumed);
        self.thaw(Endpoint::Controller);
    }

    /// A topic setting changes; a new minimum clears the ELR (C-44).
    #[cold]
    pub(super) fn alter_config(&mut self, change: TopicChange) {
        self.note(Fact::ConfigChanged { change });
        match change {
            TopicChange::UncleanLeaderElection(allowed) => {
                self.world.controller.unclean_leader_election = allowed;
                return;
            }
            TopicChange::FlushMessages(count) => {
                Arc::make_mut(&mut self.world.controller.image).flush_messages = count;
            }
            TopicChange::MinInsyncReplicas(min) => {
                let effective = self.world.setup.effective_min_isr(min);
                let image = Arc::make_mut(&mut self.world.controller.image);
                image.min_insync_replicas = effective;
                for state in &mut image.partitions {
                    if !state.elr.is_empty() {
                        state.elr = BrokerSet::EMPTY;
                        state.partition_epoch = PartitionEpoch(state.partition_epoch.0 + 1);
                    }
                }
            }
        }
        self.publish();
    }
}
