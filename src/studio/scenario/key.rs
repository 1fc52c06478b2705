//! The keys of `set` and `producer` lines: Kafka's own and the simulation's.

use engine::config::{Acks, Profile};
use engine::id::BrokerId;
use engine::validate::KafkaException;

/// Whom a key configures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The simulation itself.
    Simulation,
    /// Brokers and controller.
    Broker,
    /// The topic.
    Topic,
    /// Producers, one or all.
    Producer,
}

impl Side {
    /// The exception with which Kafka refuses a value of such a key; none for keys that are not Kafka's.
    pub const fn exception(self) -> Option<KafkaException> {
        match self {
            Self::Simulation => None,
            Self::Broker | Self::Producer => Some(KafkaException::Config),
            Self::Topic => Some(KafkaException::InvalidConfiguration),
        }
    }
}

/// What a key's value looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `true` or `false`.
    Flag,
    /// `yes` or `no`.
    YesNo,
    /// A whole number between these two.
    Number(u64, u64),
    /// `0`, `1`, `all` or `-1`.
    Acks,
    /// The name of a release profile.
    Profile,
    /// Broker ids, with commas between them.
    Brokers,
    /// Any word: accepted without effect.
    Text,
}

/// The value of a key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Setting {
    /// Of [`Kind::Flag`] and [`Kind::YesNo`].
    Flag(bool),
    /// Of [`Kind::Number`].
    Number(u64),
    /// Of [`Kind::Acks`].
    Acks(Acks),
    /// Of [`Kind::Profile`].
    Profile(Profile),
    /// Of [`Kind::Brokers`].
    Brokers(Vec<BrokerId>),
    /// Of [`Kind::Text`].
    Text(String),
}

/// Largest Java `int`.
const INT: u64 = 2_147_483_647;
/// Largest Java `long`.
const LONG: u64 = 9_223_372_036_854_775_807;
/// Ten seconds: more latency than any lesson needs, and little enough for a run to end.
const LATENCY_MAX_US: u64 = 10_000_000;
/// Our reading of `batch.size` counts records.
const BATCH_RECORDS_MAX: u64 = 1_000;

macro_rules! keys {
    ($($key:ident $name:literal $code:literal $side:ident $kind:expr;)*) => {
        /// A key. The order of the variants is the order in which a scenario is printed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Key {
            $(#[doc = concat!("`", $name, "`")] $key,)*
        }

        impl Key {
            /// All keys, in the order of printing.
            pub const ALL: &[Self] = &[$(Self::$key,)*];
            /// Its spelling in a scenario.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$key => $name,)* }
            }
            /// Its two letters in a link.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$key => $code,)* }
            }
            /// Whom it configures.
            pub const fn side(self) -> Side {
                match self { $(Self::$key => Side::$side,)* }
            }
            /// What its value looks like.
            pub const fn kind(self) -> Kind {
                match self { $(Self::$key => $kind,)* }
            }
        }
    };
}

