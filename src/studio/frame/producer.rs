//! What each application believes of its records.

use engine::config::Acks;
use engine::id::{ClientId, RecordId};
use engine::ledger::{Delivery, RecordState};
use engine::state::Producer;
use engine::world::World;

use super::tally::Row;
use crate::names::Names;

/// A producer and its records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProducerView {
    /// Which.
    pub id: ClientId,
    /// Its name.
    pub name: String,
    /// Its `acks`.
    pub acks: Acks,
    /// Whether its process runs.
    pub is_up: bool,
    /// Its records, in order of `send()`.
    pub records: Vec<SentRecord>,
}

/// A record as its sender sees it, and what is true of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentRecord {
    /// Which.
    pub record: RecordId,
    /// Its value.
    pub letter: String,
    /// What the sender knows.
    pub state: SendState,
    /// What is true.
    pub row: Row,
}

/// What a sender knows of its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SendState {
    /// In the producer's queue, never sent.
    Queued,
    /// Sent, and not answered yet.
    Awaited,
    /// In the queue again after a failed attempt.
    Retrying,
    /// The leader confirmed it.
    Confirmed,
    /// Sent with `acks=0`: nobody will say more.
    Forgotten,
    /// Given up with an error.
    Failed,
    /// The process died before it was told.
    Unknown,
}

pub(super) fn views(world: &World, names: &Names) -> Vec<ProducerView> {
    let settings = &world.setup().producers;
    world
        .producers()
        .iter()
        .zip(settings)
        .map(|(producer, config)| ProducerView {
            id: producer.id,
            name: names.producer(producer.id).to_owned(),
            acks: config.acks,
            is_up: producer.is_up,
            records: world
                .ledger()
                .iter()
                .filter(|(_, state)| state.producer == producer.id)
                .map(|(record, state)| SentRecord {
                    record,
                    letter: names.value(state.value).to_owned(),
                    state: send_state(producer, record, state),
                    row: Row::of(world, record),
                })
                .collect(),
        })
        .collect()
}

fn send_state(producer: &Producer, record: RecordId, state: &RecordState) -> SendState {
    match state.delivery {
        Delivery::Acked(Some(_)) => SendState::Confirmed,
        Delivery::Acked(None) => SendState::Forgotten,
        Delivery::Failed(_) => SendState::Failed,
        Delivery::Unknown => SendState::Unknown,
        Delivery::Pending => {
            let mut unanswered = producer.in_flight.iter().map(|sent| &sent.batch);
            if unanswered.any(|batch| batch.records.contains(&record)) {
                SendState::Awaited
            } else if state.attempts > 0 {
                SendState::Retrying
            } else {
                SendState::Queued
            }
        }
    }
}
