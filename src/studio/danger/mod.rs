//! What would become of the records if the leader died, at each instant of a run.
//!
//! The run is taken as it is up to an instant; there the leader's process dies, what was planned to happen to the cluster
//! later is dropped, the application goes on, and the run is played to its end. This is what a person would get who stood
//! there and killed the leader, so the band never promises anything else. Scripts know whole milliseconds: a leader can die at
//! each of them, before the events of its own instant.
//!
//! Between two steps nothing changes but how late it is, so the first and the last millisecond between them are tried, and
//! where they differ the millisecond in which it changes is searched for.

mod rest;

use engine::action::{Action, TimedAction};
use engine::id::{BrokerId, RecordId};
use engine::time::Instant;
use engine::trace::Trace;
use engine::world::World;

use self::rest::run_to_rest;
use crate::frame::Row;
use crate::plan::{AFTERMATH, is_of_application};

/// No lane is tried at more stretches than this: of a run with more, several are tried as one.
const STRETCHES_MAX: usize = 700;

/// What would come of it, the worst last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Nobody leads, or the leader does not run: there is nobody to die.
    NoLeader,
    /// Every record would be stored once, and its sender would have what it was promised.
    Safe,
    /// Nothing would be lost, but a record would still be without an answer, or confirmed and not committed.
    Waits,
    /// Nothing confirmed would be lost, but a record would have failed with an error.
    Fails,
    /// A record would be stored twice.
    Duplicated,
    /// A record that nobody confirms would be gone, and nobody told.
    LostSilently,
    /// A confirmed record would be gone.
    LostConfirmed,
}

impl Verdict {
    /// All that are worth a sign, the worst first.
    pub const ALL: [Self; 6] = [
        Self::LostConfirmed,
        Self::LostSilently,
        Self::Duplicated,
        Self::Fails,
        Self::Waits,
        Self::Safe,
    ];
    /// Whether it stands for a broken promise.
    pub const fn is_harm(self) -> bool {
        matches!(
            self,
            Self::Duplicated | Self::LostSilently | Self::LostConfirmed
        )
    }
    /// Its name in class names.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoLeader => "none",
            Self::Safe => "safe",
            Self::Waits => "waits",
            Self::Fails => "fails",
            Self::Duplicated => "doubled",
            Self::LostSilently => "silent",
            Self::LostConfirmed => "lost",
        }
    }
    const fn of(row: Row) -> Option<Self> {
        match row {
            Row::LostConfirmed => Some(Self::LostConfirmed),
            Row::LostSilently => Some(Self::LostSilently),
            Row::Duplicated => Some(Self::Duplicated),
            Row::Failed | Row::Phantom => Some(Self::Fails),
            Row::Pending | Row::Exposed => Some(Self::Waits),
            Row::Safe | Row::Unconfirmed => None,
        }
    }
}

/// What would come of the leader's death.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fate {
    /// The worst of it.
    pub verdict: Verdict,
    /// Who would die.
    pub leader: Option<BrokerId>,
    /// The records that the verdict is about.
    pub records: Vec<RecordId>,
}

/// A stretch of milliseconds at which the leader's death would come to the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The first millisecond at which it could die.
    pub first: u64,
    /// The last one.
    pub last: u64,
    /// What would come of it.
    pub fate: Fate,
}

impl Stretch {
    /// What one sees who would kill the leader then: an action is done in the next whole millisecond.
    pub fn from(&self) -> Instant {
        Instant::from_ms(self.first.saturating_sub(1))
    }
    /// Until when one sees that.
    pub fn to(&self) -> Instant {
        Instant::from_ms(self.last)
    }
}

/// One lane's share of the work.
#[derive(Clone, Debug, Default)]
struct Work {
    /// What was not tried yet; the next is the last.
    todo: Vec<Todo>,
    /// Several stretches were joined into one.
    is_coarse: bool,
    done: Vec<Stretch>,
}

