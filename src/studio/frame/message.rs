//! Messages on their way, as far as they matter for the picture.

use engine::error::ErrorCode;
use engine::id::{BrokerId, Endpoint, Offset};
use engine::log::Entry;
use engine::message::{FetchOutcome, InFlight, Message, ProduceRequest};
use engine::state::RunState;
use engine::time::Instant;
use engine::world::World;

use super::SHOWN;
use crate::names::Names;
use crate::touch::queued_id;

/// A message on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageView {
    /// Stays the same while it travels.
    pub id: u64,
    /// Sender.
    pub from: Endpoint,
    /// Receiver.
    pub to: Endpoint,
    /// When it was sent.
    pub sent_at: Instant,
    /// When it arrives; none while a cut holds it back.
    pub arrives_at: Option<Instant>,
    /// It has arrived, and its turn has not come: a leader handles the requests of a connection one after another.
    pub queued: bool,
    /// What it is.
    pub kind: Kind,
    /// The values that it carries or is about.
    pub letters: Vec<String>,
}

/// What a message is, in the order of the numbered arrows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// 1: a batch on its way to the leader.
    Produce,
    /// 3: a follower asks for records from this offset on, and proves nothing new.
    Ask(Offset),
    /// 4: the leader's answer with records.
    Records,
    /// The leader's answer without records, but with a high watermark that is news to the follower.
    HighWatermark(Offset),
    /// 5: a follower's fetch that proves that it has everything before this offset.
    Prove(Offset),
    /// 6: the leader's confirmation.
    Ack,
    /// 6: the leader's refusal.
    Refusal(ErrorCode),
    /// The leader tells a follower where their logs part.
    Divergence(Offset),
    /// The leader does not accept a fetch.
    FetchError(ErrorCode),
}

pub(super) fn letters(batch: &[Entry], names: &Names) -> Vec<String> {
    let letter = |entry: &Entry| names.record(entry.record).to_owned();
    batch.iter().map(letter).collect()
}

pub(super) fn views(world: &World, names: &Names) -> Vec<MessageView> {
    let in_flight = world.in_flight();
    // What is sent to a process that no longer runs falls by the wayside.
    let has_receiver = |flight: &&InFlight<'_>| match flight.to {
        Endpoint::Broker(broker) => world.broker(broker).run != RunState::Down,
        Endpoint::Client(client) => world.producer(client).is_up,
        Endpoint::Controller => true,
    };
    let travelling = in_flight
        .iter()
        .filter(has_receiver)
        .filter_map(|message| view(world, names, message));
    queued(world, names).into_iter().chain(travelling).collect()
}

/// Requests that wait at a broker for those before them on their connection.
fn queued(world: &World, names: &Names) -> Vec<MessageView> {
    let mut all = Vec::new();
    for broker in world.brokers() {
        for connection in &broker.connections {
            let shown = |request: &&ProduceRequest| request.partition == SHOWN;
            for request in connection.queue.iter().filter(shown) {
                all.push(MessageView {
                    id: queued_id(connection.client, request.correlation),
                    from: Endpoint::Client(connection.client),
                    to: Endpoint::Broker(broker.id),
                    sent_at: Instant::START,
                    arrives_at: Some(Instant::START),
                    queued: true,
                    kind: Kind::Produce,
                    letters: letters(&request.batch, names),
                });
            }
        }
    }
    all
}

/// A message as a figure shows it; none for housekeeping.
pub(crate) fn view(world: &World, names: &Names, flight: &InFlight<'_>) -> Option<MessageView> {
    let (kind, letters) = match flight.message {
        Message::Produce(request) if request.partition == SHOWN => {
            (Kind::Produce, letters(&request.batch, names))
        }
        Message::ProduceReply {
            correlation,
            partition,
            result,
            ..
        } if *partition == SHOWN => {
            let kind = result.map_or_else(Kind::Refusal, |_| Kind::Ack);
            (kind, answered(world, names, flight.to, *correlation))
        }
        Message::Fetch(request) if request.partition == SHOWN => {
            let known = log_end_known(world, flight.to, request.follower);
            let kind = if known.is_some_and(|known| known < request.offset) {
                Kind::Prove(request.offset)
            } else {
                Kind::Ask(request.offset)
            };
            (kind, Vec::new())
        }
        Message::FetchReply {
            partition, outcome, ..
        } if *partition == SHOWN => (
            fetch_reply(world, flight.to, outcome)?,
            match outcome {
                FetchOutcome::Records { entries, .. } => letters(entries, names),
                FetchOutcome::Diverging { .. } | FetchOutcome::Error { .. } => Vec::new(),
            },
        ),
        Message::Produce(_)
        | Message::ProduceReply { .. }
        | Message::Fetch(_)
        | Message::FetchReply { .. }
        | Message::MetadataRequest { .. }
        | Message::MetadataReply { .. }
        | Message::AlterPartition(_)
        | Message::AlterPartitionReply(_)
        | Message::Heartbeat(_)
        | Message::HeartbeatReply { .. }
        | Message::Register { .. }
        | Message::RegisterReply(_)
        | Message::Metadata(_)
        | Message::ConnectionClosed => return None,
    };
    Some(MessageView {
        id: flight.id,
        from: flight.from,
        to: flight.to,
        sent_at: flight.sent_at,
        arrives_at: flight.arrives_at,
        queued: false,
        kind,
        letters,
    })
}

/// What an answer to a follower is to it; none: nothing new.
fn fetch_reply(world: &World, to: Endpoint, outcome: &FetchOutcome) -> Option<Kind> {
    match outcome {
        FetchOutcome::Records { entries, .. } if !entries.is_empty() => Some(Kind::Records),
        FetchOutcome::Records { high_watermark, .. } => {
            let Endpoint::Broker(follower) = to else {
                return None;
            };
            let known = world.broker(follower).replica(SHOWN)?.high_watermark;
            (*high_watermark != known).then_some(Kind::HighWatermark(*high_watermark))
        }
        FetchOutcome::Diverging { end, .. } => Some(Kind::Divergence(*end)),
        FetchOutcome::Error { error, .. } => Some(Kind::FetchError(*error)),
    }
}

/// The values of the batch that an answer is about.
fn answered(world: &World, names: &Names, to: Endpoint, correlation: u32) -> Vec<String> {
    let Endpoint::Client(client) = to else {
        return Vec::new();
    };
    let mut unanswered = world.producer(client).in_flight.iter();
    let sent = unanswered.find(|sent| sent.correlation == correlation);
    sent.map_or_else(Vec::new, |sent| {
        let letter = |&record| names.record(record).to_owned();
        sent.batch.records.iter().map(letter).collect()
    })
}

/// What a leader knows of a follower's log end.
fn log_end_known(world: &World, leader: Endpoint, follower: BrokerId) -> Option<Offset> {
    let Endpoint::Broker(leader) = leader else {
        return None;
    };
    let leadership = world.broker(leader).replica(SHOWN)?.leadership()?;
    leadership.followers.get(follower.index())?.log_end
}
