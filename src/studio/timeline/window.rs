//! The part of the reel that is looked at: all of it, or a stretch that follows the playhead.

use crate::pace::Reel;

/// Nobody needs to look closer than this: less than a millisecond where something happens.
const SPAN_MIN: Reel = 300_000;
/// While time passes, what comes next is what one wants to see: the playhead stays left of here.
const AHEAD: (Reel, Reel) = (7, 10);

/// Which part is looked at, whatever the length of the reel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    from: Reel,
    /// How much of it; zero: all.
    span: Reel,
}

/// What of a reel is in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// Its start.
    pub from: Reel,
    /// How much of the reel; never zero.
    pub span: Reel,
}

/// A wish to look closer, or from further away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    /// So many percent of what is in sight now, around a place, or around the playhead.
    By {
        /// Below a hundred: closer.
        percent: u32,
        /// What stays where it is.
        around: Option<Reel>,
    },
    /// All of it.
    Whole,
    /// As much as this, around the playhead.
    Span(Reel),
    /// So much further on, or back.
    Pan {
        /// How much.
        by: Reel,
        /// Towards the start.
        back: bool,
    },
}

impl Window {
    /// What is in sight of a reel of this length.
    pub fn sight(self, length: Reel) -> Sight {
        let length = length.max(1);
        if self.span == 0 || self.span >= length {
            return Sight {
                from: 0,
                span: length,
            };
        }
        Sight {
            from: self.from.min(length - self.span),
            span: self.span,
        }
    }

    /// Does what was wished.
    pub fn zoom(&mut self, zoom: Zoom, length: Reel, playhead: Reel) {
        let sight = self.sight(length);
        match zoom {
            Zoom::Whole => *self = Self::default(),
            Zoom::Span(span) => {
                self.span = span.max(SPAN_MIN);
                self.from = playhead.saturating_sub(self.span / 2);
            }
            Zoom::By { percent, around } => {
                let around = around.unwrap_or(playhead).min(length);
                let span = (sight.span * Reel::from(percent) / 100).max(SPAN_MIN);
                if span >= length {
                    *self = Self::default();
                    return;
                }
                // What is left of the place shrinks as all the rest does.
                let left = around.saturating_sub(sight.from);
                let left = u128::from(left) * u128::from(span) / u128::from(sight.span);
                let left = Reel::try_from(left).unwrap_or(0);
                self.span = span;
                self.from = around.saturating_sub(left);
            }
            Zoom::Pan { by, back } => {
                self.from = if back {
                    sight.from.saturating_sub(by)
                } else {
                    sight.from + by
                };
            }
        }
        self.from = self.sight(length).from;
    }

    /// Keeps the playhead in sight.
    pub fn follow(&mut self, length: Reel, playhead: Reel, is_playing: bool) {
        let sight = self.sight(length);
        let ahead = sight.span * AHEAD.0 / AHEAD.1;
        if playhead < sight.from || playhead > sight.from + sight.span {
            self.from = playhead.saturating_sub(sight.span / 2);
        } else if is_playing && playhead > sight.from + ahead {
            self.from = playhead - ahead;
        }
        self.from = self.sight(length).from;
    }

    /// Where the playhead will be, and what is in sight then, while time passes: now, wherever it begins to move otherwise, and
    /// at the end of the reel. Evenly in between.
    pub fn course(self, length: Reel, playhead: Reel) -> Vec<(Reel, Sight)> {
        let sight = self.sight(length);
        let ahead = sight.span * AHEAD.0 / AHEAD.1;
        // First the playhead moves, then what is below it, and at last the playhead again.
        let turns = [sight.from + ahead, length - sight.span.min(length) + ahead];
        let later = turns.into_iter().filter(|turn| *turn > playhead);
        let mut seen = self;
        [playhead]
            .into_iter()
            .chain(later)
            .chain([length])
            .map(|place| {
                seen.follow(length, place, true);
                (place, seen.sight(length))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LENGTH: Reel = 10_000_000;

    fn zoomed(percent: u32, around: Reel) -> Window {
        let mut window = Window::default();
        let around = Some(around);
        window.zoom(Zoom::By { percent, around }, LENGTH, 0);
        window
    }

    #[test]
    fn what_is_under_the_pointer_stays_there() {
        let window = zoomed(50, 4_000_000);
        let sight = window.sight(LENGTH);
        assert_eq!((sight.from, sight.span), (2_000_000, 5_000_000));
        // Four tenths from the left, before and after.
        assert_eq!(4_000_000 - sight.from, sight.span * 4 / 10);
    }

    #[test]
    fn nothing_beyond_the_reel_is_in_sight() {
        assert_eq!(zoomed(50, LENGTH).sight(LENGTH).from, 5_000_000);
        assert_eq!(zoomed(50, LENGTH).sight(6_000_000).from, 1_000_000);
        let all = Sight {
            from: 0,
            span: 4_000_000,
        };
        assert_eq!(zoomed(50, LENGTH).sight(4_000_000), all);
        assert_eq!(zoomed(300, 0), Window::default());
    }

    #[test]
    fn one_can_come_only_so_close() {
        let mut window = zoomed(1, 5_000_000);
        assert_eq!(window.sight(LENGTH).span, SPAN_MIN);
        window.zoom(Zoom::Whole, LENGTH, 0);
        assert_eq!(window.sight(LENGTH).span, LENGTH);
    }

    #[test]
    fn the_playhead_stays_in_sight() {
        let mut window = zoomed(20, 0);
        window.follow(LENGTH, 9_000_000, false);
        let sight = window.sight(LENGTH);
        assert!((sight.from..=sight.from + sight.span).contains(&9_000_000));
        // While playing it moves on with what is seen, and what comes next is in sight.
        let mut window = zoomed(20, 0);
        window.follow(LENGTH, 1_600_000, false);
        assert_eq!(window.sight(LENGTH).from, 0);
        window.follow(LENGTH, 1_600_000, true);
        assert_eq!(window.sight(LENGTH).from, 200_000);
    }

    #[test]
    fn a_course_is_what_following_step_by_step_gives() {
        let windows = [
            Window::default(),
            zoomed(50, 4_000_000),
            zoomed(20, 9_000_000),
        ];
        for begun in [0, 2_500_000, 4_100_000, 9_900_000, LENGTH] {
            for mut window in windows {
                window.follow(LENGTH, begun, true);
                let course = window.course(LENGTH, begun);
                let mut place = begun;
                while place <= LENGTH {
                    window.follow(LENGTH, place, true);
                    let after = course.iter().position(|(turn, _)| *turn >= place);
                    let after = after.expect("a course goes on to the end");
                    let (to, sight) = course[after];
                    let (from, before) = course[after.saturating_sub(1)];
                    let part = (sight.from - before.from) * (place - from) / (to - from).max(1);
                    let expected = if place == to {
                        sight.from
                    } else {
                        before.from + part
                    };
                    assert_eq!(window.sight(LENGTH).from, expected, "{begun} {place}");
                    place += 50_000;
                }
            }
        }
    }
}
