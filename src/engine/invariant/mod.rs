//! What must hold after every event, whatever the script (V-1 to V-24). A broken one is a mistake of this crate.
//!
//! Each check names its rule. Those with an "unless" column are let off once the script has lost data on purpose or an
//! election was flagged unclean: see [`Checker::is_excused`].

mod controllers;
mod leaders;
mod logs;

use crate::config::Acks;
use crate::fact::{ElectionKind, Fact};
use crate::id::{BrokerId, LeaderEpoch, Offset, PartitionEpoch, PartitionId};
use crate::state::{PartitionState, Replica};
use crate::time::Instant;
use crate::world::World;

use controllers::{check_completeness, check_sets};
use leaders::{check_ack, check_gate, check_isr_holds, check_leader};
use logs::{check_log, check_matching};

/// A broken invariant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Its id: `V-5`, or a rule's id for checks of that rule.
    pub rule: &'static str,
    /// Where, in words for a developer.
    pub detail: String,
}

/// What one broker had adopted when last looked at.
#[derive(Clone, Copy, Debug, Default)]
struct Adopted {
    incarnation: u32,
    leader_epoch: Option<LeaderEpoch>,
    partition_epoch: Option<PartitionEpoch>,
    /// While it leads: its epoch and high watermark.
    leading: Option<(LeaderEpoch, Offset)>,
}

/// Looks at a world after every event of one run, with the memory that some invariants need.
#[derive(Clone, Debug, Default)]
pub struct Checker {
    /// By partition: epoch → who led in it.
    leaders: Vec<Vec<(LeaderEpoch, BrokerId)>>,
    /// By partition: the controller's epochs when last looked at.
    controller: Vec<(LeaderEpoch, PartitionEpoch, Option<BrokerId>)>,
    /// By partition, by broker.
    adopted: Vec<Vec<Adopted>>,
    is_excused: bool,
}

/// Fails with `rule` unless `holds`.
fn ensure(
    holds: bool,
    rule: &'static str,
    detail: impl FnOnce() -> String,
) -> Result<(), Violation> {
    if holds {
        Ok(())
    } else {
        Err(Violation {
            rule,
            detail: detail(),
        })
    }
}

impl Checker {
    /// Whether data was lost on purpose, or an election flagged unclean: then completeness is not owed any more (V-10,
    /// V-11, V-12, V-14, V-20).
    pub fn is_excused(&self) -> bool {
        self.is_excused
    }

    /// Checks everything after one event that led to `facts`.
    pub fn observe(&mut self, world: &World, facts: &[Fact]) -> Result<(), Violation> {
        let partitions = usize::from(world.setup().topic.partitions);
        self.leaders.resize(partitions, Vec::new());
        self.adopted
            .resize(partitions, vec![Adopted::default(); world.brokers().len()]);
        for fact in facts {
            self.excuse(fact);
            self.check_fact(world, fact)?;
        }
        for partition in (0..world.setup().topic.partitions).map(PartitionId) {
            let state = &world.controller().image.partitions[partition.index()];
            check_sets(world, state)?;
            self.check_monotone(world, partition, state)?;
            self.check_logs(world, partition)?;
            if !self.is_excused {
                check_completeness(world, partition, state)?;
            }
        }
        Ok(())
    }

    fn excuse(&mut self, fact: &Fact) {
        self.is_excused |= matches!(fact, Fact::DiskWiped { .. })
            || matches!(fact, Fact::PowerLost { from, to, .. } if to < from)
            || matches!(
                fact,
                Fact::LeaderElected {
                    kind: ElectionKind::Unclean | ElectionKind::LastKnownLeader,
                    ..
                }
            );
    }

