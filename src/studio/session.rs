//! The application's state: up to three runs under one clock, and how a person looks at them.
//!
//! Nobody changes it but [`crate::update`].

use engine::action::{Action, TimedAction};
use engine::config::{Acks, Setup};
use engine::id::{BrokerId, ClientId, PartitionId, RecordId};
use engine::time::Instant;
use engine::world::World;

use crate::frame::{Frame, Row, is_fault};
use crate::i18n::{loss, tell, verdict};
use crate::inspect::Subject;
use crate::lane::{LANES_MAX, Lane, LaneId};
use crate::life::Lives;
use crate::link::{Codec, LinkError};
use crate::names::Names;
use crate::notice::Notice;
use crate::pace::{Gap, Pace, Reel};
use crate::plan::{Arrangement, Plan};
use crate::scenario::Scenario;
use crate::timeline::{Sight, Window};
use crate::touch::Target;
use crate::variant::Variant;
use crate::view::View;

/// A link that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What was given.
    pub given: String,
    /// What is wrong with it.
    pub error: LinkError,
}

/// How far each run has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    edition: u32,
    steps: [usize; LANES_MAX],
}

impl Moment {
    /// Whether nothing has happened in a lane between this and another one.
    pub fn is_same_in(&self, lane: LaneId, other: &Self) -> bool {
        self.edition == other.edition && self.steps[lane.index()] == other.steps[lane.index()]
    }
}

/// What became of each record of a lane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fates {
    rows: [Vec<String>; Row::ALL.len()],
    /// By record.
    of_record: Vec<Row>,
}

impl Fates {
    fn of_world(world: &World, names: &Names) -> Self {
        let mut fates = Self::default();
        for (record, _) in world.ledger().iter() {
            let letter = String::from(names.record(record));
            let row = Row::of(world, record);
            fates.rows[row as usize].push(letter);
            fates.of_record.push(row);
        }
        fates
    }
    /// The records in a row, in the order in which they were sent.
    pub fn of(&self, row: Row) -> &[String] {
        &self.rows[row as usize]
    }
    /// How many are in a row.
    pub fn count(&self, row: Row) -> usize {
        self.of(row).len()
    }
    /// In which row a record is; in none before it was sent.
    pub fn row(&self, record: RecordId) -> Option<Row> {
        self.of_record.get(record.index()).copied()
    }
    /// How many records were sent.
    pub fn total(&self) -> usize {
        self.of_record.len()
    }
    /// How many promises were broken.
    pub fn harmed(&self) -> usize {
        let harm = Row::ALL.into_iter().filter(|row| row.is_harm());
        harm.map(|row| self.count(row)).sum()
    }
}

/// A mark on the reel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where, in hundredths of a percent of the reel.
    pub place: u64,
    /// Whether it stands for harm done, rather than for help.
    pub is_harm: bool,
}

/// All of it.
#[derive(Clone, Debug)]
pub struct Session {
    /// The cluster and the words; its script is only where the plan began.
    pub(crate) scenario: Scenario,
    pub(crate) plan: Plan,
    /// Never empty.
    pub(crate) lanes: Vec<Lane>,
    pub(crate) pace: Pace,
    pub(crate) end: Instant,
    /// The playhead. Always what the reel shows, but set exactly when a person names an instant.
    pub(crate) at: Instant,
    pub(crate) reel: Reel,
    /// Quarters of microseconds on the reel that did not make a whole one yet.
    pub(crate) remainder: u64,
    pub(crate) is_playing: bool,
    /// Counts edits, so that a view knows when the runs are others.
    pub(crate) edition: u32,
    pub(crate) notice: Option<Notice>,
    pub(crate) trouble: Option<Trouble>,
    /// Keys in the address whose values nobody understands.
    pub(crate) misread: Vec<&'static str>,
    /// What a person has touched: what can be done to it is listed.
    pub(crate) touched: Option<(LaneId, Target)>,
    /// Whose fields are shown.
    pub(crate) inspected: Option<Subject>,
    pub(crate) view: View,
    /// What reads and writes links, once that is here.
    pub(crate) codec: Option<Codec>,
    /// The part of the reel that a timeline shows.
    pub(crate) window: Window,
    /// Of which edition the runs were checked.
    pub(crate) audited: Option<u32>,
    /// Whether it began as the page does without a link.
    pub(crate) is_opening: bool,
}

