//! Looking at the same runs in another way.

use crate::msg::{Effect, Look};
use crate::session::Session;
use crate::update::set_address;
use crate::view::{Chrome, Layout};

/// Changes only how it is looked at.
pub(crate) fn look_at(session: &mut Session, look: Look) -> Vec<Effect> {
    let count = session.lanes.len();
    let view = &mut session.view;
    match look {
        Look::Focus(lane) | Look::Enlarge(lane) if lane.index() >= count => Vec::new(),
        Look::Focus(lane) => {
            view.focus = lane;
            set_address(session)
        }
        Look::Enlarge(lane) => {
            (view.layout, view.focus) = (Layout::One, lane);
            set_address(session)
        }
        Look::ShowThree => {
            view.layout = Layout::Three;
            set_address(session)
        }
        Look::Language(language) => {
            view.language = language;
            vec![Effect::StoreLanguage(language)]
        }
        Look::Theme(theme) => {
            view.theme = theme;
            vec![Effect::StoreTheme(theme)]
        }
        Look::Speed(speed) => {
            view.speed = speed;
            vec![Effect::StoreSpeed(speed)]
        }
        Look::Open(_)
        | Look::Fold(..)
        | Look::FoldAll
        | Look::Chrome(_)
        | Look::Clear(_)
        | Look::Letters(_)
        | Look::Captions(_) => arrange(session, look),
    }
}

/// Changes what stands around the figures, and what can be switched off.
#[cold]
#[inline(never)]
fn arrange(session: &mut Session, look: Look) -> Vec<Effect> {
    let view = &mut session.view;
    match look {
        Look::Focus(_)
        | Look::Enlarge(_)
        | Look::ShowThree
        | Look::Language(_)
        | Look::Theme(_)
        | Look::Speed(_) => Vec::new(), // done above
        Look::Open(tool) => {
            view.desk.open(tool);
            Vec::new()
        }
        Look::Fold(side, is_folded) => {
            view.desk.fold(side, is_folded);
            Vec::new()
        }
        Look::FoldAll => {
            view.desk.clear();
            Vec::new()
        }
        Look::Chrome(chrome) => {
            view.chrome = chrome;
            if chrome != Chrome::Full {
                view.desk.clear();
            }
            Vec::new()
        }
        Look::Clear(is_clear) => {
            view.is_clear = is_clear;
            Vec::new()
        }
        Look::Letters(is_on) => {
            view.has_letters = is_on;
            vec![Effect::StoreSwitch("letters", is_on)]
        }
        Look::Captions(is_on) => {
            view.has_captions = is_on;
            vec![Effect::StoreSwitch("captions", is_on)]
        }
    }
}