/// Milliseconds between two steps.
#[derive(Clone, Copy, Debug)]
struct Todo {
    first: u64,
    last: u64,
    /// The number of steps before them.
    steps: usize,
}

/// The band, as far as it is known. It is worked out in slices, so that a page can be used meanwhile.
#[derive(Clone, Debug, Default)]
pub struct Danger {
    /// By lane.
    works: Vec<Work>,
    /// The run lasts at least until then.
    end_min: Instant,
    runs: usize,
}

impl Danger {
    /// Nothing is known yet of these runs, which last at least until `end_min` whatever happens.
    pub fn new<'a>(traces: impl IntoIterator<Item = &'a Trace>, end_min: Instant) -> Self {
        let work = |trace| {
            let (todo, is_coarse) = todo(trace);
            Work {
                todo,
                is_coarse,
                done: Vec::new(),
            }
        };
        Self {
            works: traces.into_iter().map(work).collect(),
            end_min,
            runs: 0,
        }
    }
    /// Whether everything is known.
    pub fn is_done(&self) -> bool {
        self.works.iter().all(|work| work.todo.is_empty())
    }
    /// Whether everything is known of a lane.
    pub fn is_known(&self, lane: usize) -> bool {
        let work = self.works.get(lane);
        work.is_some_and(|work| work.todo.is_empty())
    }
    /// Whether a lane has so many steps that several of them were tried as one.
    pub fn is_coarse(&self, lane: usize) -> bool {
        self.works.get(lane).is_some_and(|work| work.is_coarse)
    }
    /// How many runs it took so far.
    pub fn runs(&self) -> usize {
        self.runs
    }
    /// What is known of a lane, in order of time.
    pub fn of(&self, lane: usize) -> &[Stretch] {
        self.works.get(lane).map_or(&[], |work| &work.done)
    }

    /// Tries one stretch more, of the lane `front` as long as there is one; the same runs are to be given each time.
    /// Answers whether it did.
    pub fn advance(&mut self, traces: &[&Trace], front: usize) -> bool {
        let lanes = [front].into_iter().chain(0..self.works.len());
        for lane in lanes {
            let (Some(work), Some(trace)) = (self.works.get_mut(lane), traces.get(lane)) else {
                continue;
            };
            let Some(todo) = work.todo.pop() else {
                continue;
            };
            let mut search = Search {
                trace,
                end_min: self.end_min,
                before: World::clone(&trace.world_after(todo.steps)),
                done: &mut work.done,
                runs: 0,
            };
            search.stretch(todo);
            self.runs += search.runs;
            return true;
        }
        false
    }
}

/// The milliseconds between any two steps of a run, those to come first at the end; and whether some were joined.
fn todo(trace: &Trace) -> (Vec<Todo>, bool) {
    let mut all = Vec::new();
    let (mut first, mut done, mut before) = (1, 0, 0);
    for moment in trace.steps().chunk_by(|a, b| a.at == b.at) {
        all.push(Todo {
            first,
            last: moment[0].at.as_ms(),
            steps: done,
        });
        first = moment[0].at.as_ms() + 1;
        (before, done) = (done, done + moment.len());
    }
    if done > 0 {
        all.push(Todo {
            first,
            last: trace.script().end.as_ms(),
            // The world after all steps stands at the end of the run: this one is played from the moment before.
            steps: before,
        });
    }
    // Within a millisecond nobody can act.
    all.retain(|todo| todo.first <= todo.last);
    let together = all.len().div_ceil(STRETCHES_MAX).max(1);
    let join = |chunk: &[Todo]| Todo {
        last: chunk[chunk.len() - 1].last,
        ..chunk[0]
    };
    let mut all: Vec<Todo> = all.chunks(together).map(join).collect();
    all.reverse();
    (all, together > 1)
}

/// A search for the milliseconds in which the outcome changes.
struct Search<'a> {
    trace: &'a Trace,
    end_min: Instant,
    /// The world after the steps before these milliseconds.
    before: World,
    done: &'a mut Vec<Stretch>,
    runs: usize,
}

