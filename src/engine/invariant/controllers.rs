//! What must hold of the controller's metadata (V-7 to V-9, V-11, V-12, V-21).

use crate::id::{BrokerId, BrokerSet, PartitionId};
use crate::state::PartitionState;
use crate::world::World;

use super::{Violation, ensure};

/// V-7, V-8, V-9, V-21: the controller's sets.
pub(super) fn check_sets(world: &World, state: &PartitionState) -> Result<(), Violation> {
    let assigned: BrokerSet = state.assigned.iter().copied().collect();
    let (isr, elr) = (state.isr, state.elr);
    let has_elr = world.setup().cluster.rules().elr;
    let min_isr = world.controller().image.min_insync_replicas;
    ensure(
        state.leader.is_none_or(|leader| isr.contains(leader)),
        "V-7",
        || format!("leader {:?} is not in {isr:?}", state.leader),
    )?;
    let is_sane = isr.union(elr).is_subset(assigned)
        && isr.minus(elr) == isr
        && (isr.len() < min_isr || elr.is_empty())
        && (!isr.is_empty() || state.leader.is_none())
        && (has_elr || (elr.is_empty() && !isr.is_empty()));
    ensure(is_sane, "V-8", || {
        format!(
            "isr {isr:?} elr {elr:?} with minimum {min_isr}, leader {:?}",
            state.leader
        )
    })?;
    let fenced: BrokerSet = isr
        .iter()
        .filter(|b| world.controller().image.registrations[b.index()].fenced)
        .collect();
    let is_last_without_elr = !has_elr && isr.len() == 1;
    ensure(fenced.is_empty() || is_last_without_elr, "V-9", || {
        format!("{fenced:?} are fenced and in {isr:?}")
    })?;
    ensure(
        state.last_known_leader.is_none() || state.leader.is_none(),
        "V-21",
        || {
            format!(
                "last known leader {:?} beside leader {:?}",
                state.last_known_leader, state.leader
            )
        },
    )
}

/// V-11, V-12: every replica that could be elected cleanly has everything that was ever committed.
pub(super) fn check_completeness(
    world: &World,
    partition: PartitionId,
    state: &PartitionState,
) -> Result<(), Violation> {
    let committed = &world.ledger().committed[partition.index()].entries;
    for candidate in state.isr.union(state.elr).iter() {
        let Some(replica) = world.broker(candidate).replica(partition) else {
            continue;
        };
        let entries = replica.log.entries();
        let has_all = committed.len() <= entries.len()
            && committed
                .iter()
                .zip(entries)
                .all(|(known, entry)| *known == (entry.record, entry.leader_epoch));
        ensure(has_all, "V-11", || {
            format!("candidate {candidate} lacks committed records")
        })?;
    }
    let Some(leader) = state.leader else {
        return Ok(());
    };
    let broker = world.broker(leader);
    let Some(replica) = broker.replica(partition) else {
        return Ok(());
    };
    let Some(leadership) = replica.leadership() else {
        return Ok(());
    };
    let is_fresh = broker.is_up() && replica.partition_epoch == Some(state.partition_epoch);
    if is_fresh && leadership.isr.committed().len() >= world.controller().image.min_insync_replicas
    {
        let holds = |b: &BrokerId| {
            let other = world.broker(*b).replica(partition);
            other.is_some_and(|other| other.log.log_end_offset() >= replica.high_watermark)
        };
        let missing: BrokerSet = state
            .isr
            .union(state.elr)
            .minus(leadership.isr.maximal())
            .iter()
            .filter(|b| !holds(b))
            .collect();
        ensure(missing.is_empty(), "V-12", || {
            format!("leader {leader} does not know of {missing:?}")
        })?;
    }
    Ok(())
}
