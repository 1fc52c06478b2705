//! The leader's side of a produce request (P-30 to P-43, 13.5 step 2).

use std::sync::Arc;

use super::Turn;
use crate::config::Acks;
use crate::error::ErrorCode;
use crate::fact::{Fact, Records};
use crate::id::{BrokerId, ClientId, Endpoint, Offset, PartitionId, ValueId};
use crate::log::{Entry, SequenceCheck};
use crate::message::{Message, ProduceRequest};
use crate::mutant::{Mutant, is_active};
use crate::seldom::Seldom;
use crate::state::ServerConnection;

pub(super) fn records_of(batch: &[Entry]) -> Records {
    let first = batch
        .first()
        .map_or(crate::id::RecordId(0), |entry| entry.record);
    Records {
        first,
        count: Offset::from_index(batch.len()).0,
    }
}

/// How the handling of one request ended.
enum Handled {
    Answer(Result<Offset, ErrorCode>),
    Parked,
}

impl Turn<'_> {
    pub(super) fn values_of(&self, batch: &[Entry]) -> Vec<ValueId> {
        batch
            .iter()
            .map(|entry| self.world.ledger.record(entry.record).value)
            .collect()
    }

    /// P-30: requests of one connection are handled strictly one after another.
    pub(super) fn produce_arrived(
        &mut self,
        broker: BrokerId,
        connection: u32,
        request: ProduceRequest,
    ) {
        let client = request.producer;
        if !self.world.faults.is_empty() {
            let values = self.values_of(&request.batch);
            self.world.faults.pass(client, request.correlation, &values);
        }
        let connections = &mut self.broker(broker).connections;
        let known = connections
            .iter_mut()
            .find(|known| (known.client, known.connection) == (client, connection));
        match known {
            Some(known) if known.is_muted => known.queue.push_back(request),
            _ => {
                if self.handle_produce(broker, connection, &request) {
                    self.mute(broker, client, connection);
                }
            }
        }
    }

    fn mute(&mut self, broker: BrokerId, client: ClientId, connection: u32) {
        let channel = ServerConnection {
            client,
            connection,
            is_muted: true,
            queue: Seldom::default(),
        };
        self.broker(broker).connections.push(channel);
    }

    /// The parked request of a connection was answered: the next ones are read.
    pub(super) fn read_next_requests(
        &mut self,
        broker: BrokerId,
        client: ClientId,
        connection: u32,
    ) {
        let place = |turn: &mut Self| {
            let connections = &turn.broker(broker).connections;
            connections
                .iter()
                .position(|known| (known.client, known.connection) == (client, connection))
        };
        while let Some(at) = place(self) {
            let Some(next) = self.broker(broker).connections[at].queue.pop_front() else {
                self.broker(broker).connections.remove(at);
                return;
            };
            if self.handle_produce(broker, connection, &next) {
                return;
            }
        }
    }

    /// Handles one request; true: its answer is parked.
    fn handle_produce(
        &mut self,
        broker: BrokerId,
        connection: u32,
        request: &ProduceRequest,
    ) -> bool {
        if !self.world.faults.is_empty() && self.drop_request(broker, connection, request) {
            return false;
        }
        match self.try_produce(broker, connection, request) {
            Handled::Parked => true,
            Handled::Answer(result) => {
                self.answer_produce(broker, connection, request, result);
                false
            }
        }
    }

    /// Loses a request if that was ordered.
    #[cold]
    fn drop_request(
        &mut self,
        broker: BrokerId,
        connection: u32,
        request: &ProduceRequest,
    ) -> bool {
        let values = self.values_of(&request.batch);
        let is_lost = self.world.faults.take_request(&values);
        if is_lost {
            let client = request.producer;
            self.note(Fact::RequestDropped {
                producer: client,
                leader: broker,
                records: records_of(&request.batch),
            });
            self.note(Fact::ConnectionReset {
                left: Endpoint::Client(client),
                right: Endpoint::Broker(broker),
            });
            self.reset_client_connection(broker, client, connection);
        }
        is_lost
    }

    /// P-32 to P-38.
    fn try_produce(
        &mut self,
        broker: BrokerId,
        connection: u32,
        request: &ProduceRequest,
    ) -> Handled {
        let (partition, acks) = (request.partition, request.acks);
        let records = records_of(&request.batch);
        let (base, end) = match self.admit(broker, request) {
            Err(error) => {
                self.note_refusal(broker, request, error);
                return Handled::Answer(Err(error));
            }
            Ok(Some((base, last))) => {
                self.note_duplicate(broker, request, base);
                (base, last.plus(1))
            }
            Ok(None) => {
                let base = self.append_as_leader(broker, partition, &request.batch);
                (base, base.plus(records.count))
            }
        };
        let has_advanced = self.advance_high_watermark(broker, partition);
        self.wake_fetches(broker, partition);
        if has_advanced {
            self.complete_produce(broker, partition);
        }
        let high_watermark = self
            .replica(broker, partition)
            .map(|replica| replica.high_watermark);
        let must_wait = acks == Acks::All && !is_active(Mutant::AckBeforeIsr);
        if !must_wait || high_watermark.is_some_and(|high_watermark| high_watermark >= end) {
            return Handled::Answer(Ok(base));
        }
        self.park_produce(broker, connection, request.clone(), base, end);
        Handled::Parked
    }

    #[cold]
    fn note_refusal(&mut self, broker: BrokerId, request: &ProduceRequest, error: ErrorCode) {
        self.note(Fact::ProduceRejected {
            broker,
            partition: request.partition,
            records: records_of(&request.batch),
            error,
        });
    }

    #[cold]
    fn note_duplicate(&mut self, broker: BrokerId, request: &ProduceRequest, base: Offset) {
        self.note(Fact::DuplicateRecognised {
            broker,
            partition: request.partition,
            records: records_of(&request.batch),
            base,
        });
    }

    /// Whether a batch may be appended: nothing, or the place of the copy that is there already, or an error.
    fn admit(
        &self,
        broker: BrokerId,
        request: &ProduceRequest,
    ) -> Result<Option<(Offset, Offset)>, ErrorCode> {
        let state = &self.world.brokers[broker.index()];
        let replica = state
            .replica(request.partition)
            .ok_or(ErrorCode::NotLeaderOrFollower)?;
        let leadership = replica.leadership().ok_or(ErrorCode::NotLeaderOrFollower)?; // P-32
        if request.acks == Acks::All && self.is_under_min_isr(broker, leadership.isr.committed()) {
            return Err(ErrorCode::NotEnoughReplicas); // P-33
        }
        let Some(stamp) = request.batch.first().and_then(|entry| entry.stamp) else {
            return Ok(None);
        };
        match replica
            .producers
            .check(stamp, records_of(&request.batch).count)
        {
            SequenceCheck::Append => Ok(None),
            SequenceCheck::Duplicate(_) if is_active(Mutant::NoDeduplication) => Ok(None),
            SequenceCheck::Duplicate(batch) => Ok(Some((batch.base_offset, batch.last_offset))),
            SequenceCheck::Refuse(error) => Err(error),
        }
    }

    /// P-35: the leader stamps its epoch on each record (E-10).
    fn append_as_leader(
        &mut self,
        broker: BrokerId,
        partition: PartitionId,
        batch: &Arc<[Entry]>,
    ) -> Offset {
        let now = self.now();
        let epoch = self.known_epoch(broker, partition);
        let records = records_of(batch);
        let Some(replica) = self.replica(broker, partition) else {
            return Offset(0);
        };
        let base = replica.log.log_end_offset();
        for entry in batch.iter() {
            let entry = Entry {
                leader_epoch: epoch,
                ..*entry
            };
            let offset = replica.log.log_end_offset();
            replica.epochs.assign(epoch, offset);
            replica.producers.observe(&entry, offset, now);
            replica.log.append(entry);
        }
        self.note(Fact::Appended {
            broker,
            partition,
            records,
            base,
            epoch,
        });
        self.flush_by_count(broker, partition);
        self.audit_append(broker, partition, base);
        base
    }

    /// P-36, P-37: `acks=0` has no answer; its errors close the connection.
    pub(super) fn answer_produce(
        &mut self,
        broker: BrokerId,
        connection: u32,
        request: &ProduceRequest,
        result: Result<Offset, ErrorCode>,
    ) {
        let (producer, partition, records) = (
            request.producer,
            request.partition,
            records_of(&request.batch),
        );
        if request.acks == Acks::Zero {
            if let Err(error) = result {
                self.note(Fact::ConnectionClosedByBroker {
                    broker,
                    producer,
                    error,
                });
                self.reset_client_connection(broker, producer, connection);
            }
            return;
        }
        if let Ok(base) = result {
            self.note(Fact::ProduceAnswered {
                broker,
                producer,
                records,
                base,
            });
        }
        let hint = (result == Err(ErrorCode::NotLeaderOrFollower) && self.world.rules.leader_hint)
            .then(|| self.leader_view(broker, partition))
            .flatten();
        let reply = Message::ProduceReply {
            correlation: request.correlation,
            partition,
            result,
            hint,
        };
        self.send(
            Endpoint::Broker(broker),
            Endpoint::Client(producer),
            connection,
            reply,
        );
    }
}
