//! The settings of a scenario as they were written, and the engine's setup that they amount to.

use engine::config::{Setup, TopicConfig};
use engine::time::Duration;
use engine::validate::{self, ConfigError, ProducerSettings, TICK};

use super::key::{Key, Setting};
pub use super::written::Written;

/// All settings that were written. What is not here has its default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// `set key=value`.
    pub common: Written,
    /// By producer: `set NAME key=value` and `producer NAME key=value`.
    pub clients: Vec<Written>,
}

impl Default for Settings {
    /// One producer, nothing written.
    fn default() -> Self {
        Self {
            common: Written::new(),
            clients: vec![Written::new()],
        }
    }
}

/// Kafka refuses the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub error: ConfigError,
    /// The producer that does not start; none: it is the cluster or the topic.
    pub client: Option<usize>,
}

impl Refusal {
    /// The keys of which one is wrong, the likeliest first.
    pub const fn keys(&self) -> &'static [Key] {
        match self.error {
            ConfigError::IdempotenceNeedsAcksAll(_) => &[Key::Acks, Key::EnableIdempotence],
            ConfigError::IdempotenceNeedsRetries => &[Key::Retries, Key::EnableIdempotence],
            ConfigError::IdempotenceNeedsFewInFlight(_) | ConfigError::InFlightBelowOne => {
                &[Key::MaxInFlight, Key::EnableIdempotence]
            }
            ConfigError::TransactionsNeedIdempotence => &[Key::EnableIdempotence, Key::Acks],
            ConfigError::DeliveryTimeoutTooShort { .. } => {
                &[Key::DeliveryTimeout, Key::RequestTimeout, Key::Linger]
            }
            ConfigError::ReplicationFactor { .. } => &[Key::ReplicationFactor, Key::Brokers],
            ConfigError::MinInsyncReplicasBelowOne => &[Key::MinInsyncReplicas],
            ConfigError::FetchWaitAboveLag => &[Key::FetchWaitMax, Key::LagTimeMax],
            ConfigError::FetchWaitAboveSocketTimeout => &[Key::FetchWaitMax, Key::SocketTimeout],
            ConfigError::NoEligibleLeaders => &[Key::EligibleLeaders, Key::Profile],
        }
    }
}

/// Reads values of known kinds; a wrong kind cannot be there, since [`Setting::parse`] made it for its key.
struct Reader<'a>(&'a [&'a Written]);

impl Reader<'_> {
    fn get(&self, key: Key) -> Option<&Setting> {
        self.0.iter().find_map(|written| written.get(&key))
    }
    fn number(&self, key: Key) -> Option<u64> {
        if let Setting::Number(number) = self.get(key)? {
            Some(*number)
        } else {
            None
        }
    }
    /// A number that fits: the ranges of [`Key::kind`] see to it.
    fn small<T: TryFrom<u64>>(&self, key: Key) -> Option<T> {
        self.number(key).and_then(|number| T::try_from(number).ok())
    }
    fn flag(&self, key: Key) -> Option<bool> {
        if let Setting::Flag(flag) = self.get(key)? {
            Some(*flag)
        } else {
            None
        }
    }
    fn ms(&self, key: Key) -> Option<Duration> {
        self.number(key).map(Duration::from_ms)
    }
    /// How often something is done.
    fn timer(&self, key: Key) -> Option<Duration> {
        self.ms(key).map(|period| period.max(TICK))
    }
    /// As [`Self::timer`]; what is longer than any run is never.
    fn interval(&self, key: Key) -> Option<Duration> {
        let ms = self.number(key).filter(|&ms| ms <= INTERVAL_MAX_MS)?;
        Some(Duration::from_ms(ms).max(TICK))
    }
    fn us(&self, key: Key) -> Option<Duration> {
        self.number(key).map(Duration::from_us)
    }
}

/// Replaces a default where something was written.
fn put<T>(place: &mut T, written: Option<T>) {
    if let Some(written) = written {
        *place = written;
    }
}

