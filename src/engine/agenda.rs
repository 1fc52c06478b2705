//! What is due, ordered by (time, sequence) (S-2).

use crate::action::{ElectionType, TopicChange};
use crate::id::{BrokerId, ClientId, Endpoint, PartitionId};
use crate::message::{InFlight, Message};
use crate::order::sort_by_key;
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

/// When an event is due, and where it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Due {
    at: Instant,
    sequence: u32,
    place: u32,
}

/// So many events are looked at one by one for the place of another.
const NEAR: usize = 8;

/// The pending events. Their order is kept apart from what they are, so that keeping it moves little; it is sorted latest
/// first, since most events are due soon.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Agenda {
    due: Vec<Due>,
    events: Vec<Option<Event>>,
    /// Places of `events` that are free.
    free: Vec<u32>,
    next_sequence: u32,
}

impl Agenda {
    pub(crate) fn push(&mut self, at: Instant, event: Event) {
        let sequence = self.next_sequence;
        self.next_sequence += 1;
        let place = if let Some(place) = self.free.pop() {
            self.events[place as usize] = Some(event);
            place
        } else {
            self.events.push(Some(event));
            // Far fewer events are pending than u32 can count.
            u32::try_from(self.events.len() - 1).unwrap_or(u32::MAX)
        };
        let due = Due {
            at,
            sequence,
            place,
        };
        // Most events are due soon, and found at once from the end; to the others it would be far to walk.
        let (far, near) = self.due.split_at(self.due.len().saturating_sub(NEAR));
        let later = near.iter().rposition(|other| other.at > at);
        let place = later.map_or_else(
            || far.partition_point(|other| other.at > at),
            |later| far.len() + later + 1,
        );
        self.due.insert(place, due);
    }
    pub(crate) fn pop(&mut self, until: Instant) -> Option<(Instant, Event)> {
        let due = *self.due.last()?;
        if due.at > until {
            return None;
        }
        self.due.pop();
        self.free.push(due.place);
        let event = self.events[due.place as usize].take()?;
        Some((due.at, event))
    }
    pub(crate) fn len(&self) -> usize {
        self.due.len()
    }
    /// The number of the event that is pushed next.
    pub(crate) fn next_sequence(&self) -> u32 {
        self.next_sequence
    }
    /// When the pending events from number `first` on are due, in order of pushing.
    pub(crate) fn pushed_since(&self, first: u32) -> Vec<Instant> {
        let pushed = self.due.iter().filter(|due| due.sequence >= first);
        let mut pushed: Vec<(u32, Instant)> = pushed.map(|due| (due.sequence, due.at)).collect();
        sort_by_key(&mut pushed, |&(sequence, _)| sequence);
        pushed.into_iter().map(|(_, at)| at).collect()
    }
    pub(crate) fn next_at(&self) -> Option<Instant> {
        self.due.last().map(|due| due.at)
    }
    /// Takes out every message for which `gone` holds.
    pub(crate) fn remove_messages(&mut self, mut gone: impl FnMut(&Delivery) -> bool) {
        let (events, free) = (&mut self.events, &mut self.free);
        self.due.retain(|due| {
            let event = &mut events[due.place as usize];
            let is_gone = matches!(event, Some(Event::Deliver(delivery)) if gone(delivery));
            if is_gone {
                *event = None;
                free.push(due.place);
            }
            !is_gone
        });
    }
    pub(crate) fn messages(&self) -> impl Iterator<Item = InFlight<'_>> {
        let events = self
            .due
            .iter()
            .map(|due| (due, &self.events[due.place as usize]));
        events.filter_map(|(due, event)| match event {
            Some(Event::Deliver(delivery)) => Some(delivery.as_in_flight(Some(due.at))),
            Some(Event::Controller(_) | Event::Broker { .. } | Event::Producer { .. }) | None => {
                None
            }
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
