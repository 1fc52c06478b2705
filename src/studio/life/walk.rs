//! The way through a run, event by event.

use engine::fact::{Fact, Records};
use engine::id::{BrokerId, BrokerSet, ClientId, Offset, PartitionId, RecordId};
use engine::ledger::Delivery;
use engine::log::Entry;
use engine::state::Broker;
use engine::time::Instant;
use engine::trace::Trace;
use engine::world::World;

use super::{Breach, Cause, Chapter, Event, Lives, Promise};
use crate::frame::Row;

/// The only partition that the application shows.
const SHOWN: PartitionId = PartitionId(0);

/// What is known so far.
struct Teller {
    told: Lives,
    /// The records in each broker's log.
    logs: Vec<Vec<RecordId>>,
    is_committed: Vec<bool>,
    is_lost: Vec<bool>,
    broken: [bool; Promise::ALL.len()],
}

pub(super) fn lives(trace: &Trace) -> Lives {
    let mut walk = trace.walk();
    let count = trace.end().ledger().records.len();
    let mut teller = Teller {
        told: Lives {
            lives: vec![Vec::new(); count],
            breaches: Vec::new(),
        },
        logs: vec![Vec::new(); trace.end().brokers().len()],
        is_committed: vec![false; count],
        is_lost: vec![false; count],
        broken: [false; Promise::ALL.len()],
    };
    while walk.advance().is_some() {
        teller.pass(walk.world(), walk.facts());
    }
    teller.told
}

impl Teller {
    fn pass(&mut self, world: &World, facts: &[Fact]) {
        for fact in facts {
            self.tell(world, fact);
        }
        let counts = facts.iter().any(changes_what_counts);
        // A record that nobody waits for can get lost without a fact.
        if counts || has_blind(world) {
            self.settle(world, facts);
        }
    }

    fn add(&mut self, record: RecordId, at: Instant, event: Event) {
        let Some(life) = self.told.lives.get_mut(record.index()) else {
            return;
        };
        // Copies that nothing came between are one thing to tell.
        if let Some(last) = life.last_mut()
            && let (Event::Copied(before), Event::Copied(now)) = (last.event, event)
        {
            *last = Chapter {
                at,
                event: Event::Copied(before.union(now)),
            };
            return;
        }
        life.push(Chapter { at, event });
    }
    fn add_all(&mut self, world: &World, records: Records, event: Event) {
        for record in members(world, records) {
            self.add(record, world.now(), event);
        }
    }

