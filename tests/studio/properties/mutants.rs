//! Each deliberate mistake of the engine is noticed, by the check that is there for it.

use engine::fact::Fact;
use engine::ledger::Delivery;
use engine::mutant::{self, Mutant};
use engine::trace::Trace;
use studio::scenario::Scenario;

use super::claims::{exactly_once_in_session, no_confirmed_record_is_lost, the_quiet_end_is_quiet};
use super::generate::{Budget, Draws, Plan};
use super::play::{Failure, play};

type Claim = fn(&Scenario, &Trace) -> Result<(), Failure>;

/// The first rule that a random script within `budget` sees broken.
fn first_broken(name: &str, budget: Budget, claim: Claim) -> Option<&'static str> {
    (1..=3_000).find_map(|seed| {
        let mut draws = Draws::new(name, seed);
        let actions = 4 + draws.below(17);
        let plan = Plan::random(&mut draws, budget, actions);
        play(&plan.text(), claim).err().map(|failure| failure.rule)
    })
}

/// With `mutant` some script breaks one of `rules`; the same scripts are fine without it.
fn is_caught(mutant: Mutant, budget: Budget, claim: Claim, rules: &[&str]) {
    let name = format!("{mutant:?}");
    mutant::set(Some(mutant));
    let broken = first_broken(&name, budget, claim);
    mutant::set(None);
    assert!(
        broken.is_some_and(|rule| rules.contains(&rule)),
        "{name} broke {broken:?}, expected one of {rules:?}"
    );
}

const SAFE: Budget = Budget {
    kill: true,
    stop: true,
    lag: true,
    network: true,
    ..Budget::NONE
};

#[test]
fn truncating_to_the_high_watermark_is_caught() {
    is_caught(
        Mutant::TruncateToHighWatermark,
        SAFE,
        no_confirmed_record_is_lost,
        &["V-10", "V-11", "V-20"],
    );
}

#[test]
fn waiting_for_every_replica_is_caught() {
    // Safe, but deaf: with one broker down for good nothing would ever be confirmed (P-50).
    let delivery = || {
        let text = "at 1000 kill 3\nat 15000 send A\nend 20000\n";
        let scenario = Scenario::parse(text).expect("a valid scenario");
        let trace = Trace::new(scenario.setup().clone(), scenario.script.clone());
        trace.end().ledger().records[0].delivery
    };
    assert!(matches!(delivery(), Delivery::Acked(_)));
    mutant::set(Some(Mutant::HighWatermarkOverAllReplicas));
    let mutated = delivery();
    mutant::set(None);
    assert_eq!(mutated, Delivery::Pending);
}

#[test]
fn a_high_watermark_below_the_minimum_is_caught() {
    let budget = Budget {
        settings: "min.insync.replicas=2",
        ..SAFE
    };
    is_caught(
        Mutant::HighWatermarkIgnoresMinIsr,
        budget,
        no_confirmed_record_is_lost,
        &["R-20"],
    );
}

#[test]
fn forgetting_to_deduplicate_is_caught() {
    is_caught(
        Mutant::NoDeduplication,
        SAFE,
        exactly_once_in_session,
        &["V-17"],
    );
}

#[test]
fn electing_the_longest_log_is_caught() {
    let budget = Budget {
        settings: "acks=1",
        ..SAFE
    };
    is_caught(
        Mutant::LongestLogWins,
        budget,
        the_quiet_end_is_quiet,
        &["C-23"],
    );
}

#[test]
fn answering_before_the_isr_is_caught() {
    is_caught(
        Mutant::AckBeforeIsr,
        SAFE,
        no_confirmed_record_is_lost,
        &["V-15"],
    );
}

#[test]
fn shrinking_the_isr_alone_is_caught() {
    let budget = Budget {
        settings: "min.insync.replicas=1",
        ..SAFE
    };
    is_caught(
        Mutant::IsrShrinkWithoutController,
        budget,
        no_confirmed_record_is_lost,
        &["V-10", "V-11", "V-12"],
    );
}

#[test]
fn leading_in_an_old_epoch_is_caught() {
    is_caught(
        Mutant::EpochNotBumped,
        SAFE,
        no_confirmed_record_is_lost,
        &["E-4"],
    );
}

#[test]
fn believing_one_record_too_many_is_caught() {
    is_caught(
        Mutant::FetchOffsetOffByOne,
        SAFE,
        no_confirmed_record_is_lost,
        &["V-10", "V-11", "V-16", "V-20"],
    );
}

#[test]
fn taking_a_crash_for_a_clean_stop_is_caught() {
    // With the page cache gone the returning replica is elected although it lost what it had confirmed (C-10).
    let budget = Budget {
        settings: "min.insync.replicas=2",
        kill: true,
        stop: true,
        ..Budget::NONE
    };
    is_caught(
        Mutant::KillCountsAsClean,
        budget,
        a_killed_broker_registers_unclean,
        &["C-10"],
    );
}

fn a_killed_broker_registers_unclean(_: &Scenario, trace: &Trace) -> Result<(), Failure> {
    let mut killed = Vec::new();
    for fact in trace.steps().iter().flat_map(|step| &step.facts) {
        if let Fact::BrokerKilled { broker } = fact {
            killed.push(*broker);
        } else if let Fact::BrokerStopped { broker } = fact {
            killed.retain(|other| other != broker);
        } else if let Fact::BrokerRegistered {
            broker,
            clean: true,
            ..
        } = fact
            && killed.contains(broker)
        {
            return Err(Failure::claim("C-10", format!("broker {broker}")));
        }
    }
    Ok(())
}
