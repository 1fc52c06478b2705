//! Which broker a client asks for metadata: `NetworkClient.leastLoadedNode`, and KIP-899 (P-17, P-18).

use super::Turn;
use crate::id::{BrokerId, BrokerSet, ClientId, Endpoint};
use crate::state::{Producer, RunState};
use crate::time::Duration;

/// `socket.connection.setup.timeout.ms`.
const CONNECTION_SETUP_TIMEOUT: Duration = Duration::from_ms(10_000);

impl Producer {
    /// `ClusterConnectionStates.lastConnectAttemptMs`.
    pub(super) fn note_attempt(&mut self, broker: BrokerId) {
        self.tried.retain(|&other| other != broker);
        self.tried.push(broker);
    }
}

impl Turn<'_> {
    /// Whom to ask now; none: nobody yet.
    #[cold]
    pub(super) fn metadata_source(&mut self, client: ClientId) -> Option<BrokerId> {
        if let Some(open) = self.open_connection_of(client) {
            self.producer(client).connecting = None;
            return Some(open);
        }
        if let Some((broker, deadline)) = self.producer(client).connecting {
            // `isPreparingConnection`: while one is being set up, nobody else is tried.
            if self.can_answer(client, broker) {
                self.producer(client).connecting = None;
                return Some(broker);
            }
            if self.is_silent(client, broker) && deadline > self.now() {
                return None;
            }
            let state = self.producer(client);
            state.connecting = None;
            state.last_lost = Some(broker);
        }
        let brokers = self.by_last_attempt(client);
        let answering = brokers.iter().copied().find(|&broker| {
            self.producer(client).note_attempt(broker);
            self.can_answer(client, broker)
        });
        if answering.is_some() {
            return answering;
        }
        let last_lost = self.producer(client).last_lost;
        let silent = brokers
            .into_iter()
            .find(|&broker| Some(broker) != last_lost && self.is_silent(client, broker));
        if let Some(silent) = silent {
            self.set_up_connection(client, silent);
            return None;
        }
        self.start_over(client);
        self.bootstrap_source(client)
    }

    /// A batch waits for a leader to which there is no connection. That it refuses is known at once; that it is silent,
    /// when setting up the connection has taken too long, and nobody is asked before (`Sender.sendProducerData`).
    #[cold]
    pub(super) fn leader_is_away(&mut self, client: ClientId, leader: BrokerId) {
        if !self.is_silent(client, leader) {
            self.want_metadata_soon(client);
            return;
        }
        let now = self.now();
        if self.producer(client).connecting.is_none() {
            self.set_up_connection(client, leader);
        }
        let look_again = now + self.metadata_retry(client);
        match self.producer(client).connecting {
            Some((broker, deadline)) if broker == leader && deadline <= now => {
                let state = self.producer(client);
                state.connecting = None;
                state.last_lost = Some(leader);
                self.want_metadata(client, Duration::ZERO);
            }
            Some((_, deadline)) if deadline > now => {
                self.want_pass(client, look_again.min(deadline));
            }
            _ => self.want_pass(client, look_again),
        }
    }

    #[cold]
    fn set_up_connection(&mut self, client: ClientId, silent: BrokerId) {
        let timeout = self.world.setup.producers[client.index()].request_timeout;
        let deadline = self.now() + timeout.min(CONNECTION_SETUP_TIMEOUT);
        let state = self.producer(client);
        state.note_attempt(silent);
        state.connecting = Some((silent, deadline));
    }

    /// Every broker that the client knows has just refused or not answered: back to the bootstrap list, the topic is
    /// forgotten with its epoch (`Metadata.rebootstrap`). Two silent ones are tried in turn for ever.
    #[cold]
    fn start_over(&mut self, client: ClientId) {
        let state = self.producer(client);
        state.known = BrokerSet::EMPTY;
        for view in &mut state.partitions {
            view.epoch = None;
            view.leader = None;
        }
    }

    /// The open connection with the fewest requests on it, whether or not anybody still answers there. **[SIM]** The
    /// lowest-numbered of equals, where Kafka starts at a random one.
    #[cold]
    fn open_connection_of(&self, client: ClientId) -> Option<BrokerId> {
        let state = &self.world.producers[client.index()];
        let most = self.world.setup.producers[client.index()].max_in_flight as usize;
        let load = |broker: BrokerId| {
            let sent = state.in_flight.iter();
            sent.filter(|sent| sent.leader == broker).count()
        };
        let open = state
            .known
            .iter()
            .filter(|&broker| state.connections[broker.index()].is_open && load(broker) < most);
        open.min_by_key(|&broker| load(broker))
    }

    /// The brokers that the client knows, the one tried longest ago first, the one just lost last: it is in reconnect
    /// back-off. **[SIM]** Of equals the lowest-numbered first, and those that answer before silent ones.
    #[cold]
    fn by_last_attempt(&self, client: ClientId) -> Vec<BrokerId> {
        let state = &self.world.producers[client.index()];
        let tried = |broker: BrokerId| state.tried.iter().position(|&other| other == broker);
        let mut brokers: Vec<BrokerId> = state.known.iter().collect();
        crate::order::sort_by_key(&mut brokers, |&broker| {
            (Some(broker) == state.last_lost, tried(broker), broker)
        });
        brokers
    }

    /// Whether a new connection to a broker would bring metadata.
    fn can_answer(&self, client: ClientId, broker: BrokerId) -> bool {
        self.can_connect(client, broker) && self.world.brokers[broker.index()].image.is_some()
    }

    /// Whether nobody would even refuse a new connection.
    #[cold]
    fn is_silent(&self, client: ClientId, broker: BrokerId) -> bool {
        let (mine, theirs) = (Endpoint::Client(client), Endpoint::Broker(broker));
        let network = &self.world.network;
        matches!(self.world.brokers[broker.index()].run, RunState::PoweredOff)
            || network.is_cut(mine, theirs)
            || network.is_cut(theirs, mine)
    }

    /// The first of `bootstrap.servers` that answers: of those that are listed, or else of all.
    pub(super) fn bootstrap_source(&self, client: ClientId) -> Option<BrokerId> {
        if !self.world.setup.producers[client.index()]
            .bootstrap
            .is_empty()
        {
            return self.listed_source(client);
        }
        self.broker_ids()
            .find(|&broker| self.can_answer(client, broker))
    }

    #[cold]
    fn listed_source(&self, client: ClientId) -> Option<BrokerId> {
        let listed = &self.world.setup.producers[client.index()].bootstrap;
        let mut listed = listed.iter().copied();
        listed.find(|&broker| self.can_answer(client, broker))
    }
}
