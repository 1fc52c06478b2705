//! What happens in a run as a list, for whoever reads rather than looks.

use engine::fact::Fact;
use engine::time::Instant;
use engine::trace::{Step, Trace};

use crate::frame::{Weight, weight};
use crate::i18n::{Language, tell};
use crate::names::Names;
use crate::pace::is_beat;

/// One moment of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: Instant,
    /// What happened, in a sentence or two.
    pub told: String,
    /// Whether one would want to go there: a confirmation, a loss, an election, a fault.
    pub is_important: bool,
}

/// What is worth telling of a run between two instants, in order; at most `most` moments.
pub fn events(
    trace: &Trace,
    names: &Names,
    language: Language,
    (from, to): (Instant, Instant),
    most: usize,
) -> Vec<Event> {
    let steps = trace.steps();
    let first = steps.partition_point(|step| step.at < from);
    let mut told = Vec::new();
    let moments = steps[first..].chunk_by(|a, b| a.at == b.at);
    for moment in moments.take_while(|moment| moment[0].at <= to) {
        if told.len() == most {
            break;
        }
        if !moment.iter().any(is_beat) {
            continue;
        }
        let facts: Vec<&Fact> = moment.iter().flat_map(|step| &step.facts).collect();
        told.push(Event {
            at: moment[0].at,
            told: tell(&facts, names, language),
            is_important: moment.iter().any(is_important),
        });
    }
    told
}

fn is_important(step: &Step) -> bool {
    let is_ack = |fact: &Fact| matches!(fact, Fact::RecordAcked { .. });
    weight(step) == Weight::Major || step.facts.iter().any(is_ack)
}
