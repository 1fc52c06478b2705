//! What each key means (c9), and to whom it is left.

use engine::action::Action;
use engine::ledger::Delivery;
use engine::time::{Duration, Instant};

use crate::lane::{Lane, LaneId};
use crate::msg::{Edit, Look, Msg};
use crate::notice::Notice;
use crate::plan::Plan;
use crate::session::Session;
use crate::timeline::Zoom;
use crate::touch::{Deed, Offer, Target};

/// With Shift, arrows go so far.
const NUDGE: Duration = Duration::from_ms(100);

/// What has the focus while a key is pressed, as far as keys mean something to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Text is written there, or a dialog is open: keys are not for us.
    Text,
    /// A list to choose from: arrows go through it, and letters search it.
    Choice,
    /// Something with arrows of its own.
    Own,
    /// A button: the space bar presses it.
    Button,
    /// Anywhere else, the slider included: arrows are steps there as everywhere.
    Elsewhere,
}

/// What is held down with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// Nothing.
    Nothing,
    /// Shift.
    Shift,
    /// Ctrl or Meta.
    Command,
    /// That, and Shift.
    CommandShift,
    /// Alt, whatever else: the browser's and the system's.
    Alt,
}

impl Held {
    /// What these come to.
    pub const fn of(shift: bool, command: bool, alt: bool) -> Self {
        match (shift, command, alt) {
            (_, _, true) => Self::Alt,
            (false, true, _) => Self::Command,
            (true, true, _) => Self::CommandShift,
            (true, false, _) => Self::Shift,
            (false, false, _) => Self::Nothing,
        }
    }
}

/// A key, as it is pressed.
#[derive(Clone, Copy, Debug)]
pub struct Press<'a> {
    /// Its name, as browsers have it.
    pub key: &'a str,
    /// What has the focus.
    pub place: Place,
    /// What is held down with it.
    pub held: Held,
    /// It is held down itself.
    pub is_repeated: bool,
}

/// What a person means by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// This.
    Do(Msg),
    /// The list of keys.
    Help,
    /// Something that has to be found first: see [`found`].
    Find(Aim),
    /// Nothing, and the browser shall do nothing either.
    Nothing,
}

/// What has to be found first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// The next broken promise.
    Breach,
    /// A producer that sends one more record.
    Send,
    /// The next acknowledgement, to lose it.
    Ack,
    /// The connection that is selected, to cut it.
    Cut,
    /// All lanes, and how each of them ends.
    Compare,
}

/// What is meant by a key; none: it is not ours.
pub fn wish(press: Press<'_>, session: &Session) -> Option<Wish> {
    let Press { key, place, .. } = press;
    // With a link that could not be read, there is nothing yet to be done.
    let is_stopped = session.trouble().is_some();
    match press.held {
        _ if place == Place::Text => return None,
        Held::Alt => return None,
        Held::Command | Held::CommandShift => {
            let wish = match (key.to_ascii_lowercase().as_str(), press.held) {
                _ if is_stopped => None,
                ("z", Held::Command) => Some(Msg::Undo),
                ("z", _) | ("y", Held::Command) => Some(Msg::Redo),
                _ => None,
            };
            return wish.map(Wish::Do);
        }
        Held::Nothing | Held::Shift => {}
    }
    let wish = match key {
        // A menu closes also when the focus has left it.
        "Escape" if session.touched().is_some() => Wish::Do(Msg::Touch(None)),
        "Escape" => Wish::Do(Msg::DismissNotice),
        "?" if is_character(press, session) => Wish::Help,
        _ if is_stopped => return None,
        // A button or a list in focus takes it for itself.
        " " if place != Place::Elsewhere => return None,
        " " if press.is_repeated => Wish::Nothing,
        " " => Wish::Do(Msg::TogglePlay),
        "ArrowLeft" | "ArrowRight" | "Home" | "End"
            if matches!(place, Place::Choice | Place::Own) =>
        {
            return None;
        }
        "ArrowLeft" | "ArrowRight" if press.held == Held::Shift => Wish::Do(Msg::Nudge {
            by: NUDGE,
            back: key == "ArrowLeft",
        }),
        "ArrowLeft" => Wish::Do(Msg::StepBack),
        "ArrowRight" => Wish::Do(Msg::StepForward),
        "Home" => Wish::Do(Msg::Restart),
        "End" => Wish::Do(Msg::ToEnd),
        _ if is_character(press, session) => character(press)?,
        _ => return None,
    };
    Some(wish)
}

