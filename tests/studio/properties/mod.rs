//! Random fault scripts: no invariant ever breaks, no claim (G-1 to G-10) is ever contradicted, and each guarantee
//! that is said to have a limit is seen to fail beyond it.
//!
//! A failing script is made as small as it goes and printed as scenario text. `cargo xtask deep` sets `ACKSCOPE_DEEP`:
//! then there are 100 times as many scripts, each of exactly 40 actions instead of up to 24.

mod claims;
mod generate;
#[cfg(feature = "mutants")]
mod mutants;
mod play;

use engine::trace::Trace;
use studio::scenario::Scenario;

use generate::{Budget, Draws, Plan};
use play::{Failure, play};

fn is_deep() -> bool {
    std::env::var_os("ACKSCOPE_DEEP").is_some()
}

/// Scripts of the normal run, divided between tests; 100 times as many in the deep one.
fn scripts(normal: u64) -> u64 {
    if is_deep() { normal * 100 } else { normal }
}

/// The script of a seed; seeds count from 1.
fn drawn(name: &str, budget: Budget, seed: u64) -> Plan {
    let mut draws = Draws::new(name, seed);
    let actions = if is_deep() { 40 } else { 4 + draws.below(21) };
    Plan::random(&mut draws, budget, actions)
}

/// A line now and then, for somebody who waits for an hour.
fn tell(name: &str, budget: Budget, done: u64, count: u64) {
    if is_deep() && (done.is_multiple_of(2_000) || done == count) {
        eprintln!("{name} {}: {done} of {count} scripts", budget.settings);
    }
}

/// Leaves out lines as long as the script still fails with the same rule.
fn shrink(
    plan: &Plan,
    failure: &Failure,
    claim: fn(&Scenario, &Trace) -> Result<(), Failure>,
) -> Plan {
    let mut smallest = plan.clone();
    let mut step = (smallest.lines.len() / 2).max(1);
    loop {
        let mut at = 0;
        while at < smallest.lines.len() {
            let mut smaller = smallest.clone();
            smaller
                .lines
                .drain(at..(at + step).min(smaller.lines.len()));
            match play(&smaller.text(), claim) {
                Err(other) if other.rule == failure.rule => smallest = smaller,
                _ => at += step,
            }
        }
        if step == 1 {
            return smallest;
        }
        step /= 2;
    }
}

/// Plays `count` random scripts within `budget` and checks `claim` at the end of each.
fn hold(
    name: &str,
    budget: Budget,
    count: u64,
    claim: fn(&Scenario, &Trace) -> Result<(), Failure>,
) {
    for seed in 1..=count {
        let plan = drawn(name, budget, seed);
        if let Err(failure) = play(&plan.text(), claim) {
            let smallest = shrink(&plan, &failure, claim);
            let Failure { rule, detail, .. } =
                play(&smallest.text(), claim).expect_err("it still fails");
            panic!("{name}, seed {seed}: {rule}: {detail}\n{}", smallest.text());
        }
        tell(name, budget, seed, count);
    }
}

/// Looks for a script within `budget` that breaks `claim`; it must find one.
fn find(
    name: &str,
    budget: Budget,
    count: u64,
    claim: fn(&Scenario, &Trace) -> Result<(), Failure>,
) {
    let broken = (1..=count).any(|seed| {
        let plan = drawn(name, budget, seed);
        match play(&plan.text(), claim) {
            Ok(()) => false,
            Err(failure) => {
                assert!(
                    failure.is_claim,
                    "{name}, seed {seed}: {failure:?}\n{}",
                    plan.text()
                );
                true
            }
        }
    });
    assert!(
        broken,
        "{name}: none of {count} scripts shows the harm that is said to be possible"
    );
}
