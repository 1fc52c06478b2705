//! The claims G-1 to G-10, each within its fault budget, and each limit seen from beyond.

use engine::fact::Fact;
use engine::id::PartitionId;
use engine::ledger::{Delivery, Outcome};
use engine::trace::Trace;
use studio::scenario::Scenario;

use super::generate::Budget;
use super::play::Failure;
use super::{find, hold, scripts};

#[allow(clippy::unnecessary_wraps, reason = "it stands where a claim stands")]
fn anything_goes(_: &Scenario, _: &Trace) -> Result<(), Failure> {
    Ok(())
}

fn outcomes(trace: &Trace) -> impl Iterator<Item = (String, Outcome)> {
    let world = trace.end();
    world.ledger().iter().flat_map(move |(id, state)| {
        let name = format!("record {id} {:?}", state.delivery);
        world
            .outcomes(id)
            .into_iter()
            .map(move |outcome| (name.clone(), outcome))
    })
}

pub(super) fn no_confirmed_record_is_lost(_: &Scenario, trace: &Trace) -> Result<(), Failure> {
    match outcomes(trace).find(|(_, outcome)| *outcome == Outcome::LostAfterAck) {
        Some((name, _)) => Err(Failure::claim("no confirmed record is lost", name)),
        None => Ok(()),
    }
}

/// G-4 counts what the controller took for unclean shutdowns (C-10): a process that ends before its start is complete
/// leaves no marker either.
fn no_more_unclean_shutdowns_than<const MAX: usize>(
    scenario: &Scenario,
    trace: &Trace,
) -> Result<(), Failure> {
    let facts = trace.steps().iter().flat_map(|step| &step.facts);
    let unclean = facts.filter(|fact| matches!(fact, Fact::BrokerRegistered { clean: false, .. }));
    if unclean.count() > MAX {
        return Ok(());
    }
    no_confirmed_record_is_lost(scenario, trace)
}

/// No duplicate, order kept; a script in which the producer had to start a new epoch is outside the claim (I-26).
pub(super) fn exactly_once_in_session(_: &Scenario, trace: &Trace) -> Result<(), Failure> {
    let facts = trace.steps().iter().flat_map(|step| &step.facts);
    if facts
        .into_iter()
        .any(|fact| matches!(fact, Fact::ProducerEpochBumped { .. }))
    {
        return Ok(());
    }
    match outcomes(trace).find(|(_, outcome)| matches!(outcome, Outcome::Dup | Outcome::Reordered))
    {
        Some((name, outcome)) => Err(Failure::claim(
            "no duplicate, order kept",
            format!("{name}: {outcome:?}"),
        )),
        None => Ok(()),
    }
}

/// In the quiet at the end everyone is in the ISR and nobody waits: no rule may block for ever.
pub(super) fn the_quiet_end_is_quiet(_: &Scenario, trace: &Trace) -> Result<(), Failure> {
    let world = trace.end();
    let state = &world.controller().image.partitions[0];
    let all: engine::id::BrokerSet = state.assigned.iter().copied().collect();
    if state.isr != all || state.leader.is_none() {
        return Err(Failure::claim(
            "the quiet end is quiet",
            format!("leader {:?}, isr {:?}", state.leader, state.isr),
        ));
    }
    let logs = || {
        world
            .brokers()
            .iter()
            .filter_map(|broker| broker.replica(PartitionId(0)))
    };
    if logs()
        .any(|replica| replica.log.entries() != logs().next().expect("a replica").log.entries())
    {
        return Err(Failure::claim("the quiet end is quiet", "logs differ"));
    }
    match world
        .ledger()
        .iter()
        .find(|(_, state)| state.delivery == Delivery::Pending)
    {
        Some((id, _)) => Err(Failure::claim(
            "the quiet end is quiet",
            format!("record {id} is pending"),
        )),
        None => Ok(()),
    }
}

#[test]
fn no_script_breaks_an_invariant() {
    hold(
        "everything",
        Budget::EVERYTHING,
        scripts(1_000),
        anything_goes,
    );
}

#[test]
fn when_every_fault_is_over_everyone_is_back() {
    hold(
        "quiet",
        Budget {
            wipe: false,
            ..Budget::EVERYTHING
        },
        scripts(150),
        the_quiet_end_is_quiet,
    );
}

