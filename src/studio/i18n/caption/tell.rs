//! Several facts of one moment, told together.

use core::mem::discriminant;

use engine::fact::{Fact, Records};
use engine::id::{BrokerId, BrokerSet, ClientId, RecordId};

use super::{Told, caption, shortened};
use crate::frame::story;
use crate::i18n::{Language, letters};
use crate::names::Names;

/// What happened in one moment, in at most two sentences. Facts of one kind become one sentence where that says as much.
pub fn tell(facts: &[&Fact], names: &Names, language: Language) -> String {
    let mut sentences = Vec::new();
    for fact in story(facts) {
        let same = |other: &&Fact| discriminant(*other) == discriminant(fact);
        let all: Vec<&Fact> = facts.iter().copied().filter(same).collect();
        let together = (all.len() > 1).then(|| Told::new(names, language).together(fact, &all));
        let told = together.flatten();
        sentences.push(told.unwrap_or_else(|| caption(fact, names, language)));
    }
    sentences.join(" ")
}

impl Told<'_> {
    /// One sentence for facts of the kind of `first`; none where there is no such sentence.
    #[allow(
        clippy::wildcard_enum_match_arm,
        reason = "the others are told by their first"
    )]
    fn together(self, first: &Fact, all: &[&Fact]) -> Option<String> {
        let w = self.words;
        if all
            .iter()
            .any(|fact| producer_of(fact) != producer_of(first))
        {
            return None;
        }
        let told = match *first {
            Fact::RecordQueued { producer, .. } => {
                let told = self.producer(producer).record_list(all);
                told.end(w.record_queued)
            }
            Fact::ProduceSent {
                producer,
                leader,
                attempt: 1,
                ..
            } => {
                let told = self.producer(producer).broker('l', leader);
                told.record_list(all).end(w.produce_sent)
            }
            Fact::RecordAcked {
                producer, offset, ..
            } => {
                let told = self.producer(producer).record_list(all);
                let without = w.record_forgotten_many;
                told.end(offset.map_or(without, |_| w.record_acked_many))
            }
            Fact::Appended { broker, base, .. } => {
                let told = self.broker('b', broker).offset('o', base);
                told.record_list(all).end(w.appended_many)
            }
            Fact::ProduceAnswered { producer, .. } => {
                let told = self.producer(producer).record_list(all);
                told.end(w.produce_answered_many)
            }
            Fact::ConfirmedRecordLost { .. } => self.record_list(all).end(w.confirmed_lost_many),
            Fact::Replicated {
                first: record,
                base,
                count,
                ..
            } => {
                let records = Records {
                    first: record,
                    count,
                };
                let told = self.offset('o', base).records(records);
                told.followers(first, all)?.end(w.replicated_many)
            }
            Fact::FollowerProgressed { log_end, .. } => {
                let told = self.offset('o', log_end).followers(first, all)?;
                told.end(w.follower_progressed_many)
            }
            Fact::HighWatermarkLearned { to, .. } => {
                let told = self.offset('y', to).followers(first, all)?;
                told.end(w.hw_learned_many)
            }
            _ => return None,
        };
        Some(capitalised(told))
    }

    fn record_list(self, all: &[&Fact]) -> Self {
        let name = |fact: &&Fact| {
            let record = record_of(fact)?;
            Some(shortened(self.names.record(record).to_owned()))
        };
        let names: Vec<String> = all.iter().filter_map(name).collect();
        let list = letters(&names, self.all());
        self.text('r', list)
    }

    /// The followers of all these facts; none if they do not say the same of each.
    fn followers(self, first: &Fact, all: &[&Fact]) -> Option<Self> {
        let (_, what) = follower_of(first)?;
        let mut set = BrokerSet::EMPTY;
        for fact in all {
            let (follower, same) = follower_of(fact)?;
            if same != what {
                return None;
            }
            set = set.with(follower);
        }
        Some(self.set('s', set))
    }
}

#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "only for facts that are told together"
)]
fn record_of(fact: &Fact) -> Option<RecordId> {
    match *fact {
        Fact::RecordQueued { record, .. }
        | Fact::RecordAcked { record, .. }
        | Fact::ConfirmedRecordLost { record, .. } => Some(record),
        Fact::ProduceSent { records, .. }
        | Fact::Appended { records, .. }
        | Fact::ProduceAnswered { records, .. } => Some(records.first),
        _ => None,
    }
}

#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "only for facts that are told together"
)]
fn producer_of(fact: &Fact) -> Option<ClientId> {
    match *fact {
        Fact::RecordQueued { producer, .. }
        | Fact::RecordAcked { producer, .. }
        | Fact::ProduceSent { producer, .. }
        | Fact::ProduceAnswered { producer, .. } => Some(producer),
        _ => None,
    }
}

/// The follower that a fact is about, and the numbers that must be the same for others to be told with it.
#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "only for facts that are told together"
)]
fn follower_of(fact: &Fact) -> Option<(BrokerId, (u32, u32))> {
    match *fact {
        Fact::Replicated {
            follower,
            base,
            count,
            ..
        } => Some((follower, (base.0, count))),
        Fact::FollowerProgressed {
            follower, log_end, ..
        } => Some((follower, (log_end.0, 0))),
        Fact::HighWatermarkLearned { broker, to, .. } => Some((broker, (to.0, 0))),
        _ => None,
    }
}

fn capitalised(sentence: String) -> String {
    let mut chars = sentence.chars();
    // A setting's name stays as it is written.
    match chars.next() {
        Some(first) if !sentence.starts_with("acks=") => {
            // No word of ours begins with another kind of letter, and all of Unicode's are twelve kilobytes.
            [first.to_ascii_uppercase()]
                .into_iter()
                .chain(chars)
                .collect()
        }
        _ => sentence,
    }
}