impl Session {
    /// The session that the page opens with: four records, the last two back to back, and no fault yet. It stands at the
    /// instant that teaches most.
    pub fn opening() -> Self {
        let mut scenario = Scenario::default();
        // The first of the last two wakes the fetches that wait; the second has to wait for the next ones.
        for (word, ms) in [("A", 1_000), ("B", 1_500), ("C", 2_000), ("D", 2_000)] {
            let action = Action::Send {
                producer: ClientId(0),
                partition: PartitionId(0),
                value: scenario.value(word),
            };
            scenario.script.actions.push(TimedAction {
                at: Instant::from_ms(ms),
                action,
            });
        }
        scenario.script.end = Instant::from_ms(4_000);
        Self {
            is_opening: true,
            ..Self::new(scenario)
        }
    }

    /// A session that begins with a scenario. It stands where most is to be learned, or at the start if faults are planned
    /// already.
    pub fn new(scenario: Scenario) -> Self {
        let arrangement = Arrangement {
            settings: scenario.settings().clone(),
            lanes: Variant::three_acks(),
        };
        let actions = scenario.script.actions.clone();
        let mut session = Self {
            end: Instant::START,
            pace: Pace::default(),
            plan: Plan::arranged(actions, scenario.script.end, arrangement),
            scenario,
            lanes: Vec::new(),
            at: Instant::START,
            reel: 0,
            remainder: 0,
            is_playing: false,
            edition: 0,
            notice: None,
            trouble: None,
            misread: Vec::new(),
            touched: None,
            inspected: None,
            view: View::default(),
            codec: Codec::at_hand(),
            window: Window::default(),
            audited: None,
            is_opening: false,
        };
        session.run();
        if session.plan.faults().next().is_none()
            && let Some(at) = session.lane(LaneId::of_acks(Acks::One)).most_exposed()
        {
            session.seek(at);
        }
        session
    }

