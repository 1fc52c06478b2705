//! The start of a run (section 14 "Base"): every broker up, registered and in the ISR, the first replica leading.

use std::sync::Arc;

use super::{Faults, Turn};
use crate::agenda::{Agenda, BrokerTimer, ControllerTimer};
use crate::config::Setup;
use crate::id::{BrokerEpoch, BrokerId, BrokerSet, LeaderEpoch, Offset, PartitionEpoch};
use crate::ledger::{CommittedLog, Ledger};
use crate::log::{EpochCache, ProducerStates, ReplicaLog};
use crate::network::Network;
use crate::seldom::Seldom;
use crate::state::{
    Broker, Controller, Following, MetadataImage, PartitionState, Producer, Registration, Replica,
    Role, RunState,
};
use crate::time::{Duration, Instant};
use crate::world::World;

/// The broker epochs of a new cluster begin behind this.
const FIRST_BROKER_EPOCH: u32 = 101;
/// Brokers look for producers to forget this often (`producer.id.expiration.check.interval.ms`).
pub(super) const PRODUCER_EXPIRY_CHECK: Duration = Duration::from_ms(600_000);

/// A new process looks for logs to flush only then (`LogManager`, `InitialTaskDelayMs`).
const FIRST_FLUSH: Duration = Duration::from_ms(30_000);

fn replica() -> Replica {
    Replica {
        log: ReplicaLog::default(),
        epochs: EpochCache::default(),
        producers: ProducerStates::default(),
        high_watermark: Offset(0),
        hw_checkpoint: Offset(0),
        leader_epoch: None,
        partition_epoch: None,
        role: Role::Follower(Following {
            leader: None,
            round: 0,
            is_fetching: false,
            failed: false,
            deadline: Instant::START,
            has_timer: false,
        }),
        rounds_before_leading: 0,
    }
}

fn broker(setup: &Setup, id: BrokerId) -> Broker {
    let has_replica = id.0 <= setup.topic.replication_factor;
    Broker {
        id,
        run: RunState::Running,
        paused: false,
        held: false,
        slow_fetch: Duration::ZERO,
        stalled_until: Instant::START,
        epoch: Some(BrokerEpoch(FIRST_BROKER_EPOCH + u32::from(id.0) - 1)),
        has_new_disk: false,
        clean_shutdown: None,
        previous_epoch: None,
        incarnation: 1,
        image: None,
        replicas: (0..setup.topic.partitions)
            .map(|_| has_replica.then(replica))
            .collect(),
        connections: Vec::new(),
        heartbeat_in_flight: false,
        stalled: Seldom::default(),
    }
}

fn controller(setup: &Setup) -> Controller {
    let brokers = usize::from(setup.cluster.brokers);
    let assigned: Vec<BrokerId> = (1..=setup.topic.replication_factor).map(BrokerId).collect();
    let partition = PartitionState {
        leader: assigned.first().copied(),
        leader_epoch: LeaderEpoch(0),
        partition_epoch: PartitionEpoch(0),
        isr: assigned.iter().copied().collect(),
        elr: BrokerSet::EMPTY,
        last_known_leader: None,
        recovering: false,
        assigned,
    };
    let registrations = (0..setup.cluster.brokers)
        .map(|index| Registration {
            epoch: BrokerEpoch(FIRST_BROKER_EPOCH + u32::from(index)),
            incarnation: 1,
            fenced: false,
            in_controlled_shutdown: false,
        })
        .collect();
    Controller {
        image: Arc::new(MetadataImage {
            version: 1,
            partitions: vec![partition; usize::from(setup.topic.partitions)],
            registrations,
            min_insync_replicas: setup.effective_min_isr(setup.topic.min_insync_replicas),
            flush_messages: setup.topic.flush_messages,
        }),
        last_contact: vec![Instant::START; brokers],
        silent_until: None,
        unclean_leader_election: setup.topic.unclean_leader_election,
        next_broker_epoch: FIRST_BROKER_EPOCH + u32::from(setup.cluster.brokers),
        sessions_restart: false,
        reported_version: vec![0; brokers],
        shutdown_version: vec![0; brokers],
    }
}

/// See [`World::new`].
pub(crate) fn start(setup: Setup) -> World {
    let endpoints = 1 + usize::from(setup.cluster.brokers) + setup.producers.len();
    let mut world = World {
        now: Instant::START,
        rules: setup.cluster.rules(),
        controller: controller(&setup),
        brokers: (1..=setup.cluster.brokers)
            .map(|id| broker(&setup, BrokerId(id)))
            .collect(),
        producers: Vec::new(),
        network: Network {
            last_arrival: vec![Instant::START; endpoints * endpoints],
            ..Network::default()
        },
        agenda: Agenda::default(),
        ledger: Ledger {
            records: Vec::new(),
            committed: vec![CommittedLog::default(); usize::from(setup.topic.partitions)],
        },
        faults: Faults::default(),
        next_ticket: 0,
        next_producer_id: 1_000,
        setup: Arc::new(setup),
    };
    for id in (0..)
        .zip(&world.setup.producers)
        .map(|(id, _)| crate::id::ClientId(id))
    {
        world.producers.push(Producer::idle(id, &world.setup));
    }
    let mut facts = Vec::new();
    let mut turn = Turn::new(&mut world, &mut facts);
    turn.start_timers();
    world
}

impl Turn<'_> {
    fn start_timers(&mut self) {
        let image = Arc::clone(&self.world.controller.image);
        for broker in self.broker_ids() {
            self.apply_image(broker, &image);
        }
        for broker in self.broker_ids() {
            self.send_heartbeat(broker);
            self.start_broker_timers(broker);
        }
        for producer in self.client_ids() {
            if self.world.setup.producers[producer.index()].starts_at_once {
                self.open_session(producer);
            }
        }
        let cluster = &self.world.setup.cluster;
        let (rebalance, unclean) = (
            cluster.imbalance_check_interval,
            cluster.unclean_election_interval,
        );
        let rebalances = cluster.auto_leader_rebalance;
        self.after_controller(self.session_check_period(), ControllerTimer::SessionCheck);
        self.after_controller(unclean, ControllerTimer::UncleanPass);
        if rebalances {
            self.after_controller(rebalance, ControllerTimer::PreferredRebalance);
        }
    }

    /// The timers that every process of a broker has beside its heartbeat. Their phase is that of the run, not of the
    /// process, so that schedules are easy to write (section 14 "Base").
    pub(super) fn start_broker_timers(&mut self, broker: BrokerId) {
        let cluster = &self.world.setup.cluster;
        let isr_check = Duration(cluster.lag_time_max.0 / 2);
        let checkpoint = cluster.hw_checkpoint_interval;
        let flush = self.world.setup.flush_period();
        self.after_broker(broker, self.until_next(isr_check), BrokerTimer::IsrCheck);
        self.after_broker(
            broker,
            self.until_next(checkpoint),
            BrokerTimer::HwCheckpoint,
        );
        self.after_broker(broker, PRODUCER_EXPIRY_CHECK, BrokerTimer::ProducerExpiry);
        if let Some(flush) = flush {
            let is_new = self.world.brokers[broker.index()].incarnation > 1;
            let first = if is_new {
                FIRST_FLUSH
            } else {
                self.until_next(flush)
            };
            self.after_broker(broker, first, BrokerTimer::Flush);
        }
    }

    /// Time until the next multiple of `period`; a zero period counts as one microsecond.
    pub(super) fn until_next(&self, period: Duration) -> Duration {
        let period = period.0.max(1);
        Duration(period - self.now().0 % period)
    }
}
