//! What must hold of a leader and of what it confirms (V-6, V-15, V-16, V-20, V-24, R-20).

use crate::id::{BrokerId, Offset, PartitionId};
use crate::state::{Leadership, Replica};
use crate::world::World;

use super::{Violation, ensure};

/// below the minimum nothing is committed (since KAFKA-15583).
pub(super) fn check_gate(
    world: &World,
    broker: BrokerId,
    partition: PartitionId,
) -> Result<(), Violation> {
    let broker = world.broker(broker);
    let leadership = broker.replica(partition).and_then(Replica::leadership);
    let (Some(leadership), Some(image)) = (leadership, &broker.image) else {
        return Ok(());
    };
    let isr = leadership.isr.committed();
    let is_gated = !world.setup().cluster.rules().legacy_hw;
    ensure(
        !is_gated || isr.len() >= image.min_insync_replicas,
        "R-20",
        || {
            format!(
                "broker {} advanced the high watermark with ISR {isr:?}",
                broker.id
            )
        },
    )
}

/// V-15, V-16: what an `acks=all` confirmation says.
pub(super) fn check_ack(
    world: &World,
    broker: BrokerId,
    partition: PartitionId,
    last: Offset,
) -> Result<(), Violation> {
    let state = world.broker(broker);
    let Some(replica) = state.replica(partition) else {
        return Ok(());
    };
    let (Some(leadership), Some(image)) = (replica.leadership(), &state.image) else {
        return Ok(());
    };
    ensure(last < replica.high_watermark, "V-15", || {
        format!(
            "broker {broker} confirmed offset {last} with high watermark {}",
            replica.high_watermark
        )
    })?;
    if world.setup().cluster.rules().legacy_hw {
        return Ok(());
    }
    let isr = leadership.isr.maximal();
    ensure(isr.len() >= image.min_insync_replicas, "V-15", || {
        format!("broker {broker} confirmed with ISR {isr:?}")
    })?;
    let Some(entry) = replica.log.entries().get(last.index()) else {
        return Ok(());
    };
    let holders = world.brokers().iter().filter(|other| {
        let other = other.replica(partition);
        other.is_some_and(|other| other.log.entries().get(last.index()) == Some(entry))
    });
    let count = holders.count();
    ensure(count >= image.min_insync_replicas as usize, "V-16", || {
        format!("broker {broker} confirmed offset {last} that {count} replicas hold")
    })
}

/// V-6, V-24: what a leader may rely on.
pub(super) fn check_leader(
    broker: BrokerId,
    replica: &Replica,
    leadership: &Leadership,
    replicas: &[(BrokerId, &Replica)],
) -> Result<(), Violation> {
    let is_waiting = leadership
        .purgatory
        .iter()
        .all(|parked| parked.required > replica.high_watermark);
    ensure(is_waiting, "V-24", || {
        format!("broker {broker} parks what is committed")
    })?;
    for &(other, follower) in replicas {
        let has_fetched = other != broker && leadership.followers[other.index()].log_end.is_some();
        if has_fetched && follower.leader_epoch == replica.leader_epoch {
            let entries = follower.log.entries();
            let is_prefix = replica.log.entries().get(..entries.len()) == Some(entries);
            ensure(is_prefix, "V-6", || {
                format!("follower {other} does not hold a prefix of leader {broker}'s log")
            })?;
        }
    }
    Ok(())
}

/// V-20: who is in the ISR has what is committed.
pub(super) fn check_isr_holds(
    broker: BrokerId,
    replica: &Replica,
    leadership: &Leadership,
    replicas: &[(BrokerId, &Replica)],
) -> Result<(), Violation> {
    for &(other, follower) in replicas {
        let is_behind = follower.log.log_end_offset() < replica.high_watermark;
        ensure(
            !(is_behind && leadership.isr.committed().contains(other)),
            "V-20",
            || format!("{other} is in the ISR of leader {broker} and lacks committed records"),
        )?;
    }
    Ok(())
}