    /// One of the runs; the first, should there be none at this place.
    pub fn lane(&self, lane: LaneId) -> &Lane {
        self.lanes.get(lane.index()).unwrap_or(&self.lanes[0])
    }
    /// The places of all runs.
    pub fn lane_ids(&self) -> &'static [LaneId] {
        LaneId::ALL.get(..self.lanes.len()).unwrap_or(&LaneId::ALL)
    }
    /// The lane that is looked at.
    pub fn focus(&self) -> LaneId {
        self.view.focus
    }
    /// All runs, in order.
    pub fn lanes(&self) -> &[Lane] {
        &self.lanes
    }
    /// What is done to the cluster, and when.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }
    /// The scenario as it is now: with every fault that was added.
    pub fn scenario(&self) -> Scenario {
        let mut scenario = self.scenario.clone();
        scenario.script = self.plan.script();
        if self.plan.can_undo() {
            let actions = &scenario.script.actions;
            for check in &mut scenario.checks {
                check.after = actions.partition_point(|timed| timed.at <= check.at);
            }
        }
        scenario
    }
    /// The cluster and its clients, but for what a lane has of its own.
    pub fn setup(&self) -> &Setup {
        self.scenario.setup()
    }
    /// How records and producers are called in the lane that is looked at.
    pub fn names(&self) -> &Names {
        &self.lane(self.focus()).names
    }
    /// The playhead.
    pub fn at(&self) -> Instant {
        self.at
    }
    /// The playhead's place on the reel.
    pub fn reel(&self) -> Reel {
        self.reel
    }
    /// The reel.
    pub fn pace(&self) -> &Pace {
        &self.pace
    }
    /// The part of the reel that a timeline shows.
    pub fn sight(&self) -> Sight {
        self.window.sight(self.pace.length())
    }
    /// When the run ends.
    pub fn end(&self) -> Instant {
        self.end
    }
    /// Whether time passes.
    pub fn is_playing(&self) -> bool {
        self.is_playing
    }
    /// Changes whenever the runs do.
    pub fn edition(&self) -> u32 {
        self.edition
    }
    /// What a person should know.
    pub fn notice(&self) -> Option<Notice> {
        self.notice
    }
    /// Keys in the address whose values nobody understands.
    pub fn misread(&self) -> &[&'static str] {
        &self.misread
    }
    /// How a person looks at it.
    pub fn view(&self) -> &View {
        &self.view
    }
    /// What is seen, as numbers: as long as they are the same, nothing has happened.
    pub fn moment(&self) -> Moment {
        Moment {
            edition: self.edition,
            steps: LaneId::ALL.map(|id| {
                let lane = self.lanes.get(id.index());
                lane.map_or(0, |lane| lane.steps_until(self.at))
            }),
        }
    }
    /// The wait that is being crossed, or was a moment ago.
    pub fn crossed(&self) -> Option<Gap> {
        self.pace.crossed_at(self.at)
    }
    /// Whom "the leader dies now" would kill: the lane that is looked at decides, should they differ.
    pub fn living_leader(&self) -> Option<BrokerId> {
        self.lane(self.view.focus).living_leader_at(self.at)
    }
    /// Who would return: the broker that died last.
    pub fn last_dead(&self) -> Option<BrokerId> {
        self.lane(self.view.focus).last_dead_at(self.at)
    }

    /// What a lane looks like.
    pub fn frame(&self, lane: LaneId) -> Frame {
        let lane = self.lane(lane);
        Frame::of(&lane.trace, lane.steps_until(self.at), &lane.names)
    }
    /// What happened last in a lane, in words; empty before anything has.
    pub fn caption(&self, lane: LaneId) -> String {
        let lane = self.lane(lane);
        let steps = lane.beat_at(self.at);
        let facts: Vec<_> = steps.iter().flat_map(|step| &step.facts).collect();
        // With acks=0 nobody in the cluster notices a loss, so it is no fact: it is told before the rest.
        let lost = lane
            .is_unconfirmed()
            .then(|| lane.came_into(Row::LostSilently, self.at));
        let mut told = loss(&lost.unwrap_or_default(), &lane.names, self.view.language);
        told.push_str(&tell(&facts, &lane.names, self.view.language));
        told
    }
    /// What became of each record of a lane: the records by row, in the order of [`Row::ALL`].
    pub fn fates(&self, lane: LaneId) -> Fates {
        let lane = self.lane(lane);
        Fates::of_world(&lane.world_at(self.at), &lane.names)
    }
    /// What became of all records of a lane at its end, in a sentence.
    pub fn verdict(&self, lane: LaneId) -> String {
        let lane = self.lane(lane);
        let fates = Fates::of_world(lane.trace.end(), &lane.names);
        verdict(&fates, self.view.language)
    }
    /// What each record of a lane goes through in the whole run.
    pub fn lives(&self, lane: LaneId) -> Lives {
        Lives::of(&self.lane(lane).trace)
    }
    /// Which beat is seen, counting from 1, and how many there are.
    pub fn step(&self) -> (usize, usize) {
        let beats = self.pace.beats();
        (beats.partition_point(|&beat| beat <= self.at), beats.len())
    }
    /// Where on the reel something is done to the cluster.
    pub fn marks(&self) -> Vec<Mark> {
        let length = self.pace.length().max(1);
        let mark = |timed: &TimedAction| Mark {
            place: self.pace.reel_at(timed.at) * 10_000 / length,
            is_harm: is_fault(&timed.action),
        };
        self.plan.faults().map(mark).collect()
    }
    /// Names each run.
    pub fn digests(&self) -> Vec<u64> {
        let runs = self.lanes.iter();
        runs.map(|lane| lane.trace.digest()).collect()
    }

    /// The link that could not be read. While there is one, nothing runs.
    pub fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }

    /// Puts the playhead at an instant of the run.
    pub(crate) fn seek(&mut self, at: Instant) {
        self.at = at.min(self.end);
        self.reel = self.pace.reel_at(self.at);
        self.remainder = 0;
        self.keep_in_sight();
    }
    /// What a timeline shows follows the playhead.
    pub(crate) fn keep_in_sight(&mut self) {
        let length = self.pace.length();
        self.window.follow(length, self.reel, self.is_playing);
    }
    /// Runs the lanes anew after a change of the plan.
    pub(crate) fn rerun(&mut self) {
        self.run();
        self.edition += 1;
    }

    pub(crate) fn run(&mut self) {
        let (script, arrangement) = (self.plan.script(), self.plan.arrangement());
        // The plan has nothing that Kafka refuses.
        let _ = self.scenario.rewrite(arrangement.settings.clone());
        let lane = |variant: &Variant| Lane::run(&self.scenario, variant.clone(), script.clone());
        self.lanes = arrangement.lanes.iter().map(lane).collect();
        let ends = self.lanes.iter().map(|lane| lane.trace.script().end);
        self.end = ends.fold(Instant::START, Instant::max);
        // Of all lanes, so that it stays the same when another one is looked at.
        self.pace = Pace::of(self.lanes.iter().map(|lane| &lane.trace), self.end);
        if self.focus().index() >= self.lanes.len() {
            self.view.focus = LaneId::default();
        }
    }
}
