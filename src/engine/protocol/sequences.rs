//! The idempotent producer's sequence numbers: `TransactionManager` without transactions (I-20 to I-27).

use super::Turn;
use crate::fact::Fact;
use crate::id::{ClientId, PartitionId, ProducerEpoch};
use crate::log::sequence_plus;
use crate::state::{Producer, ProducerBatch};

/// At this epoch a producer asks for a new id (I-23).
const PRODUCER_EPOCH_MAX: u16 = 32_767;

impl Turn<'_> {
    /// I-25, `TransactionManager.maybeResolveSequences`.
    pub(super) fn resolve_sequences(&mut self, client: ClientId) {
        for partition in self.partitions() {
            let state = self.producer(client);
            let view = state.partitions[partition.index()];
            if !view.is_unresolved || state.outstanding(partition).next().is_some() {
                continue;
            }
            let is_settled = view.last_acked.map_or(view.next_sequence == 0, |last| {
                sequence_plus(last, 1) == view.next_sequence
            });
            let view = &mut state.partitions[partition.index()];
            view.is_unresolved = false;
            view.bump_wanted |= !is_settled;
        }
    }

    /// What this pass gave up may settle sequences: the sender's next turn sees to it at once.
    pub(super) fn plan_resolution(&mut self, client: ClientId) {
        let now = self.now();
        let state = self.producer(client);
        let is_settled = |partition: PartitionId| {
            state.partitions[partition.index()].is_unresolved
                && state.outstanding(partition).next().is_none()
        };
        let mut partitions = (0..state.partitions.len())
            .filter_map(|index| u8::try_from(index).ok())
            .map(PartitionId);
        if partitions.any(is_settled) {
            self.want_pass(client, now);
        }
    }

    /// I-23: a new epoch without asking anybody.
    pub(super) fn bump_epoch_if_wanted(&mut self, client: ClientId) {
        let state = self.producer(client);
        if state.producer_id.is_some() && state.partitions.iter().any(|view| view.bump_wanted) {
            self.bump_epoch(client);
        }
    }

    /// Outstanding batches are numbered from 0.
    #[cold]
    fn bump_epoch(&mut self, client: ClientId) {
        let state = self.producer(client);
        if state.producer_epoch.0 >= PRODUCER_EPOCH_MAX {
            let fresh = crate::id::ProducerId(self.world.next_producer_id);
            self.world.next_producer_id += 1;
            let state = self.producer(client);
            state.producer_id = Some(fresh);
            state.producer_epoch = ProducerEpoch(0);
        } else {
            state.producer_epoch = ProducerEpoch(state.producer_epoch.0 + 1);
        }
        let epoch = self.producer(client).producer_epoch;
        for partition in self.partitions() {
            if self.producer(client).partitions[partition.index()].bump_wanted {
                self.renumber(client, partition, epoch);
            }
        }
        self.note(Fact::ProducerEpochBumped {
            producer: client,
            epoch,
        });
    }

    /// `TxnPartitionEntry.startSequencesAtBeginning`.
    #[cold]
    pub(super) fn renumber(
        &mut self,
        client: ClientId,
        partition: PartitionId,
        epoch: ProducerEpoch,
    ) {
        let state = self.producer(client);
        let sent = state
            .in_flight
            .iter_mut()
            .filter(|sent| !sent.is_given_up)
            .map(|sent| &mut sent.batch);
        let mut outstanding: Vec<&mut ProducerBatch> = sent
            .chain(state.queue.iter_mut())
            .filter(|batch| batch.partition == partition && batch.sequence.is_some())
            .collect();
        crate::order::sort_by_key(&mut outstanding, |batch| batch.first_sequence());
        let mut next = 0;
        for batch in outstanding {
            batch.sequence = Some((epoch, next));
            batch.sequence_was_reset = true;
            next = sequence_plus(next, batch.count());
        }
        let view = &mut state.partitions[partition.index()];
        view.next_sequence = next;
        view.last_acked = None;
        view.is_unresolved = false;
        view.bump_wanted = false;
        view.producer_epoch = epoch;
    }
}

/// `shouldStopDrainBatchesForPartition`, turned round (I-21, I-25, I-27).
pub(super) fn may_drain(state: &Producer, head: &ProducerBatch) -> bool {
    let view = &state.partitions[head.partition.index()];
    let Some(first) = head.first_sequence() else {
        let is_stale = view.producer_epoch != state.producer_epoch;
        let has_outstanding = state.outstanding(head.partition).next().is_some();
        return !view.is_unresolved && (!is_stale || !has_outstanding);
    };
    // A batch in retry goes only if nothing before it is open.
    state
        .outstanding(head.partition)
        .filter_map(ProducerBatch::first_sequence)
        .min()
        == Some(first)
}
