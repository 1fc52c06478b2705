//! What a step is about: which of its facts to tell, and what to point at.

use core::cmp::Reverse;
use core::mem::discriminant;

use engine::fact::Fact;
use engine::id::{BrokerId, BrokerSet, ClientId, Endpoint, Offset};
use engine::order::sort_by_key;
use engine::trace::Step;

use super::message::{Kind, MessageView};

/// How much a step deserves a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Housekeeping: nobody would miss it.
    Quiet,
    /// One of the numbered arrows, or something as small.
    Minor,
    /// A fault, an election, a loss: a mark on the timeline.
    Major,
}

/// From this rank on a fact may stand second in a step's story.
const EXPLAINS: u8 = 3;

/// How much a step deserves a stop: as much as its weightiest fact.
pub fn weight(step: &Step) -> Weight {
    match step.facts.iter().map(rank).max().unwrap_or(0) {
        0..=1 => Weight::Quiet,
        2..=6 => Weight::Minor,
        _ => Weight::Major,
    }
}

/// What a step is about: its weightiest fact and one of another kind that explains it, in the order in which they
/// happened. Of one kind, the first stands for all.
pub fn story<'a>(facts: &[&'a Fact]) -> Vec<&'a Fact> {
    let is_first_of_its_kind = |&(place, fact): &(usize, &&Fact)| {
        let mut before = facts[..place].iter();
        !before.any(|other| discriminant(*other) == discriminant(*fact))
    };
    let kinds = facts.iter().enumerate().filter(is_first_of_its_kind);
    let mut worth: Vec<(usize, u8)> = kinds.map(|(place, fact)| (place, rank(fact))).collect();
    worth.retain(|&(_, rank)| rank > 0);
    sort_by_key(&mut worth, |&(_, rank)| Reverse(rank));
    let told = worth.iter().take(2).enumerate();
    let mut places: Vec<usize> = told
        .filter(|&(at, &(_, rank))| at == 0 || rank >= EXPLAINS)
        .map(|(_, &(place, _))| place)
        .collect();
    sort_by_key(&mut places, |&place| place);
    places.into_iter().map(|place| facts[place]).collect()
}

/// From 0, which is not worth a word, to 9, a broken promise.
#[allow(clippy::too_many_lines, reason = "one table")]
fn rank(fact: &Fact) -> u8 {
    match fact {
        Fact::ConfirmedRecordLost { .. }
        | Fact::CommitLost { .. }
        | Fact::DuplicateStored { .. }
        | Fact::OrderBroken { .. } => 9,
        Fact::BrokerKilled { .. }
        | Fact::PowerLost { .. }
        | Fact::DiskWiped { .. }
        | Fact::StopRequested { .. }
        | Fact::BrokerStopped { .. }
        | Fact::BrokerStarted { .. }
        | Fact::BrokerPaused { .. }
        | Fact::BrokerResumed { .. }
        | Fact::DiskStalled { .. }
        | Fact::FollowerHeld { .. }
        | Fact::FollowerReleased { .. }
        | Fact::FollowerSlowed { .. }
        | Fact::LinkCut { .. }
        | Fact::LinksHealed
        | Fact::LinkDelayed { .. }
        | Fact::ConnectionReset { .. }
        | Fact::ControllerPaused { .. }
        | Fact::ConfigChanged { .. }
        | Fact::ProducerCrashed { .. }
        | Fact::ProducerStarted { .. }
        | Fact::LeaderElected { .. }
        | Fact::LeaderLost { .. }
        | Fact::RequestDropped { .. }
        | Fact::ResponseDropped { .. }
        | Fact::RequestDelayed { .. }
        | Fact::RecordFailed { .. } => 8,
        Fact::Truncated { .. }
        | Fact::BrokerFenced { .. }
        | Fact::IsrChanged { .. }
        | Fact::DuplicateRecognised { .. }
        | Fact::ProduceRejected { .. }
        | Fact::ProduceParkingEnded { .. }
        | Fact::ConnectionClosedByBroker { .. }
        | Fact::ConnectionLost { .. } => 7,
        Fact::RecordAcked { .. }
        | Fact::RetryScheduled { .. }
        | Fact::DivergenceFound { .. }
        | Fact::BecameLeader { .. }
        | Fact::SendBlocked { .. }
        | Fact::ElectionRefused { .. } => 6,
        Fact::Appended { .. } | Fact::HighWatermarkAdvanced { .. } => 5,
        Fact::ProduceSent { .. } | Fact::Replicated { .. } | Fact::FollowerProgressed { .. } => 4,
        Fact::RecordQueued { .. }
        | Fact::ProduceParked { .. }
        | Fact::ProduceAnswered { .. }
        | Fact::HighWatermarkLearned { .. }
        | Fact::IsrShrinkProposed { .. }
        | Fact::IsrExpandProposed { .. }
        | Fact::IsrChangeRefused { .. }
        | Fact::BecameFollower { .. }
        | Fact::BrokerUnfenced { .. }
        | Fact::BrokerRegistered { .. }
        | Fact::ShutdownGranted { .. }
        | Fact::ProducerEpochBumped { .. }
        | Fact::ControllerResumed
        | Fact::DropArmed { .. } => 3,
        Fact::FetchAnswered { count: 1.., .. } => 2,
        Fact::FetchRejected { .. }
        | Fact::FetchFailed { .. }
        | Fact::RegistrationRefused { .. }
        | Fact::IsrAdopted { .. }
        | Fact::MetadataLearned { .. }
        | Fact::Flushed { .. }
        | Fact::FetchSent { .. }
        | Fact::FetchParked { .. }
        | Fact::FetchAnswered { .. } => 1,
    }
}

