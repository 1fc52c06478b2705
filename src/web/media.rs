//! What the screen is like, as signals.

use leptos::prelude::*;
use studio::scene::Shape;
use wasm_bindgen::{JsCast, closure::Closure};

/// Whether a media query holds, now and later.
pub(crate) fn query(query: &str) -> ReadSignal<bool> {
    let list = window().match_media(query).ok().flatten();
    let (holds, set_holds) = signal(list.as_ref().is_some_and(web_sys::MediaQueryList::matches));
    if let Some(list) = list {
        let again = list.clone();
        let on_change = Closure::<dyn Fn()>::new(move || set_holds.set(again.matches()));
        list.set_onchange(Some(on_change.as_ref().unchecked_ref()));
        // It lives as long as the page.
        on_change.forget();
    }
    holds
}

/// Whether the person wants as little motion as possible.
pub(crate) fn reduced_motion() -> ReadSignal<bool> {
    query("(prefers-reduced-motion: reduce)")
}

/// How much room there is. Layouts in style/layout.css go by its name, so that nobody else asks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Room {
    /// An embed, a phone on its side: a figure with its controls, below it the rest.
    Low,
    /// One column.
    Narrow,
    /// A figure and, beside it, the tools.
    Middle,
    /// Three figures; or one with tools on three sides.
    Wide,
}

impl Room {
    /// Its class.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Low => "room-low",
            Self::Narrow => "room-narrow",
            Self::Middle => "room-middle",
            Self::Wide => "room-wide",
        }
    }
}

/// What is asked of the screen.
#[derive(Clone, Copy)]
pub(crate) struct Screen {
    low: ReadSignal<bool>,
    narrow: ReadSignal<bool>,
    wide: ReadSignal<bool>,
    flat: ReadSignal<bool>,
    fits: [ReadSignal<bool>; 5],
}

/// The room on the screen.
pub(crate) fn screen() -> Screen {
    let [low, narrow, wide] = [LOW, NARROW, WIDE].map(query);
    Screen {
        low,
        narrow,
        wide,
        flat: query(FLAT),
        fits: FITS.map(query),
    }
}

impl Screen {
    /// How much room there is.
    pub(crate) fn room(self) -> Room {
        match (self.low.get(), self.narrow.get(), self.wide.get()) {
            (true, ..) => Room::Low,
            (_, true, _) => Room::Narrow,
            (.., true) => Room::Wide,
            _ => Room::Middle,
        }
    }
    /// The geometry that has room for one figure with the tools that are open on its left and on its right.
    pub(crate) fn shape(self, left: bool, right: bool) -> Shape {
        let [upright, stage_beside, large, large_beside, large_between] =
            self.fits.map(|fits| fits.get());
        match self.room() {
            Room::Low => Shape::Compact,
            Room::Middle if upright => Shape::Narrow,
            Room::Middle if !right && large => Shape::Large,
            Room::Middle if !right || stage_beside => Shape::Stage,
            Room::Narrow | Room::Middle => Shape::Narrow,
            Room::Wide if self.flat.get() => Shape::Compact,
            Room::Wide => match (left, right) {
                (false, false) => Shape::Large,
                (true, true) if large_between => Shape::Large,
                (true, false) | (false, true) if large_beside => Shape::Large,
                _ => Shape::Stage,
            },
        }
    }
}

const LOW: &str = "(max-height: 520px) and (min-width: 521px)";
const NARROW: &str = "(max-width: 759px)";
const WIDE: &str = "(min-width: 1100px)";
/// So little height that a large figure has to be drawn flat.
const FLAT: &str = "(max-height: 749px)";
/// More height than width, which a column fills; the geometry `Stage` beside tools; the geometry `Large` alone, beside tools
/// and between them.
const FITS: [&str; 5] = [
    "(orientation: portrait)",
    "(min-width: 1010px)",
    "(min-width: 860px)",
    "(min-width: 1180px)",
    "(min-width: 1430px)",
];

/// Whether the page can be seen at all: in a tab in front and, if it is a frame, in sight (boot.js watches that).
pub(crate) fn visible() -> ReadSignal<bool> {
    let is_visible = || {
        let root = document().document_element();
        let is_unseen = root.is_some_and(|root| root.has_attribute("data-unseen"));
        document().visibility_state() == web_sys::VisibilityState::Visible && !is_unseen
    };
    let (visible, set_visible) = signal(is_visible());
    // For as long as the page lives; the event bubbles up from the document.
    let _ =
        window_event_listener_untyped("visibilitychange", move |_| set_visible.set(is_visible()));
    visible
}
