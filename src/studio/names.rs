//! How records and producers are called on screen.

use engine::id::{ClientId, RecordId, ValueId};
use engine::ledger::Ledger;

/// The words of a scenario for what the engine knows by number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    values: Vec<String>,
    producers: Vec<String>,
    records: Vec<ValueId>,
}

impl Names {
    /// The words of a scenario: its values by [`ValueId`] and its producers by [`ClientId`].
    pub fn new(values: Vec<String>, producers: Vec<String>) -> Self {
        Self {
            values,
            producers,
            records: Vec::new(),
        }
    }
    /// The same, knowing every record of a run: give it the ledger of the run's end, so that it serves every instant.
    #[must_use]
    pub fn with_records(mut self, ledger: &Ledger) -> Self {
        self.records = ledger.records.iter().map(|record| record.value).collect();
        self
    }

    /// What is sent: usually one letter.
    pub fn value(&self, value: ValueId) -> &str {
        self.values
            .get(value.0 as usize)
            .map_or("?", String::as_str)
    }
    /// The value of a record.
    pub fn record(&self, record: RecordId) -> &str {
        self.records
            .get(record.index())
            .map_or("?", |&value| self.value(value))
    }
    /// A producer.
    pub fn producer(&self, producer: ClientId) -> &str {
        self.producers
            .get(producer.index())
            .map_or("P", String::as_str)
    }
    /// Number of producers: with one alone, texts need not say which.
    pub fn producer_count(&self) -> usize {
        self.producers.len()
    }
}
