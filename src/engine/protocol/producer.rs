//! The application's side of a producer, its sessions and what it knows of the cluster (P-1, P-10, P-15 to P-18).

use super::Turn;
use crate::agenda::ProducerTimer;
use crate::config::Setup;
use crate::error::ErrorCode;
use crate::fact::Fact;
use crate::id::{ClientId, Endpoint, PartitionId, ProducerEpoch, ProducerId, RecordId, ValueId};
use crate::ledger::{Delivery, RecordState};
use crate::seldom::Seldom;
use crate::state::{ClientConnection, Failure, PartitionView, Producer, ProducerBatch};
use crate::time::{Duration, Instant};

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
            queue: Seldom::default(),
            in_flight: Vec::new(),
            blocked: Seldom::default(),
            partitions: vec![UNKNOWN_PARTITION; usize::from(setup.topic.partitions)],
            connections: vec![ClientConnection::default(); usize::from(setup.cluster.brokers)],
            last_lost: None,
            known: crate::id::BrokerSet::EMPTY,
            tried: Vec::new(),
            connecting: None,
            is_bootstrapped: false,
            metadata_due: Instant::START,
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
        self.producer(client).metadata_due = at;
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

    #[cold]
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