impl Settings {
    /// The engine's setup, or Kafka's refusal.
    pub fn resolve(&self) -> Result<Setup, Refusal> {
        let mut setup = Setup::default();
        let of_cluster = |error| Refusal {
            error,
            client: None,
        };
        self.put_cluster(&mut setup);
        setup.topic = self.topic(setup.cluster.brokers);
        validate::cluster(&setup.cluster).map_err(of_cluster)?;
        validate::topic(&setup.topic, setup.cluster.brokers).map_err(of_cluster)?;
        setup.producers = (0..self.clients.len())
            .map(|client| {
                validate::producer(&self.producer(client), setup.cluster.profile).map_err(|error| {
                    Refusal {
                        error,
                        client: Some(client),
                    }
                })
            })
            .collect::<Result<_, _>>()?;
        Ok(setup)
    }

    fn put_cluster(&self, setup: &mut Setup) {
        let read = Reader(&[&self.common]);
        put(&mut setup.seed, read.number(Key::Seed));
        let cluster = &mut setup.cluster;
        put(&mut cluster.brokers, read.small(Key::Brokers));
        if let Some(Setting::Profile(profile)) = read.get(Key::Profile) {
            cluster.profile = *profile;
        }
        let version = read.number(Key::EligibleLeaders);
        cluster.eligible_leader_replicas = version.map(|version| version == 1);
        put(
            &mut cluster.heartbeat_interval,
            read.ms(Key::HeartbeatInterval),
        );
        put(&mut cluster.session_timeout, read.ms(Key::SessionTimeout));
        put(&mut cluster.lag_time_max, read.ms(Key::LagTimeMax));
        put(&mut cluster.fetch_wait_max, read.ms(Key::FetchWaitMax));
        put(&mut cluster.fetch_backoff, read.timer(Key::FetchBackoff));
        put(&mut cluster.socket_timeout, read.ms(Key::SocketTimeout));
        put(
            &mut cluster.hw_checkpoint_interval,
            read.ms(Key::HwCheckpointInterval),
        );
        put(
            &mut cluster.auto_leader_rebalance,
            read.flag(Key::AutoLeaderRebalance),
        );
        let seconds = read.number(Key::ImbalanceCheckInterval);
        put(
            &mut cluster.imbalance_check_interval,
            seconds.map(|seconds| Duration::from_ms(seconds * 1_000)),
        );
        put(
            &mut cluster.controlled_shutdown,
            read.flag(Key::ControlledShutdown),
        );
        put(
            &mut cluster.producer_id_expiration,
            read.ms(Key::ProducerIdExpiration),
        );
        cluster.flush_check = read.interval(Key::FlushSchedule);
        put(
            &mut cluster.unclean_election_interval,
            read.ms(Key::UncleanElectionInterval),
        );
        put(&mut cluster.latency.client, read.us(Key::LatencyClient));
        put(&mut cluster.latency.broker, read.us(Key::LatencyBroker));
        put(
            &mut cluster.latency.controller,
            read.us(Key::LatencyController),
        );
        put(&mut cluster.latency.jitter, read.us(Key::Jitter));
    }

    fn topic(&self, brokers: u8) -> TopicConfig {
        let read = Reader(&[&self.common]);
        let base = TopicConfig::default();
        TopicConfig {
            partitions: base.partitions,
            // A cluster of two without a word about replicas is no mistake.
            replication_factor: read
                .small(Key::ReplicationFactor)
                .unwrap_or(base.replication_factor.min(brokers)),
            min_insync_replicas: read
                .small(Key::MinInsyncReplicas)
                .unwrap_or(base.min_insync_replicas),
            unclean_leader_election: read
                .flag(Key::UncleanElection)
                .unwrap_or(base.unclean_leader_election),
            flush_messages: read
                .number(Key::FlushMessages)
                .unwrap_or(base.flush_messages),
            flush_interval: read.interval(Key::FlushMs),
        }
    }

