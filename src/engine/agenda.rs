//! What is due, ordered by (time, sequence) (S-2).

use crate::action::{ElectionType, TopicChange};
use crate::id::{BrokerId, ClientId, Endpoint, PartitionId};
use crate::message::{InFlight, Message};
use crate::time::Instant;

/// Something that will happen at a known instant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Event {
    /// A message arrives.
    Deliver(Delivery),
    /// A timer of the controller.
    Controller(ControllerTimer),
    /// A timer of a broker's process; void in another process of it.
    Broker {
        broker: BrokerId,
        incarnation: u32,
        timer: BrokerTimer,
    },
    /// A timer of a producer's process; void in another process of it.
    Producer {
        producer: ClientId,
        session: u32,
        timer: ProducerTimer,
    },
}

/// A message on its way.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Delivery {
    pub(crate) id: u64,
    pub(crate) from: Endpoint,
    pub(crate) to: Endpoint,
    /// Number of the connection between the two.
    pub(crate) connection: u32,
    pub(crate) sent_at: Instant,
    pub(crate) message: Message,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum ControllerTimer {
    SessionCheck,
    PreferredRebalance,
    UncleanPass,
    Elect(ElectionType),
    AlterConfig(TopicChange),
    Wake,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum BrokerTimer {
    Heartbeat,
    IsrCheck,
    HwCheckpoint,
    Flush,
    ProducerExpiry,
    Register,
    LoadMetadata,
    StallEnd,
    ShutdownCap,
    Fetch {
        partition: PartitionId,
        round: u32,
    },
    FetchTimeout {
        partition: PartitionId,
    },
    ParkedProduce {
        partition: PartitionId,
        ticket: u64,
    },
    ParkedFetch {
        partition: PartitionId,
        ticket: u64,
    },
    ResendAlter {
        partition: PartitionId,
        proposal: u32,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum ProducerTimer {
    Pass,
    RequestTimeout,
    Refresh,
    MetadataTimeout { correlation: u32 },
    MetadataAge,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Due {
    at: Instant,
    sequence: u64,
    event: Event,
}

/// The pending events. A vector sorted latest first: most events are due soon, so most insertions move little, and
/// copying it for a checkpoint is one allocation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Agenda {
    due: Vec<Due>,
    next_sequence: u64,
}

impl Agenda {
    pub(crate) fn push(&mut self, at: Instant, event: Event) {
        let sequence = self.next_sequence;
        self.next_sequence += 1;
        let place = self
            .due
            .iter()
            .rposition(|other| other.at > at)
            .map_or(0, |later| later + 1);
        self.due.insert(
            place,
            Due {
                at,
                sequence,
                event,
            },
        );
    }
    pub(crate) fn pop(&mut self, until: Instant) -> Option<(Instant, Event)> {
        if self.due.last()?.at > until {
            return None;
        }
        self.due.pop().map(|due| (due.at, due.event))
    }
    pub(crate) fn next_at(&self) -> Option<Instant> {
        self.due.last().map(|due| due.at)
    }
    /// Takes out every message for which `gone` holds.
    pub(crate) fn remove_messages(&mut self, mut gone: impl FnMut(&Delivery) -> bool) {
        self.due
            .retain(|due| !matches!(&due.event, Event::Deliver(delivery) if gone(delivery)));
    }
    pub(crate) fn messages(&self) -> impl Iterator<Item = InFlight<'_>> {
        self.due.iter().filter_map(|due| match &due.event {
            Event::Deliver(delivery) => Some(delivery.as_in_flight(Some(due.at))),
            Event::Controller(_) | Event::Broker { .. } | Event::Producer { .. } => None,
        })
    }
}

impl Delivery {
    pub(crate) fn as_in_flight(&self, arrives_at: Option<Instant>) -> InFlight<'_> {
        InFlight {
            id: self.id,
            from: self.from,
            to: self.to,
            sent_at: self.sent_at,
            arrives_at,
            message: &self.message,
        }
    }
}
