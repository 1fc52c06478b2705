//! Doing something in the document whenever what it depends on changes.

use leptos::prelude::{Effect, RenderEffect, on_cleanup};

/// Does it soon, and again after each change of a signal that it has read.
pub(crate) fn watch(what: impl FnMut() + 'static) {
    start(Box::new(what));
}

/// Each closure given to an effect would be code of its own, two kilobytes a piece.
fn start(mut what: Box<dyn FnMut()>) {
    Effect::new(move |_| what());
}

/// Does it now, and again soon after each change of a signal that it has read, until what made it is made anew.
pub(crate) fn at_once(mut what: Box<dyn FnMut()>) {
    let kept = RenderEffect::new(move |_| what());
    on_cleanup(move || drop(kept));
}