    fn check_fact(&mut self, world: &World, fact: &Fact) -> Result<(), Violation> {
        if let &Fact::BecameLeader {
            broker,
            partition,
            epoch,
            ..
        } = fact
        {
            let known = &mut self.leaders[partition.index()];
            let other = known
                .iter()
                .find(|&&(of, who)| of == epoch && who != broker)
                .copied();
            known.push((epoch, broker));
            return ensure(other.is_none(), "V-3", || {
                format!("brokers {broker} and {other:?} led in epoch {epoch}")
            });
        }
        if let &Fact::HighWatermarkAdvanced {
            broker, partition, ..
        } = fact
        {
            return check_gate(world, broker, partition);
        }
        if let &Fact::LeaderElected {
            partition,
            leader,
            kind: ElectionKind::Isr,
            ..
        } = fact
        {
            let state = &world.controller().image.partitions[partition.index()];
            let first = state
                .assigned
                .iter()
                .copied()
                .find(|&b| state.isr.contains(b) && is_active(world, b));
            let is_still_so = state.leader == Some(leader) && first.is_some();
            return ensure(!is_still_so || first == Some(leader), "C-23", || {
                format!(
                    "broker {leader} was elected although {first:?} comes first in replica order"
                )
            });
        }
        if let &Fact::ProduceAnswered {
            broker,
            producer,
            records,
            base,
        } = fact
            && world.setup().producers[producer.index()].acks == Acks::All
        {
            let result = check_ack(
                world,
                broker,
                world.ledger().record(records.first).partition,
                base.plus(records.count - 1),
            );
            // A replica that lost what it had proven counts for the leader all the same.
            return match result {
                Err(violation) if violation.rule == "V-16" && self.is_excused => Ok(()),
                other => other,
            };
        }
        if let (false, Fact::CommitLost { record, offset }) = (self.is_excused, fact) {
            return ensure(false, "V-10", || {
                format!("committed record {record} at {offset} is gone")
            });
        }
        Ok(())
    }

    fn check_monotone(
        &mut self,
        world: &World,
        partition: PartitionId,
        state: &PartitionState,
    ) -> Result<(), Violation> {
        let now = (state.leader_epoch, state.partition_epoch, state.leader);
        if let Some(before) = self.controller.get_mut(partition.index()) {
            let is_monotone = before.0 <= now.0 && before.1 <= now.1;
            ensure(is_monotone, "V-4", || {
                format!("controller went from {before:?} to {now:?}")
            })?;
            ensure(before.2 == now.2 || before.0 < now.0, "E-4", || {
                format!("the leader changed from {before:?} to {now:?}")
            })?;
            *before = now;
        } else {
            self.controller.push(now);
        }
        for broker in world.brokers() {
            let Some(replica) = broker.replica(partition) else {
                continue;
            };
            let before = &mut self.adopted[partition.index()][broker.id.index()];
            let leading = replica
                .is_leader()
                .then(|| replica.leader_epoch.map(|e| (e, replica.high_watermark)))
                .flatten();
            if before.incarnation == broker.incarnation && broker.is_up() {
                let is_monotone = before.leader_epoch <= replica.leader_epoch
                    && before.partition_epoch <= replica.partition_epoch;
                ensure(is_monotone, "V-4", || {
                    format!("broker {} took over older metadata", broker.id)
                })?;
                if let (Some((old_epoch, old)), Some((epoch, new))) = (before.leading, leading) {
                    ensure(epoch != old_epoch || old <= new, "V-13", || {
                        format!(
                            "the high watermark of leader {} fell from {old} to {new}",
                            broker.id
                        )
                    })?;
                }
            }
            *before = Adopted {
                incarnation: broker.incarnation,
                leader_epoch: replica.leader_epoch,
                partition_epoch: replica.partition_epoch,
                leading,
            };
        }
        Ok(())
    }

    fn check_logs(&self, world: &World, partition: PartitionId) -> Result<(), Violation> {
        let replicas: Vec<(BrokerId, &Replica)> = world
            .brokers()
            .iter()
            .filter_map(|b| Some((b.id, b.replica(partition)?)))
            .collect();
        for &(broker, replica) in &replicas {
            let is_young =
                world.now().since(Instant::START) < world.setup().cluster.producer_id_expiration;
            check_log(broker, replica, !self.is_excused, is_young)?;
            if let Some(leadership) = replica.leadership() {
                check_leader(broker, replica, leadership, &replicas)?;
                if !self.is_excused {
                    check_isr_holds(broker, replica, leadership, &replicas)?;
                }
            }
        }
        for (index, &(a, one)) in replicas.iter().enumerate() {
            for &(b, other) in &replicas[..index] {
                check_matching(a, one.log.entries(), b, other.log.entries())?;
            }
        }
        Ok(())
    }
}

fn is_active(world: &World, broker: BrokerId) -> bool {
    world.controller().image.registrations[broker.index()].is_active()
}
