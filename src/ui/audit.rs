//! The runs that a person made, checked against the engine's invariants while nothing moves. Only its chunk calls this.

use std::cell::RefCell;

use studio::audit::{Progress, Sample};
use studio::msg::Msg;
use studio::notice::Notice;
use studio::session::Session;

use super::page::Page;
use crate::web;

/// Checks the runs as they are now. Whoever plays or changes them meanwhile ends it; what plays is checked when it stands.
pub(crate) fn begin(page: Page) {
    let sample = RefCell::new(page.peek(Sample::of));
    page.send(Msg::Audited(Some(page.peek(Session::edition))));
    web::clock::in_slices(move || {
        let progress = page.peek(|session| {
            let is_still = !session.is_playing();
            is_still.then(|| sample.borrow_mut().advance(session))
        });
        match progress {
            Some(Progress::More) => return true,
            Some(Progress::Broken(violation)) => {
                page.send(Msg::Tell(Notice::OurBug(violation.rule)));
            }
            Some(Progress::Holds) => {}
            None => page.send(Msg::Audited(None)),
        }
        false
    });
}
