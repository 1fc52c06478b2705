//! What the parts of one timeline share: what it shows, what a person does to it, and where things are.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "handles to signals, which only a debug build makes large"
)]

use leptos::html::Div;
use leptos::prelude::*;
use studio::session::Session;

use super::page::Page;
use super::table::{Places, Table};
use crate::web::glide::{Glide, Way};
use crate::web::watch::watch;

/// A gesture that goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gesture {
    /// The playhead follows the pointer; where it began, and whether it moved.
    Scrub { from: (i32, i32), is_click: bool },
    /// A handle follows it.
    Drag,
    /// Two fingers, so far apart.
    Pinch { apart: i32 },
}

/// How the drawing and the playhead move.
#[derive(Clone, Default)]
struct Motion {
    /// Of motions so far.
    count: u32,
    stretch: Option<u32>,
    /// Now, and after so many microseconds.
    places: Vec<(u64, Places)>,
}

/// Everything that belongs to one timeline. Copied freely.
#[derive(Clone, Copy)]
pub(crate) struct Bench {
    pub(crate) page: Page,
    pub(crate) table: StoredValue<Table, LocalStorage>,
    pub(crate) size: RwSignal<(i32, i32)>,
    /// Counts drawings, so that bands are drawn along.
    pub(crate) drawn: RwSignal<u32>,
    /// Where things are, and where they will be if time goes on.
    motion: RwSignal<Motion>,
    /// Whether a handle is held.
    pub(crate) is_held: RwSignal<bool>,
    pub(crate) shows_all: RwSignal<bool>,
    pub(crate) is_list: RwSignal<bool>,
    pub(crate) gesture: StoredValue<Option<Gesture>>,
    /// Fingers that are down: which, and where.
    pub(crate) pointers: StoredValue<Vec<(i32, i32)>>,
    /// The action that was moved by key last.
    pub(crate) keyed: StoredValue<Option<usize>>,
    /// Words at a place.
    pub(crate) tip: RwSignal<Option<(i32, String)>>,
}

impl Bench {
    pub(crate) fn new(page: Page) -> Self {
        Self {
            page,
            table: StoredValue::new_local(Table::default()),
            size: RwSignal::new((0, 0)),
            drawn: RwSignal::new(0),
            motion: RwSignal::new(Motion::default()),
            is_held: RwSignal::new(false),
            shows_all: RwSignal::new(false),
            is_list: RwSignal::new(false),
            gesture: StoredValue::new(None),
            pointers: StoredValue::new(Vec::new()),
            keyed: StoredValue::new(None),
            tip: RwSignal::new(None),
        }
    }

    /// Asks the table about the session as it is now.
    pub(crate) fn ask<T>(self, ask: impl FnOnce(&Table, &Session) -> T) -> Option<T> {
        let page = self.page;
        self.table
            .try_with_value(|table| page.peek(|session| ask(table, session)))
    }

    /// Draws what is otherwise, and puts the playhead in its place.
    pub(crate) fn follow(self) {
        let (size, shows_all) = (self.size.get(), self.shows_all.get());
        self.is_held.track();
        self.page.on_look(|_| ());
        let page = self.page;
        if size.0 == 0 {
            return;
        }
        let followed = self.table.try_update_value(|table| {
            page.on_tick(|session| table.follow(session, size, shows_all))
        });
        if let Some((places, is_new)) = followed {
            let (stretch, before) = (page.stretch(), self.motion.get_untracked());
            let end = |places: &[(u64, Places)]| places.last().map(|(_, place)| *place);
            let stretch =
                stretch.filter(|_| places.first().map(|(_, place)| *place) != end(&places));
            // What is on its way to the same place gets there by itself.
            let goes_on = stretch.is_some()
                && before.stretch == stretch
                && end(&before.places) == end(&places);
            if !goes_on && (stretch.is_some() || before.places != places) {
                self.motion.set(Motion {
                    count: before.count + 1,
                    stretch,
                    places,
                });
            }
            if is_new {
                self.drawn.update(|count| *count += 1);
            }
        }
    }

    /// An element that moves with the drawing, or with the playhead.
    pub(crate) fn glides(self, part: fn(&Places) -> i64) -> NodeRef<Div> {
        let place = NodeRef::<Div>::new();
        let glide = StoredValue::new_local(None);
        watch(move || {
            let Some(element) = place.get() else {
                return;
            };
            let motion = self.motion.get();
            let step = |(after, places): &(u64, Places)| (*after, px(part(places)));
            let way: Way = motion.places.iter().map(step).collect();
            glide.update_value(|glide| {
                let glide = glide.get_or_insert_with(|| Glide::new(element.into()));
                let moves = motion
                    .stretch
                    .filter(|_| way.iter().any(|(_, place)| *place != way[0].1));
                glide.follow(moves.map(|_| motion.count), &|| way.clone());
            });
        });
        place
    }
}

/// A length in tenths of pixels, as a style has it.
fn px(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    format!("translateX({sign}{whole}.{rest}px)")
}
