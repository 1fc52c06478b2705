//! What a person means by a gesture, and what the browser is asked to do about it.

use engine::time::{Duration, Instant};

use crate::desk::{Side, Tool};
use crate::i18n::Language;
use crate::inspect::Subject;
use crate::lane::LaneId;
use crate::link::Codec;
use crate::notice::Notice;
use crate::pace::Reel;
use crate::plan::Arrangement;
use crate::timeline::Zoom;
use crate::touch::{Offer, Target};
use crate::view::{Chrome, Speed, Theme};

/// A wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Let time pass.
    Play,
    /// Stop it.
    Pause,
    /// The one or the other.
    TogglePlay,
    /// Real time went by while playing.
    Elapsed(Duration),
    /// While playing without motion: show the next beat.
    NextBeat,
    /// Stop at the next beat.
    StepForward,
    /// Stop at the beat before.
    StepBack,
    /// So much simulated time further on, or back.
    Nudge {
        /// How much.
        by: Duration,
        /// Into the past.
        back: bool,
    },
    /// To a place on the reel.
    ScrubTo(Reel),
    /// To an instant.
    Seek(Instant),
    /// To the start of the run.
    Restart,
    /// To its end.
    ToEnd,
    /// The leader dies now.
    KillLeader,
    /// The broker that died last returns.
    StartBroker,
    /// The script is another one.
    Edit(Edit),
    /// A thing in the figure of a lane: what can be done to it? None: no more.
    Touch(Option<(LaneId, Target)>),
    /// Every field of this.
    Inspect(Subject),
    /// Run it on something else: other settings, other lanes. All rules accept it; see [`crate::form`].
    Arrange(Arrangement),
    /// The last edit never happened.
    Undo,
    /// It did.
    Redo,
    /// See it in another way.
    Look(Look),
    /// See more of the run, or less of it and that closer.
    Zoom(Zoom),
    /// Open the state of a link.
    OpenLink(String),
    /// Of a link that could not be read: open what was understood.
    OpenUnderstood,
    /// Forget the link and begin as if there had been none.
    OpenEmpty,
    /// What reads and writes links is here.
    Codec(Codec),
    /// A part of the page could not be fetched.
    NotLoaded,
    /// The runs of this edition are being checked, or were; none: they shall be, once more.
    Audited(Option<u32>),
    /// Keep the state in the address.
    KeepAddress,
    /// Say this.
    Tell(Notice),
    /// What happens is not read aloud any more, or again.
    MuteCaptions,
    /// Show links to all this, to be taken away.
    Share,
    /// The address asks for something under this key that nobody understands.
    NotUnderstood(&'static str),
    /// The message about a link has been read.
    DismissNotice,
}

/// Another script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// This is done, to what is seen in a lane.
    Act(LaneId, Offer),
    /// The run that the last edit left is shown beside the new one.
    KeepBranch,
    /// The action at this place of the script is taken out.
    Remove(usize),
    /// The action at this place of the script happens at another instant.
    Move {
        /// Which.
        place: usize,
        /// When.
        to: Instant,
        /// It goes on with the move before, as while a mark is dragged: both are one edit.
        goes_on: bool,
    },
}

/// Another way of looking at the same runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Look at this lane.
    Focus(LaneId),
    /// This lane fills the page.
    Enlarge(LaneId),
    /// All lanes side by side.
    ShowThree,
    /// Words in this language.
    Language(Language),
    /// Colours.
    Theme(Theme),
    /// How fast time passes.
    Speed(Speed),
    /// This tool, wherever it lies.
    Open(Tool),
    /// The tools of this side, or not.
    Fold(Side, bool),
    /// No tools at all.
    FoldAll,
    /// So much around the figure.
    Chrome(Chrome),
    /// What is behind the page shows through it, or not.
    Clear(bool),
    /// Whether single characters are keys.
    Letters(bool),
    /// Whether what happens is read aloud.
    Captions(bool),
}

/// Something that only a browser can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Fetch what reads and writes links, hand it over by [`Msg::Codec`], and then send this.
    FetchCodec(Box<Msg>),
    /// Offer links to this state, which open at this instant.
    Share(String, Instant),
    /// Keep the state in the address; an empty one needs no place there.
    SetAddress(String),
    /// Remember the language for the next visit.
    StoreLanguage(Language),
    /// Remember the colours for the next visit.
    StoreTheme(Theme),
    /// Remember the speed for the next visit.
    StoreSpeed(Speed),
    /// Remember a switch for the next visit: its name, and whether it is on.
    StoreSwitch(&'static str, bool),
}
