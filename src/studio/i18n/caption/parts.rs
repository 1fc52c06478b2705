//! Sentences that come in several forms.

use engine::action::TopicChange;
use engine::error::ErrorCode;
use engine::fact::{ConnectionEnd, ElectionKind};
use engine::id::{BrokerSet, Offset};

use super::super::RareWords;
use super::Told;

impl Told<'_> {
    pub(super) fn failed(self, code: ErrorCode, ambiguous: bool, w: &RareWords) -> String {
        self.error(code).end(if ambiguous {
            w.record_doubtful
        } else {
            w.record_failed
        })
    }

    pub(super) fn parked(self, required: Offset, missing: BrokerSet) -> String {
        let w = self.words;
        let told = self.set('s', missing).offset('o', required);
        told.end(match missing.len() {
            0 => w.produce_parked_hw,
            1 => w.produce_parked_one,
            _ => w.produce_parked,
        })
    }

    pub(super) fn connection_lost(self, cause: ConnectionEnd, w: &RareWords) -> String {
        let cause = match cause {
            ConnectionEnd::Closed => w.end_closed,
            ConnectionEnd::TimedOut => w.end_timed_out,
            ConnectionEnd::RequestLost => w.end_request_lost,
            ConnectionEnd::ResponseLost => w.end_response_lost,
            ConnectionEnd::Reset => w.end_reset,
        };
        self.text('c', cause).end(w.connection_lost)
    }

    pub(super) fn isr_changed(
        self,
        elr: BrokerSet,
        left: BrokerSet,
        joined: BrokerSet,
        w: &RareWords,
    ) -> String {
        if !left.is_empty() {
            self.set('x', left).end(w.isr_left)
        } else if !joined.is_empty() {
            self.set('x', joined).end(w.isr_joined)
        } else {
            self.set('y', elr).end(w.isr_same)
        }
    }

    pub(super) fn elected(self, kind: ElectionKind, w: &RareWords) -> String {
        let why = match kind {
            ElectionKind::Isr => w.kind_isr,
            ElectionKind::Preferred => w.kind_preferred,
            ElectionKind::EligibleLeader => w.kind_eligible,
            ElectionKind::LastKnownLeader => w.kind_last_known,
            ElectionKind::Unclean => w.kind_unclean,
        };
        self.text('k', why).end(w.elected)
    }

    pub(super) fn config(self, change: TopicChange, w: &RareWords) -> String {
        let (key, value) = match change {
            TopicChange::MinInsyncReplicas(n) => ("min.insync.replicas", n.to_string()),
            TopicChange::UncleanLeaderElection(on) => (
                "unclean.leader.election.enable",
                String::from(if on { "true" } else { "false" }),
            ),
            TopicChange::FlushMessages(n) => ("flush.messages", n.to_string()),
        };
        self.text('k', key).text('n', value).end(w.config_changed)
    }
}

/// The template for something, or the other one where there is nothing.
pub(super) fn some_or_none(
    something: bool,
    some: &'static str,
    none: &'static str,
) -> &'static str {
    if something { some } else { none }
}
