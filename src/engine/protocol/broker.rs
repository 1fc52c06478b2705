//! A broker's life: heartbeats, starting, stopping, dying, its disk (C-1, C-15, D-6 to D-10, E-16, E-23).

use super::Turn;
use crate::agenda::BrokerTimer;
use crate::fact::Fact;
use crate::id::{BrokerEpoch, BrokerId, Endpoint, LeaderEpoch, Offset, PartitionId};
use crate::log::EpochCache;
use crate::message::{Heartbeat, Message};
use crate::mutant::{Mutant, is_active};
use crate::state::{Following, Role, RunState};
use crate::time::{Duration, Instant};

/// Heartbeats of a broker in controlled shutdown follow each other this fast (C-15).
const SHUTDOWN_HEARTBEAT: Duration = Duration::from_ms(50);
/// How long a broker waits for its controlled shutdown before it goes anyway (C-17).
const SHUTDOWN_CAP: Duration = Duration::from_ms(300_000);
/// A new process needs this long to read the metadata log, and between registration and its first heartbeat.
const METADATA_LOAD: Duration = Duration::from_ms(20);
/// A new process that is refused or finds no controller tries again after this (C-8).
const REGISTRATION_RETRY: Duration = Duration::from_ms(100);

/// How a process ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Killed,
    PowerLost,
    Stopped,
}

