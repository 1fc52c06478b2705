//! Choosing what is compared.

use engine::config::Acks;

use super::arrangement;
use crate::lane::{LANES_MAX, LaneId};
use crate::plan::Arrangement;
use crate::scenario::{Key, Setting, in_force};
use crate::session::Session;
use crate::variant::Variant;

/// What the lanes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// The three acks.
    Acks,
    /// Other settings.
    Settings,
    /// A run that was left, beside the one that was chosen.
    Kept,
}

/// What the lanes are.
pub fn compared(session: &Session) -> Compared {
    let lanes = &session.plan().arrangement().lanes;
    let of = |kind: fn(&Variant) -> bool| lanes.iter().any(kind);
    if of(|variant| matches!(variant, Variant::Acks(_))) {
        Compared::Acks
    } else if of(|variant| matches!(variant, Variant::Kept(_))) {
        Compared::Kept
    } else {
        Compared::Settings
    }
}

/// The three acks from now on.
pub fn compare_acks(session: &Session) -> Arrangement {
    Arrangement {
        lanes: Variant::three_acks(),
        ..arrangement(session)
    }
}

/// The settings that are looked at, twice: the second lane is there to be changed.
pub fn compare_settings(session: &Session) -> Arrangement {
    Arrangement {
        lanes: vec![Variant::plain(), Variant::plain()],
        ..arrangement(session)
    }
}

/// One lane more, if there is room.
pub fn add_lane(session: &Session) -> Option<Arrangement> {
    let mut arrangement = session.plan().arrangement().clone();
    let has_room = arrangement.lanes.len() < LANES_MAX;
    arrangement.lanes.push(Variant::plain());
    has_room.then_some(arrangement)
}

/// A lane less; never the first.
pub fn remove_lane(session: &Session, lane: LaneId) -> Option<Arrangement> {
    let mut arrangement = session.plan().arrangement().clone();
    let can_go = (1..arrangement.lanes.len()).contains(&lane.index());
    can_go.then(|| {
        arrangement.lanes.remove(lane.index());
        arrangement
    })
}

/// The keys that a lane has of its own, in order.
pub fn keys_of(session: &Session, lane: LaneId) -> Vec<Key> {
    let Variant::Settings(changes) = &session.lane(lane).variant else {
        return Vec::new();
    };
    let common = changes.iter().filter(|change| change.client.is_none());
    common.map(|change| change.key).collect()
}

/// The value of a key in a lane.
pub fn value_in(session: &Session, lane: LaneId, key: Key) -> String {
    let own = session.lane(lane).variant.scenario(&session.scenario());
    in_force(own.setup(), 0, key).map_or_else(String::new, |setting| setting.text(key))
}

/// A value to begin with for a key that a lane shall have otherwise: another one, where that is easily told.
pub fn suggestion(session: &Session, key: Key) -> String {
    let first = in_force(session.setup(), 0, key);
    let other = first.map(|setting| match setting {
        Setting::Flag(flag) => Setting::Flag(!flag),
        Setting::Acks(Acks::All) => Setting::Acks(Acks::One),
        Setting::Acks(Acks::Zero | Acks::One) => Setting::Acks(Acks::All),
        Setting::Number(2) if key == Key::MinInsyncReplicas => Setting::Number(1),
        other @ (Setting::Number(_)
        | Setting::Profile(_)
        | Setting::Brokers(_)
        | Setting::Text(_)) => other,
    });
    other.map_or_else(String::new, |setting| setting.text(key))
}
