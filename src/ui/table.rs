//! What a timeline shows just now: found out anew only where something is otherwise.

use engine::time::Instant;
use studio::i18n::{self, Language, TimelineWords};
use studio::lane::LaneId;
use studio::pace::{Pace, Reel};
use studio::plan::LATEST;
use studio::session::Session;
use studio::timeline::{Lens, Marker, Sight, Spot, Strip, Timeline, What, bounds, markers};
use studio::touch::Target;

use crate::web::strip::{Board, Handle};

/// Height of what stands above the rows.
const TOP: i32 = 18;
/// Lowest and highest row.
const ROW: (i32, i32) = (14, 28);

/// As long as it is the same, the drawing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key {
    edition: u32,
    lane: LaneId,
    language: Language,
    size: (i32, i32),
    shows_all: bool,
    is_held: bool,
}

/// A handle that is being dragged. The reel stays as it was when that began, or everything would move under the pointer.
pub(crate) struct Drag {
    /// Its place in the script, which changes as it passes others.
    pub(crate) place: usize,
    /// Where it came from.
    pub(crate) from: Instant,
    pub(crate) at: Instant,
    pace: Pace,
    sight: Sight,
    ghost: (i32, i32),
}

/// Where things are, in pixels of what is in sight; in tenths, since it moves slowly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Places {
    pub(crate) slide: i64,
    pub(crate) head: i64,
}

/// What is shown.
#[derive(Default)]
pub(crate) struct Table {
    pub(crate) board: Option<Board>,
    pub(crate) drag: Option<Drag>,
    key: Option<Key>,
    lens: Option<Lens>,
    line: Timeline,
    strip: Strip,
    markers: Vec<Marker>,
}

impl Table {
    /// Shows a session; answers where things are now and will be until the end, and whether it was drawn anew.
    pub(crate) fn follow(
        &mut self,
        session: &Session,
        size: (i32, i32),
        shows_all: bool,
    ) -> (Vec<(u64, Places)>, bool) {
        // Held apart for as long as the rest changes.
        let drag = self.drag.take();
        let (pace, sight) = view(drag.as_ref(), session);
        let lane = session.focus();
        let key = Key {
            edition: session.edition(),
            lane,
            language: session.view().language,
            size,
            shows_all,
            is_held: drag.is_some(),
        };
        let is_same = self.key == Some(key);
        let covers = self.lens.is_some_and(|lens| lens.covers(sight));
        if !is_same || !covers {
            if self
                .key
                .is_none_or(|old| (old.edition, old.lane) != (key.edition, lane))
            {
                let run = session.lane(lane);
                self.line = Timeline::of(&run.trace, &run.names);
            }
            self.key = Some(key);
            self.draw(session, pace, sight, key);
        }
        let course = if drag.is_some() {
            vec![(0, self.places(sight, pace.reel_at(session.at())))]
        } else {
            let seen = |(after, reel, sight)| (after, self.places(sight, reel));
            session.course().into_iter().map(seen).collect()
        };
        self.drag = drag;
        (course, !is_same || !covers)
    }

    fn draw(&mut self, session: &Session, pace: &Pace, sight: Sight, key: Key) {
        let rows = i32::try_from(self.line.rows.len()).unwrap_or(1).max(1);
        let lens = Lens {
            width: key.size.0.max(1),
            row: ((key.size.1 - TOP) / rows).clamp(ROW.0, ROW.1),
            top: TOP,
            sight,
            drawn: (0, 0),
            shows_all: key.shows_all,
            language: key.language,
        }
        .with_margin(pace.length());
        self.lens = Some(lens);
        self.strip = Strip::new(&self.line, pace, &lens);
        let run = session.lane(key.lane);
        let actions = &run.trace.script().actions;
        self.markers = markers(&self.line, actions, pace, &lens);
        let outcome = i18n::outcome(&run.trace, &run.names, key.language);
        let handle = |marker: &Marker| {
            let (first, last) = bounds(actions, marker.action, LATEST);
            let done = i18n::done(&run.trace, marker.action, &run.names, key.language);
            let words = TimelineWords::of(key.language);
            Handle {
                place: marker.action,
                at: marker.place,
                is_harm: marker.is_harm,
                label: [&done, " – ", words.handle].concat(),
                value: [
                    &i18n::clock(marker.at, key.language),
                    ". ",
                    &words.at_end(&outcome),
                ]
                .concat(),
                ms: [marker.at, first, last].map(Instant::as_ms),
            }
        };
        let handles: Vec<Handle> = self.markers.iter().map(handle).collect();
        let name =
            |(row, &who): (usize, &_)| (i18n::endpoint(who, &run.names, key.language), lens.y(row));
        let names = self.line.rows.iter().enumerate().map(name).collect();
        if let Some(board) = &mut self.board {
            board.show(&self.strip, names);
            board.show_handles(&handles);
        }
    }