    #[allow(
        clippy::wildcard_enum_match_arm,
        reason = "what is not in the table concerns no single record"
    )]
    fn tell(&mut self, world: &World, fact: &Fact) {
        let now = world.now();
        match *fact {
            Fact::RecordQueued { producer, record } => {
                let event = if waits_for_reply(world, producer) {
                    Event::Sent
                } else {
                    Event::SentBlindly
                };
                self.add(record, now, event);
            }
            Fact::ProduceSent {
                records,
                attempt: attempt @ 2..,
                ..
            } => self.add_all(world, records, Event::Resent(attempt)),
            Fact::RequestDropped { records, .. } => {
                self.add_all(world, records, Event::RequestLost);
            }
            Fact::ResponseDropped { records, .. } => self.add_all(world, records, Event::AckLost),
            Fact::RequestDelayed { records, .. } => self.add_all(world, records, Event::Delayed),
            Fact::ProduceParked { records, .. } => self.add_all(world, records, Event::Parked),
            Fact::DuplicateRecognised {
                broker, records, ..
            } => self.add_all(world, records, Event::Recognised(broker)),
            Fact::ProduceRejected {
                broker,
                records,
                error,
                ..
            } => self.add_all(world, records, Event::Rejected(broker, error)),
            Fact::Appended { broker, .. } => self.follow_log(world, broker, true),
            Fact::Replicated { follower, .. } => self.follow_log(world, follower, false),
            Fact::Truncated { broker, .. }
            | Fact::PowerLost { broker, .. }
            | Fact::DiskWiped { broker } => {
                self.strand(world, broker);
                self.follow_log(world, broker, false);
            }
            Fact::BrokerKilled { broker } | Fact::BrokerStopped { broker } => {
                self.strand(world, broker);
            }
            Fact::HighWatermarkAdvanced {
                broker, from, to, ..
            } => self.commit(world, broker, from, to),
            Fact::RecordAcked {
                record,
                offset: Some(_),
                ..
            } => self.add(record, now, Event::Acked),
            Fact::RecordFailed { record, error, .. } => {
                self.add(record, now, Event::Failed(error));
            }
            Fact::ProducerCrashed { producer } => self.orphan(world, producer),
            Fact::DuplicateStored { record, offset } => {
                self.add(record, now, Event::Doubled(offset));
            }
            Fact::OrderBroken { record, .. } => self.add(record, now, Event::OutOfOrder),
            _ => {}
        }
    }

    /// Compares a broker's log with what it was.
    fn follow_log(&mut self, world: &World, broker: BrokerId, is_leader: bool) {
        let now: Vec<RecordId> = entries(world, broker).iter().map(|e| e.record).collect();
        let Some(log) = self.logs.get_mut(broker.index()) else {
            return;
        };
        let before = core::mem::replace(log, now.clone());
        let same = before.iter().zip(&now).take_while(|(a, b)| a == b).count();
        for &record in before[same..].iter().filter(|record| !now.contains(record)) {
            self.add(record, world.now(), Event::Deleted(broker));
        }
        for (offset, &record) in now.iter().enumerate().skip(same) {
            let event = if !is_leader {
                Event::Copied(BrokerSet::only(broker))
            } else if now[..offset].contains(&record) {
                continue; // told as a duplicate
            } else {
                Event::Appended(broker, Offset::from_index(offset))
            };
            self.add(record, world.now(), event);
        }
    }

    /// A broker went down: what only it had is out of reach.
    fn strand(&mut self, world: &World, broker: BrokerId) {
        if world.broker(broker).is_up() {
            return;
        }
        let runs = |id: usize| world.brokers().get(id).is_some_and(Broker::is_up);
        let log = self.logs.get(broker.index()).cloned().unwrap_or_default();
        for record in log {
            let mut elsewhere = self.logs.iter().enumerate();
            let is_held = elsewhere.any(|(id, log)| runs(id) && log.contains(&record));
            let is_told = |life: &Vec<Chapter>| {
                life.last()
                    .is_some_and(|last| last.event == Event::Stranded(broker))
            };
            if !is_held && !self.told.lives.get(record.index()).is_none_or(is_told) {
                self.add(record, world.now(), Event::Stranded(broker));
            }
        }
    }

    fn commit(&mut self, world: &World, broker: BrokerId, from: Offset, to: Offset) {
        let log = entries(world, broker);
        for entry in &log[from.index().min(log.len())..to.index().min(log.len())] {
            if !core::mem::replace(&mut self.is_committed[entry.record.index()], true) {
                self.add(entry.record, world.now(), Event::Committed);
            }
        }
    }

    fn orphan(&mut self, world: &World, producer: ClientId) {
        for (record, state) in world.ledger().iter() {
            if state.producer == producer
                && state.delivery == Delivery::Unknown
                && state.done_at == Some(world.now())
            {
                self.add(record, world.now(), Event::Orphaned);
            }
        }
    }

    /// What is lost by now, and which promises hold.
    fn settle(&mut self, world: &World, facts: &[Fact]) {
        let rows: Vec<Row> = (0..world.ledger().records.len())
            .filter_map(|index| u32::try_from(index).ok().map(RecordId))
            .map(|record| Row::of(world, record))
            .collect();
        for (index, row) in rows.iter().enumerate() {
            let is_lost = matches!(row, Row::LostConfirmed | Row::LostSilently);
            let was_lost = core::mem::replace(&mut self.is_lost[index], is_lost);
            if is_lost != was_lost {
                let event = if is_lost {
                    Event::Lost(cause(facts))
                } else {
                    Event::Back
                };
                let record = RecordId(u32::try_from(index).unwrap_or(u32::MAX));
                self.add(record, world.now(), event);
            }
        }
        let broken = [
            self.is_lost.contains(&true),
            rows.contains(&Row::Duplicated),
            is_reordered(world),
        ];
        for (promise, is_broken) in Promise::ALL.into_iter().zip(broken) {
            let was_broken = &mut self.broken[promise as usize];
            if core::mem::replace(was_broken, is_broken) == is_broken {
                continue;
            }
            if is_broken {
                self.told.breaches.push(Breach {
                    promise,
                    from: world.now(),
                    to: None,
                });
            } else {
                let open = |one: &&mut Breach| one.promise == promise && one.to.is_none();
                if let Some(breach) = self.told.breaches.iter_mut().find(open) {
                    breach.to = Some(world.now());
                }
            }
        }
    }
}

