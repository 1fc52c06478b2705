//! What many views ask at every moment of a run.

use engine::id::BrokerId;
use studio::frame::{Frame, Row};
use studio::lane::{LANES_MAX, LaneId};
use studio::session::{Fates, Moment, Session};

/// What many views ask at every moment, found out once.
pub(super) struct Seen {
    pub(super) moment: Moment,
    /// By lane, as many as there are.
    pub(super) lanes: Vec<SeenLane>,
    pub(super) leader: Option<BrokerId>,
    pub(super) dead: Option<BrokerId>,
}

/// A lane of it.
pub(super) struct SeenLane {
    pub(super) frame: Frame,
    pub(super) fates: Fates,
    /// How often each row has changed.
    pub(super) changes: [u32; Row::ALL.len()],
}

impl Seen {
    pub(super) fn of(session: &Session) -> Self {
        let lane = |&id: &LaneId| SeenLane {
            frame: session.frame(id),
            fates: session.fates(id),
            changes: Default::default(),
        };
        Self {
            moment: session.moment(),
            lanes: session.lane_ids().iter().map(lane).collect(),
            leader: session.living_leader(),
            dead: session.last_dead(),
        }
    }
    /// Answers in which lanes something has happened.
    pub(super) fn follow(&mut self, session: &Session) -> [bool; LANES_MAX] {
        let moment = session.moment();
        let before = self.moment;
        if self.lanes.len() != session.lane_ids().len() {
            *self = Self::of(session);
            return [true; LANES_MAX];
        }
        self.moment = moment;
        self.leader = session.living_leader();
        self.dead = session.last_dead();
        let mut is_new = [false; LANES_MAX];
        let lanes = session.lane_ids().iter().zip(&mut self.lanes);
        for ((&id, lane), is_new) in lanes.zip(&mut is_new) {
            if moment.is_same_in(id, &before) {
                continue;
            }
            *is_new = true;
            let fates = session.fates(id);
            for (row, count) in Row::ALL.into_iter().zip(&mut lane.changes) {
                *count += u32::from(fates.of(row) != lane.fates.of(row));
            }
            (lane.frame, lane.fates) = (session.frame(id), fates);
        }
        is_new
    }
}
