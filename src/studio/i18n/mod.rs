//! The words, per language. Kafka's nouns and setting names stay English.
//!
//! A new language is one file with a [`Words`] value, and a variant of [`Language`].

mod caption;
mod dialogs;
mod en;
mod error;
pub mod fields;
mod keys;
mod language;
mod legend;
mod life;
mod list;
mod page;
mod pt_br;
mod rare;
mod row;
pub mod things;
mod time;
mod timeline;
pub mod touch;
mod verdict;
mod words;

use engine::config::Acks;

pub use caption::{FactWords, caption, loss, tell};
pub use dialogs::DialogWords;
pub use error::error;
pub use keys::KeyWords;
pub use language::Language;
pub use legend::LegendWords;
pub use life::{LifeWords, PromiseWords, life, promise};
pub use list::{brokers, fill, letters, numbers};
pub use page::PageWords;
pub use rare::{ErrorWords, RareBook, RareWords};
pub use things::ThingWords;
pub use time::{clock, later, span};
pub use timeline::{TimelineWords, arrow, done, endpoint, outcome};
pub use touch::TouchWords;
pub use verdict::verdict;
pub use words::{FigureWords, RowWords, SendWords, Words};

impl Language {
    /// Its words.
    pub const fn words(self) -> &'static Words {
        match self {
            Self::En => &en::WORDS,
            Self::PtBr => &pt_br::WORDS,
        }
    }
}

impl FigureWords {
    /// What a value of `acks` means, in a few words.
    pub const fn in_short(&self, acks: Acks) -> &'static str {
        match acks {
            Acks::Zero => self.in_short[0],
            Acks::One => self.in_short[1],
            Acks::All => self.in_short[2],
        }
    }
}

/// The setting as Kafka spells it.
pub const fn acks(acks: Acks) -> &'static str {
    match acks {
        Acks::Zero => "acks=0",
        Acks::One => "acks=1",
        Acks::All => "acks=all",
    }
}