keys! {
    Brokers "brokers" "br" Simulation Kind::Number(1, 5);
    ReplicationFactor "replication.factor" "rf" Topic Kind::Number(1, 5);
    Profile "profile" "pf" Simulation Kind::Profile;
    Seed "seed" "sd" Simulation Kind::Number(0, LONG);
    LatencyClient "latency.client.us" "lc" Simulation Kind::Number(0, LATENCY_MAX_US);
    LatencyBroker "latency.broker.us" "lb" Simulation Kind::Number(0, LATENCY_MAX_US);
    LatencyController "latency.controller.us" "lo" Simulation Kind::Number(0, LATENCY_MAX_US);
    Jitter "jitter.us" "ji" Simulation Kind::Number(0, LATENCY_MAX_US);

    MinInsyncReplicas "min.insync.replicas" "mi" Topic Kind::Number(1, 255);
    UncleanElection "unclean.leader.election.enable" "ue" Topic Kind::Flag;
    FlushMessages "flush.messages" "fm" Topic Kind::Number(1, LONG);
    FlushMs "flush.ms" "fi" Topic Kind::Number(0, LONG);
    RetentionMs "retention.ms" "re" Topic Kind::Text;
    RetentionBytes "retention.bytes" "ry" Topic Kind::Text;
    CleanupPolicy "cleanup.policy" "cp" Topic Kind::Text;
    SegmentBytes "log.segment.bytes" "sb" Broker Kind::Number(14, INT);

    HeartbeatInterval "broker.heartbeat.interval.ms" "hb" Broker Kind::Number(1, INT);
    SessionTimeout "broker.session.timeout.ms" "se" Broker Kind::Number(1, INT);
    LagTimeMax "replica.lag.time.max.ms" "lg" Broker Kind::Number(1, INT);
    FetchWaitMax "replica.fetch.wait.max.ms" "fw" Broker Kind::Number(1, INT);
    FetchMinBytes "replica.fetch.min.bytes" "fb" Broker Kind::Number(1, INT);
    FetchBackoff "replica.fetch.backoff.ms" "fo" Broker Kind::Number(0, INT);
    SocketTimeout "replica.socket.timeout.ms" "so" Broker Kind::Number(1, INT);
    HwCheckpointInterval "replica.high.watermark.checkpoint.interval.ms" "hw" Broker Kind::Number(1, INT);
    ReplicaFetchers "num.replica.fetchers" "nf" Broker Kind::Number(1, INT);
    RegistrationTimeout "initial.broker.registration.timeout.ms" "ir" Broker Kind::Number(0, INT);
    ControlledShutdown "controlled.shutdown.enable" "cs" Broker Kind::Flag;
    AutoLeaderRebalance "auto.leader.rebalance.enable" "al" Broker Kind::Flag;
    ImbalanceCheckInterval "leader.imbalance.check.interval.seconds" "ic" Broker Kind::Number(1, 2_147_483);
    ImbalancePercentage "leader.imbalance.per.broker.percentage" "ip" Broker Kind::Number(0, INT);
    UncleanElectionInterval "unclean.leader.election.interval.ms" "ui" Broker Kind::Number(1, INT);
    ProducerIdExpiration "producer.id.expiration.ms" "pe" Broker Kind::Number(1, INT);
    FlushSchedule "log.flush.scheduler.interval.ms" "fs" Broker Kind::Number(0, LONG);
    EligibleLeaders "eligible.leader.replicas.version" "el" Broker Kind::Number(0, 1);
    TransactionVersion "transaction.version" "tv" Broker Kind::Number(0, 2);
    TransactionLogReplication "transaction.state.log.replication.factor" "tr" Broker Kind::Number(1, 32_767);
    TransactionLogMinIsr "transaction.state.log.min.isr" "ti" Broker Kind::Number(1, INT);
    TransactionMaxTimeout "transaction.max.timeout.ms" "tx" Broker Kind::Number(1, INT);
    TransactionAbortInterval "transaction.abort.timed.out.transaction.cleanup.interval.ms" "ta" Broker Kind::Number(1, INT);
    TransactionVerification "transaction.partition.verification.enable" "tp" Broker Kind::Flag;
    TransactionalIdExpiration "transactional.id.expiration.ms" "te" Broker Kind::Number(1, INT);
    OffsetsReplication "offsets.topic.replication.factor" "or" Broker Kind::Number(1, 32_767);
    OffsetsCommitTimeout "offsets.commit.timeout.ms" "oc" Broker Kind::Number(1, INT);
    OffsetsRequiredAcks "offsets.commit.required.acks" "oa" Broker Kind::Text;
    GroupRebalanceDelay "group.initial.rebalance.delay.ms" "gd" Broker Kind::Number(0, INT);
    GroupMinSession "group.min.session.timeout.ms" "gn" Broker Kind::Number(0, INT);
    GroupMaxSession "group.max.session.timeout.ms" "gx" Broker Kind::Number(0, INT);
    GroupSession "group.consumer.session.timeout.ms" "gs" Broker Kind::Number(1, INT);
    GroupHeartbeat "group.consumer.heartbeat.interval.ms" "gh" Broker Kind::Number(1, INT);

    Acks "acks" "ac" Producer Kind::Acks;
    EnableIdempotence "enable.idempotence" "ei" Producer Kind::Flag;
    Retries "retries" "rt" Producer Kind::Number(0, INT);
    MaxInFlight "max.in.flight.requests.per.connection" "if" Producer Kind::Number(1, INT);
    RetryBackoff "retry.backoff.ms" "rb" Producer Kind::Number(0, INT);
    RetryBackoffMax "retry.backoff.max.ms" "rm" Producer Kind::Number(0, INT);
    RequestTimeout "request.timeout.ms" "rq" Producer Kind::Number(0, INT);
    DeliveryTimeout "delivery.timeout.ms" "dt" Producer Kind::Number(0, INT);
    Linger "linger.ms" "li" Producer Kind::Number(0, INT);
    BatchSize "batch.size" "bs" Producer Kind::Number(0, BATCH_RECORDS_MAX);
    MaxBlock "max.block.ms" "mb" Producer Kind::Number(0, INT);
    MetadataMaxAge "metadata.max.age.ms" "ma" Producer Kind::Number(0, INT);
    BufferMemory "buffer.memory" "bm" Producer Kind::Number(0, LONG);
    ReconnectBackoff "reconnect.backoff.ms" "cb" Producer Kind::Number(0, INT);
    ReconnectBackoffMax "reconnect.backoff.max.ms" "cm" Producer Kind::Number(0, INT);
    TransactionTimeout "transaction.timeout.ms" "tt" Producer Kind::Number(0, INT);
    MaxRequestSize "max.request.size" "mr" Producer Kind::Number(0, INT);
    CompressionType "compression.type" "ct" Producer Kind::Text;
    PartitionerClass "partitioner.class" "pc" Producer Kind::Text;
    PartitionerIgnoreKeys "partitioner.ignore.keys" "pi" Producer Kind::Flag;
    PartitionerAdaptive "partitioner.adaptive.partitioning.enable" "pa" Producer Kind::Flag;
    PartitionerAvailability "partitioner.availability.timeout.ms" "pt" Producer Kind::Number(0, INT);
    Bootstrap "bootstrap.servers" "bo" Producer Kind::Brokers;
    Start "start" "st" Producer Kind::YesNo;
}

