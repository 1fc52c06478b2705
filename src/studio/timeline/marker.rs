//! What was done to the cluster, as handles that can be moved in time.

use engine::action::{Action, Subject, TimedAction};
use engine::id::{ClientId, Endpoint};
use engine::time::{Duration, Instant};

use super::{Lens, Timeline};
use crate::frame::is_fault;
use crate::pace::Pace;
use crate::plan::is_of_application;

/// Handles nearer than this are moved apart.
const APART: i32 = 18;
/// Scripts know whole milliseconds.
const TICK: Duration = Duration::from_ms(1);

/// Something that was done to the cluster, as a handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    /// Its place in the script.
    pub action: usize,
    /// When.
    pub at: Instant,
    /// Where, in pixels of the strip.
    pub place: (i32, i32),
    /// Whether it stands for harm, rather than for help.
    pub is_harm: bool,
}

/// Where what was done to the cluster stands on the strip.
pub fn markers(
    timeline: &Timeline,
    actions: &[TimedAction],
    pace: &Pace,
    lens: &Lens,
) -> Vec<Marker> {
    let mut markers: Vec<Marker> = Vec::new();
    for (action, timed) in actions.iter().enumerate() {
        let Some(who) = concerns(&timed.action) else {
            continue;
        };
        let row = timeline.row(who).unwrap_or(0);
        let mut spot = (lens.x(pace.reel_at(timed.at)), lens.y(row));
        // Two on one spot are both to be seen.
        while markers
            .iter()
            .any(|other| other.place.1 == spot.1 && (other.place.0 - spot.0).abs() < APART)
        {
            spot.0 += APART;
        }
        markers.push(Marker {
            action,
            at: timed.at,
            place: spot,
            is_harm: is_fault(&timed.action),
        });
    }
    markers
}

/// Whose row an action stands on; none for what the application does.
fn concerns(action: &Action) -> Option<Endpoint> {
    if is_of_application(action) {
        return None;
    }
    Some(match action.subject() {
        Subject::Producer(client) => Endpoint::Client(client),
        Subject::Broker(broker) => Endpoint::Broker(broker),
        Subject::Link(left, right) | Subject::OneWay(left, right) => {
            let is_broker = |who: &&Endpoint| matches!(who, Endpoint::Broker(_));
            let first = left.iter().chain(right).find(is_broker);
            *first.unwrap_or(&Endpoint::Controller)
        }
        Subject::Record(_) => Endpoint::Client(ClientId(0)),
        Subject::Network | Subject::Controller | Subject::Topic => Endpoint::Controller,
    })
}

/// How early and how late the action at `place` may happen: what is done to one and the same stays in its order, or a
/// broker would return before it left.
pub fn bounds(actions: &[TimedAction], place: usize, latest: Instant) -> (Instant, Instant) {
    let Some(who) = actions.get(place).and_then(|timed| concerns(&timed.action)) else {
        return (Instant::START + TICK, latest);
    };
    let is_same = |timed: &&TimedAction| concerns(&timed.action) == Some(who);
    let before = actions[..place].iter().rfind(is_same);
    let after = actions[place + 1..].iter().find(is_same);
    let first = before.map_or(Instant::START, |timed| timed.at) + TICK;
    let last = after.map_or(latest, |timed| Instant(timed.at.0.saturating_sub(TICK.0)));
    (first, last.max(first))
}

/// Where the action at `place` stands in the script once it is moved to `to`.
pub fn place_after(actions: &[TimedAction], place: usize, to: Instant) -> usize {
    let mut others = actions.iter().enumerate().filter(|&(at, _)| at != place);
    let earlier = others.position(|(_, timed)| timed.at >= to);
    earlier.unwrap_or(actions.len().saturating_sub(1))
}
