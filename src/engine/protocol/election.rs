//! Every change of ISR, ELR or leader goes through here: `PartitionChangeBuilder` (C-20 to C-29).

use std::sync::Arc;

use super::Turn;
use crate::fact::{ElectionKind, Fact};
use crate::id::{BrokerId, BrokerSet, LeaderEpoch, PartitionEpoch, PartitionId};
use crate::mutant::{Mutant, is_active};
use crate::state::PartitionState;

/// Who may be elected, and how (C-20).
#[derive(Clone, Copy, Debug)]
pub(super) struct Change {
    /// The ISR wanted, before any election.
    pub(super) target_isr: BrokerSet,
    /// Brokers that may lead.
    pub(super) acceptable: BrokerSet,
    /// Brokers that just had an unclean shutdown (C-24).
    pub(super) unclean: BrokerSet,
    /// Which election.
    pub(super) election: ElectionMode,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ElectionMode {
    /// As the topic is configured.
    Online,
    Preferred,
    Unclean,
}

/// What the builder decided.
struct Decision {
    leader: Option<BrokerId>,
    kind: ElectionKind,
    isr: BrokerSet,
    elr: BrokerSet,
}

impl Turn<'_> {
    /// Brokers that may become leader (E-6).
    pub(super) fn active_brokers(&self) -> BrokerSet {
        let image = &self.world.controller.image;
        self.broker_ids()
            .filter(|broker| image.registrations[broker.index()].is_active())
            .collect()
    }

    /// Applies a change to the controller's metadata. Nothing is published yet; false: nothing changed.
    #[cold]
    pub(super) fn change_partition(&mut self, partition: PartitionId, change: Change) -> bool {
        let before = self.partition(partition).clone();
        let decision = self.decide(&before, change);
        let elr_on = self.world.rules.elr;
        let mut after = before.clone();
        after.elr = decision.elr;
        // Without ELR the last member stays in the ISR, whatever happens to it (C-27).
        if elr_on || !decision.isr.is_empty() {
            after.isr = decision.isr;
        }
        if decision.leader != before.leader {
            after.leader = decision.leader;
            let bump = u32::from(!is_active(Mutant::EpochNotBumped));
            after.leader_epoch = LeaderEpoch(before.leader_epoch.0 + bump);
            after.recovering = decision.kind == ElectionKind::Unclean
                || decision.kind == ElectionKind::LastKnownLeader;
        }
        if elr_on {
            // C-28, `maybeUpdateLastKnownLeader`.
            if after.isr.is_empty() && !before.isr.is_empty() {
                after.last_known_leader = before.leader.or(before.last_known_leader);
            } else if after.leader.is_some() {
                after.last_known_leader = None;
            }
        }
        if after == before {
            return false;
        }
        after.partition_epoch = PartitionEpoch(before.partition_epoch.0 + 1);
        self.note_change(partition, &before, &after, decision.kind);
        let image = Arc::make_mut(&mut self.world.controller.image);
        image.partitions[partition.index()] = after;
        self.is_log_suspect = true;
        true
    }

    #[cold]
    fn decide(&self, before: &PartitionState, change: Change) -> Decision {
        let rules = self.world.rules;
        let min_isr = self.world.controller.image.min_insync_replicas;
        let mut isr = change.target_isr;
        let mut elr = BrokerSet::EMPTY;
        if rules.elr && isr.len() < min_isr {
            elr = before
                .elr
                .union(before.isr)
                .minus(isr)
                .minus(change.unclean); // C-22
        }
        let (candidates, may_be_elr) = (isr, isr.is_empty());
        let valid = |broker: BrokerId| {
            (candidates.contains(broker) || (may_be_elr && elr.contains(broker)))
                && change.acceptable.contains(broker)
        };
        let first_where = |test: &dyn Fn(BrokerId) -> bool| {
            before.assigned.iter().copied().find(|&broker| test(broker))
        };
        let may_be_unclean = change.election == ElectionMode::Unclean
            || (self.world.controller.unclean_leader_election && rules.unclean_honoured);
        let preferred = before.assigned.first().copied();
        let (leader, kind) =
            if change.election == ElectionMode::Preferred && preferred.is_some_and(valid) {
                (preferred, ElectionKind::Preferred)
            } else if before.leader.is_some_and(valid) {
                (before.leader, ElectionKind::Isr)
            } else if let Some(broker) = self
                .longest_if_mutant(before, &valid)
                .or_else(|| first_where(&valid))
            {
                let kind = if isr.contains(broker) {
                    ElectionKind::Isr
                } else {
                    ElectionKind::EligibleLeader
                };
                (Some(broker), kind)
            } else if rules.elr
                && isr.is_empty()
                && elr.is_empty()
                && before
                    .last_known_leader
                    .is_some_and(|broker| change.acceptable.contains(broker))
            {
                (before.last_known_leader, ElectionKind::LastKnownLeader)
            } else if may_be_unclean {
                (
                    first_where(&|broker| change.acceptable.contains(broker)),
                    ElectionKind::Unclean,
                )
            } else {
                (None, ElectionKind::Isr)
            };
        if let Some(winner) = leader
            && leader != before.leader
        {
            (isr, elr) = sets_after(kind, winner, isr, elr);
        }
        Decision {
            leader,
            kind,
            isr,
            elr,
        }
    }

    /// The mutant's choice: a candidate's log has no say in Kafka (C-23).
    fn longest_if_mutant(
        &self,
        before: &PartitionState,
        valid: &dyn Fn(BrokerId) -> bool,
    ) -> Option<BrokerId> {
        let length = |broker: &BrokerId| {
            let replicas = &self.world.brokers[broker.index()].replicas;
            replicas
                .iter()
                .flatten()
                .map(|replica| replica.log.log_end_offset())
                .max()
        };
        let candidates = before
            .assigned
            .iter()
            .rev()
            .copied()
            .filter(|&broker| valid(broker));
        candidates
            .filter(|_| is_active(Mutant::LongestLogWins))
            .max_by_key(length)
    }

    #[cold]
    fn note_change(
        &mut self,
        partition: PartitionId,
        before: &PartitionState,
        after: &PartitionState,
        kind: ElectionKind,
    ) {
        if after.isr != before.isr || after.elr != before.elr {
            self.note(Fact::IsrChanged {
                partition,
                isr: after.isr,
                elr: after.elr,
                left: before.isr.minus(after.isr),
                joined: after.isr.minus(before.isr),
            });
        }
        if after.leader != before.leader {
            self.note(match after.leader {
                Some(leader) => Fact::LeaderElected {
                    partition,
                    leader,
                    epoch: after.leader_epoch,
                    kind,
                },
                None => Fact::LeaderLost {
                    partition,
                    epoch: after.leader_epoch,
                },
            });
        }
    }
}

/// ISR and ELR once `winner` leads (C-25, C-26).
fn sets_after(
    kind: ElectionKind,
    winner: BrokerId,
    isr: BrokerSet,
    elr: BrokerSet,
) -> (BrokerSet, BrokerSet) {
    match kind {
        ElectionKind::EligibleLeader => (BrokerSet::only(winner), elr.without(winner)),
        ElectionKind::LastKnownLeader | ElectionKind::Unclean => {
            (BrokerSet::only(winner), BrokerSet::EMPTY)
        }
        ElectionKind::Isr | ElectionKind::Preferred => (isr, elr),
    }
}
