//! A session as a link keeps it, and back.

use engine::config::Acks;

use crate::lane::LaneId;
use crate::link::{self, Beside, CannotLink};
use crate::scenario::Scenario;
use crate::session::Session;
use crate::variant::{Variant, set_acks};
use crate::view::Layout;

impl Session {
    /// The session of a link: the scenario's own `acks` is in front.
    pub fn shared(scenario: Scenario, view: link::View) -> Self {
        let front = scenario.setup().producers.first();
        let focus = front.map_or(Acks::All, |producer| producer.acks);
        let mut session = Self::new(scenario);
        session.view.focus = LaneId::of_acks(focus);
        if let Some(beside) = view.beside {
            session.plan.open_beside(beside.lanes);
            session.run();
            session.view.focus = beside.front;
            session.seek(session.at);
        }
        if !view.compare {
            session.view.layout = Layout::One;
        }
        session
    }

    /// The state as a link keeps it; empty for the run that the page opens with.
    pub fn state(&self) -> Result<String, CannotLink> {
        let is_opening = self.is_opening && !self.plan.can_undo();
        if is_opening && self.view.layout == Layout::Three {
            return Ok(String::new());
        }
        let mut scenario = self.scenario();
        if let Variant::Acks(acks) = self.lane(self.focus()).variant {
            let mut in_front = scenario.clone();
            set_acks(&mut in_front, acks);
            // Which figure is in front matters less than what runs in each.
            let runs = |scenario| {
                self.lanes()
                    .iter()
                    .map(move |lane| lane.variant.scenario(scenario))
            };
            if runs(&in_front)
                .zip(runs(&scenario))
                .all(|(one, other)| one.setup() == other.setup())
            {
                scenario = in_front;
            }
        }
        let view = link::View {
            compare: self.view.layout == Layout::Three,
            beside: self.beside(),
        };
        let codec = self.codec.ok_or(CannotLink::NotLoaded)?;
        (codec.encode)(&scenario, &view)
    }
    /// Whether a run that was left is shown: no link holds it.
    pub fn has_kept(&self) -> bool {
        let mut lanes = self.plan.arrangement().lanes.iter();
        lanes.any(|lane| matches!(lane, Variant::Kept(_)))
    }
    /// What there is beside the first lane, unless that is one of the three acks. A link holds no kept run.
    fn beside(&self) -> Option<Beside> {
        let mut lanes = Vec::new();
        for variant in &self.plan.arrangement().lanes {
            match variant {
                Variant::Acks(_) => return None,
                Variant::Settings(changes) => lanes.push(changes.clone()),
                Variant::Kept(_) => {}
            }
        }
        if lanes.is_empty() {
            return None;
        }
        lanes.remove(0);
        let front = self.focus();
        let is_linked = front.index() <= lanes.len();
        Some(Beside {
            lanes,
            front: if is_linked { front } else { LaneId::default() },
        })
    }
}
