//! What runs: what is done to the cluster and when, under which settings, in which lanes; with the edits that a person can
//! take back.

use engine::action::{Action, Script, TimedAction};
use engine::id::ValueId;
use engine::time::{Duration, Instant};

use crate::lane::LaneId;
use crate::link::{EVENTS_MAX, RUN_MAX_MS};
use crate::scenario::Settings;
use crate::variant::{Change, Variant};

/// How long a run goes on after the last fault: a session expires, a leader is elected, and what waited gets through.
pub const AFTERMATH: Duration = Duration::from_ms(16_000);

/// How long a run goes on after a record that was added: it is written, copied, confirmed.
const AFTER_SEND: Duration = Duration::from_ms(2_000);
/// The latest instant for an action: what comes of it still has a place in a link.
pub const LATEST: Instant = Instant::from_ms(RUN_MAX_MS - AFTERMATH.as_ms());

/// On what a script runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrangement {
    /// The settings that were written. Kafka takes them, alone and with the changes of each lane.
    pub settings: Settings,
    /// What is compared: from one lane to [`crate::lane::LANES_MAX`].
    pub lanes: Vec<Variant>,
}

impl Default for Arrangement {
    /// The three acks, with nothing written.
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            lanes: Variant::three_acks(),
        }
    }
}

/// One state of the plan, and where the playhead stood when it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Edit {
    actions: Vec<TimedAction>,
    arrangement: Arrangement,
    /// The run lasts at least until then.
    end_min: Instant,
    before: Instant,
    after: Instant,
    /// How many faults that had been planned for later it dropped.
    dropped: usize,
    /// It moved the action at this place in time.
    moved: Option<usize>,
    /// Which lane was in front before it and after it, if it put another one there.
    fronts: Option<[LaneId; 2]>,
}

/// What runs, with its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Never empty; the first is what the run began with.
    edits: Vec<Edit>,
    current: usize,
}

/// A run that was left for another one in its middle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// Where the two part.
    pub at: Instant,
    /// What would have been done in the run that was left.
    pub left: Script,
}

impl Plan {
    /// A script as it was given, lasting at least until `end_min`, under the default settings.
    pub fn new(actions: Vec<TimedAction>, end_min: Instant) -> Self {
        Self::arranged(actions, end_min, Arrangement::default())
    }
    /// The same under other settings or in other lanes.
    pub fn arranged(actions: Vec<TimedAction>, end_min: Instant, arrangement: Arrangement) -> Self {
        let first = Edit {
            actions,
            arrangement,
            end_min,
            before: Instant::START,
            after: Instant::START,
            dropped: 0,
            moved: None,
            fronts: None,
        };
        Self {
            edits: vec![first],
            current: 0,
        }
    }

    /// Begins with these lanes beside the first instead of the three acks; what each differs in.
    pub(crate) fn open_beside(&mut self, lanes: Vec<Vec<Change>>) {
        let lanes = lanes.into_iter().map(Variant::Settings);
        let all = [Variant::plain()].into_iter().chain(lanes).collect();
        self.edits[self.current].arrangement.lanes = all;
    }

    /// Everything that is done, in order of time.
    pub fn actions(&self) -> &[TimedAction] {
        &self.edits[self.current].actions
    }
    /// On what they are done.
    pub fn arrangement(&self) -> &Arrangement {
        &self.edits[self.current].arrangement
    }
    /// The actions with the instant at which the run ends.
    pub fn script(&self) -> Script {
        self.edits[self.current].script()
    }
    /// Until when the run lasts, whatever happens.
    pub fn end_min(&self) -> Instant {
        self.edits[self.current].end_min
    }
    /// What was done to the cluster, as against what the application does.
    pub fn faults(&self) -> impl DoubleEndedIterator<Item = &TimedAction> {
        self.edits[self.current].faults()
    }
    /// Whether an edit can be taken back.
    pub fn can_undo(&self) -> bool {
        self.current > 0
    }
    /// Whether an edit that was taken back can be made again.
    pub fn can_redo(&self) -> bool {
        self.current + 1 < self.edits.len()
    }
    /// Whether something can be done right after what is seen at `playhead`: links hold so many actions and so long a run.
    pub fn has_room(&self, playhead: Instant) -> bool {
        self.actions().len() < EVENTS_MAX && Self::next_after(playhead) <= LATEST
    }
    /// Where the action stands that the last edit moved, if it moved one.
    pub fn moved(&self) -> Option<usize> {
        self.edits[self.current].moved
    }
    /// The run that the last edit left, if it dropped something that had been planned.
    pub fn branch(&self) -> Option<Branch> {
        let last = &self.edits[self.current];
        let before = self.edits.get(self.current.checked_sub(1)?)?;
        (last.dropped > 0).then(|| Branch {
            at: last.after,
            left: before.script(),
        })
    }

