//! Faults that wait for their moment: requests and responses to be lost, requests to be late (C-62).

use crate::id::ValueId;
use crate::time::Duration;

/// What a script has ordered and what has not happened yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Faults {
    requests: Vec<(ValueId, u32)>,
    responses: Vec<(ValueId, u32)>,
    late: Vec<(ValueId, Duration)>,
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
    /// Whether a response about one of these values is to be lost now.
    pub(crate) fn take_response(&mut self, values: &[ValueId]) -> bool {
        take(&mut self.responses, values)
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
        self.requests.is_empty() && self.responses.is_empty() && self.late.is_empty()
    }
}
