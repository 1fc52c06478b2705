//! The producer's sender thread: queues, retries, sequences (P-2 to P-14, I-20 to I-28).

use std::collections::VecDeque;
use std::sync::Arc;

use super::Turn;
use super::produce::records_of;
use super::sequences::may_drain;
use crate::agenda::ProducerTimer;
use crate::config::{Acks, ProducerConfig};
use crate::error::ErrorCode;
use crate::fact::{ConnectionEnd, Fact, Records};
use crate::id::{
    BrokerId, ClientId, Endpoint, LeaderEpoch, Offset, PartitionId, RecordId, ValueId,
};
use crate::log::{Entry, Stamp, sequence_plus};
use crate::message::{Message, ProduceRequest};
use crate::state::{InFlightBatch, Producer, ProducerBatch};
use crate::time::{Duration, Instant};

impl ProducerBatch {
    pub(super) fn count(&self) -> u32 {
        Offset::from_index(self.records.len()).0
    }
    pub(super) fn records(&self) -> Records {
        Records {
            first: self.records.first().copied().unwrap_or(RecordId(0)),
            count: self.count(),
        }
    }
    pub(super) fn first_sequence(&self) -> Option<u32> {
        self.sequence.map(|(_, first)| first)
    }
    pub(super) fn has_expired(&self, now: Instant, config: &ProducerConfig) -> bool {
        now.since(self.created) >= config.delivery_timeout
    }
}

impl Producer {
    /// Batches of a partition that have a sequence and are not settled, wherever they are (`inflightBatchesBySequence`).
    pub(super) fn outstanding(
        &self,
        partition: PartitionId,
    ) -> impl Iterator<Item = &ProducerBatch> {
        let sent = self
            .in_flight
            .iter()
            .filter(|sent| !sent.is_given_up)
            .map(|sent| &sent.batch);
        sent.chain(self.queue.iter())
            .filter(move |batch| batch.partition == partition && batch.sequence.is_some())
    }
    pub(super) fn has_sent(&self, partition: PartitionId) -> bool {
        self.in_flight
            .iter()
            .any(|sent| sent.batch.partition == partition && !sent.is_given_up)
    }
}

