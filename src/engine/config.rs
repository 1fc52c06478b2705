//! Settings under Kafka's own names, and what differs between its releases.

use crate::id::BrokerId;
use crate::time::Duration;

/// Which release's rules the cluster follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Profile {
    /// 4.1 and later, new cluster: eligible leader replicas on.
    #[default]
    K4,
    /// 4.0: eligible leader replicas off.
    K40,
    /// 3.7 to 3.9.
    K37,
    /// 3.6 and before: the high watermark ignores `min.insync.replicas`.
    K36,
}

/// What differs between releases, as switches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is one independent switch of section 12"
)]
pub struct Rules {
    /// Eligible leader replicas, KIP-966.
    pub elr: bool,
    /// The high watermark advances whatever the size of the ISR (before KAFKA-15583).
    pub legacy_hw: bool,
    /// The effective minimum is not bounded by the number of replicas (before KAFKA-15583).
    pub legacy_min_isr: bool,
    /// `unclean.leader.election.enable` is honoured in `KRaft` (KAFKA-12670).
    pub unclean_honoured: bool,
    /// A broker may register again after its controlled shutdown before its session expires (KAFKA-19047).
    pub quick_reregistration: bool,
    /// `NOT_LEADER_OR_FOLLOWER` names the new leader (KIP-951).
    pub leader_hint: bool,
}

impl Profile {
    /// The switches of this release.
    pub const fn rules(self) -> Rules {
        let since_37 = !matches!(self, Self::K36);
        Rules {
            elr: matches!(self, Self::K4),
            legacy_hw: !since_37,
            legacy_min_isr: !since_37,
            unclean_honoured: since_37,
            quick_reregistration: matches!(self, Self::K4),
            leader_hint: since_37,
        }
    }
}

/// Producer setting `acks`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Acks {
    /// Nobody answers (P-36).
    Zero,
    /// The leader answers after its own append (P-37).
    One,
    /// The leader answers when the high watermark has passed the record (P-38).
    #[default]
    All,
}

/// A producer's settings, after the client's own validation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ProducerConfig {
    /// `acks`.
    pub acks: Acks,
    /// `enable.idempotence` as in force (I-30 to I-33).
    pub enable_idempotence: bool,
    /// `retries`.
    pub retries: u32,
    /// `retry.backoff.ms`.
    pub retry_backoff: Duration,
    /// `retry.backoff.max.ms`.
    pub retry_backoff_max: Duration,
    /// `reconnect.backoff.ms`: how long it lets a broker be whose connection it lost.
    pub reconnect_backoff: Duration,
    /// `reconnect.backoff.max.ms`.
    pub reconnect_backoff_max: Duration,
    /// `delivery.timeout.ms`.
    pub delivery_timeout: Duration,
    /// `request.timeout.ms`.
    pub request_timeout: Duration,
    /// `max.in.flight.requests.per.connection`.
    pub max_in_flight: u32,
    /// `linger.ms`.
    pub linger: Duration,
    /// Records a batch may hold: our reading of `batch.size`.
    pub batch_records_max: u32,
    /// `max.block.ms`.
    pub max_block: Duration,
    /// `metadata.max.age.ms`.
    pub metadata_max_age: Duration,
    /// `bootstrap.servers` by broker id; empty: the lowest-numbered broker that answers.
    pub bootstrap: Vec<BrokerId>,
    /// Whether the process runs from the start of the run.
    pub starts_at_once: bool,
}

impl Default for ProducerConfig {
    /// The base of all scenarios.
    fn default() -> Self {
        Self {
            acks: Acks::All,
            enable_idempotence: true,
            retries: 2_147_483_647,
            retry_backoff: Duration::from_ms(100),
            retry_backoff_max: Duration::from_ms(1_000),
            reconnect_backoff: Duration::from_ms(50),
            reconnect_backoff_max: Duration::from_ms(1_000),
            delivery_timeout: Duration::from_ms(120_000),
            request_timeout: Duration::from_ms(30_000),
            max_in_flight: 5,
            linger: Duration::ZERO,
            batch_records_max: 1,
            max_block: Duration::from_ms(60_000),
            metadata_max_age: Duration::from_ms(300_000),
            bootstrap: Vec::new(),
            starts_at_once: true,
        }
    }
}

