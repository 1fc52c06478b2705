//! A broker's disk: flushing, checkpoints, what a cut of a log takes along, stalls (D-2, D-3, E-16, I-8).

use super::Turn;
use super::setup::PRODUCER_EXPIRY_CHECK;
use crate::agenda::BrokerTimer;
use crate::fact::Fact;
use crate::id::{BrokerId, Offset, PartitionId};
use crate::message::Message;
use crate::time::Duration;

impl Turn<'_> {
    /// E-16.
    #[cold]
    pub(super) fn checkpoint_high_watermarks(&mut self, broker: BrokerId) {
        for replica in self.broker(broker).replicas.iter_mut().flatten() {
            replica.hw_checkpoint = replica.high_watermark;
        }
        let interval = self.world.setup.cluster.hw_checkpoint_interval;
        self.after_broker(broker, interval, BrokerTimer::HwCheckpoint);
    }

    /// D-3.
    #[cold]
    pub(super) fn flush_by_time(&mut self, broker: BrokerId) {
        for partition in self.partitions() {
            self.flush_log(broker, partition);
        }
        if let Some(interval) = self.world.setup.flush_period() {
            self.after_broker(broker, interval, BrokerTimer::Flush);
        }
    }

    pub(super) fn flush_log(&mut self, broker: BrokerId, partition: PartitionId) {
        let Some(replica) = self.replica(broker, partition) else {
            return;
        };
        if replica.log.flushed_offset() < replica.log.log_end_offset() {
            replica.log.flush();
            let to = replica.log.flushed_offset();
            self.note(Fact::Flushed {
                broker,
                partition,
                to,
            });
        }
    }

    /// D-2: after each append, before the high watermark may use it.
    pub(super) fn flush_by_count(&mut self, broker: BrokerId, partition: PartitionId) {
        let Some(limit) = self.world.brokers[broker.index()]
            .image
            .as_ref()
            .map(|image| image.flush_messages)
        else {
            return;
        };
        let Some(replica) = self.replica(broker, partition) else {
            return;
        };
        let unflushed = replica.log.log_end_offset().0 - replica.log.flushed_offset().0;
        if u64::from(unflushed) >= limit {
            self.flush_log(broker, partition);
        }
    }

    /// I-8.
    #[cold]
    pub(super) fn expire_producers(&mut self, broker: BrokerId) {
        let (now, after) = (self.now(), self.world.setup.cluster.producer_id_expiration);
        for replica in self.broker(broker).replicas.iter_mut().flatten() {
            replica.producers.expire(now, after);
        }
        self.after_broker(broker, PRODUCER_EXPIRY_CHECK, BrokerTimer::ProducerExpiry);
    }

    pub(super) fn stall_disk(&mut self, broker: BrokerId, length: Duration) {
        let until = self.now() + length;
        let state = self.broker(broker);
        if state.is_up() {
            state.stalled_until = state.stalled_until.max(until);
            self.note(Fact::DiskStalled { broker, length });
            self.after_broker(broker, length, BrokerTimer::StallEnd);
        }
    }

    pub(super) fn is_stalled(&self, broker: BrokerId) -> bool {
        self.world.brokers[broker.index()].stalled_until > self.now()
    }

    /// The disk answers again: what waited is handled in order of arrival.
    #[cold]
    pub(super) fn end_stall(&mut self, broker: BrokerId) {
        if self.is_stalled(broker) {
            return;
        }
        for (from, connection, message) in core::mem::take(&mut self.broker(broker).stalled) {
            if let Message::FetchReply {
                round,
                partition,
                outcome,
            } = message
            {
                self.fetch_answered(broker, partition, round, outcome);
            } else {
                self.request_arrived(broker, from, connection, message);
            }
        }
    }

    /// Removes the end of a log on disk: records, epochs and what was remembered of producers (R-19, D-7).
    pub(super) fn cut_log(&mut self, broker: BrokerId, partition: PartitionId, end: Offset) {
        let now = self.now();
        let Some(replica) = self.replica(broker, partition) else {
            return;
        };
        if end < replica.log.log_end_offset() {
            replica.log.truncate(end);
            replica.producers.rebuild(replica.log.entries(), now);
        }
        replica.epochs.truncate_from_end(end);
        replica.high_watermark = replica.high_watermark.min(replica.log.log_end_offset());
        self.is_log_suspect = true;
    }
}
