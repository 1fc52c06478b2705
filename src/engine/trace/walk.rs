//! A run gone through once more, for whoever has to look at the world after every event.

use super::{Cause, Runner, Trace};
use crate::fact::Fact;
use crate::world::World;

/// A place in a run, between two events. Unlike [`Trace::steps`] it stops at events without facts too.
#[derive(Clone, Debug)]
pub struct Walk<'a> {
    runner: Runner<'a>,
    facts: Vec<Fact>,
}

impl Trace {
    /// Goes through the run from its start.
    pub fn walk(&self) -> Walk<'_> {
        Walk {
            runner: Runner {
                world: self.checkpoints[0].world.clone(),
                actions_done: 0,
                events: 0,
                script: &self.script,
            },
            facts: Vec::new(),
        }
    }
}

impl Walk<'_> {
    /// Goes past the next event or action and answers what it was; none at the end.
    pub fn advance(&mut self) -> Option<Cause> {
        self.facts.clear();
        self.runner.advance(&mut self.facts)
    }
    /// The world as it stands here.
    pub fn world(&self) -> &World {
        &self.runner.world
    }
    /// What the last event or action led to.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }
}