#[test]
fn g3_without_data_loss_acks_all_loses_nothing() {
    for settings in [
        "min.insync.replicas=1",
        "min.insync.replicas=2",
        "min.insync.replicas=3 profile=K40",
        "min.insync.replicas=2 profile=K37",
    ] {
        let budget = Budget {
            settings,
            kill: true,
            stop: true,
            lag: true,
            network: true,
            ..Budget::NONE
        };
        hold("G-3", budget, scripts(60), no_confirmed_record_is_lost);
    }
}

#[test]
fn g4_with_elr_minimum_less_one_unclean_shutdowns_lose_nothing() {
    type Claim = fn(&Scenario, &Trace) -> Result<(), Failure>;
    let budgets: [(&str, u64, Claim); 2] = [
        (
            "min.insync.replicas=2",
            1,
            no_more_unclean_shutdowns_than::<1>,
        ),
        (
            "min.insync.replicas=3",
            2,
            no_more_unclean_shutdowns_than::<2>,
        ),
    ];
    for (settings, unclean_max, claim) in budgets {
        let budget = Budget {
            settings,
            unclean_max,
            kill: true,
            power_loss: true,
            stop: true,
            lag: true,
            network: true,
            ..Budget::NONE
        };
        hold("G-4", budget, scripts(60), claim);
    }
}

#[test]
fn g8_flushed_logs_survive_every_power_loss() {
    for settings in [
        "flush.messages=1 min.insync.replicas=1 profile=K40",
        "flush.messages=1 min.insync.replicas=2",
    ] {
        let budget = Budget {
            settings,
            kill: true,
            power_loss: true,
            stop: true,
            lag: true,
            network: true,
            ..Budget::NONE
        };
        hold("G-8", budget, scripts(60), no_confirmed_record_is_lost);
    }
}

#[test]
fn g9_idempotence_repeats_nothing_and_keeps_the_order() {
    for settings in [
        "min.insync.replicas=1",
        "min.insync.replicas=2 unclean.leader.election.enable=true profile=K40",
    ] {
        let budget = Budget {
            settings,
            kill: true,
            power_loss: true,
            stop: true,
            lag: true,
            network: true,
            ..Budget::NONE
        };
        hold("G-9", budget, scripts(60), exactly_once_in_session);
    }
}

#[test]
fn g1_acks_0_loses_with_a_mere_move_of_the_leader() {
    find(
        "G-1",
        Budget {
            settings: "acks=0",
            stop: true,
            ..Budget::NONE
        },
        2_000,
        no_confirmed_record_is_lost,
    );
}

#[test]
fn g2_acks_1_loses_with_one_crash_and_lag() {
    let budget = Budget {
        settings: "acks=1",
        kill: true,
        lag: true,
        unclean_max: 1,
        ..Budget::NONE
    };
    find("G-2", budget, 2_000, no_confirmed_record_is_lost);
}

#[test]
fn g5_without_elr_one_power_loss_can_be_enough() {
    let settings = "min.insync.replicas=2 profile=K40";
    let budget = Budget {
        settings,
        power_loss: true,
        stop: true,
        lag: true,
        unclean_max: 1,
        ..Budget::NONE
    };
    find("G-5", budget, 40_000, no_confirmed_record_is_lost);
}

#[test]
fn g6_a_minimum_of_one_has_no_budget_at_all() {
    let settings = "min.insync.replicas=1";
    let budget = Budget {
        settings,
        power_loss: true,
        stop: true,
        lag: true,
        unclean_max: 1,
        ..Budget::NONE
    };
    find("G-6", budget, 20_000, no_confirmed_record_is_lost);
}

#[test]
fn g7_unclean_elections_lose_without_any_disk_fault() {
    let settings = "min.insync.replicas=1 unclean.leader.election.enable=true";
    let budget = Budget {
        settings,
        kill: true,
        lag: true,
        ..Budget::NONE
    };
    find("G-7", budget, 20_000, no_confirmed_record_is_lost);
}

#[test]
fn g10_a_slow_follower_makes_duplicates_without_idempotence() {
    let settings = "acks=all enable.idempotence=false";
    find(
        "G-10",
        Budget {
            settings,
            lag: true,
            ..Budget::NONE
        },
        5_000,
        exactly_once_in_session,
    );
}
