//! What must hold of one log, and of two side by side (V-1, V-2, V-5, V-17, V-18).

use crate::id::BrokerId;
use crate::log::Entry;
use crate::state::Replica;

use super::{Violation, ensure};

/// V-1, V-2, V-17, V-18: one log by itself.
///
/// V-18 in full only `while_nothing_is_lost`: a leader that comes back without the end of its log opens its epoch at the
/// shorter end; what it then copies of an epoch before that makes `LeaderEpochFileCache.assign` begin that one anew.
/// V-17 only while `no_producer_is_forgotten` (I-8): one that is may begin anywhere.
pub(super) fn check_log(
    broker: BrokerId,
    replica: &Replica,
    while_nothing_is_lost: bool,
    no_producer_is_forgotten: bool,
) -> Result<(), Violation> {
    let entries = replica.log.entries();
    let end = replica.log.log_end_offset();
    let is_sorted = entries
        .windows(2)
        .all(|pair| pair[0].leader_epoch <= pair[1].leader_epoch);
    ensure(is_sorted, "V-1", || {
        format!("epochs go back in the log of broker {broker}")
    })?;
    ensure(
        replica.high_watermark <= end && replica.log.flushed_offset() <= end,
        "V-2",
        || {
            format!(
                "broker {broker}: HW {}, flushed {}, LEO {end}",
                replica.high_watermark,
                replica.log.flushed_offset()
            )
        },
    )?;
    for (index, entry) in entries.iter().enumerate() {
        let Some(stamp) = entry.stamp else { continue };
        let same = |other: &&Entry| {
            other.stamp.is_some_and(|s| {
                (s.producer_id, s.producer_epoch) == (stamp.producer_id, stamp.producer_epoch)
            })
        };
        let before = entries[..index]
            .iter()
            .rev()
            .find(same)
            .and_then(|entry| entry.stamp);
        ensure(
            !no_producer_is_forgotten
                || before.is_none_or(|before| {
                    crate::log::sequence_plus(before.sequence, 1) == stamp.sequence
                }),
            "V-17",
            || {
                format!(
                    "sequence {} behind {before:?} in the log of broker {broker}",
                    stamp.sequence
                )
            },
        )?;
    }
    for &(epoch, start) in replica.epochs.starts() {
        let at_start = entries
            .get(start.index())
            .is_none_or(|entry| entry.leader_epoch == epoch);
        let before = start
            .0
            .checked_sub(1)
            .and_then(|index| entries.get(index as usize));
        let is_first =
            !while_nothing_is_lost || before.is_none_or(|entry| entry.leader_epoch < epoch);
        ensure(at_start && is_first && start <= end, "V-18", || {
            format!("epoch {epoch} is said to start at {start} on broker {broker}")
        })?;
    }
    Ok(())
}

/// V-5: the same offset and epoch mean the same past.
pub(super) fn check_matching(
    a: BrokerId,
    one: &[Entry],
    b: BrokerId,
    other: &[Entry],
) -> Result<(), Violation> {
    let shared = one.len().min(other.len());
    let last = (0..shared)
        .rev()
        .find(|&index| one[index].leader_epoch == other[index].leader_epoch);
    let end = last.map_or(0, |last| last + 1);
    ensure(one[..end] == other[..end], "V-5", || {
        format!("the logs of brokers {a} and {b} differ below {end}")
    })
}
