//! Sessions, fencing, registration, controlled shutdown: the controller's side (C-1 to C-18).

use std::sync::Arc;

use super::Turn;
use super::election::{Change, ElectionMode};
use crate::agenda::ControllerTimer;
use crate::fact::Fact;
use crate::id::{BrokerEpoch, BrokerId, BrokerSet, Endpoint};
use crate::message::{Heartbeat, Message};
use crate::state::Registration;
use crate::time::Duration;

impl Turn<'_> {
    /// How often sessions are looked at (C-3).
    pub(super) fn session_check_period(&self) -> Duration {
        Duration((self.world.setup.cluster.session_timeout.0 / 8).max(1_000))
    }

    pub(super) fn registration(&mut self, broker: BrokerId) -> &mut Registration {
        &mut Arc::make_mut(&mut self.world.controller.image).registrations[broker.index()]
    }

    /// Fences stale brokers, the longest silent first, each as its own change (C-3).
    pub(super) fn check_sessions(&mut self) {
        self.after_controller(self.session_check_period(), ControllerTimer::SessionCheck);
        if self.world.controller.silent_until.is_some() {
            return;
        }
        if self.broker_ids().any(|broker| self.is_stale(broker)) {
            self.fence_stale();
        }
    }

    /// Whether a broker that counts has not been heard of for longer than a session lasts.
    fn is_stale(&self, broker: BrokerId) -> bool {
        let controller = &self.world.controller;
        let silent = self.now().since(controller.last_contact[broker.index()]);
        !controller.image.registrations[broker.index()].fenced
            && silent > self.world.setup.cluster.session_timeout
    }

    #[cold]
    fn fence_stale(&mut self) {
        let mut stale: Vec<BrokerId> = self
            .broker_ids()
            .filter(|&broker| self.is_stale(broker))
            .collect();
        let contacts = &self.world.controller.last_contact;
        crate::order::sort_by_key(&mut stale, |broker| (contacts[broker.index()], *broker));
        for broker in stale {
            self.fence(broker);
            self.publish();
        }
    }

    /// Takes a broker out of every ISR and every leadership, then fences it (C-4).
    #[cold]
    fn fence(&mut self, broker: BrokerId) {
        self.note(Fact::BrokerFenced { broker });
        self.remove_from_partitions(broker, BrokerSet::EMPTY);
        let registration = self.registration(broker);
        registration.fenced = true;
        registration.in_controlled_shutdown = false;
    }

    /// For each partition that has `broker` in its ISR (or, after an unclean shutdown, in its ELR): a change without it.
    #[cold]
    fn remove_from_partitions(&mut self, broker: BrokerId, unclean: BrokerSet) {
        let acceptable = self.active_brokers().without(broker);
        for partition in self.partitions() {
            let state = self.partition(partition);
            let is_concerned = state.isr.contains(broker)
                || state.leader == Some(broker)
                || (!unclean.is_empty() && state.elr.contains(broker));
            let target_isr = state.isr.without(broker);
            if is_concerned {
                let change = Change {
                    target_isr,
                    acceptable,
                    unclean,
                    election: ElectionMode::Online,
                };
                self.change_partition(partition, change);
            }
        }
    }

    pub(super) fn heartbeat_arrived(&mut self, heartbeat: Heartbeat, connection: u32) {
        let Heartbeat {
            broker,
            broker_epoch,
            metadata_version,
            want_shutdown,
        } = heartbeat;
        let registration = self.world.controller.image.registrations[broker.index()];
        let to = Endpoint::Broker(broker);
        let reply = |turn: &mut Self, accepted: bool, shut_down: bool| {
            turn.send(
                Endpoint::Controller,
                to,
                connection,
                Message::HeartbeatReply {
                    accepted,
                    shut_down,
                },
            );
        };
        if registration.epoch != broker_epoch {
            return reply(self, false, false); // C-5
        }
        self.world.controller.last_contact[broker.index()] = self.now();
        self.world.controller.reported_version[broker.index()] = metadata_version;
        if want_shutdown {
            let shut_down = registration.fenced || self.advance_shutdown(broker);
            return reply(self, true, shut_down);
        }
        if registration.fenced {
            self.unfence(broker);
        }
        reply(self, true, false);
    }

    /// C-6. A restarted broker asks only after it has applied the metadata.
    #[cold]
    fn unfence(&mut self, broker: BrokerId) {
        self.registration(broker).fenced = false;
        self.note(Fact::BrokerUnfenced { broker });
        let acceptable = self.active_brokers();
        for partition in self.partitions() {
            let state = self.partition(partition);
            if state.leader.is_none() {
                let target_isr = state.isr;
                let change = Change {
                    target_isr,
                    acceptable,
                    unclean: BrokerSet::EMPTY,
                    election: ElectionMode::Online,
                };
                self.change_partition(partition, change);
            }
        }
        if core::mem::take(&mut self.broker(broker).has_new_disk) {
            self.assign_to_new_disk();
        }
        self.publish();
    }

    /// C-22. A broker whose disk was replaced tells on which one its replicas are now, and that makes the controller forget who
    /// is eligible: `ReplicationControlManager.handleAssignReplicasToDirs` builds its change as if there were no ELR.
    #[cold]
    fn assign_to_new_disk(&mut self) {
        for partition in self.partitions() {
            let elr = self.partition(partition).elr;
            if !elr.is_empty() {
                let image = Arc::make_mut(&mut self.world.controller.image);
                let state = &mut image.partitions[partition.index()];
                state.elr = BrokerSet::EMPTY;
                state.partition_epoch.0 += 1;
                let isr = state.isr;
                self.note(Fact::IsrChanged {
                    partition,
                    isr,
                    elr: BrokerSet::EMPTY,
                    left: BrokerSet::EMPTY,
                    joined: BrokerSet::EMPTY,
                });
            }
        }
    }

    /// One heartbeat of a broker that wants to go (C-16, C-17); true: it may.
    #[cold]
    fn advance_shutdown(&mut self, broker: BrokerId) -> bool {
        let leads = |turn: &Self| {
            turn.partitions()
                .any(|p| turn.partition(p).leader == Some(broker))
        };
        let was_leading = leads(self);
        if !self.world.controller.image.registrations[broker.index()].in_controlled_shutdown {
            self.note(Fact::ShutdownGranted { broker });
            if !was_leading {
                self.fence(broker);
                self.publish();
                return true;
            }
            self.registration(broker).in_controlled_shutdown = true;
            self.remove_from_partitions(broker, BrokerSet::EMPTY);
            self.publish();
            self.world.controller.shutdown_version[broker.index()] =
                self.world.controller.image.version;
            return false;
        }
        let controller = &self.world.controller;
        let needed = controller.shutdown_version[broker.index()];
        let have_caught_up = self
            .active_brokers()
            .iter()
            .all(|b| controller.reported_version[b.index()] >= needed);
        if was_leading || !have_caught_up {
            return false;
        }
        self.fence(broker);
        self.publish();
        true
    }

    /// C-8, C-9.
    #[cold]
    pub(super) fn registration_arrived(
        &mut self,
        broker: BrokerId,
        incarnation: u32,
        previous_epoch: Option<BrokerEpoch>,
        connection: u32,
    ) {
        let old = self.world.controller.image.registrations[broker.index()];
        let contact = self.world.controller.last_contact[broker.index()];
        let session_is_valid =
            self.now().since(contact) <= self.world.setup.cluster.session_timeout;
        let may_replace = old.in_controlled_shutdown && self.world.rules.quick_reregistration;
        let to = Endpoint::Broker(broker);
        if !old.fenced && session_is_valid && !may_replace {
            self.note(Fact::RegistrationRefused { broker });
            return self.send(
                Endpoint::Controller,
                to,
                connection,
                Message::RegisterReply(None),
            );
        }
        let clean = previous_epoch == Some(old.epoch);
        if self.world.rules.elr && !clean {
            self.remove_from_partitions(broker, BrokerSet::only(broker)); // C-24
        } else {
            self.remove_from_partitions(broker, BrokerSet::EMPTY);
        }
        let epoch = BrokerEpoch(self.world.controller.next_broker_epoch);
        self.world.controller.next_broker_epoch += 1;
        *self.registration(broker) = Registration {
            epoch,
            incarnation,
            fenced: true,
            in_controlled_shutdown: false,
        };
        self.world.controller.last_contact[broker.index()] = self.now();
        self.note(Fact::BrokerRegistered {
            broker,
            epoch,
            clean,
        });
        self.publish();
        self.send(
            Endpoint::Controller,
            to,
            connection,
            Message::RegisterReply(Some(epoch)),
        );
    }
}
