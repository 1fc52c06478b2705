//! The records of one replica, in offset order, and how many of them are on disk.

use std::sync::Arc;

use crate::id::{LeaderEpoch, Offset, ProducerEpoch, ProducerId, RecordId};

/// What an idempotent producer writes on each record (section 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// Producer id.
    pub producer_id: ProducerId,
    /// Producer epoch.
    pub producer_epoch: ProducerEpoch,
    /// Sequence number of this record.
    pub sequence: u32,
}

/// One record in a log (E-10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// Which call of `send()` it came from.
    pub record: RecordId,
    /// Epoch of the leader that wrote it first; copied verbatim by followers.
    pub leader_epoch: LeaderEpoch,
    /// Idempotent producers only.
    pub stamp: Option<Stamp>,
    /// Place of this record in its batch, from 0 (E-11: a batch is stored and lost as a whole).
    pub place_in_batch: u16,
    /// Number of records in its batch.
    pub batch_len: u16,
}

/// The log of one replica. Cheap to clone: the records are shared until one copy changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ReplicaLog {
    entries: Arc<Vec<Entry>>,
    flushed: Offset,
}

impl ReplicaLog {
    /// The records, in offset order from offset 0 (log start is always 0 here).
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
    /// LEO: the next offset to be written (E-12).
    pub fn log_end_offset(&self) -> Offset {
        Offset::from_index(self.entries.len())
    }
    /// Everything below survives a power loss (E-15).
    pub fn flushed_offset(&self) -> Offset {
        self.flushed
    }
    /// The records from `offset` on; none if that is past the end.
    pub fn read_from(&self, offset: Offset) -> &[Entry] {
        self.entries.get(offset.index()..).unwrap_or_default()
    }
    /// Where the last batch that fits whole into the first `keep` records ends (D-7, E-11).
    pub fn batch_boundary(&self, keep: Offset) -> Offset {
        match self.entries.get(keep.index()) {
            Some(entry) => Offset(keep.0 - u32::from(entry.place_in_batch)),
            None => self.log_end_offset(),
        }
    }

    pub(crate) fn append(&mut self, entry: Entry) {
        Arc::make_mut(&mut self.entries).push(entry);
    }
    /// Deletes everything from `offset` on.
    pub(crate) fn truncate(&mut self, offset: Offset) {
        if offset < self.log_end_offset() {
            Arc::make_mut(&mut self.entries).truncate(offset.index());
        }
        self.flushed = self.flushed.min(offset);
    }
    pub(crate) fn flush(&mut self) {
        self.flushed = self.log_end_offset();
    }
}
