//! Settings as a person writes them, checked as Kafka's own client and brokers check them (I-30 to I-34, P-12).
//!
//! What is not written is `None`: whether `enable.idempotence` was asked for or merely defaulted decides between a refusal
//! and a silent change.

use crate::config::{Acks, ClusterConfig, ProducerConfig, Profile, TopicConfig};
use crate::id::BrokerId;
use crate::time::Duration;

/// Most requests in flight that leave an idempotent producer its order.
pub const IN_FLIGHT_MAX_IDEMPOTENT: u32 = 5;

/// Kafka's timers count whole milliseconds: one of length zero goes off at the next.
pub const TICK: Duration = Duration::from_ms(1);

/// A producer's settings as written; what is left out takes its default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProducerSettings {
    /// `acks`.
    pub acks: Option<Acks>,
    /// `enable.idempotence`.
    pub enable_idempotence: Option<bool>,
    /// `retries`.
    pub retries: Option<u32>,
    /// `retry.backoff.ms`.
    pub retry_backoff: Option<Duration>,
    /// `retry.backoff.max.ms`.
    pub retry_backoff_max: Option<Duration>,
    /// `reconnect.backoff.ms`.
    pub reconnect_backoff: Option<Duration>,
    /// `reconnect.backoff.max.ms`.
    pub reconnect_backoff_max: Option<Duration>,
    /// `delivery.timeout.ms`.
    pub delivery_timeout: Option<Duration>,
    /// `request.timeout.ms`.
    pub request_timeout: Option<Duration>,
    /// `max.in.flight.requests.per.connection`.
    pub max_in_flight: Option<u32>,
    /// `linger.ms`.
    pub linger: Option<Duration>,
    /// Records a batch may hold: our reading of `batch.size`.
    pub batch_records_max: Option<u32>,
    /// `max.block.ms`.
    pub max_block: Option<Duration>,
    /// `metadata.max.age.ms`.
    pub metadata_max_age: Option<Duration>,
    /// `bootstrap.servers`, by broker id.
    pub bootstrap: Vec<BrokerId>,
    /// Whether there is a `transactional.id`.
    pub is_transactional: bool,
    /// The process does not run from the start.
    pub starts_later: bool,
}

/// The exception that refuses a setting, by its simple class name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KafkaException {
    /// `org.apache.kafka.common.config.ConfigException`: a client or broker does not start.
    Config,
    /// `InvalidConfigurationException`: the topic is not created.
    InvalidConfiguration,
    /// `InvalidReplicationFactorException`: the topic is not created.
    InvalidReplicationFactor,
    /// `IllegalArgumentException`: what Scala's `require` throws; a broker does not start.
    IllegalArgument,
    /// `UnsupportedVersionException`: the release does not know the feature.
    UnsupportedVersion,
}

impl KafkaException {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Config => "ConfigException",
            Self::InvalidConfiguration => "InvalidConfigurationException",
            Self::InvalidReplicationFactor => "InvalidReplicationFactorException",
            Self::IllegalArgument => "IllegalArgumentException",
            Self::UnsupportedVersion => "UnsupportedVersionException",
        }
    }
}

/// Why Kafka refuses a combination of settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ConfigError {
    /// I-31: `enable.idempotence=true` was asked for with these `acks`.
    IdempotenceNeedsAcksAll(Acks),
    /// I-31: `enable.idempotence=true` was asked for with `retries=0`.
    IdempotenceNeedsRetries,
    /// I-31, I-33: more than [`IN_FLIGHT_MAX_IDEMPOTENT`] requests in flight, and idempotence not turned off.
    IdempotenceNeedsFewInFlight(u32),
    /// I-34: a `transactional.id` without idempotence.
    TransactionsNeedIdempotence,
    /// `max.in.flight.requests.per.connection` below 1.
    InFlightBelowOne,
    /// P-12: `delivery.timeout.ms` is shorter than `linger.ms` and `request.timeout.ms` together.
    DeliveryTimeoutTooShort {
        /// What was asked for.
        asked: Duration,
        /// The least that would do.
        least: Duration,
    },
    /// More replicas than brokers, or none at all.
    ReplicationFactor {
        /// What was asked for.
        asked: u8,
        /// How many brokers there are.
        brokers: u8,
    },
    /// `min.insync.replicas` below 1.
    MinInsyncReplicasBelowOne,
    /// `replica.fetch.wait.max.ms` is longer than `replica.lag.time.max.ms`.
    FetchWaitAboveLag,
    /// `replica.fetch.wait.max.ms` is longer than `replica.socket.timeout.ms`.
    FetchWaitAboveSocketTimeout,
    /// Eligible leader replicas before release 4.0.
    NoEligibleLeaders,
}

impl ConfigError {
    /// The exception that Kafka throws.
    pub const fn exception(self) -> KafkaException {
        match self {
            Self::IdempotenceNeedsAcksAll(_)
            | Self::IdempotenceNeedsRetries
            | Self::IdempotenceNeedsFewInFlight(_)
            | Self::TransactionsNeedIdempotence
            | Self::InFlightBelowOne
            | Self::DeliveryTimeoutTooShort { .. } => KafkaException::Config,
            Self::ReplicationFactor { .. } => KafkaException::InvalidReplicationFactor,
            Self::MinInsyncReplicasBelowOne => KafkaException::InvalidConfiguration,
            Self::FetchWaitAboveLag | Self::FetchWaitAboveSocketTimeout => {
                KafkaException::IllegalArgument
            }
            Self::NoEligibleLeaders => KafkaException::UnsupportedVersion,
        }
    }
}