    fn places(&self, sight: Sight, reel: Reel) -> Places {
        let Some(lens) = self.lens else {
            return Places::default();
        };
        let tenths = |from: Reel, to: Reel| {
            let part = i128::from(to) - i128::from(from);
            let tenths = part * i128::from(lens.width) * 10 / i128::from(sight.span.max(1));
            i64::try_from(tenths).unwrap_or(0)
        };
        Places {
            slide: -tenths(lens.drawn.0, sight.from),
            head: tenths(sight.from, reel),
        }
    }

    /// What is drawn, and how.
    pub(crate) fn lens(&self) -> Option<Lens> {
        self.lens
    }
    /// The instant at so many pixels from the left of what is in sight.
    pub(crate) fn instant_at(&self, session: &Session, x: i32) -> Instant {
        let (pace, sight) = view(self.drag.as_ref(), session);
        pace.instant_at(self.reel_in(sight, x))
    }
    /// The place on the reel there.
    pub(crate) fn reel_at(&self, session: &Session, x: i32) -> Reel {
        let (_, sight) = view(self.drag.as_ref(), session);
        self.reel_in(sight, x)
    }
    fn reel_in(&self, sight: Sight, x: i32) -> Reel {
        let width = self.lens.map_or(1, |lens| lens.width);
        Lens::reel_at(sight, width, x)
    }
    /// The arrow at a place of what is in sight.
    pub(crate) fn arrow_at(&self, session: &Session, (x, y): (i32, i32)) -> Option<Spot> {
        let (_, sight) = view(self.drag.as_ref(), session);
        let left = self.lens?.x(sight.from);
        self.strip.arrow_at(x + left, y).copied()
    }
    /// What an arrow is, in words; and when it was sent.
    pub(crate) fn tell(&self, session: &Session, spot: Spot) -> Option<(String, Instant)> {
        let arrow = self.line.arrows.get(spot.arrow)?;
        let names = &session.lane(session.focus()).names;
        let language = session.view().language;
        Some((
            i18n::arrow(arrow, spot.count, names, language),
            arrow.sent_at,
        ))
    }

    /// The message that an arrow is, if a figure shows it.
    pub(crate) fn token(&self, spot: Spot) -> Option<Target> {
        let arrow = self.line.arrows.get(spot.arrow)?;
        matches!(arrow.what, What::Shown(_)).then_some(Target::Token(arrow.id))
    }

    /// Takes hold of the handle of the action at this place of the script.
    pub(crate) fn hold(&mut self, session: &Session, place: usize) {
        let Some(marker) = self.markers.iter().find(|marker| marker.action == place) else {
            return;
        };
        self.drag = Some(Drag {
            place,
            from: marker.at,
            at: marker.at,
            pace: session.pace().clone(),
            sight: session.sight(),
            ghost: marker.place,
        });
    }
    /// Where a handle that is dragged came from, in pixels of the drawing.
    pub(crate) fn ghost(&self) -> Option<(i32, i32)> {
        let drag = self.drag.as_ref()?;
        (drag.at != drag.from).then_some(drag.ghost)
    }
}

/// The reel, and what of it is in sight.
fn view<'a>(drag: Option<&'a Drag>, session: &'a Session) -> (&'a Pace, Sight) {
    drag.map_or_else(
        || (session.pace(), session.sight()),
        |drag| (&drag.pace, drag.sight),
    )
}
