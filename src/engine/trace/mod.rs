//! A run as a list of steps, with checkpoints that make any of them quick to reach (S-8). The script is the truth, the
//! trace a cache of it.

mod digest;
mod walk;

pub use digest::Digest;
pub use walk::Walk;

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::action::{Script, TimedAction};
use crate::config::Setup;
use crate::fact::Fact;
use crate::time::Instant;
use crate::world::World;

/// Steps between two checkpoints.
const CHECKPOINT_EVERY: usize = 64;
/// Steps after which a run is cut short, so that no script can keep a page busy for ever.
pub const STEPS_MAX: usize = 2_000_000;
/// The same for events, most of which lead to nothing: a timer of zero length would go off for ever at one instant.
pub const EVENTS_MAX: u64 = 5_000_000;

/// One handled event or one action, with what it led to. Steps without facts are not listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// When.
    pub at: Instant,
    /// Who did it.
    pub cause: Cause,
    /// What happened, in order.
    pub facts: Vec<Fact>,
}

/// Why a step happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    /// The system did it by itself: a message or a timer.
    System,
    /// An action from outside, by its place in the script.
    Action(usize),
}

/// Where the world stands before the step `step`, with the events handled so far.
#[derive(Clone, Debug)]
struct Checkpoint {
    step: usize,
    actions_done: usize,
    world: World,
}

/// A whole run.
#[derive(Clone, Debug)]
pub struct Trace {
    script: Script,
    steps: Vec<Step>,
    checkpoints: Vec<Checkpoint>,
    last: Arc<World>,
    seen: Seen,
    digest: OnceLock<u64>,
    is_complete: bool,
}

/// The place that was looked at last: whoever asks next asks for the same or for one a little further on.
#[derive(Debug, Default)]
struct Seen(Mutex<Option<(usize, usize, Arc<World>)>>);

impl Clone for Seen {
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// Runs a world along a script, step by step: the only loop that mixes actions and events.
#[derive(Clone, Debug)]
struct Runner<'a> {
    world: World,
    actions_done: usize,
    events: u64,
    script: &'a Script,
}

impl Runner<'_> {
    /// The next step with facts; none when the script's end is reached, or [`EVENTS_MAX`].
    fn next_step(&mut self, facts: &mut Vec<Fact>) -> Option<Cause> {
        loop {
            facts.clear();
            let cause = self.advance(facts)?;
            if !facts.is_empty() {
                return Some(cause);
            }
        }
    }

    /// The next action or event that means something, facts or not.
    fn advance(&mut self, facts: &mut Vec<Fact>) -> Option<Cause> {
        loop {
            let due = self.script.actions.get(self.actions_done);
            let due = due.filter(|timed| timed.at <= self.script.end);
            let event_before =
                |at: Instant, world: &World| world.next_at().is_some_and(|next| next < at);
            match due {
                Some(TimedAction { at, action }) if !event_before(*at, &self.world) => {
                    self.world.inject(*at, action, facts);
                    self.actions_done += 1;
                    return Some(Cause::Action(self.actions_done - 1));
                }
                _ => {
                    // Events of an action's own instant come after it (S-9).
                    let until = due.map_or(self.script.end, |timed| Instant(timed.at.0 - 1));
                    self.events += 1;
                    if self.events > EVENTS_MAX {
                        return None;
                    }
                    if self.world.step(until, facts) {
                        return Some(Cause::System);
                    } else if due.is_none() {
                        self.world.advance_to(self.script.end);
                        return None;
                    }
                }
            }
        }
    }
}

impl Trace {
    /// Plays `script` on a fresh cluster, to its end.
    pub fn new(setup: Setup, script: Script) -> Self {
        Self::resume(World::new(setup), script)
    }

    fn resume(world: World, script: Script) -> Self {
        let mut runner = Runner {
            world,
            actions_done: 0,
            events: 0,
            script: &script,
        };
        let mut checkpoints = vec![Checkpoint {
            step: 0,
            actions_done: 0,
            world: runner.world.clone(),
        }];
        let (mut steps, mut facts) = (Vec::new(), Vec::new());
        let mut is_complete = false;
        while steps.len() < STEPS_MAX {
            let Some(cause) = runner.next_step(&mut facts) else {
                is_complete = runner.events <= EVENTS_MAX;
                break;
            };
            steps.push(Step {
                at: runner.world.now(),
                cause,
                facts: core::mem::take(&mut facts),
            });
            if steps.len().is_multiple_of(CHECKPOINT_EVERY) {
                let (step, actions_done) = (steps.len(), runner.actions_done);
                checkpoints.push(Checkpoint {
                    step,
                    actions_done,
                    world: runner.world.clone(),
                });
            }
        }
        let last = Arc::new(runner.world);
        Self {
            script,
            steps,
            checkpoints,
            last,
            seen: Seen::default(),
            digest: OnceLock::new(),
            is_complete,
        }
    }

    /// What was done from outside.
    pub fn script(&self) -> &Script {
        &self.script
    }
    /// All steps in order.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }
    /// The world at the script's end.
    pub fn end(&self) -> &World {
        &self.last
    }
    /// False: the run has more than [`STEPS_MAX`] steps or [`EVENTS_MAX`] events and was cut short.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }
    /// Names this run: the same setup and script give the same number on every machine (S-4). It is found out when it is first
    /// asked for.
    // Inlined, so that whoever asks compiles it, as small as the rest of it: nothing waits for it that has to be fast.
    #[inline]
    pub fn digest(&self) -> u64 {
        *self.digest.get_or_init(|| {
            let mut digest = Digest::default();
            for Step { at, cause, facts } in &self.steps {
                digest.add(&(at, cause, facts));
            }
            digest.add(&*self.last);
            digest.value()
        })
    }
    /// Number of steps at or before `at`.
    pub fn steps_until(&self, at: Instant) -> usize {
        self.steps.partition_point(|step| step.at <= at)
    }

    /// The world after the first `count` steps; after all of them for a larger count. Its clock stands at the last of them.
    pub fn world_after(&self, count: usize) -> Arc<World> {
        if count >= self.steps.len() {
            return Arc::clone(&self.last);
        }
        // Poisoned by a panic it is as good as before: it is written whole.
        let mut seen = self.seen.0.lock().unwrap_or_else(PoisonError::into_inner);
        let checkpoint = self.checkpoint(count);
        let (step, actions_done, world) = match &*seen {
            Some((step, _, world)) if *step == count => return Arc::clone(world),
            Some((step, done, world)) if (checkpoint.step..count).contains(step) => {
                (*step, *done, World::clone(world))
            }
            _ => (
                checkpoint.step,
                checkpoint.actions_done,
                checkpoint.world.clone(),
            ),
        };
        let mut runner = Runner {
            world,
            actions_done,
            events: 0,
            script: &self.script,
        };
        let mut facts = Vec::new();
        for _ in step..count {
            runner.next_step(&mut facts);
        }
        let world = Arc::new(runner.world);
        *seen = Some((count, runner.actions_done, Arc::clone(&world)));
        world
    }

    /// The last one at or before that many steps.
    fn checkpoint(&self, count: usize) -> &Checkpoint {
        let behind = self
            .checkpoints
            .partition_point(|checkpoint| checkpoint.step <= count);
        &self.checkpoints[behind - 1]
    }
}
