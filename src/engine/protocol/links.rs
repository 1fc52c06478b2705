//! Sending, cutting, breaking connections (section 4.6).

use super::Turn;
use crate::agenda::{Delivery, Event};
use crate::id::{BrokerId, ClientId, Endpoint};
use crate::message::Message;
use crate::random::{self, Purpose};
use crate::time::{Duration, Instant};

/// To whom a message brings metadata, and its number.
fn image_of(delivery: &Delivery) -> Option<(Endpoint, u64)> {
    matches!(delivery.message, Message::Metadata(_)).then_some((delivery.to, delivery.id))
}

/// False for metadata that newer ones follow, all of them in `images`.
fn is_last_image(delivery: &Delivery, images: &[(Endpoint, u64)]) -> bool {
    image_of(delivery).is_none_or(|(to, id)| {
        images
            .iter()
            .all(|&(whose, other)| whose != to || other <= id)
    })
}

impl Turn<'_> {
    fn direction(&self, from: Endpoint, to: Endpoint) -> usize {
        let brokers = usize::from(self.world.setup.cluster.brokers);
        let index = |endpoint: Endpoint| match endpoint {
            Endpoint::Controller => 0,
            Endpoint::Broker(broker) => broker.0 as usize,
            Endpoint::Client(client) => 1 + brokers + client.index(),
        };
        index(from) * (1 + brokers + self.world.producers.len()) + index(to)
    }

    fn latency(&self, from: Endpoint, to: Endpoint) -> Duration {
        let latency = self.world.setup.cluster.latency;
        match (from, to) {
            (Endpoint::Controller, _) | (_, Endpoint::Controller) => latency.controller,
            (Endpoint::Broker(_), Endpoint::Broker(_)) => latency.broker,
            (Endpoint::Client(_), _) | (_, Endpoint::Client(_)) => latency.client,
        }
    }

    /// Sends on a connection. Arrival keeps the order of one direction (S-6); a cut holds the message back (C-60).
    pub(crate) fn send(&mut self, from: Endpoint, to: Endpoint, connection: u32, message: Message) {
        let now = self.now();
        let network = &mut self.world.network;
        network.next_message += 1;
        let id = network.next_message;
        let delivery = Delivery {
            id,
            from,
            to,
            connection,
            sent_at: now,
            message,
        };
        if !self.world.network.blocked.is_empty() && self.world.network.is_cut(from, to) {
            self.world.network.held.push(delivery);
            return;
        }
        let mut delay = self.latency(from, to);
        if !self.world.network.delays.is_empty() {
            delay = delay + self.world.network.extra_delay(from, to);
        }
        let setup = &self.world.setup;
        delay = delay
            + random::draw(
                setup.seed,
                Purpose::Latency,
                id,
                setup.cluster.latency.jitter,
            );
        let direction = self.direction(from, to);
        let last = &mut self.world.network.last_arrival[direction];
        let at = (*last).max(now + delay);
        *last = at;
        self.world.agenda.push(at, Event::Deliver(delivery));
    }

    /// As [`Turn::send`], after `delay` and without regard to what else is on the way: bytes left behind by a connection.
    #[cold]
    pub(crate) fn send_out_of_order(
        &mut self,
        from: Endpoint,
        to: Endpoint,
        connection: u32,
        message: Message,
        delay: Duration,
    ) {
        let now = self.now();
        let network = &mut self.world.network;
        network.next_message += 1;
        let delivery = Delivery {
            id: network.next_message,
            from,
            to,
            connection,
            sent_at: now,
            message,
        };
        self.world
            .agenda
            .push(now + delay, Event::Deliver(delivery));
    }

    /// Broker → broker or broker ↔ controller: the connection number is the process that asked, so that an answer to an
    /// earlier process is recognised.
    pub(crate) fn send_from_broker(&mut self, broker: BrokerId, to: Endpoint, message: Message) {
        let incarnation = self.world.brokers[broker.index()].incarnation;
        self.send(Endpoint::Broker(broker), to, incarnation, message);
    }

    /// Every cut ends: what waited arrives now, in order (C-60). Metadata come as the newest alone, and later: a broker fetches
    /// them, so that its question arrives now and the answer is still to come; it publishes what one fetch brought as one
    /// change (`KafkaRaftClient.handleFetchRequest`, `MetadataLoader`).
    #[cold]
    pub(crate) fn release_held(&mut self) {
        let now = self.now();
        let held = core::mem::take(&mut self.world.network.held);
        let last: Vec<(Endpoint, u64)> = held.iter().filter_map(image_of).collect();
        let held = held
            .into_iter()
            .filter(|delivery| is_last_image(delivery, &last));
        for delivery in held {
            let (from, to) = (delivery.from, delivery.to);
            let is_answer = matches!(delivery.message, Message::Metadata(_));
            let way = if is_answer {
                self.latency(from, to)
            } else {
                Duration::ZERO
            };
            let direction = self.direction(from, to);
            let last = &mut self.world.network.last_arrival[direction];
            *last = (*last).max(now + way);
            let at: Instant = *last;
            self.world.agenda.push(at, Event::Deliver(delivery));
        }
    }

    /// Forgets every message for which `gone` holds, on the way, held back or waiting for a frozen process.
    pub(crate) fn remove_messages(&mut self, mut gone: impl FnMut(&Delivery) -> bool) {
        self.world.agenda.remove_messages(&mut gone);
        self.world.network.held.retain(|delivery| !gone(delivery));
        self.world
            .network
            .frozen
            .retain(|(_, event)| !matches!(event, Event::Deliver(delivery) if gone(delivery)));
    }

    /// A process or machine is gone: nothing reaches it any more, and what it sent into a cut goes with it, since its
    /// connections are closed (C-60). What is on the wire arrives, and so does a heartbeat behind a cut: on a real cluster
    /// the controller then took the dead process for a living one until its session was over.
    #[cold]
    pub(crate) fn forget_endpoint(&mut self, endpoint: Endpoint) {
        self.remove_messages(|delivery| delivery.to == endpoint);
        self.world.network.held.retain(|delivery| {
            delivery.from != endpoint || matches!(delivery.message, Message::Heartbeat(_))
        });
        self.world
            .network
            .frozen
            .retain(|(whose, _)| *whose != endpoint);
    }

    /// A frozen process goes on: what waited for it is handled now, in order. Metadata take their way through its raft client
    /// and loader first, so that a leader answers what lies in its sockets in its old epoch still.
    #[cold]
    pub(crate) fn thaw(&mut self, endpoint: Endpoint) {
        let now = self.now();
        let frozen = core::mem::take(&mut self.world.network.frozen);
        let (mine, others): (Vec<_>, Vec<_>) = frozen
            .into_iter()
            .partition(|(whose, _)| *whose == endpoint);
        self.world.network.frozen = others.into();
        let image = |event: &Event| match event {
            Event::Deliver(delivery) => image_of(delivery),
            Event::Controller(_) | Event::Broker { .. } | Event::Producer { .. } => None,
        };
        let last: Vec<(Endpoint, u64)> =
            mine.iter().filter_map(|(_, event)| image(event)).collect();
        let round_trip = self.world.setup.cluster.latency.controller * 2;
        for (_, event) in mine {
            match &event {
                Event::Deliver(delivery) if image_of(delivery).is_some() => {
                    if is_last_image(delivery, &last) {
                        self.world.agenda.push(now + round_trip, event);
                    }
                }
                Event::Deliver(_)
                | Event::Controller(_)
                | Event::Broker { .. }
                | Event::Producer { .. } => self.world.agenda.push(now, event),
            }
        }
    }

    /// Whether a client can have a connection to a broker at all: it answers, and nothing between them is cut.
    pub(crate) fn can_connect(&self, client: ClientId, broker: BrokerId) -> bool {
        let (client, endpoint) = (Endpoint::Client(client), Endpoint::Broker(broker));
        let network = &self.world.network;
        self.world.brokers[broker.index()].is_serving()
            && !network.is_cut(client, endpoint)
            && !network.is_cut(endpoint, client)
    }

    /// The connection between a client and a broker breaks at the broker's end: what is on it is gone (C-62), and the
    /// client hears of it one latency later.
    #[cold]
    pub(crate) fn reset_client_connection(
        &mut self,
        broker: BrokerId,
        client: ClientId,
        connection: u32,
    ) {
        let (ours, theirs) = (Endpoint::Broker(broker), Endpoint::Client(client));
        self.remove_messages(|delivery| {
            delivery.connection == connection
                && (delivery.from, delivery.to) == (theirs, ours)
                && matches!(delivery.message, Message::Produce(_))
        });
        self.forget_server_connection(broker, client, connection);
        self.send(ours, theirs, connection, Message::ConnectionClosed);
    }

    /// The broker drops what it has read from a connection and not handled yet.
    #[cold]
    pub(crate) fn forget_server_connection(
        &mut self,
        broker: BrokerId,
        client: ClientId,
        connection: u32,
    ) {
        self.broker(broker)
            .connections
            .retain(|known| (known.client, known.connection) != (client, connection));
    }

    /// What chance adds to a client's back-off: at most a fifth of it, and no more than the network's jitter (P-7).
    pub(super) fn backoff_spread(&self, client: ClientId, base: Duration) -> Duration {
        let setup = &self.world.setup;
        let ordinal = u64::from(self.world.producers[client.index()].next_correlation);
        let key = (u64::from(client.0) << 32) | ordinal;
        let most = setup.cluster.latency.jitter.min(Duration(base.0 / 5));
        random::draw(setup.seed, Purpose::Backoff, key, most)
    }
}
