//! What can be done to one message on its way. TCP loses no message of a connection that goes on: to lose one is to lose
//! its connection (C-60, C-62).

use std::sync::Arc;

use engine::action::Action;
use engine::config::Acks;
use engine::id::{ClientId, Endpoint, RecordId, ValueId};
use engine::log::Entry;
use engine::message::{Message, ProduceRequest};
use engine::time::Instant;
use engine::world::World;

use super::{LATE, Offer};

/// A message that can be touched: from one end to the other, due at an instant unless a cut or a queue holds it back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found<'a> {
    /// Who sent it.
    from: Endpoint,
    /// For whom it is.
    to: Endpoint,
    /// When it left; none for what waits at a broker.
    sent_at: Option<Instant>,
    /// When it arrives.
    arrives_at: Option<Instant>,
    /// What it is.
    what: What<'a>,
}

/// What a message is.
#[derive(Clone, Copy, Debug)]
pub(super) enum What<'a> {
    /// A batch for a leader.
    Request(&'a ProduceRequest),
    /// The answer to it, by its number; a refusal or not.
    Answer {
        /// The request's number.
        correlation: u32,
        /// Whether it says that the batch is stored.
        is_good: bool,
    },
    /// Any other.
    Other(&'a Message),
}

/// The message that a token stands for.
pub(super) fn find(world: &World, id: u64) -> Option<Found<'_>> {
    queued(world, id).or_else(|| {
        let flight = world
            .in_flight()
            .into_iter()
            .find(|flight| flight.id == id)?;
        let what = match flight.message {
            Message::Produce(request) => What::Request(request),
            Message::ProduceReply {
                correlation,
                result,
                ..
            } => What::Answer {
                correlation: *correlation,
                is_good: result.is_ok(),
            },
            Message::MetadataRequest { .. }
            | Message::MetadataReply { .. }
            | Message::Fetch(_)
            | Message::FetchReply { .. }
            | Message::AlterPartition(_)
            | Message::AlterPartitionReply(_)
            | Message::Heartbeat(_)
            | Message::HeartbeatReply { .. }
            | Message::Register { .. }
            | Message::RegisterReply(_)
            | Message::Metadata(_)
            | Message::ConnectionClosed => What::Other(flight.message),
        };
        Some(Found {
            from: flight.from,
            to: flight.to,
            sent_at: Some(flight.sent_at),
            arrives_at: flight.arrives_at,
            what,
        })
    })
}

/// The token of a request that has arrived and waits for its turn.
pub(crate) const fn queued_id(client: ClientId, correlation: u32) -> u64 {
    // Above every message number.
    1 << 63 | (client.0 as u64) << 32 | correlation as u64
}

fn queued(world: &World, id: u64) -> Option<Found<'_>> {
    for broker in world.brokers() {
        for connection in &broker.connections {
            let mut waiting = connection.queue.iter();
            let is_it =
                |request: &&ProduceRequest| queued_id(connection.client, request.correlation) == id;
            if let Some(request) = waiting.find(is_it) {
                return Some(Found {
                    from: Endpoint::Client(connection.client),
                    to: Endpoint::Broker(broker.id),
                    sent_at: None,
                    arrives_at: None,
                    what: What::Request(request),
                });
            }
        }
    }
    None
}

/// What can be done to the message when something done now happens at `next`.
pub(super) fn offers(world: &World, next: Instant, id: u64) -> Vec<Offer> {
    let Some(found) = find(world, id) else {
        return Vec::new();
    };
    // What arrives before anything can be done is as good as there.
    let is_due = found.arrives_at.is_some_and(|at| at < next);
    match found.what {
        What::Request(request) => of_request(world, &found, request, is_due),
        // A refusal is no confirmation that could be lost.
        What::Answer { is_good: false, .. } => Vec::new(),
        What::Answer { correlation, .. } => {
            let value = answered(world, found.to, correlation);
            let is_lost = |&value: &ValueId| !is_due && answer_is_next(world, id, value);
            let lost = value.filter(is_lost).map(lose_answer);
            lost.into_iter().map(Offer::now).collect()
        }
        What::Other(Message::Fetch(_) | Message::FetchReply { .. }) if !is_due => {
            vec![Offer::now(Action::Reset(found.from, found.to))]
        }
        What::Other(_) => Vec::new(),
    }
}

