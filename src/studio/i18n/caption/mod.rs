//! A fact as a sentence. The match in `sentence` names every fact, so that a new one cannot stay without words.

mod en;
mod parts;
mod pt_br;
mod rare;
mod sentence;
mod tell;
mod words;

use engine::error::ErrorCode;
use engine::fact::{Fact, Records};
use engine::id::{BrokerId, BrokerSet, ClientId, Endpoint, Offset, RecordId};
use engine::time::Duration;

use super::{Language, Words, brokers, error, fill, letters, span};
use crate::names::Names;

pub(super) use en::FACTS as EN;
pub(super) use pt_br::FACTS as PT_BR;
pub use tell::tell;
pub use words::FactWords;

/// What happened, in one sentence of at most 140 characters.
pub fn caption(fact: &Fact, names: &Names, language: Language) -> String {
    Told::new(names, language).fact(fact)
}

/// A sentence in the making: its variables.
struct Told<'a> {
    words: &'static FactWords,
    names: &'a Names,
    language: Language,
    values: Vec<(char, String)>,
}

impl<'a> Told<'a> {
    fn new(names: &'a Names, language: Language) -> Self {
        Self {
            words: &language.words().facts,
            names,
            language,
            values: Vec::new(),
        }
    }
}

impl Told<'_> {
    fn end(self, template: &str) -> String {
        fill(template, |key| {
            let found = self.values.iter().find(|(known, _)| *known == key);
            found.map_or_else(String::new, |(_, value)| value.clone())
        })
    }
    fn all(&self) -> &'static Words {
        self.language.words()
    }
    fn text(mut self, key: char, value: impl Into<String>) -> Self {
        self.values.push((key, value.into()));
        self
    }
    fn number(self, key: char, value: impl Into<u64>) -> Self {
        self.text(key, value.into().to_string())
    }
    fn broker(self, key: char, broker: BrokerId) -> Self {
        self.number(key, broker.0)
    }
    fn offset(self, key: char, offset: Offset) -> Self {
        self.number(key, offset.0)
    }
    fn set(self, key: char, set: BrokerSet) -> Self {
        let value = brokers(set, self.all());
        self.text(key, value)
    }
    fn isr(self, set: BrokerSet) -> Self {
        let mut value = String::from("{");
        for (at, broker) in set.iter().enumerate() {
            value.push_str(if at == 0 { "" } else { ", " });
            value.push_str(&broker.to_string());
        }
        value.push('}');
        self.text('s', value)
    }
    fn error(self, code: ErrorCode) -> Self {
        let value = error(code, self.language);
        self.text('e', value)
    }
    fn span(self, length: Duration) -> Self {
        let value = span(length, self.language);
        self.text('t', value)
    }
    fn messages(self, count: u32) -> Self {
        let template = if count == 1 {
            self.words.one_message
        } else {
            self.words.many_messages
        };
        self.text('m', fill(template, |_| count.to_string()))
    }
    fn record(self, record: RecordId) -> Self {
        let value = self.names.record(record).to_owned();
        self.text('r', shortened(value))
    }
    fn records(self, records: Records) -> Self {
        let first = shortened(self.names.record(records.first).to_owned());
        let value = if records.count > 1 {
            fill(self.words.and_more, |key| match key {
                'r' => first.clone(),
                _ => (records.count - 1).to_string(),
            })
        } else {
            first
        };
        self.text('r', value)
    }
    fn producer(self, producer: ClientId) -> Self {
        let value = self.producer_name(producer);
        self.text('p', value)
    }
    fn producer_name(&self, producer: ClientId) -> String {
        if self.names.producer_count() > 1 {
            fill(self.words.named_producer, |_| {
                shortened(self.names.producer(producer).to_owned())
            })
        } else {
            self.words.the_producer.to_owned()
        }
    }
    fn endpoints(self, key: char, ends: &[Endpoint]) -> Self {
        let mut value = String::new();
        for (at, end) in ends.iter().enumerate() {
            value.push_str(if at == 0 { "" } else { ", " });
            match end {
                Endpoint::Controller => value.push_str(self.words.the_controller),
                Endpoint::Broker(broker) => {
                    value.push_str(&brokers(BrokerSet::only(*broker), self.all()));
                }
                Endpoint::Client(client) => value.push_str(&self.producer_name(*client)),
            }
        }
        self.text(key, shortened_to(value, 40))
    }
}

/// A name from outside may be long; a sentence may not.
fn shortened(name: String) -> String {
    shortened_to(name, 12)
}

fn shortened_to(text: String, most: usize) -> String {
    if text.chars().count() <= most {
        return text;
    }
    let mut out: String = text.chars().take(most - 1).collect();
    out.push('…');
    out
}

/// That records were lost silently, as a sentence with a space behind it; empty for none.
pub fn loss(lost: &[RecordId], names: &Names, language: Language) -> String {
    if lost.is_empty() {
        String::new()
    } else {
        told_loss(lost, names, language)
    }
}

#[cold]
#[inline(never)]
fn told_loss(lost: &[RecordId], names: &Names, language: Language) -> String {
    let words = language.words();
    let told: Vec<String> = lost.iter().map(|&id| names.record(id).to_owned()).collect();
    let template = words.facts.lost_silently[usize::from(told.len() > 1)];
    fill(template, |_| letters(&told, words))
}