fn entries(world: &World, broker: BrokerId) -> &[Entry] {
    let replica = world.broker(broker).replica(SHOWN);
    replica.map_or(&[], |replica| replica.log.entries())
}

/// The records of a batch: of one process of one producer, in the order in which they were sent.
fn members(world: &World, records: Records) -> Vec<RecordId> {
    let all = world.ledger();
    let first = all.record(records.first);
    let whose = (first.producer, first.session, first.partition);
    let later = all.iter().skip(records.first.index());
    let own = later.filter(|(_, state)| (state.producer, state.session, state.partition) == whose);
    own.take(records.count as usize).map(|(id, _)| id).collect()
}

fn waits_for_reply(world: &World, producer: ClientId) -> bool {
    let configs = &world.setup().producers;
    configs
        .get(producer.index())
        .is_none_or(|config| config.acks != engine::config::Acks::Zero)
}

/// Whether there is a record that its sender has forgotten.
fn has_blind(world: &World) -> bool {
    let mut records = world.ledger().records.iter();
    records.any(|record| record.delivery == Delivery::Acked(None))
}

fn changes_what_counts(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Appended { .. }
            | Fact::Replicated { .. }
            | Fact::Truncated { .. }
            | Fact::PowerLost { .. }
            | Fact::DiskWiped { .. }
            | Fact::RecordAcked { .. }
            | Fact::RecordFailed { .. }
            | Fact::LeaderElected { .. }
            | Fact::LeaderLost { .. }
            | Fact::IsrChanged { .. }
    )
}

/// What in an event took a record away.
#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "the rest takes nothing away"
)]
fn cause(facts: &[Fact]) -> Cause {
    let mut causes = facts.iter().filter_map(|fact| match *fact {
        Fact::LeaderElected { leader, .. } => Some(Cause::Elected(leader)),
        Fact::PowerLost { broker, .. } => Some(Cause::PowerLost(broker)),
        Fact::DiskWiped { broker } | Fact::Truncated { broker, .. } => Some(Cause::Deleted(broker)),
        Fact::ProduceRejected { broker, .. } | Fact::ConnectionClosedByBroker { broker, .. } => {
            Some(Cause::Refused(broker))
        }
        Fact::BrokerKilled { broker } => Some(Cause::Died(broker)),
        _ => None,
    });
    causes.next_back().unwrap_or(Cause::OnItsWay)
}

/// Whether a record stands behind one that its process sent later.
fn is_reordered(world: &World) -> bool {
    let Some(replica) = world.canonical_replica(SHOWN) else {
        return false;
    };
    let all = world.ledger();
    let mut seen: Vec<RecordId> = Vec::new();
    for entry in replica.log.entries() {
        if seen.contains(&entry.record) {
            continue; // a second copy: its own promise
        }
        let own = all.record(entry.record);
        let whose = (own.producer, own.session, own.partition);
        let overtaken = seen.iter().any(|&before| {
            let other = all.record(before);
            before > entry.record && (other.producer, other.session, other.partition) == whose
        });
        if overtaken {
            return true;
        }
        seen.push(entry.record);
    }
    false
}