/// Broker-wide names of topic settings.
const ALIASES: &[(&str, Key)] = &[
    ("default.replication.factor", Key::ReplicationFactor),
    ("log.flush.interval.messages", Key::FlushMessages),
    ("log.flush.interval.ms", Key::FlushMs),
    ("log.cleanup.policy", Key::CleanupPolicy),
    ("log.retention.ms", Key::RetentionMs),
    ("log.retention.bytes", Key::RetentionBytes),
];

impl Key {
    /// The key of this name, Kafka's broker-wide names of topic settings among them.
    pub fn of_name(name: &str) -> Option<Self> {
        let own = Self::ALL.iter().copied().find(|key| key.name() == name);
        own.or_else(|| {
            let alias = ALIASES.iter().find(|(alias, _)| *alias == name);
            alias.map(|&(_, key)| key)
        })
    }
    /// The key of these two letters of a link.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|key| key.code() == code)
    }
}

/// The profiles with their names.
pub const PROFILES: [(&str, Profile); 4] = [
    ("K4", Profile::K4),
    ("K40", Profile::K40),
    ("K37", Profile::K37),
    ("K36", Profile::K36),
];

/// The name of a profile.
pub const fn profile_name(profile: Profile) -> &'static str {
    match profile {
        Profile::K4 => "K4",
        Profile::K40 => "K40",
        Profile::K37 => "K37",
        Profile::K36 => "K36",
    }
}

/// Kafka's spelling of `acks`.
pub const fn acks_name(acks: Acks) -> &'static str {
    match acks {
        Acks::Zero => "0",
        Acks::One => "1",
        Acks::All => "all",
    }
}

/// Why a text is not the value of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadSetting;

