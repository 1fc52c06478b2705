//! One script, event by event, under the checker's eyes.

use std::panic::{AssertUnwindSafe, catch_unwind};

use engine::invariant::Violation;
use engine::trace::Trace;
use studio::audit::{Audit, Progress};
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
    let trace = Trace::new(scenario.setup().clone(), scenario.script.clone());
    let mut audit = Audit::whole(&trace);
    loop {
        match audit.advance(&trace) {
            Progress::More => {}
            Progress::Holds => break,
            Progress::Broken(violation) => return Err(violation.into()),
        }
    }
    claim(&scenario, &trace)
}
