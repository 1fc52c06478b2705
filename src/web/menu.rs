//! A menu beside what it is about: where it stands, and who has the focus before and after.

use core::cell::RefCell;

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::hits::focus;

thread_local! {
    /// What the menu is about, and the figure it is in.
    static ANCHOR: RefCell<Option<(Element, Option<Element>)>> = const { RefCell::new(None) };
}

/// Space between the menu and what it is about, or the edge of the window.
const GAP: f64 = 6.0;

/// The next menu is about what this event came from.
pub(crate) fn anchor(event: &Event) {
    let from = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let from = from.and_then(|from| from.closest("[data-key]").ok().flatten());
    let figure = event
        .current_target()
        .and_then(|root| root.dyn_into::<Element>().ok());
    ANCHOR.with_borrow_mut(|anchor| *anchor = from.map(|from| (from, figure)));
}

/// Puts the menu of this id beside its anchor, inside the window, and the focus on its first item.
pub(crate) fn open(menu: &HtmlElement) {
    let about = ANCHOR.with_borrow(|anchor| {
        anchor
            .as_ref()
            .map(|(from, _)| from.get_bounding_client_rect())
    });
    let size = |side: Result<wasm_bindgen::JsValue, _>| {
        side.ok().and_then(|side| side.as_f64()).unwrap_or(0.0)
    };
    let (width, height) = (size(window().inner_width()), size(window().inner_height()));
    let own = menu.get_bounding_client_rect();
    let (mut left, mut top) = ((width - own.width()) / 2.0, (height - own.height()) / 2.0);
    if let Some(about) = about {
        // To the right if there is room, else to the left, else below or above it.
        if about.right() + GAP + own.width() + GAP <= width {
            (left, top) = (about.right() + GAP, about.top());
        } else if about.left() - GAP - own.width() >= GAP {
            (left, top) = (about.left() - GAP - own.width(), about.top());
        } else if about.bottom() + GAP + own.height() + GAP <= height {
            (left, top) = (about.left(), about.bottom() + GAP);
        } else {
            (left, top) = (about.left(), about.top() - GAP - own.height());
        }
    }
    let inside = |at: f64, own: f64, whole: f64| at.min(whole - own - GAP).max(GAP);
    let style = menu.style();
    for (name, at) in [
        ("left", inside(left, own.width(), width)),
        ("top", inside(top, own.height(), height)),
    ] {
        let mut pixels = at.trunc().to_string();
        pixels.push_str("px");
        let _ = style.set_property(name, &pixels);
    }
    let _ = style.set_property("visibility", "visible");
    step(menu, Step::First);
}

/// Which item is next.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    First,
    Last,
    Next,
    Before,
}

/// Puts the focus on another item of the menu.
pub(crate) fn step(menu: &HtmlElement, step: Step) {
    let Ok(found) = menu.query_selector_all("button") else {
        return;
    };
    let items: Vec<HtmlElement> = (0..found.length())
        .filter_map(|at| found.get(at)?.dyn_into().ok())
        .collect();
    let focused = document().active_element();
    let here = items
        .iter()
        .position(|item| Some(item.as_ref()) == focused.as_ref());
    let count = items.len();
    let to = match (step, here) {
        (Step::Last, _) | (Step::Before, None) => count.wrapping_sub(1),
        (Step::First, _) | (Step::Next, None) => 0,
        (Step::Next, Some(here)) => (here + 1) % count,
        (Step::Before, Some(here)) => (here + count - 1) % count,
    };
    if let Some(item) = items.get(to) {
        let _ = item.focus();
    } else {
        let _ = menu.focus();
    }
}

/// The focus goes back to what the menu was about, or to its figure if that is gone.
pub(crate) fn close() {
    let anchor = ANCHOR.with_borrow_mut(Option::take);
    let Some((about, figure)) = anchor else {
        return;
    };
    if about.is_connected() && about.has_attribute("tabindex") {
        focus(&about);
    } else if let Some(figure) = figure {
        super::hits::focus_stop(&figure);
    }
}

/// Whether an event came from inside of the element with this id.
pub(crate) fn is_in(event: &Event, id: &str) -> bool {
    let from = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let selector = ["#", id].concat();
    from.is_some_and(|from| from.closest(&selector).is_ok_and(|found| found.is_some()))
}
