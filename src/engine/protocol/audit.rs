//! Keeps the ledger (section 8.3): what was committed, what of it is gone, what is there twice or in the wrong place.

use super::Turn;
use crate::fact::Fact;
use crate::id::{BrokerId, Offset, PartitionId, RecordId};
use crate::ledger::Delivery;
use crate::log::Entry;

impl Turn<'_> {
    /// A leader's high watermark rises from `from` to `to`: what lies between is committed (L-2, L-5).
    pub(super) fn audit_commit(
        &mut self,
        broker: BrokerId,
        partition: PartitionId,
        from: Offset,
        to: Offset,
    ) {
        let Some(replica) = self.world.brokers[broker.index()].replica(partition) else {
            return;
        };
        let committed = &mut self.world.ledger.committed[partition.index()].entries;
        // Records behind the true high watermark only; a zombie may be behind it.
        let start = from.index().min(committed.len());
        let entries: &[Entry] = &replica.log.entries()[start.min(to.index())..to.index()];
        for (index, entry) in (start..).zip(entries) {
            if index >= committed.len() {
                committed.push((entry.record, entry.leader_epoch));
            }
            let record = &mut self.world.ledger.records[entry.record.index()];
            if record.committed_at.is_none() {
                record.committed_at = Some((Offset::from_index(index), entry.leader_epoch));
            }
        }
        if committed.len() > to.index()
            || self.world.controller.image.partitions[partition.index()].leader != Some(broker)
        {
            self.is_log_suspect = true;
        }
    }

    /// A batch was appended at `base`: a second copy (L-16), or one behind a record that was sent later (L-18)?
    pub(super) fn audit_append(&mut self, broker: BrokerId, partition: PartitionId, base: Offset) {
        if self.partition(partition).leader != Some(broker) {
            return;
        }
        let Some(replica) = self.world.brokers[broker.index()].replica(partition) else {
            return;
        };
        let records = &self.world.ledger.records;
        let mut appended = replica.log.entries().iter().skip(base.index());
        // Only a retry can repeat or overtake.
        if appended.any(|entry| records[entry.record.index()].attempts > 1) {
            self.audit_retry(broker, partition, base);
        }
    }

    #[cold]
    fn audit_retry(&mut self, broker: BrokerId, partition: PartitionId, base: Offset) {
        let Some(replica) = self.world.brokers[broker.index()].replica(partition) else {
            return;
        };
        let entries = replica.log.entries();
        let (now, mut facts) = (self.world.now, Vec::new());
        for (index, entry) in entries.iter().enumerate().skip(base.index()) {
            let record = &self.world.ledger.records[entry.record.index()];
            if record.attempts < 2 {
                continue;
            }
            let offset = Offset::from_index(index);
            let before = &entries[..index];
            if before.iter().any(|other| other.record == entry.record) {
                self.world.ledger.records[entry.record.index()]
                    .duplicated_at
                    .get_or_insert(now);
                facts.push(Fact::DuplicateStored {
                    record: entry.record,
                    offset,
                });
            } else if before.iter().any(|other| {
                self.world
                    .ledger
                    .is_later_in_session(other.record, entry.record)
            }) {
                facts.push(Fact::OrderBroken {
                    record: entry.record,
                    offset,
                });
            }
        }
        self.facts.append(&mut facts);
    }

    /// The log that counts may have changed its past: what had been committed or confirmed and is no longer there?
    #[cold]
    pub(super) fn audit_losses(&mut self) {
        for partition in self.partitions() {
            let Some(replica) = self.world.canonical_replica(partition) else {
                continue;
            };
            let log = replica.log.clone(); // shares its records
            self.audit_committed(partition, log.entries());
            self.audit_confirmed(partition, log.entries());
        }
    }

    fn audit_committed(&mut self, partition: PartitionId, entries: &[Entry]) {
        let committed = &mut self.world.ledger.committed[partition.index()].entries;
        let shared = committed
            .iter()
            .zip(entries)
            .take_while(|(known, entry)| **known == (entry.record, entry.leader_epoch))
            .count();
        let lost: Vec<(RecordId, _)> = committed.drain(shared..).collect();
        for (index, (record, _)) in (shared..).zip(lost) {
            self.note(Fact::CommitLost {
                record,
                offset: Offset::from_index(index),
            });
        }
    }

    fn audit_confirmed(&mut self, partition: PartitionId, entries: &[Entry]) {
        let mut is_stored = vec![false; self.world.ledger.records.len()];
        for entry in entries {
            is_stored[entry.record.index()] = true;
        }
        let now = self.world.now;
        let records = self.world.ledger.records.iter_mut();
        for ((id, record), is_stored) in (0..).map(RecordId).zip(records).zip(is_stored) {
            if let Delivery::Acked(Some(offset)) = record.delivery
                && record.partition == partition
                && !is_stored
                && record.lost_at.is_none()
            {
                record.lost_at = Some(now);
                self.facts
                    .push(Fact::ConfirmedRecordLost { record: id, offset });
            }
        }
    }
}
