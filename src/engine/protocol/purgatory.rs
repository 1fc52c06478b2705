//! Answers that wait for the high watermark: `DelayedProduce` (P-38 to P-43).

use super::Turn;
use super::produce::records_of;
use crate::agenda::BrokerTimer;
use crate::error::ErrorCode;
use crate::fact::Fact;
use crate::id::{BrokerId, Offset, PartitionId};
use crate::message::ProduceRequest;
use crate::state::{Leadership, ParkedProduce};

impl Turn<'_> {
    /// P-38.
    pub(super) fn park_produce(
        &mut self,
        broker: BrokerId,
        connection: u32,
        request: ProduceRequest,
        base: Offset,
        end: Offset,
    ) {
        let (partition, records) = (request.partition, records_of(&request.batch));
        let (deadline, ticket) = (self.now() + request.timeout, self.ticket());
        let missing = self.missing_followers(broker, partition, end);
        self.note(Fact::ProduceParked {
            broker,
            partition,
            records,
            required: end,
            missing,
        });
        self.after_broker(
            broker,
            request.timeout,
            BrokerTimer::ParkedProduce { partition, ticket },
        );
        let parked = ParkedProduce {
            required: end,
            base,
            request,
            connection,
            ticket,
            deadline,
        };
        if let Some(leadership) = self.leadership(broker, partition) {
            leadership.purgatory.push(parked);
        }
    }

    /// P-39: answers every parked request that the high watermark has reached, in order of parking.
    pub(super) fn complete_produce(&mut self, broker: BrokerId, partition: PartitionId) {
        let min_isr = self.min_isr(broker);
        let Some(replica) = self.replica(broker, partition) else {
            return;
        };
        let high_watermark = replica.high_watermark;
        let Some(leadership) = self.leadership(broker, partition) else {
            return;
        };
        let is_short = leadership.isr.maximal().len() < min_isr;
        let parked = core::mem::take(&mut leadership.purgatory);
        let (ready, waiting) = parked
            .into_iter()
            .partition(|parked| parked.required <= high_watermark);
        leadership.purgatory = waiting;
        let ready: Vec<ParkedProduce> = ready;
        for parked in ready {
            let result = if is_short {
                Err(ErrorCode::NotEnoughReplicasAfterAppend)
            } else {
                Ok(parked.base)
            };
            self.answer_parked(broker, parked, result);
        }
    }

    /// P-40.
    pub(super) fn expire_parked_produce(
        &mut self,
        broker: BrokerId,
        partition: PartitionId,
        ticket: u64,
    ) -> bool {
        let Some(leadership) = self.leadership(broker, partition) else {
            return false;
        };
        let Some(at) = leadership
            .purgatory
            .iter()
            .position(|parked| parked.ticket == ticket)
        else {
            return false;
        };
        let parked = leadership.purgatory.remove(at);
        self.answer_parked(broker, parked, Err(ErrorCode::RequestTimedOut));
        true
    }

    /// P-41, and the fetches that were parked with it.
    pub(super) fn fail_parked(
        &mut self,
        broker: BrokerId,
        _: PartitionId,
        leadership: Leadership,
        error: ErrorCode,
    ) {
        for parked in leadership.purgatory {
            self.answer_parked(broker, parked, Err(error));
        }
        for parked in &leadership.parked_fetches {
            self.complete_fetch(broker, parked);
        }
    }

    fn answer_parked(
        &mut self,
        broker: BrokerId,
        parked: ParkedProduce,
        result: Result<Offset, ErrorCode>,
    ) {
        let ParkedProduce {
            request,
            connection,
            ..
        } = parked;
        if let Err(error) = result {
            let (partition, records) = (request.partition, records_of(&request.batch));
            self.note(Fact::ProduceParkingEnded {
                broker,
                partition,
                records,
                error,
            });
        }
        self.answer_produce(broker, connection, &request, result);
        self.unmuted.push((broker, request.producer, connection));
    }
}
