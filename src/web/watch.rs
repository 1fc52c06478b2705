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

/// Something to be done again and again. `dyn FnMut` would do, and carry one more function for each.
pub(crate) trait Does {
    fn act(&mut self);
}

impl<F: FnMut()> Does for F {
    fn act(&mut self) {
        self();
    }
}

/// Does it now, and again soon after each change of a signal that it has read, until what made it is made anew.
pub(crate) fn at_once(mut what: Box<dyn Does>) {
    let kept = RenderEffect::new(move |_| what.act());
    on_cleanup(move || drop(kept));
}
