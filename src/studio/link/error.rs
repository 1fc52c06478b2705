//! What is wrong with a link, and why a scenario has none. The sentences are in `words`.

use super::View;
use crate::scenario::{Feature, Key, Problem, Scenario};

/// The first thing that is wrong with a link. Nothing of it runs unless the person asks for what was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkError {
    /// Position in characters of what was given, from 0.
    pub at: usize,
    /// What stands there; may be empty.
    pub token: String,
    /// What is wrong with it.
    pub problem: LinkProblem,
    /// What stands before it and makes sense by itself.
    pub understood: Option<Box<Understood>>,
}

/// The part of a broken link that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// The scenario up to the mistake.
    pub scenario: Scenario,
    /// How it is shown.
    pub view: View,
    /// Ops that were understood.
    pub ops: usize,
    /// Ops that the link has.
    pub of: usize,
}

/// What can be wrong with a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkProblem {
    /// There is nothing.
    Empty,
    /// It does not start with a version.
    NoVersion,
    /// Its version is not known here.
    NewerVersion,
    /// More characters than [`super::DECODED_MAX`].
    TooLong,
    /// More actions than [`super::EVENTS_MAX`].
    TooManyEvents,
    /// A run of more than [`super::RUN_MAX_MS`].
    RunTooLong,
    /// A character that no link contains.
    Character,
    /// Something else belongs here.
    Expected(LinkExpected),
    /// More lanes than [`crate::lane::LANES_MAX`].
    TooManyLanes,
    /// No such letter in the configuration.
    UnknownSetting,
    /// No such op.
    UnknownOp,
    /// It is known, and not supported by this version.
    NotSupported(Feature),
    /// The check at the end is missing.
    Truncated,
    /// The check at the end does not fit what stands before it.
    WrongCheck,
    /// What it says is no scenario.
    Scenario {
        /// What the scenario text would be refused for.
        problem: Problem,
        /// The word of that text.
        token: String,
    },
}

/// What belongs where something else stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkExpected {
    /// Digits.
    Number,
    /// The value of a key.
    Value(Key),
    /// Digits of brokers.
    Brokers,
    /// Endpoints.
    Endpoints,
    /// A text, which `.` ends in the configuration.
    Text,
    /// The letter of an op.
    Op,
    /// `q` or `a`: request or reply.
    Direction,
    /// `p` or `u`: preferred or unclean.
    Election,
    /// A topic setting that can change.
    TopicChange,
    /// A record behind this op, or its name.
    Record,
    /// The end of the op.
    End,
}

/// Why a scenario cannot be put into a link. It can still be kept as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotLink {
    /// It would have so many characters, more than [`super::ENCODED_MAX`].
    TooLong(usize),
    /// It has so many actions, more than [`super::EVENTS_MAX`].
    TooManyEvents(usize),
    /// Its run is longer than [`super::RUN_MAX_MS`].
    RunTooLong,
    /// What writes links has not been loaded.
    NotLoaded,
}
