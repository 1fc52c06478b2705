//! The rows I-30 to I-34 and P-12, and the other refusals.

use super::*;

fn with(change: impl FnOnce(&mut ProducerSettings)) -> ProducerSettings {
    let mut written = ProducerSettings::default();
    change(&mut written);
    written
}
fn in_k4(change: impl FnOnce(&mut ProducerSettings)) -> Result<ProducerConfig, ConfigError> {
    producer(&with(change), Profile::K4)
}

#[test]
fn i30_the_default_is_idempotent() {
    let config = in_k4(|_| {}).unwrap();
    assert_eq!(config, ProducerConfig::default());
    assert!(config.enable_idempotence);
    assert!(
        in_k4(|p| p.max_in_flight = Some(5))
            .unwrap()
            .enable_idempotence
    );
}

#[test]
fn i31_asked_for_and_impossible_is_refused() {
    for acks in [Acks::Zero, Acks::One] {
        let refused = in_k4(|p| (p.enable_idempotence, p.acks) = (Some(true), Some(acks)));
        assert_eq!(refused, Err(ConfigError::IdempotenceNeedsAcksAll(acks)));
    }
    let refused = in_k4(|p| (p.enable_idempotence, p.retries) = (Some(true), Some(0)));
    assert_eq!(refused, Err(ConfigError::IdempotenceNeedsRetries));
    for profile in [Profile::K4, Profile::K36] {
        let six = with(|p| (p.enable_idempotence, p.max_in_flight) = (Some(true), Some(6)));
        assert_eq!(
            producer(&six, profile),
            Err(ConfigError::IdempotenceNeedsFewInFlight(6))
        );
    }
}

#[test]
fn i32_not_asked_for_and_impossible_is_silently_off() {
    for acks in [Acks::Zero, Acks::One] {
        assert!(!in_k4(|p| p.acks = Some(acks)).unwrap().enable_idempotence);
    }
    assert!(!in_k4(|p| p.retries = Some(0)).unwrap().enable_idempotence);
}

#[test]
fn i33_six_in_flight_are_refused_since_release_4() {
    let six = with(|p| p.max_in_flight = Some(6));
    let refused = Err(ConfigError::IdempotenceNeedsFewInFlight(6));
    for profile in [Profile::K4, Profile::K40] {
        assert_eq!(producer(&six, profile), refused);
    }
    for profile in [Profile::K37, Profile::K36] {
        assert!(!producer(&six, profile).unwrap().enable_idempotence);
    }
    let off = with(|p| (p.max_in_flight, p.enable_idempotence) = (Some(6), Some(false)));
    assert!(!producer(&off, Profile::K4).unwrap().enable_idempotence);
}

#[test]
fn i33_holds_although_acks_turn_idempotence_off() {
    let refused = in_k4(|p| (p.max_in_flight, p.acks) = (Some(6), Some(Acks::One)));
    assert_eq!(refused, Err(ConfigError::IdempotenceNeedsFewInFlight(6)));
}

#[test]
fn i34_transactions_need_idempotence() {
    let off = in_k4(|p| (p.is_transactional, p.enable_idempotence) = (true, Some(false)));
    assert_eq!(off, Err(ConfigError::TransactionsNeedIdempotence));
    let lost = in_k4(|p| (p.is_transactional, p.acks) = (true, Some(Acks::One)));
    assert_eq!(lost, Err(ConfigError::TransactionsNeedIdempotence));
    assert!(in_k4(|p| p.is_transactional = true).is_ok());
}

#[test]
fn p12_a_short_delivery_timeout_is_refused_or_raised() {
    let ms = Duration::from_ms;
    let asked = in_k4(|p| p.delivery_timeout = Some(ms(29_999)));
    assert_eq!(
        asked,
        Err(ConfigError::DeliveryTimeoutTooShort {
            asked: ms(29_999),
            least: ms(30_000)
        })
    );
    let lingering = in_k4(|p| (p.delivery_timeout, p.linger) = (Some(ms(30_000)), Some(ms(5))));
    assert!(lingering.is_err());
    let equal = in_k4(|p| p.delivery_timeout = Some(ms(30_000))).unwrap();
    assert_eq!(equal.delivery_timeout, ms(30_000));
    let raised = in_k4(|p| p.request_timeout = Some(ms(200_000))).unwrap();
    assert_eq!(raised.delivery_timeout, ms(200_000));
}

#[test]
fn at_least_one_request_is_in_flight_and_one_record_in_a_batch() {
    let none = in_k4(|p| p.max_in_flight = Some(0));
    assert_eq!(none, Err(ConfigError::InFlightBelowOne));
    assert_eq!(none.unwrap_err().exception().name(), "ConfigException");
    let zero = in_k4(|p| p.batch_records_max = Some(0)).unwrap();
    assert_eq!(zero.batch_records_max, 1);
}

#[test]
fn a_topic_needs_as_many_brokers_as_replicas() {
    let topic_of = |replication_factor, min_insync_replicas| TopicConfig {
        replication_factor,
        min_insync_replicas,
        ..TopicConfig::default()
    };
    assert_eq!(topic(&topic_of(3, 2), 3), Ok(()));
    let error = topic(&topic_of(4, 2), 3).unwrap_err();
    assert_eq!(
        error.exception().name(),
        "InvalidReplicationFactorException"
    );
    assert!(topic(&topic_of(0, 2), 3).is_err());
    let error = topic(&topic_of(3, 0), 3).unwrap_err();
    assert_eq!(error.exception().name(), "InvalidConfigurationException");
    // More than there are replicas is legal: the effective minimum is bounded (K37 and later) or never met.
    assert_eq!(topic(&topic_of(1, 2), 3), Ok(()));
}

#[test]
fn a_fetch_may_not_wait_longer_than_a_lag() {
    let mut config = ClusterConfig::default();
    assert_eq!(cluster(&config), Ok(()));
    config.lag_time_max = Duration::from_ms(499);
    assert_eq!(cluster(&config), Err(ConfigError::FetchWaitAboveLag));
    config.socket_timeout = Duration::from_ms(499);
    let error = cluster(&config).unwrap_err();
    assert_eq!(error, ConfigError::FetchWaitAboveSocketTimeout);
    assert_eq!(error.exception().name(), "IllegalArgumentException");
}

#[test]
fn eligible_leaders_came_with_release_4() {
    let mut config = ClusterConfig::default();
    (config.profile, config.eligible_leader_replicas) = (Profile::K40, Some(true));
    assert_eq!((cluster(&config), config.rules().elr), (Ok(()), true));
    config.profile = Profile::K37;
    assert_eq!(cluster(&config), Err(ConfigError::NoEligibleLeaders));
}
