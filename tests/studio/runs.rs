//! Runs that the tests of frames, scenes and words look at.

use engine::time::Instant;
use engine::trace::Trace;
use studio::frame::Frame;
use studio::names::Names;
use studio::scenario::Scenario;

/// Four records, the last two at once.
pub(crate) const CALM: &str = "\
at 1000 send A
at 1500 send B
at 2000 send C
at 2000 send D
end 4000
";
/// The same, and the leader dies when the last has been confirmed and not copied, with `acks=1`.
pub(crate) const KILLED: &str = "\
at 1000 send A
at 1500 send B
at 2000 send C
at 2000 send D
at 2002 kill 1
at 14000 start 1
end 22000
";
/// More records than a card shows, long names, a follower that stands still.
pub(crate) const LONG: &str = "\
at 1000 send A
at 1000 send B
at 1000 send C
at 1000 send D
at 1100 send E
at 1100 send F
at 1100 send G
at 1200 send H
at 1300 send I
at 1400 send J
at 1500 hold 1
at 1600 send payment-4711
at 1700 send L
end 4000
";

/// A run with what it takes to look at it.
pub(crate) struct Run {
    pub(crate) trace: Trace,
    pub(crate) names: Names,
}

impl Run {
    pub(crate) fn of(scenario: &Scenario) -> Self {
        let trace = Trace::new(scenario.setup().clone(), scenario.script.clone());
        let names = Names::new(scenario.values().to_vec(), scenario.producers().to_vec())
            .with_records(trace.end().ledger());
        Self { trace, names }
    }
    /// The run of a script with these settings.
    pub(crate) fn new(settings: &str, script: &str) -> Self {
        let text = format!("set {settings}\n{script}");
        Self::of(&Scenario::parse(&text).expect("a script of the tests is well-formed"))
    }
    /// The frame at an instant in µs.
    pub(crate) fn at(&self, us: u64) -> Frame {
        let count = self.trace.steps_until(Instant(us));
        Frame::of(&self.trace, count, &self.names)
    }
    /// The frame after each step.
    pub(crate) fn frames(&self) -> impl Iterator<Item = Frame> {
        (0..=self.trace.steps().len()).map(|count| Frame::of(&self.trace, count, &self.names))
    }
}
