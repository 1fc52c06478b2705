//! Newtypes for everything that has a number. They keep an offset from being taken for an epoch.

use core::fmt;

macro_rules! number {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $inner);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

number! {
    /// A broker, numbered from 1 as in Kafka's `node.id`.
    BrokerId(u8)
}
number! {
    /// A producer's place in [`crate::config::Setup::producers`], from 0. It survives a restart of the client process.
    ClientId(u8)
}
number! {
    /// A partition of the topic, from 0.
    PartitionId(u8)
}
number! {
    /// The business id of a record: what the application sends, which a scenario spells as a word.
    ValueId(u32)
}
number! {
    /// One call of `send()` by an application, numbered from 0 in the order of the calls.
    /// Library retries share it; a re-send by the application is a new one.
    RecordId(u32)
}
number! {
    /// A position in a log, from 0.
    Offset(u32)
}
number! {
    /// Bumped at each change of a partition's leader, also to "none" (E-4).
    LeaderEpoch(u32)
}
number! {
    /// Bumped at each change of a partition's metadata (E-4).
    PartitionEpoch(u32)
}
number! {
    /// One incarnation of a broker, given by the controller at registration (E-1).
    BrokerEpoch(u32)
}
number! {
    /// A producer session's identity for deduplication (I-1).
    ProducerId(u32)
}
number! {
    /// Bumped when a producer starts its sequences anew (I-23).
    ProducerEpoch(u16)
}

impl BrokerId {
    /// Position in an array of brokers.
    pub const fn index(self) -> usize {
        self.0 as usize - 1
    }
    /// The broker at position `index` of an array of brokers.
    ///
    /// # Panics
    /// Never for the at most five brokers of a [`crate::config::Setup`].
    pub fn from_index(index: usize) -> Self {
        Self(u8::try_from(index + 1).expect("a cluster has at most five brokers"))
    }
}

impl ClientId {
    /// Position in an array of producers.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl PartitionId {
    /// Position in an array of partitions.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl RecordId {
    /// Position in the ledger's list of records.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl Offset {
    /// Position in a log's list of entries.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
    /// The offset of the entry at position `index`, and the end offset of a log of `index` entries.
    ///
    /// # Panics
    /// Never for logs that fit in memory beside 2^32 entries of 24 bytes.
    pub fn from_index(index: usize) -> Self {
        Self(u32::try_from(index).expect("a simulated log has fewer than 2^32 entries"))
    }
    /// The offset `count` further on.
    #[must_use]
    pub const fn plus(self, count: u32) -> Self {
        Self(self.0 + count)
    }
}

/// Who sends and receives messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Endpoint {
    /// The `KRaft` controller quorum, seen as one.
    Controller,
    /// A broker.
    Broker(BrokerId),
    /// A producer.
    Client(ClientId),
}

/// A set of brokers: an ISR, an ELR. Iterates in ascending order of id.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BrokerSet(u8);

impl BrokerSet {
    /// The set without members.
    pub const EMPTY: Self = Self(0);

    /// The set of `broker` alone.
    pub const fn only(broker: BrokerId) -> Self {
        Self(1 << broker.0)
    }
    /// Whether `broker` is a member.
    pub const fn contains(self, broker: BrokerId) -> bool {
        self.0 & (1 << broker.0) != 0
    }
    /// The set and `broker`.
    #[must_use]
    pub const fn with(self, broker: BrokerId) -> Self {
        Self(self.0 | (1 << broker.0))
    }
    /// The set without `broker`.
    #[must_use]
    pub const fn without(self, broker: BrokerId) -> Self {
        Self(self.0 & !(1 << broker.0))
    }
    /// Members of either.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
    /// Members of `self` that are not in `other`.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
    /// Whether every member of `self` is in `other`.
    pub const fn is_subset(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }
    /// Number of members.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }
    /// Whether there is no member.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
    /// Members in ascending order.
    pub fn iter(self) -> impl Iterator<Item = BrokerId> {
        (0..8)
            .filter(move |bit| self.0 & (1 << bit) != 0)
            .map(BrokerId)
    }
}

impl FromIterator<BrokerId> for BrokerSet {
    fn from_iter<T: IntoIterator<Item = BrokerId>>(brokers: T) -> Self {
        brokers.into_iter().fold(Self::EMPTY, Self::with)
    }
}

impl fmt::Debug for BrokerSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(|b| b.0)).finish()
    }
}
