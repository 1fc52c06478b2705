//! Fingers, pens and mice on an element, and its size.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, PointerEvent, WheelEvent};

/// A turn of the wheel by one notch, in the pixels that browsers report.
const NOTCH: f64 = 100.0;
/// Pixels of a line, where a browser counts in lines.
const LINE: f64 = 30.0;

fn element(target: Option<EventTarget>) -> Option<Element> {
    target?.dyn_into().ok()
}

/// Where a pointer is, in whole pixels of what it is on: of the element that listens, if nothing on that takes pointers.
pub(crate) fn place(event: &web_sys::MouseEvent) -> (i32, i32) {
    (event.offset_x(), event.offset_y())
}

/// Whether a pointer is on the element that listens itself, rather than on something on it.
pub(crate) fn is_on_stage(event: &Event) -> bool {
    event.target() == event.current_target()
}

/// Everything that this pointer does from now on is told to the element that listens.
pub(crate) fn capture(event: &PointerEvent) {
    if let Some(stage) = element(event.current_target()) {
        // A pointer that is gone already has nothing to tell.
        let _ = stage.set_pointer_capture(event.pointer_id());
    }
}

/// The number in an attribute of what is under the pointer or has the focus, or of what that is part of.
pub(crate) fn number_at(event: &Event, attribute: &str) -> Option<usize> {
    let target = element(event.target())?;
    let found = target.closest(&["[", attribute, "]"].concat()).ok()??;
    found.get_attribute(attribute)?.parse().ok()
}

/// How far a wheel was turned, right and down, in hundredths of a notch.
pub(crate) fn turned(event: &WheelEvent) -> (i32, i32) {
    let unit = match event.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => LINE,
        WheelEvent::DOM_DELTA_PAGE => NOTCH,
        _ => 1.0,
    };
    let hundredths = |delta: f64| whole((delta * unit / NOTCH * 100.0).clamp(-300.0, 300.0));
    (hundredths(event.delta_x()), hundredths(event.delta_y()))
}

/// Whether the page is longer than the window.
pub(crate) fn page_scrolls() -> bool {
    let root = document().document_element();
    root.is_some_and(|root| root.scroll_height() > root.client_height() + 1)
}

/// Changes when the window's size does.
pub(crate) fn window_size() -> ReadSignal<u32> {
    let (count, set_count) = signal(0);
    let resized = window_event_listener(leptos::ev::resize, move |_| {
        set_count.update(|count| *count += 1);
    });
    on_cleanup(move || resized.remove());
    count
}

/// Tells the size of an element in whole pixels once the page is laid out anew.
pub(crate) fn measure(element: Element, tell: impl FnOnce(i32, i32) + 'static) {
    request_animation_frame(move || tell(element.client_width(), element.client_height()));
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "hundredths of a few notches"
)]
fn whole(number: f64) -> i32 {
    number.round() as i32
}
