//! The application's side of a producer, its sessions and what it knows of the cluster (P-1, P-10, P-15 to P-18).

use super::Turn;
use crate::agenda::ProducerTimer;
use crate::config::Setup;
use crate::error::ErrorCode;
use crate::fact::{ConnectionEnd, Fact};
use crate::id::{
    BrokerId, ClientId, Endpoint, PartitionId, ProducerEpoch, ProducerId, RecordId, ValueId,
};
use crate::ledger::{Delivery, RecordState};
use crate::message::{LeaderView, Message};
use crate::state::{ClientConnection, Failure, PartitionView, Producer, ProducerBatch, RunState};
use crate::time::{Duration, Instant};

/// `reconnect.backoff.ms`: a client that lost a connection looks for metadata after this.
const REFRESH_DELAY: Duration = Duration::from_ms(50);
/// `retry.backoff.ms` for metadata: how soon it asks again when nobody could answer, or nobody leads (P-16).
const REFRESH_RETRY: Duration = Duration::from_ms(100);

const UNKNOWN_PARTITION: PartitionView = PartitionView {
    leader: None,
    epoch: None,
    next_sequence: 0,
    last_acked: None,
    is_unresolved: false,
    bump_wanted: false,
    producer_epoch: ProducerEpoch(0),
};

impl Producer {
    /// A producer whose process does not run yet.
    pub(crate) fn idle(id: ClientId, setup: &Setup) -> Self {
        Self {
            id,
            is_up: false,
            session: 0,
            producer_id: None,
            producer_epoch: ProducerEpoch(0),
            queue: std::collections::VecDeque::new(),
            in_flight: Vec::new(),
            blocked: Vec::new(),
            partitions: vec![UNKNOWN_PARTITION; usize::from(setup.topic.partitions)],
            connections: vec![ClientConnection::default(); usize::from(setup.cluster.brokers)],
            last_lost: None,
            is_bootstrapped: false,
            is_refreshing: false,
            is_flushing: false,
            next_correlation: 1,
            metadata_correlation: 0,
            planned_passes: Vec::new(),
            has_request_timer: false,
            metadata_broker: None,
        }
    }
}