/// Broker and controller settings.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ClusterConfig {
    /// Number of brokers, 1 to 5.
    pub brokers: u8,
    /// Release whose rules are followed.
    pub profile: Profile,
    /// `eligible.leader.replicas.version` where it is not the release's own default.
    pub eligible_leader_replicas: Option<bool>,
    /// `broker.heartbeat.interval.ms`.
    pub heartbeat_interval: Duration,
    /// `broker.session.timeout.ms`.
    pub session_timeout: Duration,
    /// `replica.lag.time.max.ms`.
    pub lag_time_max: Duration,
    /// `replica.fetch.wait.max.ms`.
    pub fetch_wait_max: Duration,
    /// `replica.fetch.backoff.ms`.
    pub fetch_backoff: Duration,
    /// `replica.socket.timeout.ms`.
    pub socket_timeout: Duration,
    /// `replica.high.watermark.checkpoint.interval.ms`.
    pub hw_checkpoint_interval: Duration,
    /// `auto.leader.rebalance.enable`.
    pub auto_leader_rebalance: bool,
    /// `leader.imbalance.check.interval.seconds`.
    pub imbalance_check_interval: Duration,
    /// `controlled.shutdown.enable`.
    pub controlled_shutdown: bool,
    /// `producer.id.expiration.ms`.
    pub producer_id_expiration: Duration,
    /// `log.flush.scheduler.interval.ms`: how often a broker looks for logs to flush; none: never, as by default.
    pub flush_check: Option<Duration>,
    /// `unclean.leader.election.interval.ms`.
    pub unclean_election_interval: Duration,
    /// One-way latencies.
    pub latency: Latency,
}

impl ClusterConfig {
    /// The switches in force: those of the release, and what was set otherwise.
    pub const fn rules(&self) -> Rules {
        let mut rules = self.profile.rules();
        if let Some(elr) = self.eligible_leader_replicas {
            rules.elr = elr;
        }
        rules
    }
}

/// One-way latencies of the network (S-7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Latency {
    /// Between a client and a broker.
    pub client: Duration,
    /// Between two brokers.
    pub broker: Duration,
    /// Between anyone and the controller, and for publishing metadata.
    pub controller: Duration,
    /// Most that chance adds to any of them, and to retry back-offs; zero in golden runs.
    pub jitter: Duration,
}

impl Default for ClusterConfig {
    fn default() -> Self {
        Self {
            brokers: 3,
            profile: Profile::K4,
            eligible_leader_replicas: None,
            heartbeat_interval: Duration::from_ms(2_000),
            session_timeout: Duration::from_ms(9_000),
            lag_time_max: Duration::from_ms(30_000),
            fetch_wait_max: Duration::from_ms(500),
            fetch_backoff: Duration::from_ms(1_000),
            socket_timeout: Duration::from_ms(30_000),
            hw_checkpoint_interval: Duration::from_ms(5_000),
            auto_leader_rebalance: false,
            imbalance_check_interval: Duration::from_ms(300_000),
            controlled_shutdown: true,
            producer_id_expiration: Duration::from_ms(86_400_000),
            flush_check: None,
            unclean_election_interval: Duration::from_ms(300_000),
            latency: Latency {
                client: Duration::from_ms(1),
                broker: Duration::from_ms(1),
                controller: Duration::from_ms(2),
                jitter: Duration::ZERO,
            },
        }
    }
}

/// Settings of the topic.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TopicConfig {
    /// Number of partitions.
    pub partitions: u8,
    /// `replication.factor`: replicas are brokers 1 to this number, the first preferred.
    pub replication_factor: u8,
    /// `min.insync.replicas` as set; [`Setup::effective_min_isr`] is what counts.
    pub min_insync_replicas: u8,
    /// `unclean.leader.election.enable`.
    pub unclean_leader_election: bool,
    /// `flush.messages`: records after which a log is flushed.
    pub flush_messages: u64,
    /// `flush.ms`: age at which a look for logs to flush ([`ClusterConfig::flush_check`]) flushes one; none: every look.
    pub flush_interval: Option<Duration>,
}

impl Default for TopicConfig {
    /// The base of all scenarios; Kafka's own default minimum is 1.
    fn default() -> Self {
        Self {
            partitions: 1,
            replication_factor: 3,
            min_insync_replicas: 2,
            unclean_leader_election: false,
            flush_messages: 9_223_372_036_854_775_807,
            flush_interval: None,
        }
    }
}

/// Everything that is fixed before a run starts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Setup {
    /// Brokers and controller.
    pub cluster: ClusterConfig,
    /// The topic.
    pub topic: TopicConfig,
    /// The producers, at most [`Setup::PRODUCERS_MAX`].
    pub producers: Vec<ProducerConfig>,
    /// Seed of every random draw; no effect without jitter.
    pub seed: u64,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            cluster: ClusterConfig::default(),
            topic: TopicConfig::default(),
            producers: vec![ProducerConfig::default()],
            seed: 1,
        }
    }
}

impl Setup {
    /// Most brokers that a cluster may have.
    pub const BROKERS_MAX: u8 = 5;
    /// Most producers that a run may have.
    pub const PRODUCERS_MAX: usize = 8;

    /// The minimum that the leader compares with (section 1, "minISR").
    pub fn effective_min_isr(&self, configured: u8) -> u32 {
        if self.cluster.rules().legacy_min_isr {
            u32::from(configured)
        } else {
            u32::from(configured.min(self.topic.replication_factor))
        }
    }

    /// D-3, `LogManager.flushDirtyLogs`: a log is flushed at the first look at which `flush.ms` have passed; without looks,
    /// never.
    pub fn flush_period(&self) -> Option<Duration> {
        let look = self.cluster.flush_check?;
        let age = self.topic.flush_interval.unwrap_or(look);
        Some(look * age.0.div_ceil(look.0.max(1)).max(1))
    }
}
