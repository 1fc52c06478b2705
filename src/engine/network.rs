//! Links between endpoints: latency, order, cuts (section 4.6, S-6, S-7).

use crate::agenda::{Delivery, Event};
use crate::id::Endpoint;
use crate::message::InFlight;
use crate::seldom::Seldom;
use crate::state::Blocked;
use crate::time::{Duration, Instant};

/// The network. A connection keeps order, duplicates nothing and loses nothing without breaking (C-60).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Network {
    /// Directions in which nothing passes.
    pub(crate) blocked: Seldom<Vec<Blocked>>,
    /// Added to the latency of a pair of endpoints.
    pub(crate) delays: Seldom<Vec<(Endpoint, Endpoint, Duration)>>,
    /// What was sent into a cut, in order.
    pub(crate) held: Seldom<Vec<Delivery>>,
    /// Messages and timers for frozen processes, in order.
    pub(crate) frozen: Seldom<Vec<(Endpoint, Event)>>,
    /// Last arrival by direction, as `from * WIDTH + to`.
    pub(crate) last_arrival: Vec<Instant>,
    pub(crate) next_message: u64,
}

impl Network {
    /// Whether messages from one endpoint do not reach the other.
    pub fn is_cut(&self, from: Endpoint, to: Endpoint) -> bool {
        self.blocked.contains(&(from, to))
    }
    /// All directions in which nothing passes.
    pub fn cuts(&self) -> &[Blocked] {
        &self.blocked
    }
    /// What is added to the latency between two endpoints.
    pub fn extra_delay(&self, a: Endpoint, b: Endpoint) -> Duration {
        let found = self
            .delays
            .iter()
            .find(|&&(l, r, _)| (l, r) == (a, b) || (l, r) == (b, a));
        found.map_or(Duration::ZERO, |&(_, _, extra)| extra)
    }
    /// What a cut holds back.
    pub(crate) fn held(&self) -> impl Iterator<Item = InFlight<'_>> {
        self.held.iter().map(|delivery| delivery.as_in_flight(None))
    }
}
