//! Facts and their sentences: those of every run.

use engine::fact::{Fact, Records};

use super::super::RareWords;
use super::Told;
use super::parts::some_or_none;

impl Told<'_> {
    #[allow(
        clippy::too_many_lines,
        clippy::wildcard_enum_match_arm,
        reason = "one arm a fact; the match goes on in `rare`, which names every fact"
    )]
    pub(super) fn fact(self, fact: &Fact) -> String {
        let w = self.words;
        match *fact {
            Fact::RecordQueued { producer, record } => {
                self.producer(producer).record(record).end(w.record_queued)
            }
            Fact::ProduceSent {
                producer,
                leader,
                records,
                attempt,
            } => {
                let told = self.producer(producer).broker('l', leader).records(records);
                told.number('n', attempt).end(some_or_none(
                    attempt > 1,
                    w.produce_resent,
                    w.produce_sent,
                ))
            }
            Fact::RecordAcked {
                producer,
                record,
                offset,
            } => {
                let told = self.producer(producer).record(record);
                match offset {
                    Some(offset) => told.offset('o', offset).end(w.record_acked),
                    None => told.end(w.record_forgotten),
                }
            }
            Fact::Appended {
                broker,
                records,
                base,
                ..
            } => self
                .broker('b', broker)
                .records(records)
                .offset('o', base)
                .end(w.appended),
            Fact::ProduceParked {
                records,
                required,
                missing,
                ..
            } => self.records(records).parked(required, missing),
            Fact::ProduceAnswered {
                producer,
                records,
                base,
                ..
            } => self
                .producer(producer)
                .records(records)
                .offset('o', base)
                .end(w.produce_answered),
            Fact::Replicated {
                follower,
                first,
                base,
                count,
                ..
            } => {
                let told = self.broker('f', follower).offset('o', base);
                told.records(Records { first, count }).end(w.replicated)
            }
            Fact::FollowerProgressed {
                follower, log_end, ..
            } => self
                .broker('f', follower)
                .offset('o', log_end)
                .end(w.follower_progressed),
            Fact::HighWatermarkAdvanced { from, to, .. } => {
                self.offset('x', from).offset('y', to).end(w.hw_advanced)
            }
            Fact::HighWatermarkLearned { broker, to, .. } => {
                self.broker('b', broker).offset('y', to).end(w.hw_learned)
            }
            _ => RareWords::of(self.language)
                .map_or_else(String::new, |words| self.rare(fact, words)),
        }
    }
}
