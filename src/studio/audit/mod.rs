//! Whether the engine keeps its own word in the runs that a person makes: each is played a second time, with every invariant
//! checked after every event. What is found is a mistake of ours, and never of the person.

mod words;

use engine::fact::Fact;
use engine::invariant::{Checker, Violation};
use engine::time::Instant;
use engine::trace::{Cause, Digest, Trace};
use engine::world::World;

use crate::session::Session;
use crate::view::Chrome;

pub use words::{AuditWords, words};

/// Of a run with more events so many are checked, from its start.
const EVENTS_MAX: u32 = 20_000;

/// What the next piece of the work has shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing, and there is more to do.
    More,
    /// Everything that was looked at holds.
    Holds,
    /// This does not.
    Broken(Violation),
}

/// A run that is being played again.
#[derive(Clone, Debug)]
pub struct Audit {
    world: World,
    checker: Checker,
    digest: Digest,
    facts: Vec<Fact>,
    actions_done: usize,
    events: u32,
    events_max: u32,
}

impl Audit {
    /// Of this run, the whole of it however long it is.
    pub fn whole(trace: &Trace) -> Self {
        Self {
            world: World::new(trace.end().setup().clone()),
            checker: Checker::default(),
            digest: Digest::default(),
            facts: Vec::new(),
            actions_done: 0,
            events: 0,
            events_max: u32::MAX,
        }
    }

    /// One event or action more of the same run.
    pub fn advance(&mut self, trace: &Trace) -> Progress {
        if self.events > 0 && !self.play_on(trace) {
            return self.close(trace);
        }
        if self.events >= self.events_max {
            return Progress::Holds;
        }
        self.events += 1;
        match self.checker.observe(&self.world, &self.facts) {
            Ok(()) => Progress::More,
            Err(violation) => Progress::Broken(violation),
        }
    }

    /// False at the end of the script.
    fn play_on(&mut self, trace: &Trace) -> bool {
        let script = trace.script();
        self.facts.clear();
        let next = script.actions.get(self.actions_done);
        let next = next.filter(|timed| timed.at <= script.end);
        let until = next.map_or(script.end, |timed| Instant(timed.at.0.saturating_sub(1)));
        let mut cause = Cause::System;
        if !self.world.step(until, &mut self.facts) {
            let Some(timed) = next else { return false };
            self.world.inject(timed.at, &timed.action, &mut self.facts);
            cause = Cause::Action(self.actions_done);
            self.actions_done += 1;
        }
        if !self.facts.is_empty() {
            self.digest.add(&(self.world.now(), cause, &self.facts));
        }
        true
    }

    /// Two runs of one script are the same (S-4).
    fn close(&mut self, trace: &Trace) -> Progress {
        self.world.advance_to(trace.script().end);
        self.digest.add(&self.world);
        let is_same = *trace.end() == self.world && trace.digest() == self.digest.value();
        if is_same || !trace.is_complete() {
            return Progress::Holds;
        }
        Progress::Broken(Violation {
            rule: "S-4",
            detail: String::from("two runs of one script differ"),
        })
    }
}

/// All runs of a session, one after the other.
#[derive(Clone, Debug)]
pub struct Sample {
    edition: u32,
    lane: usize,
    audit: Option<Audit>,
}

impl Sample {
    /// Of the runs as they are now.
    pub fn of(session: &Session) -> Self {
        Self {
            edition: session.edition(),
            lane: 0,
            audit: None,
        }
    }

    /// One event more. There is no more to do once the runs are others.
    pub fn advance(&mut self, session: &Session) -> Progress {
        let lane = session.lanes().get(self.lane);
        let Some(lane) = lane.filter(|_| session.edition() == self.edition) else {
            return Progress::Holds;
        };
        let audit = self.audit.get_or_insert_with(|| Audit {
            events_max: EVENTS_MAX,
            ..Audit::whole(&lane.trace)
        });
        match audit.advance(&lane.trace) {
            Progress::Holds => {
                (self.lane, self.audit) = (self.lane + 1, None);
                Progress::More
            }
            progress @ (Progress::More | Progress::Broken(_)) => progress,
        }
    }
}

impl Session {
    /// Whether its runs should be checked as they stand: somebody made them, none of them moves, and it was not done yet.
    /// In a frame of another page, only what was done there counts.
    pub fn wants_audit(&self) -> bool {
        let is_here = self.view.chrome == Chrome::Full || self.plan.can_undo();
        let is_made = self.edition > 0 && is_here && self.trouble.is_none();
        is_made && !self.is_playing && self.audited != Some(self.edition)
    }
}
