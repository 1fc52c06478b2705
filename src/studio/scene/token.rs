//! Things that move: each is drawn once around its own origin, and then only its place changes.

use std::collections::BinaryHeap;

use engine::time::{Duration, Instant};

use super::Node;

/// A place in tenths of a pixel, fine enough for smooth motion without floats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Point {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

impl Point {
    /// The place of whole pixels.
    pub const fn of(at: (i32, i32)) -> Self {
        Self {
            x: at.0 * 10,
            y: at.1 * 10,
        }
    }
    /// As the value of SVG's `transform` attribute.
    pub fn as_transform(self) -> String {
        let mut out = String::from("translate(");
        push_tenths(&mut out, self.x);
        out.push(' ');
        push_tenths(&mut out, self.y);
        out.push(')');
        out
    }
    /// As a style that puts something there in a figure that is `width` pixels wide before it is scaled: in hundredths of
    /// the width that it gets.
    pub fn as_style(self, width: i32) -> String {
        let mut out = String::from("translate(");
        push_share(&mut out, self.x, width);
        out.push(',');
        push_share(&mut out, self.y, width);
        out.push(')');
        out
    }
}

/// Writes a number of tenths as a decimal.
fn push_tenths(out: &mut String, tenths: i32) {
    if tenths < 0 {
        out.push('-');
    }
    let tenths = tenths.unsigned_abs();
    out.push_str(&(tenths / 10).to_string());
    if !tenths.is_multiple_of(10) {
        out.push('.');
        out.push_str(&(tenths % 10).to_string());
    }
}

/// Writes a length with its unit, to a thousandth: a fraction of a pixel on any screen.
fn push_share(out: &mut String, tenths: i32, width: i32) {
    let share = i64::from(tenths) * 10_000 / i64::from(width.max(1));
    if share < 0 {
        out.push('-');
    }
    let (whole, rest) = (share.unsigned_abs() / 1_000, share.unsigned_abs() % 1_000);
    out.push_str(&whole.to_string());
    out.push('.');
    out.push_str(&(1_000 + rest).to_string()[1..]);
    out.push_str("cqw");
}

/// A message on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The message's own number: stays the same while it travels, and no other of the run has it.
    pub id: u64,
    /// Class names.
    pub class: &'static str,
    /// What it is, in words.
    pub label: String,
    /// Its drawing, around the origin.
    pub nodes: Vec<Node>,
    /// Corners of its path; at least two.
    pub path: Vec<(i32, i32)>,
    /// How far it keeps behind the front of its path, in pixels: two that leave together do not hide each other.
    pub behind: i32,
    /// It rests at its end when it gets there, until its turn comes; others are gone.
    pub rests: bool,
    /// When it leaves the first corner.
    pub sent_at: Instant,
    /// When it reaches the last; none while a cut holds it back: it then rests half-way.
    pub arrives_at: Option<Instant>,
}

impl Token {
    /// Whether it is still to be seen at `now`.
    pub fn is_visible(&self, now: Instant) -> bool {
        self.rests || self.arrives_at.is_none_or(|at| now <= at)
    }
    /// Where it is at `now`.
    pub fn position(&self, now: Instant) -> Point {
        let length: i64 = self.legs().map(|(_, _, length)| length).sum();
        let done = match self.arrives_at {
            None => length / 2,
            Some(arrives_at) => {
                let whole = arrives_at.since(self.sent_at).0.max(1);
                let gone = now.since(self.sent_at).0.min(whole);
                scaled(length, gone, whole)
            }
        };
        self.at_distance((done - i64::from(self.behind) * 10).max(0))
    }
    /// Where it turns or comes to rest after `now`, with where it is now: between two of these places it moves straight and
    /// evenly in simulated time. `bends` are instants at which time itself changes its pace.
    pub fn way(&self, now: Instant, bends: &[Instant]) -> Vec<(Instant, Point)> {
        let mut way = vec![(now, self.position(now))];
        let Some(arrives_at) = self.arrives_at.filter(|&at| at > now) else {
            return way;
        };
        let whole = arrives_at.since(self.sent_at).0;
        let length: i64 = self.legs().map(|(_, _, length)| length).sum();
        let mut turns = vec![arrives_at];
        let mut done = i64::from(self.behind) * 10;
        for (_, _, leg) in self.legs() {
            turns.push(self.sent_at + Duration(share(whole, done, length)));
            done += leg;
        }
        turns.extend(bends);
        // A heap sorts them with a tenth of the code of the standard sorts.
        for at in BinaryHeap::from(turns).into_sorted_vec() {
            if at > way[way.len() - 1].0 && at <= arrives_at {
                way.push((at, self.position(at)));
            }
        }
        way
    }

