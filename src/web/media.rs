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

/// Which geometry has room, were only one figure shown; and whether three have.
pub(crate) fn room() -> (Signal<Shape>, Signal<bool>) {
    let (is_low, is_narrow, is_wide) = (query(LOW), query(NARROW), query(WIDE));
    let one = move || {
        if is_low.get() {
            Shape::Compact
        } else if is_narrow.get() {
            Shape::Narrow
        } else {
            Shape::Large
        }
    };
    let three = move || !is_low.get() && is_wide.get();
    (Signal::derive(one), Signal::derive(three))
}

/// Layouts in style/layout.css ask the same questions.
const LOW: &str = "(max-height: 520px) and (min-width: 521px)";
const NARROW: &str = "(max-width: 899px)";
const WIDE: &str = "(min-width: 1140px)";

/// Whether the page can be seen at all.
pub(crate) fn visible() -> ReadSignal<bool> {
    let is_visible = || document().visibility_state() == web_sys::VisibilityState::Visible;
    let (visible, set_visible) = signal(is_visible());
    // For as long as the page lives; the event bubbles up from the document.
    let _ =
        window_event_listener_untyped("visibilitychange", move |_| set_visible.set(is_visible()));
    visible
}
