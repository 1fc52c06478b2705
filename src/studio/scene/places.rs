//! Which broker stands where.

use engine::id::{BrokerId, Endpoint};

use super::geometry::{Area, Geometry};
use crate::frame::Frame;

/// Who stands in the leader's place, and who in the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Places {
    /// In the leader's place.
    pub(super) centre: BrokerId,
    /// The others in order of their numbers; those without a copy come last.
    pub(super) followers: Vec<BrokerId>,
}

impl Places {
    pub(super) fn of(frame: &Frame) -> Self {
        let centre = frame.centre();
        let others = frame.brokers.iter().map(|broker| broker.id);
        Self {
            centre,
            followers: others.filter(|&broker| broker != centre).collect(),
        }
    }
    /// The place of a broker among the followers.
    pub(super) fn slot(&self, broker: BrokerId) -> Option<usize> {
        self.followers.iter().position(|&other| other == broker)
    }
    pub(super) fn area(&self, geometry: &Geometry, broker: BrokerId) -> Area {
        match self.slot(broker) {
            Some(slot) => geometry.followers[slot],
            None => geometry.leader,
        }
    }

    /// The way of a message: along its arrow, or straight across where there is none.
    pub(super) fn route(
        &self,
        geometry: &Geometry,
        from: Endpoint,
        to: Endpoint,
    ) -> Vec<(i32, i32)> {
        let is_centre = |end| end == Endpoint::Broker(self.centre);
        match (from, to) {
            (Endpoint::Client(_), to) if is_centre(to) => geometry.produce_path().to_vec(),
            (from, Endpoint::Client(_)) if is_centre(from) => geometry.answer_path().to_vec(),
            (Endpoint::Broker(from), to) if is_centre(to) => match self.slot(from) {
                Some(slot) => geometry.fetch_path(slot),
                None => Vec::new(),
            },
            (from, Endpoint::Broker(to)) if is_centre(from) => match self.slot(to) {
                Some(slot) => geometry.records_path(slot),
                None => Vec::new(),
            },
            (from, to) => vec![self.middle(geometry, from), self.middle(geometry, to)],
        }
    }

    fn middle(&self, geometry: &Geometry, end: Endpoint) -> (i32, i32) {
        match end {
            Endpoint::Client(_) | Endpoint::Controller => geometry.producers.middle(),
            Endpoint::Broker(broker) => self.area(geometry, broker).middle(),
        }
    }
}
