//! What is done to the cluster and when: one script for every lane, with the edits that a person can take back.

use engine::action::{Action, Script, TimedAction};
use engine::time::{Duration, Instant};

/// How long a run goes on after the last fault: a session expires, a leader is elected, and what waited gets through.
pub const AFTERMATH: Duration = Duration::from_ms(16_000);

/// One state of the script, and where the playhead stood when it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Edit {
    actions: Vec<TimedAction>,
    before: Instant,
    after: Instant,
}

/// The script with its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The run lasts at least until then.
    end_min: Instant,
    /// Never empty; the first is what the run began with.
    edits: Vec<Edit>,
    current: usize,
}

impl Plan {
    /// A script as it was given, lasting at least until `end_min`.
    pub fn new(actions: Vec<TimedAction>, end_min: Instant) -> Self {
        let first = Edit {
            actions,
            before: Instant::START,
            after: Instant::START,
        };
        Self {
            end_min,
            edits: vec![first],
            current: 0,
        }
    }

    /// Everything that is done, in order of time.
    pub fn actions(&self) -> &[TimedAction] {
        &self.edits[self.current].actions
    }
    /// The actions with the instant at which the run ends.
    pub fn script(&self) -> Script {
        let last_fault = self.faults().map(|timed| timed.at).next_back();
        Script {
            actions: self.actions().to_vec(),
            end: last_fault.map_or(self.end_min, |at| self.end_min.max(at + AFTERMATH)),
        }
    }
    /// What was done to the cluster, as against what the application does.
    pub fn faults(&self) -> impl DoubleEndedIterator<Item = &TimedAction> {
        let is_fault = |timed: &&TimedAction| !is_of_application(&timed.action);
        self.actions().iter().filter(is_fault)
    }
    /// Whether an edit can be taken back.
    pub fn can_undo(&self) -> bool {
        self.current > 0
    }
    /// Whether an edit that was taken back can be made again.
    pub fn can_redo(&self) -> bool {
        self.current + 1 < self.edits.len()
    }

    /// Does `action` right after what is seen at `playhead`, and answers when that is. Faults that were planned for later
    /// are dropped, since this one may have made them pointless; the application goes on as it would.
    pub fn act(&mut self, playhead: Instant, action: Action) -> Instant {
        // Scripts know whole milliseconds, and an action comes before the events of its own instant (S-9): at the next
        // millisecond it meets the cluster just as it is seen now.
        let at = Instant::from_ms(playhead.as_ms() + 1);
        let mut actions = self.actions().to_vec();
        actions.retain(|timed| timed.at <= playhead || is_of_application(&timed.action));
        let place = actions.partition_point(|timed| timed.at < at);
        actions.insert(place, TimedAction { at, action });
        self.edits.truncate(self.current + 1);
        self.edits.push(Edit {
            actions,
            before: playhead,
            after: at,
        });
        self.current += 1;
        at
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
}

/// Whether the application does it, rather than fate.
fn is_of_application(action: &Action) -> bool {
    matches!(action, Action::Send { .. } | Action::Flush(_))
}