    /// What was written for a producer, its own before what is common to all.
    fn producer(&self, client: usize) -> ProducerSettings {
        let own = &self.clients[client];
        let read = Reader(&[own, &self.common]);
        let (mut acks, mut bootstrap) = (None, Vec::new());
        if let Some(Setting::Acks(written)) = read.get(Key::Acks) {
            acks = Some(*written);
        }
        if let Some(Setting::Brokers(written)) = read.get(Key::Bootstrap) {
            bootstrap.clone_from(written);
        }
        ProducerSettings {
            acks,
            enable_idempotence: read.flag(Key::EnableIdempotence),
            retries: read.small(Key::Retries),
            retry_backoff: read.ms(Key::RetryBackoff),
            retry_backoff_max: read.ms(Key::RetryBackoffMax),
            reconnect_backoff: read.ms(Key::ReconnectBackoff),
            reconnect_backoff_max: read.ms(Key::ReconnectBackoffMax),
            delivery_timeout: read.ms(Key::DeliveryTimeout),
            request_timeout: read.ms(Key::RequestTimeout),
            max_in_flight: read.small(Key::MaxInFlight),
            linger: read.ms(Key::Linger),
            batch_records_max: read.small(Key::BatchSize),
            max_block: read.ms(Key::MaxBlock),
            metadata_max_age: read.ms(Key::MetadataMaxAge),
            bootstrap,
            is_transactional: false,
            starts_later: read.flag(Key::Start) == Some(false),
        }
    }
}

/// Longer than any run: Kafka's default of 2^63 − 1 ms means never.
const INTERVAL_MAX_MS: u64 = 2_147_483_647;

#[cfg(test)]
mod tests {
    use super::*;
    use engine::config::Acks;

    fn common(settings: &[(Key, &str)]) -> Settings {
        let mut all = Settings::default();
        for (key, text) in settings {
            let setting = Setting::parse(*key, text).unwrap();
            all.common.insert(*key, setting);
        }
        all
    }

    #[test]
    fn nothing_written_is_the_base() {
        assert_eq!(Settings::default().resolve(), Ok(Setup::default()));
    }

    #[test]
    fn a_client_overrides_what_is_common() {
        let mut settings = common(&[(Key::Acks, "1"), (Key::Linger, "7")]);
        settings.clients.push(Written::new());
        settings.clients[1].insert(Key::Acks, Setting::Acks(Acks::All));
        let setup = settings.resolve().unwrap();
        assert_eq!(setup.producers[0].acks, Acks::One);
        assert!(!setup.producers[0].enable_idempotence);
        assert_eq!(setup.producers[1].acks, Acks::All);
        assert!(setup.producers[1].enable_idempotence);
        assert_eq!(setup.producers[1].linger, Duration::from_ms(7));
    }

    #[test]
    fn a_small_cluster_needs_no_word_about_replicas() {
        let setup = common(&[(Key::Brokers, "1")]).resolve().unwrap();
        assert_eq!(setup.topic.replication_factor, 1);
        let refused = common(&[(Key::Brokers, "2"), (Key::ReplicationFactor, "3")]).resolve();
        assert_eq!(refused.unwrap_err().keys()[0], Key::ReplicationFactor);
    }

    #[test]
    fn never_flushing_is_spelt_as_kafka_spells_it() {
        let never = common(&[(Key::FlushMs, "9223372036854775807")]);
        assert_eq!(never.resolve().unwrap().topic.flush_interval, None);
        let soon = common(&[(Key::FlushMs, "100")]).resolve().unwrap();
        assert_eq!(soon.topic.flush_interval, Some(Duration::from_ms(100)));
        let both = common(&[(Key::FlushMs, "100"), (Key::FlushSchedule, "60")]);
        let periods = [soon.flush_period(), both.resolve().unwrap().flush_period()];
        assert_eq!(periods, [None, Some(Duration::from_ms(120))]);
    }

    #[test]
    fn a_refusal_names_the_producer() {
        let mut settings = common(&[(Key::EnableIdempotence, "true")]);
        settings.clients.push(Written::new());
        settings.clients[1].insert(Key::Acks, Setting::Acks(Acks::One));
        let refusal = settings.resolve().unwrap_err();
        assert_eq!(refusal.client, Some(1));
        assert_eq!(refusal.keys()[0], Key::Acks);
    }
}
