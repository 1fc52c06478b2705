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
        let deadline = self.now() + request.timeout;
        let missing = self.missing_followers(broker, partition, end);
        self.note(Fact::ProduceParked {
            broker,
            partition,
            records,
            required: end,
            missing,
        });
        let parked = ParkedProduce {
            required: end,
            base,
            request,
            connection,
            deadline,
        };
        if let Some(leadership) = self.leadership(broker, partition) {
            leadership.purgatory.push(parked);
        }
        self.set_purgatory_timer(broker, partition);
    }

    /// One timer serves all parked requests: it looks at the one that is given up first.
    fn set_purgatory_timer(&mut self, broker: BrokerId, partition: PartitionId) {
        let now = self.now();
        let Some(leadership) = self.leadership(broker, partition) else {
            return;
        };
        let parked = leadership.purgatory.iter();
        let Some(first) = parked.map(|parked| parked.deadline).min() else {
            return;
        };
        let timer = leadership.purgatory_timer.filter(|&timer| timer >= now);
        if timer.is_none_or(|timer| timer > first) {
            leadership.purgatory_timer = Some(first);
            let timer = BrokerTimer::ParkedProduce { partition };
            self.after_broker(broker, first.since(now), timer);
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
        let is_ready = |parked: &ParkedProduce| parked.required <= high_watermark;
        if !leadership.purgatory.iter().any(is_ready) {
            return;
        }
        let is_short = leadership.isr.maximal().len() < min_isr;
        let parked = core::mem::take(&mut leadership.purgatory);
        let (ready, waiting) = parked.into_iter().partition(is_ready);
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
    #[cold]
    pub(super) fn expire_parked_produce(
        &mut self,
        broker: BrokerId,
        partition: PartitionId,
    ) -> bool {
        let now = self.now();
        let Some(leadership) = self.leadership(broker, partition) else {
            return false;
        };
        leadership.purgatory_timer = leadership.purgatory_timer.filter(|&timer| timer > now);
        let is_due = |parked: &ParkedProduce| parked.deadline <= now;
        let due = leadership.purgatory.iter().position(is_due);
        let due = due.map(|at| leadership.purgatory.remove(at));
        self.set_purgatory_timer(broker, partition);
        let is_expired = due.is_some();
        if let Some(parked) = due {
            self.answer_parked(broker, parked, Err(ErrorCode::RequestTimedOut));
        }
        is_expired
    }

    /// P-41, and the fetches that were parked with it.
    #[cold]
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
