//! Random fault scripts: no invariant ever breaks, no claim of protocol.md 9.3 is ever contradicted, and each guarantee
//! that is said to have a limit is seen to fail beyond it.
//!
//! A failing script is made as small as it goes and printed as scenario text. `ACKSCOPE_DEEP=1` in the environment
//! plays 100,000 scripts of 40 actions instead of 1,000 of up to 24.

mod claims;
mod generate;
#[cfg(feature = "mutants")]
mod mutants;
mod play;

use engine::trace::Trace;
use studio::scenario::Scenario;

use generate::{Budget, Draws, Plan};
use play::{Failure, play};

/// First seed; one script a seed.
const FIRST_SEED: u64 = 1;

fn is_deep() -> bool {
    std::env::var_os("ACKSCOPE_DEEP").is_some()
}

/// Scripts of the normal run, divided between tests; 100 times as many in the deep one.
fn scripts(normal: u64) -> u64 {
    if is_deep() { normal * 100 } else { normal }
}

fn actions_max() -> u64 {
    if is_deep() { 40 } else { 24 }
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
    for seed in (FIRST_SEED..).take(usize::try_from(count).expect("a count of scripts")) {
        let mut draws = Draws::new(name, seed);
        let plan = Plan::random(&mut draws, budget, actions_max());
        if let Err(failure) = play(&plan.text(), claim) {
            let smallest = shrink(&plan, &failure, claim);
            let Failure { rule, detail, .. } =
                play(&smallest.text(), claim).expect_err("it still fails");
            panic!("{name}, seed {seed}: {rule}: {detail}\n{}", smallest.text());
        }
    }
}

/// Looks for a script within `budget` that breaks `claim`; it must find one.
fn find(
    name: &str,
    budget: Budget,
    count: u64,
    claim: fn(&Scenario, &Trace) -> Result<(), Failure>,
) {
    let broken = (FIRST_SEED..)
        .take(usize::try_from(count).expect("a count of scripts"))
        .any(|seed| {
            let mut draws = Draws::new(name, seed);
            let plan = Plan::random(&mut draws, budget, actions_max());
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
        "{name}: none of {count} scripts shows the harm that protocol.md says is possible"
    );
}