    /// When something done right after what is seen at `playhead` happens. Scripts know whole milliseconds, and an action
    /// comes before the events of its own instant (S-9): at the next millisecond it meets the cluster just as it is seen now.
    pub fn next_after(playhead: Instant) -> Instant {
        Instant::from_ms(playhead.as_ms() + 1)
    }
    /// Does `action` right after what is seen at `playhead`, and answers when that is. Faults that were planned for later
    /// are dropped, since this one may have made them pointless; the application goes on as it would.
    pub fn act(&mut self, playhead: Instant, action: Action) -> Instant {
        self.act_at(playhead, Self::next_after(playhead), action)
    }
    /// The same at another instant: a request has to be marked for its fate before it is on its way.
    pub fn act_at(&mut self, playhead: Instant, at: Instant, action: Action) -> Instant {
        let mut edit = self.next_edit(playhead, at);
        let planned = edit.actions.len();
        edit.actions
            .retain(|timed| timed.at <= playhead || is_of_application(&timed.action));
        edit.dropped = planned - edit.actions.len();
        if is_of_application(&action) {
            edit.end_min = edit.end_min.max(at + AFTER_SEND);
        }
        edit.insert(TimedAction { at, action });
        self.push(edit);
        at
    }
    /// Takes the action at `place` out of the script; answers where the playhead is best. A fault that waits for a record
    /// that nobody sends any more goes with it.
    pub fn remove(&mut self, playhead: Instant, place: usize) -> Option<Instant> {
        let at = self.actions().get(place)?.at;
        let mut edit = self.next_edit(playhead, playhead);
        let gone = edit.actions.remove(place);
        if let Action::Send { value, .. } = gone.action {
            let is_sent = |timed: &TimedAction| matches!(timed.action, Action::Send { value: other, .. } if other == value);
            if !edit.actions.iter().any(is_sent) {
                edit.actions
                    .retain(|timed| awaited(&timed.action) != Some(value));
            }
        }
        edit.after = playhead.min(at);
        self.push(edit);
        Some(playhead.min(at))
    }
    /// Moves the action at `place` to the instant `to`; answers its place there. With `goes_on`, a move of the same action
    /// a moment ago and this one are one edit, as while a mark is dragged.
    pub fn shift(
        &mut self,
        playhead: Instant,
        place: usize,
        to: Instant,
        goes_on: bool,
    ) -> Option<usize> {
        let to = Instant::from_ms(to.as_ms()).min(LATEST);
        if place >= self.actions().len() {
            return None;
        }
        let mut edit = self.next_edit(playhead, to);
        let mut timed = edit.actions.remove(place);
        timed.at = to;
        if is_of_application(&timed.action) {
            edit.end_min = edit.end_min.max(to + AFTER_SEND);
        }
        let place_now = edit.insert(timed);
        edit.moved = Some(place_now);
        if goes_on && self.edits[self.current].moved == Some(place) {
            edit.before = self.edits[self.current].before;
            self.edits.truncate(self.current);
            self.current -= 1;
        }
        self.push(edit);
        Some(place_now)
    }
    /// The script goes on as it is, on something else. `playhead` stays where it is.
    pub fn rearrange(&mut self, playhead: Instant, arrangement: Arrangement) {
        let mut edit = self.next_edit(playhead, playhead);
        edit.arrangement = arrangement;
        self.push(edit);
    }
    /// The last edit put another lane in front.
    pub(crate) fn note_fronts(&mut self, fronts: [LaneId; 2]) {
        self.edits[self.current].fronts = Some(fronts);
    }
    /// Which lane is in front once the last edit is taken back, or once the next one is made again; none: as now.
    pub(crate) fn front_after(&self, is_undo: bool) -> Option<LaneId> {
        let edit = self.edits.get(self.current + usize::from(!is_undo))?;
        edit.fronts
            .map(|[before, after]| if is_undo { before } else { after })
    }
    /// Takes the last edit back; answers where the playhead stood before it.
    pub fn undo(&mut self) -> Option<Instant> {
        let before = self.can_undo().then(|| self.edits[self.current].before)?;
        self.current -= 1;
        Some(before)
    }
    /// Makes the edit again that was taken back last; answers where it is.
    pub fn redo(&mut self) -> Option<Instant> {
        let after = self
            .can_redo()
            .then(|| self.edits[self.current + 1].after)?;
        self.current += 1;
        Some(after)
    }

    /// The present state, to be changed.
    fn next_edit(&self, before: Instant, after: Instant) -> Edit {
        Edit {
            before,
            after,
            dropped: 0,
            moved: None,
            fronts: None,
            ..self.edits[self.current].clone()
        }
    }
    fn push(&mut self, edit: Edit) {
        self.edits.truncate(self.current + 1);
        self.edits.push(edit);
        self.current += 1;
    }
}

impl Edit {
    fn faults(&self) -> impl DoubleEndedIterator<Item = &TimedAction> {
        let is_fault = |timed: &&TimedAction| !is_of_application(&timed.action);
        self.actions.iter().filter(is_fault)
    }
    fn script(&self) -> Script {
        let last_fault = self.faults().map(|timed| timed.at).next_back();
        Script {
            actions: self.actions.clone(),
            end: last_fault.map_or(self.end_min, |at| self.end_min.max(at + AFTERMATH)),
        }
    }
    /// Puts an action before the others of its instant; answers its place.
    fn insert(&mut self, timed: TimedAction) -> usize {
        let place = self.actions.partition_point(|other| other.at < timed.at);
        self.actions.insert(place, timed);
        place
    }
}

/// Whether the application does it, rather than fate.
pub fn is_of_application(action: &Action) -> bool {
    matches!(action, Action::Send { .. } | Action::Flush(_))
}

/// The record that a fault waits for.
fn awaited(action: &Action) -> Option<ValueId> {
    if let Action::DropRequest { value, .. }
    | Action::DropResponse { value, .. }
    | Action::Late { value, .. } = *action
    {
        return Some(value);
    }
    None
}
