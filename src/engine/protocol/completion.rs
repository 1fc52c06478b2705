//! How a producer's batch ends or comes again: `Sender.completeBatch` (P-6 to P-9, P-13, P-14, I-22, I-26).

use super::Turn;
use crate::agenda::ProducerTimer;
use crate::error::ErrorCode;
use crate::fact::{ConnectionEnd, Fact};
use crate::id::{BrokerId, ClientId, Offset};
use crate::log::sequence_plus;
use crate::message::LeaderView;
use crate::state::{InFlightBatch, ProducerBatch};
use crate::time::{Duration, Instant};

impl Turn<'_> {
    /// P-9. One timer serves all requests: it looks at the oldest one.
    #[cold]
    pub(super) fn request_timed_out(&mut self, client: ClientId) -> bool {
        let (now, timeout) = (
            self.now(),
            self.world.setup.producers[client.index()].request_timeout,
        );
        let state = self.producer(client);
        state.has_request_timer = false;
        let oldest = state.in_flight.iter().min_by_key(|sent| sent.sent_at);
        let Some((leader, deadline)) = oldest.map(|sent| (sent.leader, sent.sent_at + timeout))
        else {
            return false;
        };
        if deadline > now {
            self.set_request_timer(client, deadline);
            return false;
        }
        self.lose_connection(
            client,
            leader,
            ConnectionEnd::TimedOut,
            ErrorCode::RequestTimedOut,
        );
        if let Some(sent) = self
            .producer(client)
            .in_flight
            .iter()
            .min_by_key(|sent| sent.sent_at)
        {
            let deadline = (sent.sent_at + timeout).max(now);
            self.set_request_timer(client, deadline);
        }
        self.want_pass(client, now);
        true
    }

    pub(super) fn set_request_timer(&mut self, client: ClientId, at: Instant) {
        if !core::mem::replace(&mut self.producer(client).has_request_timer, true) {
            self.at_producer(client, at, ProducerTimer::RequestTimeout);
        }
    }

    /// A response arrived on the current connection.
    pub(super) fn produce_answered(
        &mut self,
        client: ClientId,
        broker: BrokerId,
        correlation: u32,
        result: Result<Offset, ErrorCode>,
        hint: Option<LeaderView>,
    ) -> bool {
        let state = self.producer(client);
        let Some(at) = state
            .in_flight
            .iter()
            .position(|sent| sent.correlation == correlation)
        else {
            return false;
        };
        if self.world.faults.take_response(client, correlation) {
            let records = self.producer(client).in_flight[at].batch.records();
            self.note(Fact::ResponseDropped {
                producer: client,
                leader: broker,
                records,
            });
            self.break_connection(client, broker, ConnectionEnd::ResponseLost);
            return true;
        }
        let sent = self.producer(client).in_flight.remove(at);
        self.complete_batch(client, sent, result, hint);
        let now = self.now();
        self.want_pass(client, now);
        true
    }

    /// `Sender.completeBatch`.
    pub(super) fn complete_batch(
        &mut self,
        client: ClientId,
        sent: InFlightBatch,
        result: Result<Offset, ErrorCode>,
        hint: Option<LeaderView>,
    ) {
        match result {
            Ok(base) => {
                self.acknowledge(client, &sent.batch);
                if !sent.is_given_up {
                    self.tell_acked(client, &sent.batch.records, Some(base));
                }
            }
            Err(error) => self.fail_batch(client, sent, error, hint),
        }
    }

    /// `Sender.completeBatch`, after an error.
    #[cold]
    fn fail_batch(
        &mut self,
        client: ClientId,
        sent: InFlightBatch,
        error: ErrorCode,
        hint: Option<LeaderView>,
    ) {
        let InFlightBatch {
            mut batch,
            is_given_up,
            ..
        } = sent;
        let partition = batch.partition;
        if let Some(view) = hint {
            // `Metadata.updatePartitionLeadership` adds the leader to the brokers that it knows (KIP-951).
            let state = self.producer(client);
            state.known = view
                .leader
                .map_or(state.known, |leader| state.known.with(leader));
            self.adopt_leaders(client, &[view]);
        }
        if matches!(error, ErrorCode::NotLeaderOrFollower) {
            self.want_metadata_soon(client);
        }
        if is_given_up {
            return;
        }
        batch.in_doubt |=
            error.leaves_doubt() || (error == ErrorCode::NotLeaderOrFollower && batch.attempts > 0);
        if self.can_retry(client, &batch, error) {
            self.retry(client, batch, error);
        } else {
            let (setup, index) = self.producer_config(client);
            // I-26: with attempts left, the sequence is known to be free and is given up at once.
            let has_attempts_left = batch.attempts - 1 < setup.producers[index].retries;
            if batch.sequence.is_some()
                && (has_attempts_left || error == ErrorCode::OutOfOrderSequenceNumber)
            {
                self.producer(client).partitions[partition.index()].bump_wanted = true;
            }
            self.tell_failed(client, &batch.records, error, batch.in_doubt);
        }
        let now = self.now();
        self.want_pass(client, now);
    }

    fn acknowledge(&mut self, client: ClientId, batch: &ProducerBatch) {
        if let Some(first) = batch.first_sequence() {
            let last = sequence_plus(first, batch.count() - 1);
            let view = &mut self.producer(client).partitions[batch.partition.index()];
            view.last_acked = view.last_acked.max(Some(last));
        }
    }

    /// `Sender.canRetry` with `TransactionManager.canRetry` (P-7, I-22, I-23, I-28).
    #[cold]
    fn can_retry(&mut self, client: ClientId, batch: &ProducerBatch, error: ErrorCode) -> bool {
        let (setup, index) = self.producer_config(client);
        let config = &setup.producers[index];
        if batch.has_expired(self.now(), config) || batch.attempts > config.retries {
            return false;
        }
        if error == ErrorCode::OutOfOrderSequenceNumber {
            let Some(first) = batch.first_sequence() else {
                return false;
            };
            let view = &mut self.producer(client).partitions[batch.partition.index()];
            let is_next = view
                .last_acked
                .map_or(first == 0, |last| first == sequence_plus(last, 1));
            let is_plain = !view.is_unresolved && (batch.sequence_was_reset || !is_next);
            view.bump_wanted |= !is_plain;
            return true;
        }
        error.is_retriable()
    }

    /// P-7, P-13, P-14.
    #[cold]
    fn retry(&mut self, client: ClientId, mut batch: ProducerBatch, error: ErrorCode) {
        let (setup, index) = self.producer_config(client);
        let config = &setup.producers[index];
        let now = self.now();
        let doublings = (batch.attempts - 1).min(20);
        let base = Duration(config.retry_backoff.0 << doublings)
            .min(config.retry_backoff_max.max(config.retry_backoff));
        let backoff = base + self.backoff_spread(client, base);
        batch.not_before = now + backoff;
        let (records, attempt) = (batch.records(), batch.attempts);
        self.note(Fact::RetryScheduled {
            producer: client,
            records,
            error,
            attempt,
            backoff,
        });
        let queue = &mut self.producer(client).queue;
        match batch.first_sequence() {
            None => queue.push_front(batch),
            Some(first) => {
                let partition = batch.partition;
                let is_behind = |other: &ProducerBatch| {
                    other.partition == partition && other.first_sequence().is_none_or(|s| s > first)
                };
                let place = queue.iter().position(is_behind).unwrap_or(queue.len());
                queue.insert(place, batch);
            }
        }
    }
}
