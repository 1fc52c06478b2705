//! Which moments are worth watching, and how real time maps to simulated time so that they can be watched.
//!
//! A record travels in milliseconds, a session expires after seconds: on a clock that runs evenly either the one is
//! too short to see or the other too long to wait for. The reel is that clock stretched and cut: slow where something
//! happens, quick where nothing does.

use std::collections::BinaryHeap;

use engine::time::{Duration, Instant};
use engine::trace::{Step, Trace};

use crate::frame::{Weight, weight};

/// A place on the reel: microseconds of playing at normal speed from the start of the run.
pub type Reel = u64;

/// Real microseconds per simulated one where there is something to watch.
const SLOW: u64 = 450;
/// A gap between two beats is watched whole up to this length.
const WATCHED_MAX: Duration = Duration::from_ms(3);
/// What is still watched after the last beat before a longer gap: who sends to the dead is seen sending.
const TAIL: Duration = Duration::from_ms(1);
/// How long the rest of a longer gap takes to cross.
const CROSSING: Reel = 700_000;
/// How long the wait before the first beat takes to cross.
const LEAD_IN: Reel = 150_000;
/// For how long after a gap it is still said how long it was.
const ECHO: Reel = 600_000;
/// Gaps shorter than this are not worth a word.
const TOLD_MIN: Duration = Duration::from_ms(20);

/// A point of the map; between two of them it is straight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Knot {
    at: Instant,
    reel: Reel,
}

/// A stretch without beats that is crossed quickly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The last beat before it.
    pub from: Instant,
    /// The next beat, or the end of the run.
    pub to: Instant,
}

impl Gap {
    /// How much simulated time passes.
    pub fn length(self) -> Duration {
        self.to.since(self.from)
    }
}

/// The reel of a run, or of several that share a clock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pace {
    beats: Vec<Instant>,
    knots: Vec<Knot>,
    gaps: Vec<Gap>,
}

impl Pace {
    /// The reel of runs that are watched together, to `end`. What a cluster does before anybody asks anything of it is not
    /// worth watching.
    pub fn of<'a>(traces: impl IntoIterator<Item = &'a Trace>, end: Instant) -> Self {
        let beats = traces.into_iter().flat_map(|trace| {
            let first = trace.script().actions.first().map(|timed| timed.at);
            let steps = trace.steps().iter();
            let worth =
                steps.filter(move |step| first.is_some_and(|at| step.at >= at) && is_beat(step));
            worth.map(|step| step.at)
        });
        Self::new(beats.collect(), end)
    }

    /// The reel of a run with something to watch at each of `beats`, in any order.
    pub fn new(beats: Vec<Instant>, end: Instant) -> Self {
        // Thousands of them; a heap sorts them with a tenth of the code of the standard sorts.
        let mut beats = BinaryHeap::from(beats).into_sorted_vec();
        beats.dedup();
        let mut pace = Self {
            knots: vec![Knot {
                at: Instant::START,
                reel: 0,
            }],
            ..Self::default()
        };
        let stops = beats.iter().copied().chain([end]);
        for (index, stop) in stops.enumerate() {
            pace.lead_to(stop, index == 0);
        }
        pace.beats = beats;
        pace
    }

    fn lead_to(&mut self, stop: Instant, is_first: bool) {
        let from = self.knots[self.knots.len() - 1];
        let length = stop.since(from.at);
        if length == Duration::ZERO {
            return;
        }
        if is_first {
            self.add(stop, LEAD_IN);
        } else if length <= WATCHED_MAX {
            self.add(stop, length.0 * SLOW);
        } else {
            self.add(from.at + TAIL, TAIL.0 * SLOW);
            self.add(stop, CROSSING);
            self.gaps.push(Gap {
                from: from.at,
                to: stop,
            });
        }
    }

    fn add(&mut self, at: Instant, length: Reel) {
        let reel = self.knots[self.knots.len() - 1].reel + length;
        self.knots.push(Knot { at, reel });
    }

    /// Where the reel ends.
    pub fn length(&self) -> Reel {
        self.knots.last().map_or(0, |knot| knot.reel)
    }
    /// Every instant at which there is something to see, in order.
    pub fn beats(&self) -> &[Instant] {
        &self.beats
    }
    /// Every stretch that is crossed quickly, in order: the places on the reel where its crossing begins and ends, and the
    /// time that passes from what was seen last to what is seen next.
    pub fn crossings(&self) -> impl Iterator<Item = (Reel, Reel, Duration)> {
        let first = self.knots.get(1);
        let lead = first.map(|knot| (0, knot.reel, knot.at.since(Instant::START)));
        let others = self.gaps.iter().map(|gap| {
            let from = self.reel_at(gap.from + TAIL);
            (from, self.reel_at(gap.to), gap.length())
        });
        lead.into_iter().chain(others)
    }
    /// The first beat after `at`.
    pub fn beat_after(&self, at: Instant) -> Option<Instant> {
        let next = self.beats.partition_point(|&beat| beat <= at);
        self.beats.get(next).copied()
    }
    /// The last beat before `at`.
    pub fn beat_before(&self, at: Instant) -> Option<Instant> {
        let next = self.beats.partition_point(|&beat| beat < at);
        next.checked_sub(1).map(|index| self.beats[index])
    }

    /// Where the reel shows `at`.
    pub fn reel_at(&self, at: Instant) -> Reel {
        let after = self.knots.partition_point(|knot| knot.at <= at);
        let (Some(from), to) = (self.knots.get(after.wrapping_sub(1)), self.knots.get(after))
        else {
            return 0;
        };
        let Some(to) = to else { return from.reel };
        let part = at.since(from.at).0;
        from.reel + scale(part, to.at.since(from.at).0, to.reel - from.reel)
    }
    /// What the reel shows at `reel`: never later than the end of the run.
    pub fn instant_at(&self, reel: Reel) -> Instant {
        let after = self.knots.partition_point(|knot| knot.reel <= reel);
        let (Some(from), to) = (self.knots.get(after.wrapping_sub(1)), self.knots.get(after))
        else {
            return Instant::START;
        };
        let Some(to) = to else { return from.at };
        let part = reel - from.reel;
        from.at + Duration(scale(part, to.reel - from.reel, to.at.since(from.at).0))
    }

    /// The instants from `at` on at which time changes its pace.
    pub fn bends(&self, at: Instant) -> impl Iterator<Item = Instant> {
        let next = self.knots.partition_point(|knot| knot.at <= at);
        self.knots[next..].iter().map(|knot| knot.at)
    }

    /// The gap that is being crossed at `at` or was a moment ago, if it is worth a word.
    pub fn crossed_at(&self, at: Instant) -> Option<Gap> {
        let begun = self.gaps.partition_point(|gap| gap.from + TAIL < at);
        let gap = *self.gaps.get(begun.checked_sub(1)?)?;
        let is_fresh = at <= gap.to || self.reel_at(at) - self.reel_at(gap.to) <= ECHO;
        (is_fresh && gap.length() >= TOLD_MIN).then_some(gap)
    }
}

/// `part` of `whole`, as the same share of `target`. `whole` is not zero: no two knots share a place.
fn scale(part: u64, whole: u64, target: u64) -> u64 {
    // Minutes in microseconds: their product is far from the end of what 64 bits hold.
    part.saturating_mul(target) / whole
}

/// Whether a person would want to see it happen. What a cluster does all day is not: heartbeats, fetches that bring
/// nothing.
pub fn is_beat(step: &Step) -> bool {
    weight(step) > Weight::Quiet
}
