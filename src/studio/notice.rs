//! What a person should know, as against what happens in a run.

use crate::link::CannotLink;

/// What the page says about something that a person should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Values in the address that nobody understands: [`crate::session::Session::misread`].
    Misread,
    /// No promise is broken in the run that is looked at.
    NothingBroken,
    /// No producer runs that could send.
    NoSender,
    /// No acknowledgement is to come.
    NoAck,
    /// No connection is selected.
    NoWire,
    /// What happens is read aloud from now on, or not any more.
    Captions(bool),
    /// No link can hold this.
    NoLink(CannotLink),
    /// Faults that were planned for later are in another run now, which can be kept.
    Branched,
    /// What was done to a run that was kept happens in the new one.
    KeptStays,
    /// No link could hold one more action, or a later one.
    Full,
    /// A part of the page that was asked for could not be fetched.
    NotLoaded,
    /// A run breaks this rule of the engine's own.
    OurBug(&'static str),
}
