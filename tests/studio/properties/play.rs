//! One script, event by event, under the checker's eyes.

use engine::fact::Fact;
use engine::invariant::{Checker, Violation};
use engine::time::Instant;
use engine::trace::Trace;
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

/// Plays a text: every event is checked, the run equals its trace, the claim holds at the end.
pub(super) fn play(
    text: &str,
    claim: fn(&Scenario, &Trace) -> Result<(), Failure>,
) -> Result<(), Failure> {
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
    checker.observe(&world, &facts)?;
    let mut actions = scenario.script.actions.iter().peekable();
    loop {
        facts.clear();
        let next = actions.peek().map_or(scenario.script.end, |timed| {
            Instant(timed.at.0.saturating_sub(1))
        });
        if !world.step(next, &mut facts) {
            let Some(timed) = actions.next() else { break };
            world.inject(timed.at, &timed.action, &mut facts);
        }
        checker.observe(&world, &facts)?;
    }
    world.advance_to(scenario.script.end);
    let trace = Trace::new(scenario.setup().clone(), scenario.script.clone());
    if *trace.end() != world {
        return Err(Failure {
            rule: "S-4",
            detail: "two runs of one script differ".into(),
            is_claim: false,
        });
    }
    claim(&scenario, &trace)
}