fn of_request(
    world: &World,
    found: &Found<'_>,
    request: &ProduceRequest,
    is_due: bool,
) -> Vec<Offer> {
    let Some(value) = first_value(world, &request.batch) else {
        return Vec::new();
    };
    // A fault names a record: it meets the first request that carries it.
    let is_first = requests(world)
        .filter(|(_, other)| carries(world, other, value))
        .all(|(at, other)| {
            (other.producer, other.correlation) == (request.producer, request.correlation)
                || found
                    .arrives_at
                    .is_some_and(|mine| at.is_some_and(|at| at > mine))
        });
    if !is_first {
        return Vec::new();
    }
    let mut offers = Vec::new();
    if !is_due {
        offers.push(Offer::now(Action::DropRequest { value, times: 1 }));
    }
    let answers = requests_answered(world, value);
    if request.acks != Acks::Zero && answers == 0 {
        offers.push(Offer::now(lose_answer(value)));
    }
    if let Some(sent_at) = found.sent_at
        && found.arrives_at.is_some()
    {
        // It is late from where it left, in whole milliseconds, and before anything else of that instant.
        offers.push(Offer {
            at: Some(Instant::from_ms(sent_at.as_ms())),
            ..Offer::now(Action::Late { value, delay: LATE })
        });
    }
    offers
}

fn lose_answer(value: ValueId) -> Action {
    Action::DropResponse { value, times: 1 }
}

/// Requests on their way, with their arrival.
fn requests(world: &World) -> impl Iterator<Item = (Option<Instant>, &ProduceRequest)> {
    let flying = world.in_flight().into_iter().filter_map(|flight| {
        if let Message::Produce(request) = flight.message {
            Some((flight.arrives_at, request))
        } else {
            None
        }
    });
    let connections = world
        .brokers()
        .iter()
        .flat_map(|broker| &broker.connections);
    let waiting = connections.flat_map(|connection| connection.queue.iter());
    flying.chain(waiting.map(|request| (None, request)))
}

/// How many answers about a record are on their way.
fn requests_answered(world: &World, value: ValueId) -> usize {
    let answers = world.in_flight().into_iter().filter(|flight| {
        if let Message::ProduceReply { correlation, .. } = flight.message {
            answered(world, flight.to, *correlation) == Some(value)
        } else {
            false
        }
    });
    answers.count()
}

/// Whether the answer `id` is the first about this record to arrive.
fn answer_is_next(world: &World, id: u64, value: ValueId) -> bool {
    let about = world.in_flight().into_iter().find(|flight| {
        if let Message::ProduceReply { correlation, .. } = flight.message {
            answered(world, flight.to, *correlation) == Some(value)
        } else {
            false
        }
    });
    about.is_some_and(|first| first.id == id)
}

/// The first record of the batch that an answer is about; none if nobody waits for it any more.
fn answered(world: &World, to: Endpoint, correlation: u32) -> Option<ValueId> {
    let Endpoint::Client(client) = to else {
        return None;
    };
    let mut unanswered = world.producer(client).in_flight.iter();
    let sent = unanswered.find(|sent| sent.correlation == correlation)?;
    value_of(world, *sent.batch.records.first()?)
}

fn first_value(world: &World, batch: &Arc<[Entry]>) -> Option<ValueId> {
    value_of(world, batch.first()?.record)
}

fn carries(world: &World, request: &ProduceRequest, value: ValueId) -> bool {
    let mut entries = request.batch.iter();
    entries.any(|entry| value_of(world, entry.record) == Some(value))
}

fn value_of(world: &World, record: RecordId) -> Option<ValueId> {
    let state = world.ledger().records.get(record.index())?;
    Some(state.value)
}
