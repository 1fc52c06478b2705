//! How a person looks at a run, as against what happens in it. None of it is needed to replay.

use engine::config::Acks;

use crate::desk::Desk;
use crate::i18n::Language;
use crate::lane::LaneId;

/// Which colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// As the system has it.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// All of them, in the order in which a switch lists them.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// Its name in links and storage.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
    /// The theme of that name.
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.tag() == tag)
    }
}

/// How fast time passes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Speed {
    /// A quarter.
    Quarter,
    /// A half.
    Half,
    /// As tuned to be followed.
    #[default]
    Normal,
    /// Twice as fast.
    Double,
    /// Four times as fast.
    Quadruple,
}

impl Speed {
    /// All of them, slowest first.
    pub const ALL: [Self; 5] = [
        Self::Quarter,
        Self::Half,
        Self::Normal,
        Self::Double,
        Self::Quadruple,
    ];

    /// How much of the reel passes in four microseconds.
    pub const fn per_four(self) -> u64 {
        match self {
            Self::Quarter => 1,
            Self::Half => 2,
            Self::Normal => 4,
            Self::Double => 8,
            Self::Quadruple => 16,
        }
    }
    /// Its name in links and storage.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Quarter => "0.25",
            Self::Half => "0.5",
            Self::Normal => "1",
            Self::Double => "2",
            Self::Quadruple => "4",
        }
    }
    /// The speed of that name.
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|speed| speed.tag() == tag)
    }
}

/// How much of the page stands around the figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Chrome {
    /// All of it.
    #[default]
    Full,
    /// The controls of time and faults.
    Min,
    /// The one button that lets time pass; all else is done by key and on the figure.
    None,
}

impl Chrome {
    /// All of them, the most first.
    pub const ALL: [Self; 3] = [Self::Full, Self::Min, Self::None];

    /// Its name in addresses.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Min => "min",
            Self::None => "none",
        }
    }
    /// That of this name.
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|chrome| chrome.tag() == tag)
    }
}

/// How many lanes are seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Layout {
    /// All three, side by side where there is room.
    #[default]
    Three,
    /// The focused one, large.
    One,
}

/// How a person looks at the runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// In which language.
    pub language: Language,
    /// In which colours.
    pub theme: Theme,
    /// How fast.
    pub speed: Speed,
    /// How many lanes.
    pub layout: Layout,
    /// Which lane is looked at where there is room for one.
    pub focus: LaneId,
    /// How much stands around the figure.
    pub chrome: Chrome,
    /// Whether what is behind the page shows through it.
    pub is_clear: bool,
    /// Whether single characters are keys.
    pub has_letters: bool,
    /// Whether what happens is read aloud.
    pub has_captions: bool,
    /// Which tools lie open.
    pub desk: Desk,
}

impl Default for View {
    fn default() -> Self {
        Self {
            language: Language::default(),
            theme: Theme::default(),
            speed: Speed::default(),
            layout: Layout::default(),
            // The lane with the surprise.
            focus: LaneId::of_acks(Acks::One),
            chrome: Chrome::default(),
            is_clear: false,
            has_letters: true,
            has_captions: true,
            desk: Desk::default(),
        }
    }
}
