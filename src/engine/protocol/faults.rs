//! Faults that wait for their moment: requests and responses to be lost, requests to be late (C-62).

use crate::id::{ClientId, ValueId};
use crate::seldom::Seldom;
use crate::time::Duration;

/// What a script has ordered and what has not happened yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Faults {
    requests: Seldom<Vec<(ValueId, u32)>>,
    responses: Seldom<Vec<(ValueId, u32)>>,
    late: Seldom<Vec<(ValueId, Duration)>>,
    /// Requests that passed while the loss of their response was ordered, by their numbers.
    doomed: Seldom<Vec<(ClientId, u32)>>,
}

fn take(armed: &mut Vec<(ValueId, u32)>, values: &[ValueId]) -> bool {
    let Some(at) = armed.iter().position(|(value, _)| values.contains(value)) else {
        return false;
    };
    armed[at].1 -= 1;
    if armed[at].1 == 0 {
        armed.remove(at);
    }
    true
}

fn add(armed: &mut Vec<(ValueId, u32)>, value: ValueId, times: u32) {
    if times == 0 {
        return;
    }
    match armed.iter_mut().find(|(known, _)| *known == value) {
        Some((_, count)) => *count = count.saturating_add(times),
        None => armed.push((value, times)),
    }
}

impl Faults {
    pub(crate) fn arm_request(&mut self, value: ValueId, times: u32) {
        add(&mut self.requests, value, times);
    }
    pub(crate) fn arm_response(&mut self, value: ValueId, times: u32) {
        add(&mut self.responses, value, times);
    }
    pub(crate) fn arm_late(&mut self, value: ValueId, delay: Duration) {
        self.late.push((value, delay));
    }
    /// Whether a request with one of these values is to be lost now.
    pub(crate) fn take_request(&mut self, values: &[ValueId]) -> bool {
        take(&mut self.requests, values)
    }
    /// A request with these values passes: the order to lose a response is spent now, whether or not one ever comes.
    /// (Seen on a real cluster, where a proxy notes the request's number.)
    pub(crate) fn pass(&mut self, client: ClientId, correlation: u32, values: &[ValueId]) {
        let is_lost_itself = self
            .requests
            .iter()
            .any(|(value, _)| values.contains(value));
        if !is_lost_itself && take(&mut self.responses, values) {
            self.doomed.push((client, correlation));
        }
    }
    /// Whether the response to this request is to be lost now. Its connection ends either way.
    pub(crate) fn take_response(&mut self, client: ClientId, correlation: u32) -> bool {
        let before = self.doomed.len();
        self.doomed
            .retain(|&doomed| doomed != (client, correlation));
        self.doomed.len() < before
    }
    /// By how much a request with one of these values is late.
    pub(crate) fn take_late(&mut self, values: &[ValueId]) -> Option<Duration> {
        let at = self
            .late
            .iter()
            .position(|(value, _)| values.contains(value))?;
        Some(self.late.remove(at).1)
    }
    pub(crate) fn is_empty(&self) -> bool {
        self.requests.is_empty()
            && self.responses.is_empty()
            && self.late.is_empty()
            && self.doomed.is_empty()
    }
}
