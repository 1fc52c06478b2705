//! The whole simulated system as plain, cloneable data, and the one way in which time passes.
//!
//! Nothing here reads a clock, draws unkeyed randomness or iterates a hash map: setup, actions and seed determine
//! everything (S-1 to S-5).

use std::sync::Arc;

use crate::action::Action;
use crate::agenda::Agenda;
use crate::config::{Rules, Setup};
use crate::fact::Fact;
use crate::id::{BrokerId, ClientId};
use crate::ledger::Ledger;
use crate::message::InFlight;
use crate::network::Network;
use crate::order::sort_by_key;
use crate::state::{Broker, Controller, Producer};
use crate::time::Instant;

/// Everything a rule may read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct World {
    pub(crate) now: Instant,
    pub(crate) setup: Arc<Setup>,
    pub(crate) rules: Rules,
    pub(crate) controller: Controller,
    pub(crate) brokers: Vec<Broker>,
    pub(crate) producers: Vec<Producer>,
    pub(crate) network: Network,
    pub(crate) agenda: Agenda,
    pub(crate) ledger: Ledger,
    pub(crate) faults: crate::protocol::Faults,
    pub(crate) next_ticket: u64,
    pub(crate) next_producer_id: u32,
}

impl World {
    /// The start of a run: every broker up, registered and in the ISR; broker 1 leads (E-3).
    pub fn new(setup: Setup) -> Self {
        crate::protocol::start(setup)
    }

    /// Simulated time.
    pub fn now(&self) -> Instant {
        self.now
    }
    /// What was fixed before the run.
    pub fn setup(&self) -> &Setup {
        &self.setup
    }
    /// The controller.
    pub fn controller(&self) -> &Controller {
        &self.controller
    }
    /// All brokers, by index.
    pub fn brokers(&self) -> &[Broker] {
        &self.brokers
    }
    /// One broker.
    ///
    /// # Panics
    /// For a broker that the setup does not have.
    pub fn broker(&self, id: BrokerId) -> &Broker {
        &self.brokers[id.index()]
    }
    /// All producers, by index.
    pub fn producers(&self) -> &[Producer] {
        &self.producers
    }
    /// One producer.
    ///
    /// # Panics
    /// For a producer that the setup does not have.
    pub fn producer(&self, id: ClientId) -> &Producer {
        &self.producers[id.index()]
    }
    /// What became of each record.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }
    /// Links and what a cut holds back.
    pub fn network(&self) -> &Network {
        &self.network
    }
    /// Messages on their way, oldest first.
    pub fn in_flight(&self) -> Vec<InFlight<'_>> {
        let mut messages: Vec<InFlight<'_>> =
            self.agenda.messages().chain(self.network.held()).collect();
        sort_by_key(&mut messages, |message| message.id);
        messages
    }

    /// When the next event is due; none: nothing will ever happen again by itself.
    pub fn next_at(&self) -> Option<Instant> {
        self.agenda.next_at()
    }
    /// Handles the next event that still means something and appends what happened to `facts`.
    /// Returns false, and does nothing, when none is due at or before `until`.
    pub fn step(&mut self, until: Instant, facts: &mut Vec<Fact>) -> bool {
        crate::protocol::step(self, until, facts)
    }
    /// Does something from outside at `at`, which must not lie before [`World::now`] nor behind the next event.
    pub fn inject(&mut self, at: Instant, action: &Action, facts: &mut Vec<Fact>) {
        debug_assert!(at >= self.now, "actions come in order of time");
        self.now = self.now.max(at);
        crate::protocol::inject(self, action, facts);
    }
    /// Lets time pass to `at` without handling anything; there must be no event before.
    pub fn advance_to(&mut self, at: Instant) {
        debug_assert!(
            self.next_at().is_none_or(|next| next > at),
            "an event would be passed over"
        );
        self.now = self.now.max(at);
    }
}