impl Search<'_> {
    fn stretch(&mut self, todo: Todo) {
        let first = self.fate(todo.first);
        let last = if todo.last > todo.first {
            self.fate(todo.last)
        } else {
            first.clone()
        };
        self.between((todo.first, first), (todo.last, last));
    }

    /// Knows two milliseconds, and finds out about those between them.
    fn between(&mut self, from: (u64, Fate), to: (u64, Fate)) {
        if from.1 == to.1 {
            self.note(from.0, to.0, from.1);
        } else if to.0 - from.0 == 1 {
            self.note(from.0, from.0, from.1);
            self.note(to.0, to.0, to.1);
        } else {
            let middle = u64::midpoint(from.0, to.0);
            let fate = self.fate(middle);
            self.between(from, (middle, fate.clone()));
            self.between((middle, fate), to);
        }
    }

    fn note(&mut self, first: u64, last: u64, fate: Fate) {
        match self.done.last_mut() {
            Some(before) if before.fate == fate => before.last = last,
            // The middle of a search ends one stretch and begins the next.
            Some(before) if before.last == first && first < last => self.done.push(Stretch {
                first: first + 1,
                last,
                fate,
            }),
            Some(_) | None => self.done.push(Stretch { first, last, fate }),
        }
    }

    /// What would come of it if the leader died at the millisecond `at`.
    fn fate(&mut self, at: u64) -> Fate {
        self.runs += 1;
        let at = Instant::from_ms(at);
        let mut world = self.before.clone();
        let now = world.now();
        let is_earlier = |timed: &&TimedAction| timed.at > now && timed.at < at;
        let actions = &self.trace.script().actions;
        for timed in actions.iter().filter(is_earlier) {
            play(&mut world, timed.at, &timed.action);
        }
        run_until(&mut world, Instant(at.0 - 1));
        let leader = living_leader(&world);
        let Some(broker) = leader else {
            return Fate {
                verdict: Verdict::NoLeader,
                leader,
                records: Vec::new(),
            };
        };
        let before = rows(&world);
        play(&mut world, at, &Action::Kill(broker));
        let goes_on = |timed: &&TimedAction| timed.at >= at && is_of_application(&timed.action);
        for timed in actions.iter().filter(goes_on) {
            play(&mut world, timed.at, &timed.action);
        }
        run_to_rest(&mut world, self.end_min.max(at + AFTERMATH));
        judge(&before, &rows(&world), leader)
    }
}

/// Whom the controller holds for the leader, if that broker runs.
fn living_leader(world: &World) -> Option<BrokerId> {
    let leader = world.controller().image.partitions.first()?.leader?;
    world.broker(leader).is_up().then_some(leader)
}

/// Does an action at its instant, before the events of that instant (S-9).
fn play(world: &mut World, at: Instant, action: &Action) {
    run_until(world, Instant(at.0.saturating_sub(1)));
    world.inject(at, action, &mut Vec::new());
}

fn run_until(world: &mut World, until: Instant) {
    let mut facts = Vec::new();
    while world.step(until, &mut facts) {
        facts.clear();
    }
}

fn rows(world: &World) -> Vec<Row> {
    let records = world.ledger().iter();
    records.map(|(record, _)| Row::of(world, record)).collect()
}

/// The worst that became of a record which it had not become before.
fn judge(before: &[Row], after: &[Row], leader: Option<BrokerId>) -> Fate {
    let mut fate = Fate {
        verdict: Verdict::Safe,
        leader,
        records: Vec::new(),
    };
    for (record, &row) in (0..).map(RecordId).zip(after) {
        let Some(verdict) = Verdict::of(row) else {
            continue;
        };
        let was_so = before.get(record.index()) == Some(&row);
        if (was_so && verdict.is_harm()) || verdict < fate.verdict {
            continue;
        }
        if verdict > fate.verdict {
            fate.verdict = verdict;
            fate.records.clear();
        }
        fate.records.push(record);
    }
    fate
}