impl Turn<'_> {
    pub(super) fn producer_config(&self, client: ClientId) -> (Arc<crate::config::Setup>, usize) {
        (Arc::clone(&self.world.setup), client.index())
    }

    /// Plans a pass over the queues by `at`, unless one comes before.
    pub(super) fn want_pass(&mut self, client: ClientId, at: Instant) {
        let planned = &mut self.producer(client).planned_passes;
        if planned.iter().all(|&other| other > at) {
            planned.push(at);
            self.at_producer(client, at, ProducerTimer::Pass);
        }
    }

    /// One turn of the sender's loop.
    pub(super) fn pass_is_due(&mut self, client: ClientId) -> bool {
        let now = self.now();
        self.producer(client)
            .planned_passes
            .retain(|&planned| planned > now);
        self.resolve_sequences(client);
        self.bump_epoch_if_wanted(client);
        self.expire_blocked(client);
        self.expire_batches(client);
        for partition in self.partitions() {
            while self.drain_one(client, partition) {}
        }
        let state = self.producer(client);
        if state.queue.is_empty() {
            state.is_flushing = false;
        }
        self.plan_expiry(client);
        self.plan_resolution(client);
        true
    }

    /// The next pass is needed no later than when the oldest batch expires (P-11).
    fn plan_expiry(&mut self, client: ClientId) {
        let (setup, index) = self.producer_config(client);
        let timeout = setup.producers[index].delivery_timeout;
        let now = self.now();
        let state = self.producer(client);
        let sent = state
            .in_flight
            .iter()
            .filter(|sent| !sent.is_given_up)
            .map(|sent| &sent.batch);
        let oldest = sent
            .chain(state.queue.iter())
            .map(|batch| batch.created)
            .min();
        if let Some(oldest) = oldest {
            let at = (oldest + timeout).max(now + Duration(1));
            self.want_pass(client, at);
        }
    }

    fn expire_blocked(&mut self, client: ClientId) {
        let now = self.now();
        let is_expired = |&(_, _, deadline): &(RecordId, PartitionId, Instant)| deadline <= now;
        if self.producer(client).blocked.iter().any(is_expired) {
            self.give_up_blocked(client);
        }
    }

    #[cold]
    fn give_up_blocked(&mut self, client: ClientId) {
        let now = self.now();
        let is_expired = |&(_, _, deadline): &(RecordId, PartitionId, Instant)| deadline <= now;
        let blocked = core::mem::take(&mut self.producer(client).blocked);
        let (expired, waiting): (Vec<_>, Vec<_>) = blocked.into_iter().partition(is_expired);
        self.producer(client).blocked = waiting.into();
        for (record, _, _) in expired {
            self.tell_failed(client, &[record], ErrorCode::Timeout, false);
        }
    }

    /// P-11: the callback of a batch that has waited too long fails; a request that is on its way may still be stored.
    fn expire_batches(&mut self, client: ClientId) {
        let (setup, index) = self.producer_config(client);
        let (config, now) = (&setup.producers[index], self.now());
        let state = self.producer(client);
        let sent = state.in_flight.iter().filter(|sent| !sent.is_given_up);
        let mut open = sent.map(|sent| &sent.batch).chain(state.queue.iter());
        if open.any(|batch| batch.has_expired(now, config)) {
            self.give_up_expired(client);
        }
    }

    #[cold]
    fn give_up_expired(&mut self, client: ClientId) {
        let (setup, index) = self.producer_config(client);
        let (config, now) = (&setup.producers[index], self.now());
        let state = self.producer(client);
        let queue = core::mem::take(&mut state.queue);
        let (mut given_up, waiting): (Vec<_>, Vec<_>) = queue
            .into_iter()
            .partition(|batch| batch.has_expired(now, config));
        state.queue = VecDeque::from(waiting).into();
        let queued = given_up.len();
        for sent in &mut state.in_flight {
            if !sent.is_given_up && sent.batch.has_expired(now, config) {
                sent.is_given_up = true;
                let mut batch = sent.batch.clone();
                batch.in_doubt = true;
                given_up.push(batch);
            }
        }
        for (place, batch) in given_up.into_iter().enumerate() {
            self.tell_failed(client, &batch.records, ErrorCode::Timeout, batch.in_doubt);
            // `Sender.sendProducerData`: only a batch that is in retry leaves its sequence unresolved (I-25). In the queue
            // that is every batch with a sequence, `ProducerBatch.reenqueued`.
            if batch.sequence.is_some() && (place < queued || batch.attempts > 1) {
                self.producer(client).partitions[batch.partition.index()].is_unresolved = true;
            }
        }
    }

    /// Takes the first batch of a partition if it may go now (P-2, P-14, `RecordAccumulator.ready`); true: it went.
    fn drain_one(&mut self, client: ClientId, partition: PartitionId) -> bool {
        let (setup, index) = self.producer_config(client);
        let (config, now) = (&setup.producers[index], self.now());
        let state = &self.world.producers[client.index()];
        let Some(at) = state
            .queue
            .iter()
            .position(|batch| batch.partition == partition)
        else {
            return false;
        };
        let (head, view) = (&state.queue[at], &state.partitions[partition.index()]);
        let has_newer_leader = head.attempt_epoch.is_some() && view.epoch > head.attempt_epoch;
        if head.not_before > now && !has_newer_leader {
            let at = head.not_before;
            self.want_pass(client, at);
            return false;
        }
        let is_alone = !state
            .queue
            .iter()
            .skip(at + 1)
            .any(|batch| batch.partition == partition);
        let lingers_until = head.created + config.linger;
        if !head.is_closed && is_alone && !state.is_flushing && lingers_until > now {
            self.want_pass(client, lingers_until);
            return false;
        }
        if config.max_in_flight == 1 && state.has_sent(partition) {
            return false; // P-4
        }
        if config.enable_idempotence && !may_drain(state, head) {
            return false;
        }
        let Some(leader) = view.leader else {
            self.want_metadata_soon(client);
            return false;
        };
        let on_node = state
            .in_flight
            .iter()
            .filter(|sent| sent.leader == leader)
            .count();
        if on_node >= config.max_in_flight as usize {
            return false; // P-3
        }
        if !self.ensure_connection(client, leader) {
            self.leader_is_away(client, leader);
            return false;
        }
        let queue = &mut self.producer(client).queue;
        // All of one partition: then the first is the one.
        let batch = if at == 0 {
            queue.pop_front()
        } else {
            taken_out(queue, at)
        };
        let Some(batch) = batch else {
            return false;
        };
        self.transmit(client, batch, leader);
        true
    }

    /// Gives a fresh batch its sequence, and sends (I-20, P-5).
    fn transmit(&mut self, client: ClientId, mut batch: ProducerBatch, leader: BrokerId) {
        let (setup, index) = self.producer_config(client);
        let config = &setup.producers[index];
        let now = self.now();
        let count = batch.count();
        let state = self.producer(client);
        let partition = batch.partition;
        let epoch = state.producer_epoch;
        let view = &mut state.partitions[partition.index()];
        batch.attempt_epoch = view.epoch.or(Some(LeaderEpoch(0)));
        if state.producer_id.is_some() && batch.sequence.is_none() {
            if view.producer_epoch != epoch {
                // I-27: nothing of this partition is in flight here, see `may_drain`.
                view.producer_epoch = epoch;
                view.next_sequence = 0;
                view.last_acked = None;
            }
            batch.sequence = Some((view.producer_epoch, view.next_sequence));
            view.next_sequence = sequence_plus(view.next_sequence, count);
        }
        batch.attempts += 1;
        batch.is_closed = true;
        batch.sequence_was_reset = false;
        let correlation = state.next_correlation;
        state.next_correlation += 1;
        let connection = state.connections[leader.index()].number;
        let entries = entries_of(&batch, state.producer_id);
        for &record in &batch.records {
            self.world.ledger.records[record.index()].attempts += 1;
        }
        let (records, attempt) = (batch.records(), batch.attempts);
        self.note(Fact::ProduceSent {
            producer: client,
            leader,
            records,
            attempt,
        });
        let request = ProduceRequest {
            producer: client,
            correlation,
            partition,
            acks: config.acks,
            timeout: config.request_timeout,
            batch: entries,
        };
        let late = self.late_by(&request);
        let is_confirmed = config.acks == Acks::Zero;
        if is_confirmed {
            self.tell_acked(client, &batch.records, None); // P-5
        } else {
            let sent_at = now;
            let sent = InFlightBatch {
                batch,
                leader,
                correlation,
                sent_at,
                is_given_up: false,
            };
            self.producer(client).in_flight.push(sent);
            self.set_request_timer(client, now + config.request_timeout);
        }
        let (from, to) = (Endpoint::Client(client), Endpoint::Broker(leader));
        match late {
            None => self.send(from, to, connection, Message::Produce(request)),
            Some(delay) => self.send_late(client, leader, request, delay),
        }
    }

    fn late_by(&mut self, request: &ProduceRequest) -> Option<Duration> {
        if self.world.faults.is_empty() {
            return None;
        }
        let values: Vec<ValueId> = self.values_of(&request.batch);
        self.world.faults.take_late(&values)
    }

    /// The verb `late`: the connection is lost at once, the bytes arrive later, on a connection of their own.
    #[cold]
    fn send_late(
        &mut self,
        client: ClientId,
        leader: BrokerId,
        request: ProduceRequest,
        delay: Duration,
    ) {
        let (from, to) = (Endpoint::Client(client), Endpoint::Broker(leader));
        let records = records_of(&request.batch);
        self.note(Fact::RequestDelayed {
            producer: client,
            leader,
            records,
            delay,
        });
        let latency = self.world.setup.cluster.latency.client;
        let connection = self.producer(client).connections[leader.index()].number;
        self.send_out_of_order(
            from,
            to,
            connection,
            Message::Produce(request),
            latency + delay,
        );
        self.break_connection(client, leader, ConnectionEnd::Reset);
    }
}

#[cold]
fn taken_out(queue: &mut VecDeque<ProducerBatch>, at: usize) -> Option<ProducerBatch> {
    queue.remove(at)
}

fn entries_of(batch: &ProducerBatch, producer_id: Option<crate::id::ProducerId>) -> Arc<[Entry]> {
    let batch_len = u16::try_from(batch.records.len()).unwrap_or(u16::MAX);
    let stamp = |place: u16| {
        let (producer_epoch, first) = batch.sequence?;
        let sequence = sequence_plus(first, u32::from(place));
        Some(Stamp {
            producer_id: producer_id?,
            producer_epoch,
            sequence,
        })
    };
    (0..batch_len)
        .zip(&batch.records)
        .map(|(place, &record)| Entry {
            record,
            leader_epoch: LeaderEpoch(0),
            stamp: stamp(place),
            place_in_batch: place,
            batch_len,
        })
        .collect()
}
