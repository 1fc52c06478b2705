//! What can be done to a thing that is seen: only what makes sense for the cluster as it stands at the playhead.

mod broker;
mod client;
mod token;
mod wire;

use engine::action::Action;
use engine::id::{BrokerId, ClientId, Endpoint};
use engine::time::{Duration, Instant};
use engine::world::World;

use crate::frame::Frame;
use crate::plan::Plan;

pub(crate) use token::queued_id;

/// A thing that can be touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A broker.
    Broker(BrokerId),
    /// A producer.
    Producer(ClientId),
    /// The controller.
    Controller,
    /// What connects two endpoints, both ways.
    Wire(Endpoint, Endpoint),
    /// A message on its way, by its number.
    Token(u64),
}

/// What a person does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// This.
    Do(Action),
    /// The application sends one more record, whose name is found for it.
    SendNext(ClientId),
}

/// Something that can be done now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What.
    pub deed: Deed,
    /// When, if not right after what is seen: a request is marked as late before it leaves.
    pub at: Option<Instant>,
}

impl Offer {
    fn now(action: Action) -> Self {
        Self {
            deed: Deed::Do(action),
            at: None,
        }
    }
}

/// How much slower a follower that is slowed down fetches.
const SLOWER: Duration = Duration::from_ms(200);
/// How much longer messages on a slow wire take.
const LONGER: Duration = Duration::from_ms(50);
/// How long a disk that stalls does not answer.
const STALL: Duration = Duration::from_ms(1_000);
/// How late a request is that lost its connection: its producer has sent it again by then.
const LATE: Duration = Duration::from_ms(300);
/// How long a controller is silent, or needs to take over.
const SILENCE: Duration = Duration::from_ms(5_000);

impl Target {
    /// The thing that is drawn under this key, in the figure of this frame.
    pub fn of_key(key: &str, frame: &Frame) -> Option<Self> {
        let (kind, number) = key.rsplit_once('-').unwrap_or((key, ""));
        let centre = Endpoint::Broker(frame.centre());
        match kind {
            "broker" => broker_of(number).map(Self::Broker),
            "producer" => number.parse().ok().map(|id| Self::Producer(ClientId(id))),
            "controller" => Some(Self::Controller),
            "token" => number.parse().ok().map(Self::Token),
            "wire-fetch" | "wire-records" => {
                let follower = Endpoint::Broker(broker_of(number)?);
                Some(Self::Wire(centre, follower))
            }
            // Several producers share their arrow: the first whose process runs is meant.
            "wire" if matches!(number, "produce" | "answer") => {
                let up = frame.producers.iter().find(|producer| producer.is_up);
                let producer = up.or(frame.producers.first())?;
                Some(Self::Wire(Endpoint::Client(producer.id), centre))
            }
            _ => None,
        }
    }

    /// Everything that can be touched besides messages, whether it is drawn or not.
    pub fn all(world: &World) -> Vec<Self> {
        let brokers: Vec<_> = world.brokers().iter().map(|broker| broker.id).collect();
        let clients: Vec<_> = world.producers().iter().map(|client| client.id).collect();
        let mut all: Vec<Self> = brokers.iter().copied().map(Self::Broker).collect();
        all.extend(clients.iter().copied().map(Self::Producer));
        all.push(Self::Controller);
        for &client in &clients {
            let to =
                |&broker: &BrokerId| Self::Wire(Endpoint::Client(client), Endpoint::Broker(broker));
            all.extend(brokers.iter().map(to));
        }
        for (place, &one) in brokers.iter().enumerate() {
            let to = |&other: &BrokerId| Self::Wire(Endpoint::Broker(one), Endpoint::Broker(other));
            all.extend(brokers[place + 1..].iter().map(to));
        }
        let to_controller =
            |&broker: &BrokerId| Self::Wire(Endpoint::Broker(broker), Endpoint::Controller);
        all.extend(brokers.iter().map(to_controller));
        all
    }
}

fn broker_of(number: &str) -> Option<BrokerId> {
    number.parse().ok().map(BrokerId)
}

/// What can be done to `target` in `world`, as it is seen at `playhead`; the most telling first. Nothing for what is not
/// there.
pub fn offers(world: &World, playhead: Instant, target: Target) -> Vec<Offer> {
    match target {
        Target::Broker(id) if has_broker(world, id) => broker::offers(world, id),
        Target::Producer(id) if has_client(world, id) => client::offers(world, id),
        Target::Controller => client::of_controller(world),
        Target::Wire(a, b) if has(world, a) && has(world, b) => wire::offers(world, a, b),
        Target::Token(id) => token::offers(world, Plan::next_after(playhead), id),
        Target::Broker(_) | Target::Producer(_) | Target::Wire(..) => Vec::new(),
    }
}

/// Whether the thing is there: messages come and go.
pub fn exists(world: &World, target: Target) -> bool {
    match target {
        Target::Broker(id) => has_broker(world, id),
        Target::Producer(id) => has_client(world, id),
        Target::Controller => true,
        Target::Wire(a, b) => has(world, a) && has(world, b),
        Target::Token(id) => token::find(world, id).is_some(),
    }
}

fn has(world: &World, end: Endpoint) -> bool {
    match end {
        Endpoint::Controller => true,
        Endpoint::Broker(id) => has_broker(world, id),
        Endpoint::Client(id) => has_client(world, id),
    }
}

fn has_broker(world: &World, id: BrokerId) -> bool {
    (1..=world.brokers().len()).contains(&usize::from(id.0))
}

fn has_client(world: &World, id: ClientId) -> bool {
    id.index() < world.producers().len()
}