/// Whether single characters mean something here: whoever speaks or strikes keys by accident can switch them off (WCAG
/// 2.1.4), and a list takes them for its own search.
fn is_character(press: Press<'_>, session: &Session) -> bool {
    session.view().has_letters && press.place != Place::Choice
}

fn character(press: Press<'_>) -> Option<Wish> {
    match press.key {
        "+" | "=" => return Some(zoom(67)),
        "-" => return Some(zoom(150)),
        _ if press.held == Held::Shift => return None,
        // A key that is held down is one wish, not thirty a second.
        _ if press.is_repeated => return Some(Wish::Nothing),
        _ => {}
    }
    // Capital letters without Shift: the lock is on.
    let wish = match press.key.to_ascii_lowercase().as_str() {
        "0" => Wish::Do(Msg::Zoom(Zoom::Whole)),
        "1" => Wish::Do(Msg::Look(Look::Focus(LaneId(0)))),
        "2" => Wish::Do(Msg::Look(Look::Focus(LaneId(1)))),
        "3" => Wish::Do(Msg::Look(Look::Focus(LaneId(2)))),
        "a" => Wish::Find(Aim::Ack),
        "c" => Wish::Find(Aim::Compare),
        "g" => Wish::Find(Aim::Breach),
        "k" => Wish::Do(Msg::KillLeader),
        "l" => Wish::Do(Msg::Share),
        "m" => Wish::Do(Msg::MuteCaptions),
        "p" => Wish::Find(Aim::Send),
        "r" => Wish::Do(Msg::StartBroker),
        "x" => Wish::Find(Aim::Cut),
        _ => return None,
    };
    Some(wish)
}

/// So many percent of what a timeline shows, around the playhead.
const fn zoom(percent: u32) -> Wish {
    Wish::Do(Msg::Zoom(Zoom::By {
        percent,
        around: None,
    }))
}

/// What is to be done in the lane that is looked at, once it is found; `selected` has the focus, or its menu is open.
pub fn found(session: &Session, aim: Aim, selected: Option<(LaneId, Target)>) -> Msg {
    let lane = session.focus();
    match aim {
        Aim::Breach => {
            let next = session.lives(lane).next_breach(session.at());
            next.map_or(Msg::Tell(Notice::NothingBroken), Msg::Seek)
        }
        Aim::Send => {
            let sent = send(session, lane);
            done(lane, sent, Notice::NoSender)
        }
        Aim::Ack => {
            let lost = lose_next_ack(session.lane(lane), session.at());
            done(lane, lost, Notice::NoAck)
        }
        Aim::Cut => match selected {
            // The first thing that is offered for a wire is to cut it, or to heal what is cut.
            Some((lane, target @ Target::Wire(..))) => {
                let first = session.offers(lane, target).into_iter().next();
                done(lane, first, Notice::NoWire)
            }
            _ => Msg::Tell(Notice::NoWire),
        },
        Aim::Compare => Msg::Look(Look::ShowThree),
    }
}

fn done(lane: LaneId, offer: Option<Offer>, otherwise: Notice) -> Msg {
    offer.map_or(Msg::Tell(otherwise), |offer| {
        Msg::Edit(Edit::Act(lane, offer))
    })
}

/// The first producer whose process runs sends one more record.
fn send(session: &Session, lane: LaneId) -> Option<Offer> {
    let mut targets = session.targets(lane).into_iter();
    targets.find_map(|target| {
        let mut offers = session.offers(lane, target).into_iter();
        offers.find(|offer| matches!(offer.deed, Deed::SendNext(_)))
    })
}

/// The acknowledgement that would reach a producer next does not.
fn lose_next_ack(lane: &Lane, playhead: Instant) -> Option<Offer> {
    // What arrives before anything can be done is as good as there.
    let next = Plan::next_after(playhead);
    let records = lane.trace.end().ledger().records.iter();
    let awaited = records.filter_map(|record| match (record.delivery, record.done_at) {
        // With acks=0 there is no offset, since nobody says where it is.
        (Delivery::Acked(Some(_)), Some(at)) if at >= next => Some((at, record.value)),
        _ => None,
    });
    let (_, value) = awaited.min_by_key(|(at, _)| *at)?;
    let lost = Action::DropResponse { value, times: 1 };
    Some(Offer {
        deed: Deed::Do(lost),
        at: None,
    })
}
