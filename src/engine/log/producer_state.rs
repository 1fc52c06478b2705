//! What a replica remembers of each idempotent producer: `ProducerStateManager` (E-17, I-2 to I-7).

use std::collections::VecDeque;

use super::replica_log::{Entry, Stamp};
use crate::error::ErrorCode;
use crate::id::{Offset, ProducerEpoch, ProducerId};
use crate::time::Instant;

/// Batches remembered per producer (`ProducerStateEntry.NUM_BATCHES_TO_RETAIN`).
const BATCHES_TO_RETAIN: usize = 5;
/// Sequences wrap to 0 behind 2^31 − 1 (I-5).
const SEQUENCE_MODULUS: u32 = 1 << 31;

/// One remembered batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BatchMemory {
    /// Sequence of its first record.
    pub first_sequence: u32,
    /// Sequence of its last record.
    pub last_sequence: u32,
    /// Offset of its first record.
    pub base_offset: Offset,
    /// Offset of its last record.
    pub last_offset: Offset,
}

/// All that is remembered of one producer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct ProducerEntry {
    id: ProducerId,
    epoch: ProducerEpoch,
    batches: VecDeque<BatchMemory>,
    last_seen: Instant,
}

/// What the leader makes of a batch's sequence numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SequenceCheck {
    /// Append it.
    Append,
    /// It is stored already, from this offset on to that one (I-2).
    Duplicate(BatchMemory),
    /// Refuse it.
    Refuse(ErrorCode),
}

/// Producer id → last batches. Rebuilt from the log, so replicated with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ProducerStates {
    entries: Vec<ProducerEntry>,
}

/// The sequence `count` further on.
pub(crate) fn sequence_plus(sequence: u32, count: u32) -> u32 {
    (sequence + count) % SEQUENCE_MODULUS
}

impl ProducerStates {
    /// The remembered batches of a producer with its epoch, oldest first.
    pub fn of(
        &self,
        id: ProducerId,
    ) -> Option<(ProducerEpoch, impl Iterator<Item = &BatchMemory>)> {
        self.entries
            .iter()
            .find(|entry| entry.id == id)
            .map(|entry| (entry.epoch, entry.batches.iter()))
    }

    /// Applies I-2 to I-6 to a batch of `count` records whose first carries `stamp`.
    pub fn check(&self, stamp: Stamp, count: u32) -> SequenceCheck {
        let Some(entry) = self
            .entries
            .iter()
            .find(|entry| entry.id == stamp.producer_id)
        else {
            return SequenceCheck::Append;
        };
        if stamp.producer_epoch < entry.epoch {
            return SequenceCheck::Refuse(ErrorCode::InvalidProducerEpoch);
        }
        if stamp.producer_epoch > entry.epoch {
            return if stamp.sequence == 0 {
                SequenceCheck::Append
            } else {
                SequenceCheck::Refuse(ErrorCode::OutOfOrderSequenceNumber)
            };
        }
        let last = sequence_plus(stamp.sequence, count - 1);
        let same = |batch: &&BatchMemory| {
            batch.first_sequence == stamp.sequence && batch.last_sequence == last
        };
        if let Some(batch) = entry.batches.iter().find(same) {
            return SequenceCheck::Duplicate(*batch);
        }
        match entry.batches.back() {
            Some(batch) if stamp.sequence != sequence_plus(batch.last_sequence, 1) => {
                SequenceCheck::Refuse(ErrorCode::OutOfOrderSequenceNumber)
            }
            _ => SequenceCheck::Append,
        }
    }

