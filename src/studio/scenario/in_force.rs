//! Which value of a setting counts, written or not.

use engine::config::Setup;
use engine::time::Duration;

use super::key::{Key, Setting};

/// Kafka's spelling of “never” for what has to do with flushing by time.
const NEVER_MS: u64 = 9_223_372_036_854_775_807;

/// The value of `key` that counts in `setup`, for a producer's key that of producer `client`. None: the key has no effect
/// here.
pub fn in_force(setup: &Setup, client: usize, key: Key) -> Option<Setting> {
    in_cluster(setup, key).or_else(|| in_producer(setup, client, key))
}

fn ms(duration: Duration) -> Setting {
    Setting::Number(duration.as_ms())
}

fn or_never(interval: Option<Duration>) -> Setting {
    interval.map_or(Setting::Number(NEVER_MS), ms)
}

fn us(duration: Duration) -> Setting {
    Setting::Number(duration.0)
}

#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "most keys are accepted without effect"
)]
fn in_cluster(setup: &Setup, key: Key) -> Option<Setting> {
    let (cluster, topic) = (&setup.cluster, &setup.topic);
    Some(match key {
        Key::Brokers => Setting::Number(cluster.brokers.into()),
        Key::ReplicationFactor => Setting::Number(topic.replication_factor.into()),
        Key::Profile => Setting::Profile(cluster.profile),
        Key::Seed => Setting::Number(setup.seed),
        Key::LatencyClient => us(cluster.latency.client),
        Key::LatencyBroker => us(cluster.latency.broker),
        Key::LatencyController => us(cluster.latency.controller),
        Key::Jitter => us(cluster.latency.jitter),
        Key::MinInsyncReplicas => Setting::Number(topic.min_insync_replicas.into()),
        Key::UncleanElection => Setting::Flag(topic.unclean_leader_election),
        Key::FlushMessages => Setting::Number(topic.flush_messages),
        Key::FlushMs => or_never(topic.flush_interval.or(cluster.flush_check)),
        Key::HeartbeatInterval => ms(cluster.heartbeat_interval),
        Key::SessionTimeout => ms(cluster.session_timeout),
        Key::LagTimeMax => ms(cluster.lag_time_max),
        Key::FetchWaitMax => ms(cluster.fetch_wait_max),
        Key::FetchBackoff => ms(cluster.fetch_backoff),
        Key::SocketTimeout => ms(cluster.socket_timeout),
        Key::HwCheckpointInterval => ms(cluster.hw_checkpoint_interval),
        Key::ControlledShutdown => Setting::Flag(cluster.controlled_shutdown),
        Key::AutoLeaderRebalance => Setting::Flag(cluster.auto_leader_rebalance),
        Key::ImbalanceCheckInterval => {
            Setting::Number(cluster.imbalance_check_interval.as_ms() / 1_000)
        }
        Key::UncleanElectionInterval => ms(cluster.unclean_election_interval),
        Key::ProducerIdExpiration => ms(cluster.producer_id_expiration),
        Key::FlushSchedule => or_never(cluster.flush_check),
        Key::EligibleLeaders => Setting::Number(u64::from(cluster.rules().elr)),
        _ => return None,
    })
}

#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "most keys are accepted without effect"
)]
fn in_producer(setup: &Setup, client: usize, key: Key) -> Option<Setting> {
    let producer = setup.producers.get(client)?;
    Some(match key {
        Key::Acks => Setting::Acks(producer.acks),
        Key::EnableIdempotence => Setting::Flag(producer.enable_idempotence),
        Key::Retries => Setting::Number(producer.retries.into()),
        Key::MaxInFlight => Setting::Number(producer.max_in_flight.into()),
        Key::RetryBackoff => ms(producer.retry_backoff),
        Key::RetryBackoffMax => ms(producer.retry_backoff_max),
        Key::ReconnectBackoff => ms(producer.reconnect_backoff),
        Key::ReconnectBackoffMax => ms(producer.reconnect_backoff_max),
        Key::RequestTimeout => ms(producer.request_timeout),
        Key::DeliveryTimeout => ms(producer.delivery_timeout),
        Key::Linger => ms(producer.linger),
        Key::BatchSize => Setting::Number(producer.batch_records_max.into()),
        Key::MaxBlock => ms(producer.max_block),
        Key::MetadataMaxAge => ms(producer.metadata_max_age),
        Key::Start => Setting::Flag(producer.starts_at_once),
        Key::Bootstrap if !producer.bootstrap.is_empty() => {
            Setting::Brokers(producer.bootstrap.clone())
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;
    use engine::config::Acks;

    /// What is written and has an effect is in force; a missing arm here would show a default in its place.
    #[test]
    fn what_is_written_is_in_force() {
        for (key, text) in [
            (Key::Brokers, "5"),
            (Key::ReplicationFactor, "2"),
            (Key::Profile, "K37"),
            (Key::Seed, "7"),
            (Key::LatencyClient, "5000"),
            (Key::LatencyBroker, "5000"),
            (Key::LatencyController, "5000"),
            (Key::Jitter, "300"),
            (Key::MinInsyncReplicas, "3"),
            (Key::UncleanElection, "true"),
            (Key::FlushMessages, "1"),
            (Key::FlushMs, "50"),
            (Key::HeartbeatInterval, "1000"),
            (Key::SessionTimeout, "4000"),
            (Key::LagTimeMax, "5000"),
            (Key::FetchWaitMax, "100"),
            (Key::FetchBackoff, "200"),
            (Key::SocketTimeout, "20000"),
            (Key::HwCheckpointInterval, "1000"),
            (Key::ControlledShutdown, "false"),
            (Key::AutoLeaderRebalance, "true"),
            (Key::ImbalanceCheckInterval, "10"),
            (Key::UncleanElectionInterval, "1000"),
            (Key::ProducerIdExpiration, "1000"),
            (Key::FlushSchedule, "2000"),
            (Key::EligibleLeaders, "0"),
            (Key::Acks, "1"),
            (Key::EnableIdempotence, "false"),
            (Key::Retries, "3"),
            (Key::MaxInFlight, "1"),
            (Key::RetryBackoff, "10"),
            (Key::RetryBackoffMax, "500"),
            (Key::RequestTimeout, "2000"),
            (Key::DeliveryTimeout, "40000"),
            (Key::Linger, "5"),
            (Key::BatchSize, "4"),
            (Key::MaxBlock, "1000"),
            (Key::MetadataMaxAge, "1000"),
            (Key::Start, "no"),
            (Key::Bootstrap, "2"),
        ] {
            let mut scenario = Scenario::default();
            let setting = Setting::parse(key, text).unwrap();
            assert_ne!(
                in_force(scenario.setup(), 0, key),
                Some(setting.clone()),
                "{}",
                key.name()
            );
            scenario.set(None, key, Some(setting.clone())).unwrap();
            assert_eq!(
                in_force(scenario.setup(), 0, key),
                Some(setting),
                "{}",
                key.name()
            );
        }
    }

    #[test]
    fn idempotence_goes_with_acks() {
        let mut scenario = Scenario::default();
        let of = |scenario: &Scenario| in_force(scenario.setup(), 0, Key::EnableIdempotence);
        assert_eq!(of(&scenario), Some(Setting::Flag(true)));
        let one = Setting::Acks(Acks::One);
        scenario.set(None, Key::Acks, Some(one)).unwrap();
        assert_eq!(of(&scenario), Some(Setting::Flag(false)));
    }
}
