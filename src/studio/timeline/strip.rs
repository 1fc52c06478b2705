//! Where a timeline stands on the reel, in pixels: shapes with classes, drawn once for a stretch that is then moved.

use super::draw::Drawing;
use super::{Sight, Timeline};
use crate::i18n::Language;
use crate::pace::{Pace, Reel};
use crate::scene::Group;

/// How a timeline is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lens {
    /// Pixels for what is in sight.
    pub width: i32,
    /// Height of a row.
    pub row: i32,
    /// Height of what is above the rows.
    pub top: i32,
    /// What is in sight.
    pub sight: Sight,
    /// Where the drawn stretch begins, and where it ends.
    pub drawn: (Reel, Reel),
    /// Housekeeping too.
    pub shows_all: bool,
    /// In which language.
    pub language: Language,
}

impl Lens {
    /// The same, with as much drawn before and behind what is in sight, so that it can be moved without being drawn anew.
    #[must_use]
    pub fn with_margin(mut self, length: Reel) -> Self {
        let Sight { from, span } = self.sight;
        self.drawn = (
            from.saturating_sub(span),
            (from + 2 * span).min(length.max(from + span)),
        );
        self
    }
    /// Whether what is drawn is enough to show this.
    pub fn covers(&self, sight: Sight) -> bool {
        self.sight.span == sight.span
            && self.drawn.0 <= sight.from
            && sight.from + sight.span <= self.drawn.1
    }
    /// Pixels from the start of what is drawn.
    pub fn x(&self, reel: Reel) -> i32 {
        let scaled = |part: Reel| {
            let width = u128::from(self.width.unsigned_abs());
            let x = u128::from(part) * width / u128::from(self.sight.span.max(1));
            i32::try_from(x).unwrap_or(i32::MAX / 4)
        };
        if reel >= self.drawn.0 {
            scaled(reel - self.drawn.0)
        } else {
            -scaled(self.drawn.0 - reel)
        }
    }
    /// The place on the reel that is so many pixels right of the start of what is in sight.
    pub fn reel_at(sight: Sight, width: i32, x: i32) -> Reel {
        let x = Reel::from(x.max(0).unsigned_abs());
        sight.from + (x * sight.span / Reel::from(width.max(1).unsigned_abs())).min(sight.span)
    }
    /// Middle of a row.
    pub fn y(&self, row: usize) -> i32 {
        self.top + self.row / 2 + self.row * i32::try_from(row).unwrap_or(0)
    }
    /// Where what is drawn ends.
    pub(super) fn right(&self) -> i32 {
        self.x(self.drawn.1)
    }
}

/// A timeline as shapes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strip {
    /// Pixels drawn.
    pub width: i32,
    /// Pixels drawn.
    pub height: i32,
    /// What stands still, in paint order.
    pub groups: Vec<Group>,
    /// Where arrows are.
    pub spots: Vec<Spot>,
}

/// An arrow that one can point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Where it starts.
    pub from: (i32, i32),
    /// Where it ends.
    pub to: (i32, i32),
    /// Its place in the timeline.
    pub arrow: usize,
    /// How many it stands for.
    pub count: usize,
}

impl Strip {
    /// The shapes of a timeline.
    pub fn new(timeline: &Timeline, pace: &Pace, lens: &Lens) -> Self {
        let mut drawing = Drawing::new(timeline, pace, lens);
        let named = drawing.all();
        let group = |(key, children): (&str, Vec<crate::scene::Node>)| Group {
            key: String::from(key),
            children,
            ..Group::default()
        };
        Self {
            width: lens.right(),
            height: lens.top + lens.row * i32::try_from(timeline.rows.len()).unwrap_or(0),
            groups: named.into_iter().map(group).collect(),
            spots: drawing.spots,
        }
    }

    /// The arrow nearest to a place, if one is near.
    pub fn arrow_at(&self, x: i32, y: i32) -> Option<&Spot> {
        const NEAR: i64 = 6;
        let near = self
            .spots
            .iter()
            .map(|spot| (distance_squared(spot, x, y), spot));
        let nearest = near.min_by_key(|&(distance, _)| distance)?;
        (nearest.0 <= NEAR * NEAR).then_some(nearest.1)
    }
}

/// The square of the distance between a place and an arrow.
fn distance_squared(spot: &Spot, x: i32, y: i32) -> i64 {
    let (x, y) = (i64::from(x), i64::from(y));
    let (ax, ay) = (i64::from(spot.from.0), i64::from(spot.from.1));
    let (dx, dy) = (i64::from(spot.to.0) - ax, i64::from(spot.to.1) - ay);
    let length = (dx * dx + dy * dy).max(1);
    let along = ((x - ax) * dx + (y - ay) * dy).clamp(0, length);
    let (ox, oy) = (ax + dx * along / length - x, ay + dy * along / length - y);
    ox * ox + oy * oy
}
