//! What a person does to the script: something is done now, later, or not at all.

use engine::action::Action;
use engine::id::{ClientId, PartitionId, ValueId};
use engine::time::Instant;

use crate::inspect::{Part, Subject, inspect};
use crate::lane::LaneId;
use crate::link::{EVENTS_MAX, automatic_name};
use crate::msg::{Edit, Effect};
use crate::names::Names;
use crate::notice::Notice;
use crate::plan::{Arrangement, Branch, Plan};
use crate::scenario::value_of;
use crate::session::Session;
use crate::touch::{self, Deed, Offer, Target};
use crate::update::rerun_at;
use crate::variant::Variant;

/// Changes the script. The playhead goes to where something is done, or stays.
pub(crate) fn change(session: &mut Session, edit: Edit) -> Vec<Effect> {
    let at = match edit {
        Edit::Act(lane, offer) => {
            let action = match offer.deed {
                Deed::Do(action) => session.as_planned(lane, action),
                Deed::SendNext(producer) => session.next_send(producer),
            };
            return act(session, lane, offer.at, action);
        }
        Edit::KeepBranch => session.keep_branch(),
        Edit::Remove(place) => session.plan.remove(session.at, place),
        Edit::Move { place, to, goes_on } => {
            let moved = session.plan.shift(session.at, place, to, goes_on);
            moved.map(|_| session.at)
        }
    };
    rerun_at(session, at)
}

/// Adds an action to the script, right after what is seen in a lane or at another instant, and lets time show what comes of
/// it. A run that was kept stays as it was: what is done there happens in the new one, which comes to the front.
pub(crate) fn act(
    session: &mut Session,
    lane: LaneId,
    at: Option<Instant>,
    action: Action,
) -> Vec<Effect> {
    session.touched = None;
    if !session.plan.has_room(session.at) {
        session.notice = Some(Notice::Full);
        return Vec::new();
    }
    let at = at.unwrap_or_else(|| Plan::next_after(session.at));
    let at = session.plan.act_at(session.at, at, action);
    let is_kept = session.lane(lane).is_kept();
    if is_kept {
        let before = session.view.focus;
        session.view.focus = LaneId::default();
        session.plan.note_fronts([before, session.view.focus]);
    }
    let effects = rerun_at(session, Some(at));
    if is_kept {
        session.notice = Some(Notice::KeptStays);
    }
    if session.branch().is_some() {
        session.notice = Some(Notice::Branched);
    }
    session.is_playing = true;
    effects
}

impl Session {
    /// What a person has touched, and in which lane.
    pub fn touched(&self) -> Option<(LaneId, Target)> {
        self.touched
    }
    /// Whose fields are shown.
    pub fn inspected(&self) -> Option<Subject> {
        self.inspected
    }
    /// The records that were sent so far.
    pub fn records(&self, lane: LaneId) -> Vec<Subject> {
        let world = self.lane(lane).world_at(self.at);
        let records = world.ledger().iter();
        records.map(|(id, _)| Subject::Record(id)).collect()
    }
    /// Every field of a thing or a record, as it is seen in a lane.
    pub fn sheet(&self, lane: LaneId, subject: Subject) -> Vec<Part> {
        let lane = self.lane(lane);
        let world = lane.world_at(self.at);
        inspect(&world, &lane.names, self.view.language, subject)
    }
    /// What can be done to a thing as it is seen in a lane.
    pub fn offers(&self, lane: LaneId, target: Target) -> Vec<Offer> {
        touch::offers(&self.lane(lane).world_at(self.at), self.at, target)
    }
    /// Whether a thing is there, as a lane is seen.
    pub fn has(&self, lane: LaneId, target: Target) -> bool {
        touch::exists(&self.lane(lane).world_at(self.at), target)
    }
    /// Everything that can be touched in a lane, but for messages.
    pub fn targets(&self, lane: LaneId) -> Vec<Target> {
        Target::all(&self.lane(lane).world_at(self.at))
    }
    /// The run that the last edit left.
    pub fn branch(&self) -> Option<Branch> {
        self.plan.branch()
    }
    /// How records and producers of the script are called.
    pub fn plan_names(&self) -> Names {
        let values = self.scenario.values().to_vec();
        Names::new(values, self.scenario.producers().to_vec())
    }

    /// Shows the run that was left beside the new one, both with the settings of the lane that is looked at.
    fn keep_branch(&mut self) -> Option<Instant> {
        let left = self.branch()?.left;
        let own = self.lane(self.focus()).variant.scenario(&self.scenario);
        let arrangement = Arrangement {
            settings: own.settings().clone(),
            lanes: vec![Variant::plain(), Variant::Kept(left)],
        };
        self.plan.rearrange(self.at, arrangement);
        self.plan.note_fronts([self.view.focus, LaneId::default()]);
        self.view.focus = LaneId::default();
        Some(self.at)
    }

    /// An action with the records of a lane, as the script numbers them.
    fn as_planned(&mut self, lane: LaneId, mut action: Action) -> Action {
        if let Some(value) = value_of(&mut action) {
            let word = self.lane(lane).names.value(*value).to_owned();
            *value = self.scenario.value(&word);
        }
        action
    }
    /// One more record, with the first name that no other has.
    fn next_send(&mut self, producer: ClientId) -> Action {
        let used = |word: &str| {
            let values = self
                .scenario
                .values()
                .iter()
                .position(|known| known == word);
            let value = values.and_then(|at| u32::try_from(at).ok()).map(ValueId);
            value.is_some_and(|value| {
                let actions = self.plan.actions().iter();
                let mut sent = actions.filter_map(|timed| sent_by(&timed.action));
                sent.any(|other| other == value)
            })
        };
        let word = (0..EVENTS_MAX).map(automatic_name).find(|word| !used(word));
        Action::Send {
            producer,
            partition: PartitionId(0),
            value: self.scenario.value(&word.unwrap_or_default()),
        }
    }
}

/// The record that an action sends.
fn sent_by(action: &Action) -> Option<ValueId> {
    if let Action::Send { value, .. } = *action {
        Some(value)
    } else {
        None
    }
}