impl Turn<'_> {
    /// A new process, with a new producer id (I-1).
    pub(super) fn open_session(&mut self, client: ClientId) {
        let setup = std::sync::Arc::clone(&self.world.setup);
        let config = &setup.producers[client.index()];
        let producer_id = config
            .enable_idempotence
            .then_some(ProducerId(self.world.next_producer_id));
        self.world.next_producer_id += 1;
        let old = self.producer(client);
        let mut fresh = Producer::idle(client, &setup);
        fresh.is_up = true;
        fresh.session = old.session + 1;
        fresh.producer_id = producer_id;
        fresh.next_correlation = old.next_correlation;
        // Numbers of connections go on, so that answers to the old process are recognised.
        for (connection, known) in fresh.connections.iter_mut().zip(&old.connections) {
            connection.number = known.number;
        }
        *old = fresh;
        let at = self.now() + config.metadata_max_age;
        self.at_producer(client, at, ProducerTimer::MetadataAge);
    }

    pub(super) fn start_producer(&mut self, client: ClientId) {
        if !self.producer(client).is_up {
            self.open_session(client);
            self.note(Fact::ProducerStarted { producer: client });
        }
    }

    /// What the application had not been told stays unknown (8.2). Bytes on the wire still arrive.
    pub(super) fn crash_producer(&mut self, client: ClientId) {
        let state = self.producer(client);
        if !state.is_up {
            return;
        }
        state.is_up = false;
        let session = state.session;
        state.queue.clear();
        state.in_flight.clear();
        state.blocked.clear();
        for connection in &mut state.connections {
            connection.is_open = false;
        }
        let now = self.now();
        for record in &mut self.world.ledger.records {
            if (record.producer, record.session) == (client, session)
                && record.delivery == Delivery::Pending
            {
                record.delivery = Delivery::Unknown;
                record.done_at = Some(now);
            }
        }
        self.world
            .network
            .held
            .retain(|delivery| delivery.from != Endpoint::Client(client));
        self.note(Fact::ProducerCrashed { producer: client });
    }

    /// P-1, P-17. A producer whose process does not run cannot send: nothing happens.
    pub(super) fn application_sends(
        &mut self,
        client: ClientId,
        partition: PartitionId,
        value: ValueId,
    ) {
        let now = self.now();
        let state = self.producer(client);
        if !state.is_up {
            return;
        }
        let session = state.session;
        let record = RecordId(crate::id::Offset::from_index(self.world.ledger.records.len()).0);
        self.world.ledger.records.push(RecordState {
            producer: client,
            session,
            partition,
            value,
            sent_at: now,
            delivery: Delivery::Pending,
            done_at: None,
            attempts: 0,
            committed_at: None,
            lost_at: None,
            duplicated_at: None,
        });
        if !self.producer(client).is_bootstrapped {
            self.bootstrap(client);
        }
        if self.producer(client).partitions[partition.index()]
            .epoch
            .is_none()
        {
            let deadline = now + self.world.setup.producers[client.index()].max_block;
            self.producer(client)
                .blocked
                .push((record, partition, deadline));
            self.note(Fact::SendBlocked {
                producer: client,
                record,
            });
            self.at_producer(client, deadline, ProducerTimer::Pass);
            self.want_metadata(client, Duration::ZERO);
            return;
        }
        self.enqueue(client, partition, record);
        self.want_pass(client, now);
    }

    /// The record joins the last batch of its partition, or opens one.
    pub(super) fn enqueue(&mut self, client: ClientId, partition: PartitionId, record: RecordId) {
        let created = self.now();
        let limit = self.world.setup.producers[client.index()]
            .batch_records_max
            .max(1) as usize;
        self.note(Fact::RecordQueued {
            producer: client,
            record,
        });
        let queue = &mut self.producer(client).queue;
        if let Some(batch) = queue
            .iter_mut()
            .rev()
            .find(|batch| batch.partition == partition)
            && !batch.is_closed
        {
            batch.records.push(record);
            batch.is_closed = batch.records.len() >= limit;
            return;
        }
        queue.push_back(ProducerBatch {
            records: vec![record],
            partition,
            created,
            attempts: 0,
            not_before: created,
            sequence: None,
            in_doubt: false,
            is_closed: limit == 1,
            attempt_epoch: None,
            sequence_was_reset: false,
        });
    }

    pub(super) fn flush(&mut self, client: ClientId) {
        let now = self.now();
        if self.producer(client).is_up {
            self.producer(client).is_flushing = true;
            self.want_pass(client, now);
        }
    }

    // ── metadata ────────────────────────────────────────────────────────────────────────────────

    /// **[SIM]** The first metadata come at once from the first bootstrap broker that answers.
    fn bootstrap(&mut self, client: ClientId) {
        let listed = &self.world.setup.producers[client.index()].bootstrap;
        let brokers: Vec<BrokerId> = if listed.is_empty() {
            self.broker_ids().collect()
        } else {
            listed.clone()
        };
        let source = brokers.into_iter().find(|&broker| {
            self.can_connect(client, broker) && self.world.brokers[broker.index()].image.is_some()
        });
        let Some(source) = source else { return };
        self.ensure_connection(client, source);
        self.producer(client).is_bootstrapped = true;
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

    pub(super) fn want_metadata_soon(&mut self, client: ClientId) {
        self.want_metadata(client, REFRESH_DELAY);
    }

    pub(super) fn metadata_is_old(&mut self, client: ClientId) -> bool {
        self.want_metadata(client, Duration::ZERO);
        let at = self.now() + self.world.setup.producers[client.index()].metadata_max_age;
        self.at_producer(client, at, ProducerTimer::MetadataAge);
        true
    }

    /// Asks the lowest-numbered broker that answers, the one just lost only if no other does (P-18).
    pub(super) fn ask_for_metadata(&mut self, client: ClientId) -> bool {
        let last_lost = self.producer(client).last_lost;
        let mut brokers: Vec<BrokerId> = self.broker_ids().collect();
        brokers.sort_by_key(|&broker| (Some(broker) == last_lost, broker));
        let source = brokers.into_iter().find(|&broker| {
            self.can_connect(client, broker) && self.world.brokers[broker.index()].image.is_some()
        });
        let Some(source) = source else {
            // Nobody answers: back to the bootstrap list, the topic is forgotten (P-17, KIP-899).
            for view in &mut self.producer(client).partitions {
                view.epoch = None;
                view.leader = None;
            }
            let at = self.now() + REFRESH_RETRY;
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

    pub(super) fn metadata_timed_out(&mut self, client: ClientId, correlation: u32) -> bool {
        let state = self.producer(client);
        if !state.is_refreshing || state.metadata_correlation != correlation {
            return false;
        }
        state.is_refreshing = false;
        state.last_lost = state.metadata_broker.take();
        self.want_metadata(client, REFRESH_RETRY);
        true
    }

    pub(super) fn metadata_answered(
        &mut self,
        client: ClientId,
        correlation: u32,
        leaders: &[LeaderView],
    ) -> bool {
        let state = self.producer(client);
        if !state.is_refreshing || state.metadata_correlation != correlation {
            return false;
        }
        state.is_refreshing = false;
        state.metadata_broker = None;
        self.adopt_leaders(client, leaders);
        if leaders.iter().any(|view| view.leader.is_none()) {
            self.want_metadata(client, REFRESH_RETRY); // LEADER_NOT_AVAILABLE: asks again (P-16)
        }
        let now = self.now();
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
        self.unblock(client);
    }

    /// `send()` calls that waited for metadata go on, in order.
    fn unblock(&mut self, client: ClientId) {
        let state = self.producer(client);
        let is_known: Vec<bool> = state
            .partitions
            .iter()
            .map(|view| view.epoch.is_some())
            .collect();
        let blocked = core::mem::take(&mut state.blocked);
        let (ready, waiting) = blocked
            .into_iter()
            .partition(|(_, partition, _)| is_known[partition.index()]);
        state.blocked = waiting;
        let ready: Vec<(RecordId, PartitionId, Instant)> = ready;
        for (record, partition, _) in ready {
            self.enqueue(client, partition, record);
        }
    }

    // ── connections ─────────────────────────────────────────────────────────────────────────────

    /// Opens a connection if there is none; false: the broker does not answer.
    pub(super) fn ensure_connection(&mut self, client: ClientId, broker: BrokerId) -> bool {
        if self.producer(client).connections[broker.index()].is_open {
            return true;
        }
        let is_possible = self.can_connect(client, broker);
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

    // ── telling the application ─────────────────────────────────────────────────────────────────

    pub(super) fn tell_acked(
        &mut self,
        client: ClientId,
        records: &[RecordId],
        base: Option<crate::id::Offset>,
    ) {
        let now = self.now();
        for (place, &record) in (0..).zip(records) {
            let offset = base.map(|base| base.plus(place));
            let state = &mut self.world.ledger.records[record.index()];
            state.delivery = Delivery::Acked(offset);
            state.done_at = Some(now);
            let partition = state.partition;
            self.note(Fact::RecordAcked {
                producer: client,
                record,
                offset,
            });
            if let Some(offset) = offset {
                let replica = self.world.canonical_replica(partition);
                let is_there = replica.is_some_and(|replica| {
                    replica
                        .log
                        .entries()
                        .get(offset.index())
                        .is_some_and(|e| e.record == record)
                });
                self.is_log_suspect |= !is_there;
            }
        }
    }

    pub(super) fn tell_failed(
        &mut self,
        client: ClientId,
        records: &[RecordId],
        error: ErrorCode,
        ambiguous: bool,
    ) {
        let now = self.now();
        for &record in records {
            let state = &mut self.world.ledger.records[record.index()];
            state.delivery = Delivery::Failed(Failure { error, ambiguous });
            state.done_at = Some(now);
            self.note(Fact::RecordFailed {
                producer: client,
                record,
                error,
                ambiguous,
            });
        }
    }
}