impl Setting {
    /// The value of `key` that `text` spells. Broker ids are checked later, against the number of brokers.
    pub fn parse(key: Key, text: &str) -> Result<Self, BadSetting> {
        let setting = match key.kind() {
            Kind::Flag => match text {
                "true" => Some(Self::Flag(true)),
                "false" => Some(Self::Flag(false)),
                _ => None,
            },
            Kind::YesNo => match text {
                "yes" => Some(Self::Flag(true)),
                "no" => Some(Self::Flag(false)),
                _ => None,
            },
            Kind::Number(min, max) => number(text)
                .filter(|number| (min..=max).contains(number))
                .map(Self::Number),
            Kind::Acks => match text {
                "0" => Some(Self::Acks(Acks::Zero)),
                "1" => Some(Self::Acks(Acks::One)),
                "all" | "-1" => Some(Self::Acks(Acks::All)),
                _ => None,
            },
            Kind::Profile => PROFILES
                .iter()
                .find(|(name, _)| *name == text)
                .map(|&(_, profile)| Self::Profile(profile)),
            Kind::Brokers => brokers(text).map(Self::Brokers),
            Kind::Text => (!text.is_empty()).then(|| Self::Text(text.to_owned())),
        };
        setting.ok_or(BadSetting)
    }

    /// Its spelling in a scenario.
    pub fn text(&self, key: Key) -> String {
        match self {
            Self::Flag(flag) => match (key.kind(), flag) {
                (Kind::YesNo, true) => "yes".to_owned(),
                (Kind::YesNo, false) => "no".to_owned(),
                (_, flag) => flag.to_string(),
            },
            Self::Number(number) => number.to_string(),
            Self::Acks(acks) => acks_name(*acks).to_owned(),
            Self::Profile(profile) => profile_name(*profile).to_owned(),
            Self::Brokers(brokers) => {
                let ids: Vec<String> = brokers.iter().map(ToString::to_string).collect();
                ids.join(",")
            }
            Self::Text(text) => text.clone(),
        }
    }
}

/// A whole number in decimal digits, nothing else.
pub fn number(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

fn brokers(text: &str) -> Option<Vec<BrokerId>> {
    let mut ids = Vec::new();
    for part in text.split(',') {
        let id = BrokerId(u8::try_from(number(part)?).ok()?);
        if ids.contains(&id) {
            return None;
        }
        ids.push(id);
    }
    Some(ids)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_codes_tell_keys_apart() {
        for (at, &key) in Key::ALL.iter().enumerate() {
            assert_eq!(Key::of_name(key.name()), Some(key));
            assert_eq!(Key::of_code(key.code()), Some(key), "{}", key.name());
            assert_eq!(key.code().len(), 2);
            assert!(key.code().bytes().all(|byte| byte.is_ascii_lowercase()));
            assert!(Key::ALL[..at].iter().all(|other| *other < key));
        }
    }

    #[test]
    fn values_are_read_and_written() {
        for (key, text) in [
            (Key::Acks, "all"),
            (Key::EnableIdempotence, "false"),
            (Key::Start, "no"),
            (Key::Profile, "K37"),
            (Key::Bootstrap, "2,1"),
            (Key::FlushMs, "9223372036854775807"),
            (Key::CompressionType, "zstd"),
        ] {
            let setting = Setting::parse(key, text).unwrap();
            assert_eq!(setting.text(key), text);
        }
        assert_eq!(
            Setting::parse(Key::Acks, "-1"),
            Ok(Setting::Acks(Acks::All))
        );
    }

    #[test]
    fn what_is_no_value_is_refused() {
        for (key, text) in [
            (Key::Acks, "2"),
            (Key::EnableIdempotence, "yes"),
            (Key::Retries, "-1"),
            (Key::Retries, "+1"),
            (Key::Retries, "2147483648"),
            (Key::Retries, ""),
            (Key::MaxInFlight, "0"),
            (Key::Profile, "k4"),
            (Key::Bootstrap, "1,1"),
            (Key::Bootstrap, ""),
            (Key::Seed, "99999999999999999999999"),
        ] {
            assert_eq!(Setting::parse(key, text), Err(BadSetting), "{text}");
        }
    }
}
