//! What a producer knows of the cluster, and its connections (P-9, P-10, P-15 to P-18).

use super::Turn;
use crate::agenda::ProducerTimer;
use crate::error::ErrorCode;
use crate::fact::{ConnectionEnd, Fact};
use crate::id::{BrokerId, BrokerSet, ClientId, Endpoint};
use crate::message::{LeaderView, Message};
use crate::state::RunState;
use crate::time::Duration;

impl Turn<'_> {
    /// **[SIM]** The first metadata come at once from the first bootstrap broker that answers.
    pub(super) fn bootstrap(&mut self, client: ClientId) {
        let Some(source) = self.bootstrap_source(client) else {
            return;
        };
        self.ensure_connection(client, source);
        let known = self.alive_in(source);
        let state = self.producer(client);
        state.known = known;
        state.is_bootstrapped = true;
        let views: Vec<LeaderView> = self
            .partitions()
            .filter_map(|partition| self.leader_view(source, partition))
            .collect();
        self.adopt_leaders(client, &views);
        // **[SIM]** The producer is warm: its connection to that leader is from before, so that a machine that has lost
        // its power since is still believed in (GS-35). One whose process died has said so.
        for leader in views.iter().filter_map(|view| view.leader) {
            if matches!(self.world.brokers[leader.index()].run, RunState::PoweredOff) {
                self.open_connection(client, leader);
            } else {
                self.ensure_connection(client, leader);
            }
        }
    }

    /// Plans a metadata request, unless one is under way.
    pub(super) fn want_metadata(&mut self, client: ClientId, delay: Duration) {
        let at = self.now() + delay;
        let state = self.producer(client);
        if state.is_up && !state.is_refreshing {
            state.is_refreshing = true;
            self.at_producer(client, at, ProducerTimer::Refresh);
        }
    }

    /// A client that lost a connection looks for metadata after `reconnect.backoff.ms`.
    pub(super) fn want_metadata_soon(&mut self, client: ClientId) {
        let config = &self.world.setup.producers[client.index()];
        let delay = config.reconnect_backoff.min(config.reconnect_backoff_max);
        self.want_metadata(client, delay);
    }

    /// How soon it asks again when nobody could answer, or nobody leads: `retry.backoff.ms` (P-16).
    pub(super) fn metadata_retry(&self, client: ClientId) -> Duration {
        let config = &self.world.setup.producers[client.index()];
        config.retry_backoff.max(Duration::from_ms(1))
    }

    #[cold]
    pub(super) fn metadata_is_old(&mut self, client: ClientId) -> bool {
        let (now, due) = (self.now(), self.producer(client).metadata_due);
        if due > now {
            self.at_producer(client, due, ProducerTimer::MetadataAge);
            return false;
        }
        self.want_metadata(client, Duration::ZERO);
        let at = now + self.world.setup.producers[client.index()].metadata_max_age;
        self.at_producer(client, at, ProducerTimer::MetadataAge);
        true
    }

    /// Asks one broker, or looks again a little later for one that answers (P-18).
    #[cold]
    pub(super) fn ask_for_metadata(&mut self, client: ClientId) -> bool {
        let source = self.metadata_source(client);
        let Some(source) = source else {
            let at = self.now() + self.metadata_retry(client);
            self.at_producer(client, at, ProducerTimer::Refresh);
            return true;
        };
        // The connection stays: if that broker dies, the client hears of it and asks anew.
        self.ensure_connection(client, source);
        let state = self.producer(client);
        state.is_bootstrapped = true;
        let correlation = state.next_correlation;
        state.next_correlation += 1;
        state.metadata_correlation = correlation;
        state.metadata_broker = Some(source);
        let connection = state.connections[source.index()].number;
        let message = Message::MetadataRequest { correlation };
        self.send(
            Endpoint::Client(client),
            Endpoint::Broker(source),
            connection,
            message,
        );
        let at = self.now() + self.world.setup.producers[client.index()].request_timeout;
        self.at_producer(client, at, ProducerTimer::MetadataTimeout { correlation });
        true
    }

    #[cold]
    pub(super) fn metadata_timed_out(&mut self, client: ClientId, correlation: u32) -> bool {
        let state = self.producer(client);
        if !state.is_refreshing || state.metadata_correlation != correlation {
            return false;
        }
        state.is_refreshing = false;
        if let Some(broker) = state.metadata_broker.take() {
            self.lose_connection(
                client,
                broker,
                ConnectionEnd::TimedOut,
                ErrorCode::RequestTimedOut,
            );
            let now = self.now();
            self.want_pass(client, now);
        }
        true
    }

    #[cold]
    pub(super) fn metadata_answered(
        &mut self,
        client: ClientId,
        correlation: u32,
        leaders: &[LeaderView],
        brokers: BrokerSet,
    ) -> bool {
        let state = self.producer(client);
        if !state.is_refreshing || state.metadata_correlation != correlation {
            return false;
        }
        state.is_refreshing = false;
        state.metadata_broker = None;
        if brokers.is_empty() {
            // `DefaultMetadataUpdater.handleSuccessfulResponse`: an answer that names no broker is none.
            self.want_metadata(client, self.metadata_retry(client));
            return true;
        }
        state.known = brokers;
        let now = self.now();
        let max_age = self.world.setup.producers[client.index()].metadata_max_age;
        self.producer(client).metadata_due = now + max_age;
        self.adopt_leaders(client, leaders);
        if leaders.iter().any(|view| view.leader.is_none()) {
            self.want_metadata(client, self.metadata_retry(client)); // LEADER_NOT_AVAILABLE: asks again (P-16)
        }
        self.want_pass(client, now);
        true
    }

    /// An older leader epoch than the one known is ignored (P-18).
    pub(super) fn adopt_leaders(&mut self, client: ClientId, leaders: &[LeaderView]) {
        for view in leaders {
            let known = &mut self.producer(client).partitions[view.partition.index()];
            if known.epoch.is_some_and(|epoch| epoch > view.epoch) {
                continue;
            }
            let is_news = known.epoch != Some(view.epoch) || known.leader != view.leader;
            known.epoch = Some(view.epoch);
            known.leader = view.leader;
            if is_news {
                let LeaderView {
                    partition,
                    leader,
                    epoch,
                } = *view;
                self.note(Fact::MetadataLearned {
                    producer: client,
                    partition,
                    leader,
                    epoch,
                });
            }
        }
        if !self.producer(client).blocked.is_empty() {
            self.unblock(client);
        }
    }

    /// `send()` calls that waited for metadata go on, in order.
    #[cold]
    fn unblock(&mut self, client: ClientId) {
        let state = self.producer(client);
        let is_known: Vec<bool> = state
            .partitions
            .iter()
            .map(|view| view.epoch.is_some())
            .collect();
        let blocked = core::mem::take(&mut state.blocked);
        let (ready, waiting): (Vec<_>, Vec<_>) = blocked
            .into_iter()
            .partition(|(_, partition, _)| is_known[partition.index()]);
        state.blocked = waiting.into();
        for (record, partition, _) in ready {
            self.enqueue(client, partition, record);
        }
    }

    /// Opens a connection if there is none; false: the broker does not answer.
    pub(super) fn ensure_connection(&mut self, client: ClientId, broker: BrokerId) -> bool {
        if self.producer(client).connections[broker.index()].is_open {
            return true;
        }
        let is_possible = self.can_connect(client, broker);
        self.producer(client).note_attempt(broker);
        if is_possible {
            self.open_connection(client, broker);
        }
        is_possible
    }

    fn open_connection(&mut self, client: ClientId, broker: BrokerId) {
        let connection = &mut self.producer(client).connections[broker.index()];
        connection.number += 1;
        connection.is_open = true;
    }

    /// The broker's end is gone: everything unanswered on it failed (P-10).
    pub(super) fn broker_closed_connection(&mut self, client: ClientId, broker: BrokerId) -> bool {
        self.lose_connection(
            client,
            broker,
            ConnectionEnd::Closed,
            ErrorCode::NetworkException,
        );
        true
    }

    /// P-9, P-10: every request that is in flight to the broker completes with `error`, oldest first.
    #[cold]
    pub(super) fn lose_connection(
        &mut self,
        client: ClientId,
        broker: BrokerId,
        cause: ConnectionEnd,
        error: ErrorCode,
    ) {
        let (mine, theirs) = (Endpoint::Client(client), Endpoint::Broker(broker));
        let state = self.producer(client);
        let connection = &mut state.connections[broker.index()];
        connection.is_open = false;
        let number = connection.number;
        state.last_lost = Some(broker);
        if state.metadata_broker == Some(broker) {
            // The question is lost with the connection.
            state.metadata_broker = None;
            state.metadata_correlation = 0;
            state.is_refreshing = false;
        }
        let (lost, kept) = core::mem::take(&mut state.in_flight)
            .into_iter()
            .partition(|sent| sent.leader == broker);
        state.in_flight = kept;
        let lost: Vec<crate::state::InFlightBatch> = lost;
        let unanswered = crate::id::Offset::from_index(lost.len()).0;
        self.note(Fact::ConnectionLost {
            producer: client,
            broker,
            cause,
            unanswered,
        });
        if !self.world.network.held.is_empty() {
            // What still waits at a cut belongs to a connection that is closed now (C-60).
            self.world.network.held.retain(|delivery| {
                delivery.connection != number || (delivery.from, delivery.to) != (mine, theirs)
            });
        }
        for sent in lost {
            self.world.faults.take_response(client, sent.correlation);
            self.complete_batch(client, sent, Err(error), None);
        }
        self.want_metadata_soon(client);
    }

    /// A fault of the script breaks the connection at the client's end.
    pub(super) fn break_connection(
        &mut self,
        client: ClientId,
        broker: BrokerId,
        cause: ConnectionEnd,
    ) {
        self.lose_connection(client, broker, cause, ErrorCode::NetworkException);
    }
}
