//! The words, per language. Kafka's nouns and setting names stay English.

mod language;

pub use language::Language;
