//! What a confirmation costs: how long it takes and how many records a second it lets through, measured by playing.
//!
//! Each run is short and the next one only starts when it is asked for, so that a page can do a few in each turn.

mod words;

use engine::action::Action;
use engine::config::{Acks, Setup};
use engine::id::{ClientId, PartitionId, RecordId, ValueId};
use engine::ledger::Delivery;
use engine::time::{Duration, Instant};
use engine::world::World;

use crate::scenario::Scenario;
use crate::session::Session;
use crate::variant::Variant;

pub use words::{CostWords, words};

/// What is compared, in the order of the table.
pub const LEVELS: [Acks; 3] = [Acks::Zero, Acks::One, Acks::All];
/// Runs of each level, each with chance of its own.
pub const RUNS: usize = 100;
/// Records that are sent one after another in a run, each when the one before is confirmed.
const AWAITED: u32 = 8;
/// Records that are then sent at once.
const BACKLOG: u32 = 30;
/// Events after which a run is given up: it waits for something that does not come.
const EVENTS_MAX: usize = 4_000;
/// When the cluster has come to rest.
const WARM: Duration = Duration::from_ms(2_000);

/// The measuring, as far as it has come.
#[derive(Clone, Debug)]
pub struct Cost {
    setups: [Setup; LEVELS.len()],
    samples: [Samples; LEVELS.len()],
    done: usize,
}

#[derive(Clone, Debug, Default)]
struct Samples {
    latencies: Vec<Duration>,
    /// How long each backlog took.
    backlogs: Vec<Duration>,
}

/// What was measured of a level; none where nothing was confirmed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// Half of the confirmations took at most so long.
    pub median: Option<Duration>,
    /// And 99 in 100 so long.
    pub high: Option<Duration>,
    /// Records a second, in the middle of the runs; none if nothing waits for anything, so that nothing here limits it.
    pub per_second: Option<u64>,
}

impl Cost {
    /// Nothing measured yet, under the settings of the lane that is looked at.
    pub fn new(session: &Session) -> Self {
        let lane = session.lane(session.focus());
        Self::of(&lane.variant.scenario(&session.scenario()))
    }
    /// The same for the settings of a scenario.
    pub fn of(scenario: &Scenario) -> Self {
        Self {
            setups: LEVELS.map(|acks| {
                let mut setup = Variant::Acks(acks).scenario(scenario).setup().clone();
                setup.producers.truncate(1);
                setup.producers[0].starts_at_once = true;
                let latency = &mut setup.cluster.latency;
                if latency.jitter == Duration::ZERO {
                    latency.jitter = Duration(latency.client.0 / 10);
                }
                setup
            }),
            samples: Default::default(),
            done: 0,
        }
    }
    /// Most that chance adds to a hop while measuring.
    pub fn jitter(&self) -> Duration {
        self.setups[0].cluster.latency.jitter
    }
    /// Runs that are done, and all of them.
    pub const fn progress(&self) -> (usize, usize) {
        (self.done, RUNS * LEVELS.len())
    }
    /// Plays the next run; false, and does nothing, when all are done.
    pub fn step(&mut self) -> bool {
        let (done, all) = self.progress();
        if done == all {
            return false;
        }
        let (level, run) = (done % LEVELS.len(), done / LEVELS.len());
        let mut setup = self.setups[level].clone();
        setup.seed = setup.seed.wrapping_add(u64::try_from(run).unwrap_or(0));
        Run::new(setup, run).measure(&mut self.samples[level]);
        self.done += 1;
        true
    }
    /// What was measured so far, by level.
    pub fn measured(&self) -> [Measured; LEVELS.len()] {
        self.samples.each_ref().map(|samples| Measured {
            median: percentile(&samples.latencies, 50),
            high: percentile(&samples.latencies, 99),
            per_second: percentile(&samples.backlogs, 50)
                .filter(|took| *took > Duration::ZERO)
                .map(|took| u64::from(BACKLOG) * 1_000_000 / took.0),
        })
    }
}

/// The smallest sample that so many in a hundred do not exceed.
fn percentile(samples: &[Duration], share: usize) -> Option<Duration> {
    let mut samples = samples.to_vec();
    samples.sort_unstable();
    let place = (samples.len() * share).div_ceil(100);
    samples.get(place.saturating_sub(1)).copied()
}

/// A cluster to which records are sent.
struct Run {
    world: World,
    sent: u32,
    events: usize,
}

impl Run {
    fn new(setup: Setup, run: usize) -> Self {
        // Runs begin at other moments of the rhythm in which followers ask.
        let phase = Duration::from_ms(u64::try_from(run).unwrap_or(0) * 37 % 500);
        let mut own = Self {
            world: World::new(setup),
            sent: 0,
            events: 0,
        };
        let start = Instant::START + WARM + phase;
        while own.world.step(start, &mut Vec::new()) {}
        own.world.advance_to(start);
        own
    }

    fn measure(&mut self, samples: &mut Samples) {
        // The first is not measured: the producer has yet to find out who leads.
        for round in 0..=AWAITED {
            let record = self.send();
            match self.confirmed(record) {
                Some(took) if round > 0 => samples.latencies.push(took),
                Some(_) => {}
                None => return,
            }
        }
        let records: Vec<RecordId> = (0..BACKLOG).map(|_| self.send()).collect();
        let took: Option<Vec<Duration>> = { records }
            .into_iter()
            .map(|record| self.confirmed(record))
            .collect();
        samples
            .backlogs
            .extend(took.and_then(|took| took.into_iter().max()));
    }

    fn send(&mut self) -> RecordId {
        let action = Action::Send {
            producer: ClientId(0),
            partition: PartitionId(0),
            value: ValueId(self.sent),
        };
        let record = RecordId(self.sent);
        self.sent += 1;
        let now = self.world.now();
        self.world.inject(now, &action, &mut Vec::new());
        record
    }

    /// How long it took until the producer knew that a record is stored.
    fn confirmed(&mut self, record: RecordId) -> Option<Duration> {
        loop {
            let state = self.world.ledger().record(record);
            if let (Delivery::Acked(_), Some(at)) = (state.delivery, state.done_at) {
                return Some(at.since(state.sent_at));
            }
            let is_open = state.delivery == Delivery::Pending && self.events < EVENTS_MAX;
            let next = self.world.next_at().filter(|_| is_open)?;
            self.world.step(next, &mut Vec::new());
            self.events += 1;
        }
    }
}
