//! The least that a run can cost: its agenda alone, pushed and popped as in the run, without any rule. For benches; what
//! ships does not call it.

use crate::action::Script;
use crate::agenda::{Agenda, ControllerTimer, Event};
use crate::config::Setup;
use crate::time::Instant;
use crate::world::World;

/// What a run did to its agenda, in order.
#[derive(Clone, Debug, Default)]
pub struct AgendaScript {
    operations: Vec<Operation>,
    next_sequence: u32,
    pending: usize,
}

#[derive(Clone, Copy, Debug)]
enum Operation {
    Push(Instant),
    Pop,
}

impl AgendaScript {
    /// Plays a run and writes down what it does to its agenda. A message that a rule takes out counts as popped.
    pub fn of(setup: Setup, script: &Script) -> Self {
        let mut noted = Self::default();
        let (mut world, mut facts) = (World::new(setup), Vec::new());
        noted.note(&world.agenda);
        for timed in &script.actions {
            while world.step(Instant(timed.at.0 - 1), &mut facts) {
                noted.note(&world.agenda);
            }
            world.inject(timed.at, &timed.action, &mut facts);
            noted.note(&world.agenda);
            facts.clear();
        }
        while world.step(script.end, &mut facts) {
            noted.note(&world.agenda);
            facts.clear();
        }
        noted
    }

    /// What happened since the last time: pops come before the pushes that answer them.
    fn note(&mut self, agenda: &Agenda) {
        let pushed = agenda.pushed_since(self.next_sequence);
        let popped = (self.pending + pushed.len()).saturating_sub(agenda.len());
        self.operations.extend((0..popped).map(|_| Operation::Pop));
        self.operations
            .extend(pushed.into_iter().map(Operation::Push));
        self.next_sequence = agenda.next_sequence();
        self.pending = agenda.len();
    }

    /// Does it all again on an agenda that is all there is; the number of pops.
    pub fn play(&self) -> u64 {
        let (mut agenda, mut pops) = (Agenda::default(), 0);
        for operation in &self.operations {
            match operation {
                Operation::Push(at) => agenda.push(*at, Event::Controller(ControllerTimer::Wake)),
                Operation::Pop => pops += u64::from(agenda.pop(Instant(u64::MAX)).is_some()),
            }
        }
        pops
    }
}