    /// The straight parts of its path with their lengths in tenths of a pixel.
    fn legs(&self) -> impl Iterator<Item = (Point, Point, i64)> {
        self.path.windows(2).map(|corners| {
            let (a, b) = (Point::of(corners[0]), Point::of(corners[1]));
            (a, b, distance(a, b))
        })
    }

    fn at_distance(&self, mut left: i64) -> Point {
        let mut last = Point::of(self.path.first().copied().unwrap_or_default());
        for (a, b, length) in self.legs() {
            if left < length {
                return Point {
                    x: a.x + part(b.x - a.x, left, length),
                    y: a.y + part(b.y - a.y, left, length),
                };
            }
            left -= length;
            last = b;
        }
        last
    }
}

/// `length · gone / whole`: pixels and microseconds, so that nothing overflows.
fn scaled(length: i64, gone: u64, whole: u64) -> i64 {
    let product = length.unsigned_abs().saturating_mul(gone) / whole;
    i64::try_from(product).unwrap_or(length)
}

/// How much of `whole` passes on the first `done` of a way of this length.
fn share(whole: u64, done: i64, length: i64) -> u64 {
    whole.saturating_mul(done.unsigned_abs()) / length.unsigned_abs().max(1)
}

/// `span · left / length`, for a part of a leg.
fn part(span: i32, left: i64, length: i64) -> i32 {
    i32::try_from(i64::from(span) * left / length.max(1)).unwrap_or(span)
}

fn distance(a: Point, b: Point) -> i64 {
    let (x, y) = (i64::from(b.x - a.x), i64::from(b.y - a.y));
    (x * x + y * y).isqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(path: Vec<(i32, i32)>) -> Token {
        Token {
            id: 1,
            class: "record",
            label: String::new(),
            nodes: Vec::new(),
            path,
            behind: 0,
            rests: false,
            sent_at: Instant(1_000),
            arrives_at: Some(Instant(2_000)),
        }
    }

    #[test]
    fn it_moves_along_its_path_at_one_speed() {
        let bent = token(vec![(0, 0), (30, 0), (30, 10)]);
        let at = |now| bent.position(Instant(now));
        assert_eq!(at(0), Point { x: 0, y: 0 }, "not before it is sent");
        assert_eq!(at(1_500), Point { x: 200, y: 0 });
        assert_eq!(at(1_875), Point { x: 300, y: 50 });
        assert_eq!(at(9_000), Point { x: 300, y: 100 }, "it stays at its end");
    }

    #[test]
    fn one_that_is_held_back_rests_half_way() {
        let mut held = token(vec![(0, 0), (30, 0)]);
        held.arrives_at = None;
        assert_eq!(held.position(Instant(9_000)), Point { x: 150, y: 0 });
    }

    #[test]
    fn what_has_arrived_is_gone_unless_it_queues() {
        let mut arrived = token(vec![(0, 0), (30, 0)]);
        assert!(arrived.is_visible(Instant(2_000)) && !arrived.is_visible(Instant(2_001)));
        arrived.rests = true;
        assert!(arrived.is_visible(Instant(9_000)));
    }

    #[test]
    fn the_second_of_two_follows_the_first() {
        let mut second = token(vec![(0, 0), (100, 0)]);
        second.behind = 24;
        assert_eq!(second.position(Instant(1_500)), Point { x: 260, y: 0 });
        assert_eq!(second.position(Instant(1_001)), Point { x: 0, y: 0 });
    }

    #[test]
    fn between_two_turns_it_moves_evenly() {
        let mut bent = token(vec![(0, 0), (30, 0), (30, 10)]);
        bent.behind = 10;
        let bends = [Instant(1_400), Instant(3_000)];
        let way = bent.way(Instant(1_100), &bends);
        let turns: Vec<u64> = way.iter().map(|(at, _)| at.0).collect();
        // It sets out late, since it keeps behind, and turns late.
        assert_eq!(turns, [1_100, 1_250, 1_400, 2_000]);
        for (at, place) in &way {
            assert_eq!(*place, bent.position(*at));
        }
        for pair in way.windows(2) {
            let ((from, a), (to, b)) = (pair[0], pair[1]);
            let middle = bent.position(Instant(u64::midpoint(from.0, to.0)));
            assert!((middle.x - i32::midpoint(a.x, b.x)).abs() <= 1);
            assert!((middle.y - i32::midpoint(a.y, b.y)).abs() <= 1);
        }
        assert_eq!(bent.way(Instant(2_000), &bends).len(), 1, "it is there");
    }

    #[test]
    fn a_place_is_written_without_needless_digits() {
        assert_eq!(Point { x: -5, y: 120 }.as_transform(), "translate(-0.5 12)");
    }

    #[test]
    fn a_place_is_written_in_parts_of_the_width() {
        let place = Point { x: -5, y: 1_234 };
        assert_eq!(place.as_style(400), "translate(-0.125cqw,30.850cqw)");
    }
}