impl Turn<'_> {
    /// C-1. One unanswered heartbeat at a time.
    pub(super) fn send_heartbeat(&mut self, broker: BrokerId) {
        let interval = self.world.setup.cluster.heartbeat_interval;
        let state = &mut self.world.brokers[broker.index()];
        let want_shutdown = state.run == RunState::Stopping;
        let interval = if want_shutdown {
            SHUTDOWN_HEARTBEAT
        } else {
            interval
        };
        if !state.heartbeat_in_flight
            && let Some(broker_epoch) = state.epoch
        {
            state.heartbeat_in_flight = true;
            let metadata_version = state.image.as_ref().map_or(0, |image| image.version);
            let heartbeat = Heartbeat {
                broker,
                broker_epoch,
                metadata_version,
                want_shutdown,
            };
            self.send_from_broker(broker, Endpoint::Controller, Message::Heartbeat(heartbeat));
        }
        self.after_broker(broker, interval, BrokerTimer::Heartbeat);
    }

    pub(super) fn heartbeat_answered(&mut self, broker: BrokerId, accepted: bool, shut_down: bool) {
        let state = self.broker(broker);
        state.heartbeat_in_flight = false;
        if state.run == RunState::Stopping && accepted && shut_down {
            self.finish_stop(broker);
        }
    }

    /// SIGTERM (C-15).
    pub(super) fn stop(&mut self, broker: BrokerId) {
        if !self.broker(broker).is_up() || self.broker(broker).run == RunState::Stopping {
            return;
        }
        self.note(Fact::StopRequested { broker });
        self.resume(broker);
        if self.broker(broker).run == RunState::Starting {
            // `BrokerServer.shutdown` does nothing before the start is complete: the process just ends, without a marker.
            self.end_process(broker, End::Stopped);
            return self.note(Fact::BrokerStopped { broker });
        }
        if !self.world.setup.cluster.controlled_shutdown {
            return self.finish_stop(broker);
        }
        self.broker(broker).run = RunState::Stopping;
        self.after_broker(broker, SHUTDOWN_CAP, BrokerTimer::ShutdownCap);
        self.send_heartbeat(broker);
    }

    /// Nobody granted the shutdown: the broker goes all the same.
    #[cold]
    pub(super) fn give_up_shutdown(&mut self, broker: BrokerId) {
        if self.broker(broker).run == RunState::Stopping {
            self.finish_stop(broker);
        }
    }

    /// D-9: everything flushed, a marker with the broker's epoch, then the process ends.
    #[cold]
    fn finish_stop(&mut self, broker: BrokerId) {
        for partition in self.partitions() {
            self.flush_log(broker, partition);
        }
        let state = self.broker(broker);
        state.clean_shutdown = state.epoch;
        for replica in state.replicas.iter_mut().flatten() {
            replica.hw_checkpoint = replica.high_watermark;
            replica.producers.keep_last_batch_only();
        }
        self.end_process(broker, End::Stopped);
        self.note(Fact::BrokerStopped { broker });
    }

    /// SIGKILL: the page cache survives (D-6).
    pub(super) fn kill(&mut self, broker: BrokerId) {
        if self.broker(broker).is_up() {
            if is_active(Mutant::KillCountsAsClean) {
                let state = self.broker(broker);
                state.clean_shutdown = state.epoch;
            }
            self.end_process(broker, End::Killed);
            self.note(Fact::BrokerKilled { broker });
        }
    }

    /// The machine is off: what was not flushed is gone, from the end of the log (D-7).
    #[cold]
    pub(super) fn power_loss(&mut self, broker: BrokerId, keep: Option<u32>) {
        if self.broker(broker).is_up() {
            self.end_process(broker, End::PowerLost);
        }
        let state = self.broker(broker);
        state.run = RunState::PoweredOff;
        state.clean_shutdown = None;
        for partition in self.partitions() {
            let Some(replica) = self.replica(broker, partition) else {
                continue;
            };
            let (flushed, end) = (replica.log.flushed_offset(), replica.log.log_end_offset());
            let wanted = keep.map_or(flushed, |keep| Offset(keep).clamp(flushed, end));
            let kept = replica.log.batch_boundary(wanted);
            self.cut_log(broker, partition, kept);
            self.note(Fact::PowerLost {
                broker,
                partition,
                from: end,
                to: kept,
            });
        }
    }

    /// The disk is lost (D-8).
    pub(super) fn wipe(&mut self, broker: BrokerId) {
        self.power_loss(broker, None);
        self.broker(broker).has_new_disk = true;
        for partition in self.partitions() {
            self.cut_log(broker, partition, Offset(0));
            if let Some(replica) = self.replica(broker, partition) {
                replica.epochs = EpochCache::default();
                replica.hw_checkpoint = Offset(0);
            }
        }
        self.note(Fact::DiskWiped { broker });
    }

    /// What every end of a process has in common: volatile state is gone, peers hear of it or not (C-61).
    #[cold]
    fn end_process(&mut self, broker: BrokerId, end: End) {
        let state = self.broker(broker);
        state.run = if end == End::PowerLost {
            RunState::PoweredOff
        } else {
            RunState::Down
        };
        state.paused = false;
        state.epoch = None;
        state.image = None;
        state.connections.clear();
        state.heartbeat_in_flight = false;
        state.stalled.clear();
        state.stalled_until = Instant::START;
        for replica in state.replicas.iter_mut().flatten() {
            let round = match &replica.role {
                Role::Follower(following) => following.round,
                Role::Leader(_) => replica.rounds_before_leading,
            };
            let following = Following {
                leader: None,
                round,
                is_fetching: false,
                failed: false,
                deadline: Instant::START,
                has_timer: false,
            };
            replica.role = Role::Follower(following);
            replica.leader_epoch = None;
            replica.partition_epoch = None;
        }
        self.forget_endpoint(Endpoint::Broker(broker));
        if end != End::PowerLost {
            self.tell_peers_of_end(broker);
        }
    }

    /// Every open connection to this broker breaks: clients and followers hear of it one latency later.
    #[cold]
    fn tell_peers_of_end(&mut self, broker: BrokerId) {
        let from = Endpoint::Broker(broker);
        for client in self.client_ids() {
            let connection = self.world.producers[client.index()].connections[broker.index()];
            if connection.is_open {
                self.send(
                    from,
                    Endpoint::Client(client),
                    connection.number,
                    Message::ConnectionClosed,
                );
            }
        }
        for follower in self.broker_ids().filter(|&other| other != broker) {
            let state = &self.world.brokers[follower.index()];
            let is_fetching_here = state.replicas.iter().flatten().any(|replica| {
                matches!(replica.role, Role::Follower(following) if following.leader == Some(broker) && following.is_fetching)
            });
            if state.is_up() && is_fetching_here {
                let incarnation = state.incarnation;
                self.send(
                    from,
                    Endpoint::Broker(follower),
                    incarnation,
                    Message::ConnectionClosed,
                );
            }
        }
    }

    /// D-10: logs are read, nothing is truncated; registration and metadata follow (C-8, E-23).
    pub(super) fn start_broker(&mut self, broker: BrokerId) {
        if self.broker(broker).is_up() {
            return;
        }
        if self.broker(broker).run == RunState::PoweredOff {
            // The machine is back: connections that peers still believe in are refused now.
            self.tell_peers_of_end(broker);
        }
        let now = self.now();
        let state = self.broker(broker);
        let was_clean = state.clean_shutdown.is_some();
        state.previous_epoch = state.clean_shutdown;
        state.run = RunState::Starting;
        state.incarnation += 1;
        for replica in state.replicas.iter_mut().flatten() {
            replica.high_watermark = replica.hw_checkpoint.min(replica.log.log_end_offset());
            replica
                .epochs
                .truncate_from_end(replica.log.log_end_offset());
            if !was_clean {
                // Recovery reads the tail of the log again (E-18).
                replica.producers.rebuild(replica.log.entries(), now);
            }
        }
        self.note(Fact::BrokerStarted { broker });
        self.after_broker(broker, METADATA_LOAD, BrokerTimer::LoadMetadata);
        self.start_broker_timers(broker);
        self.send_registration(broker);
    }

    #[cold]
    pub(super) fn send_registration(&mut self, broker: BrokerId) {
        let state = self.broker(broker);
        if state.run != RunState::Starting {
            return;
        }
        let (incarnation, previous_epoch) = (state.incarnation, state.previous_epoch);
        let message = Message::Register {
            broker,
            incarnation,
            previous_epoch,
        };
        self.send_from_broker(broker, Endpoint::Controller, message);
    }

    #[cold]
    pub(super) fn registration_answered(&mut self, broker: BrokerId, epoch: Option<BrokerEpoch>) {
        if self.broker(broker).run != RunState::Starting {
            return;
        }
        let Some(epoch) = epoch else {
            return self.after_broker(broker, REGISTRATION_RETRY, BrokerTimer::Register);
        };
        let state = self.broker(broker);
        state.epoch = Some(epoch);
        state.run = RunState::Running;
        state.clean_shutdown = None;
        let image = std::sync::Arc::clone(&self.world.controller.image);
        self.apply_image(broker, &image);
        self.after_broker(broker, METADATA_LOAD, BrokerTimer::Heartbeat);
    }

    /// A new process reads the metadata log, registered or not, and its fetchers start (E-23).
    #[cold]
    pub(super) fn load_metadata(&mut self, broker: BrokerId) {
        if self.broker(broker).image.is_some() {
            return;
        }
        let (me, controller) = (Endpoint::Broker(broker), Endpoint::Controller);
        let network = &self.world.network;
        if network.is_cut(me, controller)
            || network.is_cut(controller, me)
            || self.world.controller.silent_until.is_some()
        {
            return self.after_broker(broker, REGISTRATION_RETRY, BrokerTimer::LoadMetadata);
        }
        // `LogManager.loadLogs` follows the first metadata and removes the marker (KAFKA-10471): a process that never got
        // so far leaves it for the next one.
        self.broker(broker).clean_shutdown = None;
        let image = std::sync::Arc::clone(&self.world.controller.image);
        self.apply_image(broker, &image);
    }

    pub(super) fn pause(&mut self, broker: BrokerId) {
        let state = self.broker(broker);
        if state.is_up() && !state.paused {
            state.paused = true;
            self.note(Fact::BrokerPaused { broker });
        }
    }

    pub(super) fn resume(&mut self, broker: BrokerId) {
        let state = self.broker(broker);
        if state.is_up() && state.paused {
            state.paused = false;
            self.note(Fact::BrokerResumed { broker });
            self.thaw(Endpoint::Broker(broker));
        }
    }

    /// A leader epoch that a broker knows of a partition; the lowest before its first metadata.
    pub(super) fn known_epoch(&self, broker: BrokerId, partition: PartitionId) -> LeaderEpoch {
        let replica = self.world.brokers[broker.index()].replica(partition);
        replica
            .and_then(|replica| replica.leader_epoch)
            .unwrap_or(LeaderEpoch(0))
    }
}
