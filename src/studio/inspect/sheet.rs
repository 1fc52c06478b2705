//! A sheet in the making, and how values are written.

use core::fmt::Display;

use engine::id::{BrokerSet, Endpoint, Offset, RecordId};
use engine::time::{Duration, Instant};
use engine::world::World;

use crate::i18n::fields::{Entry, NO, Name, YES};
use crate::i18n::{self, Language};
use crate::names::Names;

/// A value with its name and its rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What it is called.
    pub name: &'static str,
    /// What it is now.
    pub value: String,
    /// Its rule in a line.
    pub rule: &'static str,
}

/// Fields that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What they are about.
    pub heading: String,
    /// The fields.
    pub fields: Vec<Field>,
}

/// What stands for nothing.
const NONE: &str = "–";

pub(super) struct Sheet<'a> {
    pub(super) world: &'a World,
    pub(super) names: &'a Names,
    pub(super) language: Language,
    pub(super) parts: Vec<Part>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(world: &'a World, names: &'a Names, language: Language) -> Self {
        Self {
            world,
            names,
            language,
            parts: Vec::new(),
        }
    }

    /// A new part; the fields that follow are in it.
    pub(super) fn part(&mut self, name: Name, of: &str) {
        let heading = [name[self.language as usize], " ", of].concat();
        self.parts.push(Part {
            heading: String::from(heading.trim_end()),
            fields: Vec::new(),
        });
    }
    pub(super) fn put(&mut self, entry: Entry, value: impl Into<String>) {
        let language = self.language as usize;
        let field = Field {
            name: entry[language],
            value: value.into(),
            rule: entry[2 + language],
        };
        if let Some(part) = self.parts.last_mut() {
            part.fields.push(field);
        }
    }
    pub(super) fn number(&mut self, entry: Entry, value: &dyn Display) {
        self.put(entry, value.to_string());
    }
    pub(super) fn maybe(&mut self, entry: Entry, value: Option<&dyn Display>) {
        self.put(entry, value.map_or(String::from(NONE), ToString::to_string));
    }
    pub(super) fn flag(&mut self, entry: Entry, value: bool) {
        let word = if value { YES } else { NO };
        self.put(entry, word[self.language as usize]);
    }
    pub(super) fn time(&mut self, entry: Entry, value: Option<Instant>) {
        let text = value.map(|at| i18n::clock(at, self.language));
        self.put(entry, text.unwrap_or_else(|| String::from(NONE)));
    }
    pub(super) fn span(&mut self, entry: Entry, value: Duration) {
        let text = i18n::span(value, self.language);
        self.put(entry, text);
    }
    pub(super) fn set(&mut self, entry: Entry, set: BrokerSet) {
        let text = i18n::numbers(set, self.language.words());
        self.put(entry, text);
    }
    pub(super) fn end(&mut self, entry: Entry, end: Endpoint) {
        let text = i18n::things::endpoint(end, self.names, self.language);
        self.put(entry, text);
    }
    pub(super) fn list(&mut self, entry: Entry, values: impl Iterator<Item = String>) {
        let values: Vec<String> = values.collect();
        let text = if values.is_empty() {
            String::from(NONE)
        } else {
            values.join(" · ")
        };
        self.put(entry, text);
    }
    pub(super) fn records(&mut self, entry: Entry, records: &[RecordId]) {
        let letters = records.iter().map(|&id| self.names.record(id).to_owned());
        let letters: Vec<String> = letters.collect();
        self.list(entry, letters.into_iter());
    }
}

/// "3:D (1)": a place, what is there, and its epoch.
pub(super) fn placed(offset: Offset, what: &str, epoch: &dyn Display) -> String {
    [
        &offset.to_string(),
        ":",
        what,
        " (",
        &epoch.to_string(),
        ")",
    ]
    .concat()
}