    /// Remembers one appended record; records of one batch become one memory (I-7, I-9).
    pub(crate) fn observe(&mut self, entry: &Entry, offset: Offset, now: Instant) {
        let Some(stamp) = entry.stamp else { return };
        let at = self
            .entries
            .iter()
            .position(|known| known.id == stamp.producer_id)
            .unwrap_or_else(|| {
                self.entries.push(ProducerEntry {
                    id: stamp.producer_id,
                    epoch: stamp.producer_epoch,
                    batches: VecDeque::new(),
                    last_seen: now,
                });
                self.entries.len() - 1
            });
        let known = &mut self.entries[at];
        known.last_seen = now;
        if known.epoch != stamp.producer_epoch {
            known.epoch = stamp.producer_epoch;
            known.batches.clear();
        }
        if entry.place_in_batch > 0
            && let Some(batch) = known.batches.back_mut()
        {
            batch.last_sequence = stamp.sequence;
            batch.last_offset = offset;
            return;
        }
        if known.batches.len() == BATCHES_TO_RETAIN {
            known.batches.pop_front();
        }
        known.batches.push_back(BatchMemory {
            first_sequence: stamp.sequence,
            last_sequence: stamp.sequence,
            base_offset: offset,
            last_offset: offset,
        });
    }

    /// Forgets everything and reads the log anew (R-19, I-9).
    pub(crate) fn rebuild(&mut self, entries: &[Entry], now: Instant) {
        self.entries.clear();
        for (index, entry) in entries.iter().enumerate() {
            self.observe(entry, Offset::from_index(index), now);
        }
    }

    /// A snapshot holds only the last batch of each producer (E-18).
    pub(crate) fn keep_last_batch_only(&mut self) {
        for entry in &mut self.entries {
            let behind = entry.batches.len().saturating_sub(1);
            entry.batches.drain(..behind);
        }
    }

    /// Forgets producers that were silent for too long (I-8).
    pub(crate) fn expire(&mut self, now: Instant, after: crate::time::Duration) {
        self.entries
            .retain(|entry| now.since(entry.last_seen) < after);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{LeaderEpoch, RecordId};

    fn stamp(epoch: u16, sequence: u32) -> Stamp {
        Stamp {
            producer_id: ProducerId(7),
            producer_epoch: ProducerEpoch(epoch),
            sequence,
        }
    }
    fn with_sequences(range: core::ops::Range<u32>) -> ProducerStates {
        let mut states = ProducerStates::default();
        for sequence in range {
            let entry = Entry {
                record: RecordId(sequence),
                leader_epoch: LeaderEpoch(0),
                stamp: Some(stamp(1, sequence)),
                place_in_batch: 0,
                batch_len: 1,
            };
            states.observe(&entry, Offset(sequence), Instant::START);
        }
        states
    }

    #[test]
    fn five_batches_are_remembered() {
        let states = with_sequences(0..7);
        assert!(
            matches!(states.check(stamp(1, 2), 1), SequenceCheck::Duplicate(b) if b.base_offset == Offset(2))
        );
        assert_eq!(
            states.check(stamp(1, 1), 1),
            SequenceCheck::Refuse(ErrorCode::OutOfOrderSequenceNumber)
        );
        assert_eq!(states.check(stamp(1, 7), 1), SequenceCheck::Append);
        assert_eq!(
            states.check(stamp(1, 8), 1),
            SequenceCheck::Refuse(ErrorCode::OutOfOrderSequenceNumber)
        );
    }

    #[test]
    fn a_new_epoch_starts_at_zero_and_an_old_one_is_fenced() {
        let states = with_sequences(0..2);
        assert_eq!(states.check(stamp(2, 0), 1), SequenceCheck::Append);
        assert_eq!(
            states.check(stamp(2, 1), 1),
            SequenceCheck::Refuse(ErrorCode::OutOfOrderSequenceNumber)
        );
        assert_eq!(
            states.check(stamp(0, 2), 1),
            SequenceCheck::Refuse(ErrorCode::InvalidProducerEpoch)
        );
    }

    #[test]
    fn an_unknown_producer_may_start_anywhere() {
        assert_eq!(
            ProducerStates::default().check(stamp(0, 9), 1),
            SequenceCheck::Append
        );
    }

    #[test]
    fn sequences_wrap() {
        assert_eq!(sequence_plus(2_147_483_647, 1), 0);
    }
}
