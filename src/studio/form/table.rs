//! Which keys a form offers, what they are for, and Kafka's own defaults.

use engine::config::Setup;

use crate::scenario::key::Kind;
use crate::scenario::{Key, Setting, in_force};

/// Keys that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Of producers: what most people come to choose.
    Producer,
    /// Of the topic.
    Topic,
    /// How many brokers, and by which rules.
    Cluster,
    /// How long everybody waits.
    Timeouts,
    /// How long messages travel.
    Network,
}

impl Group {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 5] = [
        Self::Producer,
        Self::Topic,
        Self::Cluster,
        Self::Timeouts,
        Self::Network,
    ];

    /// The keys of the group.
    pub const fn keys(self) -> &'static [Key] {
        match self {
            Self::Topic => &[
                Key::ReplicationFactor,
                Key::MinInsyncReplicas,
                Key::UncleanElection,
                Key::FlushMessages,
                Key::FlushMs,
                Key::FlushSchedule,
            ],
            Self::Producer => &[
                Key::Acks,
                Key::EnableIdempotence,
                Key::Retries,
                Key::MaxInFlight,
                Key::Linger,
                Key::BatchSize,
            ],
            Self::Cluster => &[
                Key::Brokers,
                Key::Profile,
                Key::EligibleLeaders,
                Key::ControlledShutdown,
                Key::AutoLeaderRebalance,
            ],
            Self::Timeouts => &[
                Key::DeliveryTimeout,
                Key::RequestTimeout,
                Key::RetryBackoff,
                Key::RetryBackoffMax,
                Key::MaxBlock,
                Key::MetadataMaxAge,
                Key::LagTimeMax,
                Key::SessionTimeout,
                Key::HeartbeatInterval,
                Key::FetchWaitMax,
                Key::FetchBackoff,
                Key::SocketTimeout,
                Key::UncleanElectionInterval,
            ],
            Self::Network => &[
                Key::LatencyClient,
                Key::LatencyBroker,
                Key::LatencyController,
                Key::Jitter,
                Key::Seed,
            ],
        }
    }
}

/// What Kafka 4.1 itself has where nothing is written, of keys that it has and that have an effect here.
#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "all others have the default that this page has too"
)]
pub fn kafka_default(key: Key) -> Option<Setting> {
    match key {
        Key::MinInsyncReplicas | Key::ReplicationFactor => Some(Setting::Number(1)),
        Key::Linger => Some(Setting::Number(5)),
        Key::AutoLeaderRebalance => Some(Setting::Flag(true)),
        // Kafka counts bytes, and release, latencies and chance are no settings of its own.
        Key::BatchSize
        | Key::Brokers
        | Key::Profile
        | Key::LatencyClient
        | Key::LatencyBroker
        | Key::LatencyController
        | Key::Jitter
        | Key::Seed
        | Key::Start => None,
        _ => in_force(&Setup::default(), 0, key),
    }
}

/// The times that are shorter than Kafka's defaults: what they are here, and what there, in milliseconds.
pub fn shortened(setup: &Setup) -> Vec<(Key, u64, u64)> {
    let keys = Group::Timeouts.keys().iter();
    let times = keys.filter_map(|&key| {
        let here = number(key, in_force(setup, 0, key))?;
        let there = number(key, kafka_default(key))?;
        (here < there).then_some((key, here, there))
    });
    times.collect()
}

fn number(key: Key, setting: Option<Setting>) -> Option<u64> {
    match (key.kind(), setting) {
        (Kind::Number(..), Some(Setting::Number(number))) => Some(number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::gloss;
    use crate::i18n::Language;

    #[test]
    fn every_key_of_a_form_says_what_it_is_for() {
        for key in Group::ALL.into_iter().flat_map(Group::keys) {
            for language in Language::ALL {
                assert!(!gloss(*key, language).is_empty(), "{}", key.name());
            }
            let setup = Setup::default();
            assert!(in_force(&setup, 0, *key).is_some(), "{}", key.name());
        }
    }

    #[test]
    fn a_shortened_time_is_named_beside_the_real_one() {
        let mut setup = Setup::default();
        assert_eq!(shortened(&setup), []);
        setup.cluster.lag_time_max = engine::time::Duration::from_ms(5_000);
        assert_eq!(shortened(&setup), [(Key::LagTimeMax, 5_000, 30_000)]);
    }
}
