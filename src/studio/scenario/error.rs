//! What is wrong with a scenario text, as data. The sentences are in `words`.

use engine::validate::KafkaException;

use super::key::{Key, Side};
use super::settings::Refusal;

/// The first thing that is wrong with a scenario text. Nothing of it runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioError {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The word there, cut short if it is long; empty at the end of a line.
    pub token: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What can be wrong with a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Something else belongs here.
    Expected(Expected),
    /// No such key.
    UnknownKey,
    /// The key applies to the cluster or topic as a whole, not to one client.
    NotOfAClient(Key),
    /// The value is not one that this key can have.
    BadValue(Key),
    /// It is known, and its rules are not modelled by this version.
    NotModelled(Feature),
    /// Times may not decrease.
    TimeGoesBack {
        /// The time of the line before.
        previous_ms: u64,
    },
    /// `title`, `set` and `producer` lines come before the first action.
    HeaderTooLate,
    /// There is a title already.
    SecondTitle,
    /// `end` is the last line.
    BehindEnd,
    /// The cluster has no such broker.
    UnknownBroker {
        /// How many brokers it has.
        brokers: u8,
    },
    /// No such producer is declared.
    UnknownClient,
    /// A producer of this name is declared already.
    SecondClient,
    /// The producer sends this value already.
    SecondSend,
    /// No line sends this value.
    NeverSent,
    /// Too much of something.
    TooMuch(Limit),
    /// A control character.
    ControlCharacter,
    /// Kafka refuses the settings.
    Refused(Refusal),
}

/// What belongs where something else stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// `title`, `set`, `producer`, `at`, `check` or `end`.
    Line,
    /// A verb behind `at T`.
    Verb,
    /// A time in whole milliseconds.
    Time,
    /// A length of time in whole milliseconds.
    Length,
    /// `key=value`.
    Setting,
    /// The name of a producer.
    ClientName,
    /// One value word.
    Word,
    /// Broker ids with commas between them.
    Brokers,
    /// Endpoints: broker ids, `C`, names of producers.
    Endpoints,
    /// `|` between two sides.
    Bar,
    /// `xN`, at least once.
    Times,
    /// `keep=N`.
    Keep,
    /// `PREFERRED` or `UNCLEAN`.
    Election,
    /// A topic key that can change while the cluster runs.
    TopicChange,
    /// Nothing more on this line.
    Nothing,
    /// `end T`.
    End,
}

/// What this version does not model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Feature {
    /// Consumers and their groups.
    Consumers,
    /// Transactions.
    Transactions,
    /// A timed resend by a restarted application, predictions and the other letters kept for later links.
    Reserved,
}

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Bytes of text.
    Bytes(usize),
    /// Actions.
    Actions(usize),
    /// Extra snapshots.
    Checks(usize),
    /// Producers.
    Clients(usize),
    /// Characters of a word.
    WordLength(usize),
    /// Characters of a title.
    TitleLength(usize),
    /// Milliseconds of simulated time.
    Milliseconds(u64),
    /// How often one record may be dropped.
    Drops(u32),
}

impl Problem {
    /// The exception with which Kafka itself refuses this, by its simple class name.
    pub fn exception(&self) -> Option<&'static str> {
        match self {
            Self::BadValue(key) => key.side().exception().map(KafkaException::name),
            Self::Refused(refusal) => Some(refusal.error.exception().name()),
            Self::Expected(_)
            | Self::UnknownKey
            | Self::NotOfAClient(_)
            | Self::NotModelled(_)
            | Self::TimeGoesBack { .. }
            | Self::HeaderTooLate
            | Self::SecondTitle
            | Self::BehindEnd
            | Self::UnknownBroker { .. }
            | Self::UnknownClient
            | Self::SecondClient
            | Self::SecondSend
            | Self::NeverSent
            | Self::TooMuch(_)
            | Self::ControlCharacter => None,
        }
    }
}

impl Side {
    /// Whether a key of this side can be written for one client.
    pub const fn is_of_a_client(self) -> bool {
        matches!(self, Self::Producer)
    }
}
