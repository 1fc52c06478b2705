//! One script, event by event, under the checker's eyes.

use std::panic::{AssertUnwindSafe, catch_unwind};

use engine::fact::Fact;
use engine::invariant::{Checker, Violation};
use engine::time::Instant;
use engine::trace::{Cause, Digest, Trace};
use engine::world::World;
use studio::scenario::Scenario;

/// What went wrong.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) rule: &'static str,
    pub(super) detail: String,
    /// A claim about the whole run, rather than an invariant.
    pub(super) is_claim: bool,
}

impl Failure {
    pub(super) fn claim(rule: &'static str, detail: impl Into<String>) -> Self {
        Self {
            rule,
            detail: detail.into(),
            is_claim: true,
        }
    }
}

impl From<Violation> for Failure {
    fn from(violation: Violation) -> Self {
        Self {
            rule: violation.rule,
            detail: violation.detail,
            is_claim: false,
        }
    }
}

/// As [`checked`]; a panic is a failure like any other, so that its script is named and made small.
pub(super) fn play(
    text: &str,
    claim: fn(&Scenario, &Trace) -> Result<(), Failure>,
) -> Result<(), Failure> {
    catch_unwind(AssertUnwindSafe(|| checked(text, claim))).unwrap_or_else(|_| {
        Err(Failure {
            rule: "no panic",
            detail: "its message is above".into(),
            is_claim: false,
        })
    })
}

/// Plays a text: every event is checked, a second run has the same digest, the claim holds at the end.
fn checked(text: &str, claim: fn(&Scenario, &Trace) -> Result<(), Failure>) -> Result<(), Failure> {
    let Ok(scenario) = Scenario::parse(text) else {
        return Err(Failure {
            rule: "a valid scenario",
            detail: text.to_owned(),
            is_claim: false,
        });
    };
    let mut world = World::new(scenario.setup().clone());
    let mut checker = Checker::default();
    let mut facts: Vec<Fact> = Vec::new();
    let mut digest = Digest::default();
    checker.observe(&world, &facts)?;
    let mut actions = scenario.script.actions.iter().enumerate().peekable();
    loop {
        facts.clear();
        let next = actions.peek().map_or(scenario.script.end, |(_, timed)| {
            Instant(timed.at.0.saturating_sub(1))
        });
        let mut cause = Cause::System;
        if !world.step(next, &mut facts) {
            let Some((place, timed)) = actions.next() else {
                break;
            };
            world.inject(timed.at, &timed.action, &mut facts);
            cause = Cause::Action(place);
        }
        checker.observe(&world, &facts)?;
        if !facts.is_empty() {
            digest.add(&(world.now(), cause, &facts));
        }
    }
    world.advance_to(scenario.script.end);
    digest.add(&world);
    let trace = Trace::new(scenario.setup().clone(), scenario.script.clone());
    if *trace.end() != world || trace.digest() != digest.value() {
        return Err(Failure {
            rule: "S-4",
            detail: "two runs of one script differ".into(),
            is_claim: false,
        });
    }
    claim(&scenario, &trace)
}