/// The producer that Kafka's client builds from `written`, or its refusal.
///
/// The order of the checks is `ProducerConfig.postProcessAndValidateIdempotenceConfigs`, then
/// `KafkaProducer.configureDeliveryTimeout`.
pub fn producer(
    written: &ProducerSettings,
    profile: Profile,
) -> Result<ProducerConfig, ConfigError> {
    let base = ProducerConfig::default();
    let max_in_flight = written.max_in_flight.unwrap_or(base.max_in_flight);
    if max_in_flight < 1 {
        return Err(ConfigError::InFlightBelowOne);
    }
    let linger = written.linger.unwrap_or(base.linger);
    let request_timeout = written.request_timeout.unwrap_or(base.request_timeout);
    Ok(ProducerConfig {
        acks: written.acks.unwrap_or(base.acks),
        enable_idempotence: idempotence(written, max_in_flight, profile)?,
        retries: written.retries.unwrap_or(base.retries),
        retry_backoff: written.retry_backoff.unwrap_or(base.retry_backoff),
        retry_backoff_max: written.retry_backoff_max.unwrap_or(base.retry_backoff_max),
        reconnect_backoff: written.reconnect_backoff.unwrap_or(base.reconnect_backoff),
        reconnect_backoff_max: written
            .reconnect_backoff_max
            .unwrap_or(base.reconnect_backoff_max),
        delivery_timeout: delivery_timeout(
            written,
            base.delivery_timeout,
            linger + request_timeout,
        )?,
        request_timeout,
        max_in_flight,
        linger,
        batch_records_max: written
            .batch_records_max
            .unwrap_or(base.batch_records_max)
            .max(1),
        max_block: written.max_block.unwrap_or(base.max_block),
        metadata_max_age: written
            .metadata_max_age
            .unwrap_or(base.metadata_max_age)
            .max(TICK),
        bootstrap: written.bootstrap.clone(),
        starts_at_once: !written.starts_later,
    })
}

/// I-30 to I-34.
fn idempotence(
    written: &ProducerSettings,
    max_in_flight: u32,
    profile: Profile,
) -> Result<bool, ConfigError> {
    let asked_for = written.enable_idempotence == Some(true);
    let mut enabled = written.enable_idempotence.unwrap_or(true);
    // Kafka tests the setting as it was before any of the checks below turned it off: with `acks=1` and six in flight
    // a 4.x client refuses, although it would have given up idempotence anyhow.
    if enabled {
        if written.retries == Some(0) {
            if asked_for {
                return Err(ConfigError::IdempotenceNeedsRetries);
            }
            enabled = false;
        }
        match written.acks.unwrap_or_default() {
            Acks::All => {}
            acks @ (Acks::Zero | Acks::One) => {
                if asked_for {
                    return Err(ConfigError::IdempotenceNeedsAcksAll(acks));
                }
                enabled = false;
            }
        }
        if max_in_flight > IN_FLIGHT_MAX_IDEMPOTENT {
            let refuses = asked_for || matches!(profile, Profile::K4 | Profile::K40);
            if refuses {
                return Err(ConfigError::IdempotenceNeedsFewInFlight(max_in_flight));
            }
            enabled = false;
        }
    }
    if written.is_transactional && !enabled {
        return Err(ConfigError::TransactionsNeedIdempotence);
    }
    Ok(enabled)
}

/// P-12: too short a time is refused when it was asked for, and raised when it is the default.
fn delivery_timeout(
    written: &ProducerSettings,
    default: Duration,
    least: Duration,
) -> Result<Duration, ConfigError> {
    match written.delivery_timeout {
        Some(asked) if asked < least => Err(ConfigError::DeliveryTimeoutTooShort { asked, least }),
        Some(asked) => Ok(asked),
        None => Ok(default.max(least)),
    }
}

/// Whether brokers with these settings start (`KafkaConfig.validateValues`).
pub fn cluster(config: &ClusterConfig) -> Result<(), ConfigError> {
    if config.fetch_wait_max > config.socket_timeout {
        return Err(ConfigError::FetchWaitAboveSocketTimeout);
    }
    if config.fetch_wait_max > config.lag_time_max {
        return Err(ConfigError::FetchWaitAboveLag);
    }
    let knows_elr = matches!(config.profile, Profile::K4 | Profile::K40);
    if config.eligible_leader_replicas == Some(true) && !knows_elr {
        return Err(ConfigError::NoEligibleLeaders);
    }
    Ok(())
}

/// Whether the controller creates such a topic on so many brokers.
pub fn topic(config: &TopicConfig, brokers: u8) -> Result<(), ConfigError> {
    let asked = config.replication_factor;
    if asked < 1 || asked > brokers {
        return Err(ConfigError::ReplicationFactor { asked, brokers });
    }
    if config.min_insync_replicas < 1 {
        return Err(ConfigError::MinInsyncReplicasBelowOne);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