/// The numbered arrows that are at work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lit {
    /// 1: a batch is on its way to the leader.
    pub produce: bool,
    /// 2: the leader has just written.
    pub append: bool,
    /// 3: these followers are asking, or their question waits at the leader.
    pub ask: BrokerSet,
    /// 4: records are on their way to these followers.
    pub records: BrokerSet,
    /// 5: the next fetch of these followers is on its way, which proves what they have.
    pub prove: BrokerSet,
    /// 6: an answer is on its way to a producer.
    pub answer: bool,
}

/// What the current step touched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Focus {
    /// Brokers that it is about.
    pub brokers: BrokerSet,
    /// Producers that it is about.
    pub producers: Vec<ClientId>,
    /// Where records were just written: the broker, the first offset, how many.
    pub fresh: Vec<(BrokerId, Offset, u32)>,
    /// Arrows at work.
    pub lit: Lit,
}

impl Focus {
    /// Whether the record at `offset` of `broker` was written by the current step.
    pub fn is_fresh(&self, broker: BrokerId, offset: Offset) -> bool {
        self.fresh
            .iter()
            .any(|&(on, base, count)| on == broker && offset >= base && offset < base.plus(count))
    }
    fn broker(&mut self, broker: BrokerId) {
        self.brokers = self.brokers.with(broker);
    }
    fn producer(&mut self, producer: ClientId) {
        if !self.producers.contains(&producer) {
            self.producers.push(producer);
        }
    }
}

pub(super) fn focus<'a>(facts: impl Iterator<Item = &'a Fact>, messages: &[MessageView]) -> Focus {
    let mut focus = Focus::default();
    for fact in facts {
        point_at(&mut focus, fact);
    }
    for message in messages.iter().filter(|message| !message.queued) {
        let lit = &mut focus.lit;
        match (message.kind, message.from, message.to) {
            (Kind::Produce, ..) => lit.produce = true,
            (Kind::Ask(_), Endpoint::Broker(from), _) => lit.ask = lit.ask.with(from),
            (Kind::Prove(_), Endpoint::Broker(from), _) => lit.prove = lit.prove.with(from),
            (Kind::Records, _, Endpoint::Broker(to)) => lit.records = lit.records.with(to),
            (Kind::Ack | Kind::Refusal(_), ..) => lit.answer = true,
            _ => {}
        }
    }
    focus
}

#[allow(
    clippy::too_many_lines,
    clippy::wildcard_enum_match_arm,
    reason = "one table; what is not in it is nowhere in the picture"
)]
fn point_at(focus: &mut Focus, fact: &Fact) {
    match *fact {
        Fact::RecordQueued { producer, .. }
        | Fact::SendBlocked { producer, .. }
        | Fact::RecordFailed { producer, .. }
        | Fact::RetryScheduled { producer, .. }
        | Fact::ConnectionLost { producer, .. }
        | Fact::ProducerCrashed { producer }
        | Fact::ProducerStarted { producer } => focus.producer(producer),
        Fact::ProduceSent { producer, .. } => {
            focus.producer(producer);
            focus.lit.produce = true;
        }
        Fact::RecordAcked {
            producer, offset, ..
        } => {
            focus.producer(producer);
            focus.lit.answer |= offset.is_some();
        }
        Fact::Appended {
            broker,
            records,
            base,
            ..
        } => {
            focus.broker(broker);
            focus.lit.append = true;
            focus.fresh.push((broker, base, records.count));
        }
        Fact::Replicated {
            follower,
            base,
            count,
            ..
        } => {
            focus.broker(follower);
            focus.lit.records = focus.lit.records.with(follower);
            focus.fresh.push((follower, base, count));
        }
        Fact::FollowerProgressed {
            leader, follower, ..
        } => {
            focus.broker(leader);
            focus.lit.prove = focus.lit.prove.with(follower);
        }
        Fact::ProduceAnswered { broker, .. } => {
            focus.broker(broker);
            focus.lit.answer = true;
        }
        Fact::DuplicateRecognised { broker, .. }
        | Fact::ProduceRejected { broker, .. }
        | Fact::ProduceParkingEnded { broker, .. }
        | Fact::ConnectionClosedByBroker { broker, .. }
        | Fact::HighWatermarkAdvanced { broker, .. }
        | Fact::HighWatermarkLearned { broker, .. }
        | Fact::Truncated { broker, .. }
        | Fact::BecameLeader { broker, .. }
        | Fact::LeaderElected { leader: broker, .. }
        | Fact::BrokerKilled { broker }
        | Fact::PowerLost { broker, .. }
        | Fact::DiskWiped { broker }
        | Fact::StopRequested { broker }
        | Fact::BrokerStopped { broker }
        | Fact::BrokerStarted { broker }
        | Fact::BrokerPaused { broker }
        | Fact::BrokerResumed { broker }
        | Fact::FollowerHeld { broker }
        | Fact::FollowerReleased { broker }
        | Fact::FollowerSlowed { broker, .. }
        | Fact::DiskStalled { broker, .. }
        | Fact::BrokerFenced { broker }
        | Fact::BrokerUnfenced { broker } => focus.broker(broker),
        _ => {}
    }
}
