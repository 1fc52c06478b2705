//! One event or action at one instant: what a handler may touch, and how it speaks to the rest of the system.

use crate::agenda::{BrokerTimer, ControllerTimer, Event, ProducerTimer};
use crate::fact::Fact;
use crate::id::{BrokerId, ClientId, PartitionId};
use crate::state::{Broker, Leadership, PartitionState, Producer, Replica, Role};
use crate::time::{Duration, Instant};
use crate::world::World;

/// The world during one event, with the facts noted so far.
pub(crate) struct Turn<'a> {
    pub(crate) world: &'a mut World,
    pub(crate) facts: &'a mut Vec<Fact>,
    /// The log that counts may have lost something: the audit looks (L-2).
    pub(crate) is_log_suspect: bool,
    /// Connections whose parked request was answered: their next requests are read when all else is done (13.5).
    pub(crate) unmuted: Vec<(BrokerId, ClientId, u32)>,
}

impl<'a> Turn<'a> {
    pub(crate) fn new(world: &'a mut World, facts: &'a mut Vec<Fact>) -> Self {
        Self {
            world,
            facts,
            is_log_suspect: false,
            unmuted: Vec::new(),
        }
    }
    pub(crate) fn finish(mut self) {
        while !self.unmuted.is_empty() {
            for (broker, client, connection) in core::mem::take(&mut self.unmuted) {
                self.read_next_requests(broker, client, connection);
            }
        }
        if self.is_log_suspect {
            self.audit_losses();
        }
    }
    pub(crate) fn now(&self) -> Instant {
        self.world.now
    }
    pub(crate) fn note(&mut self, fact: Fact) {
        self.facts.push(fact);
    }
    pub(crate) fn ticket(&mut self) -> u64 {
        self.world.next_ticket += 1;
        self.world.next_ticket
    }

    pub(crate) fn after_controller(&mut self, delay: Duration, timer: ControllerTimer) {
        self.world
            .agenda
            .push(self.world.now + delay, Event::Controller(timer));
    }
    pub(crate) fn after_broker(&mut self, broker: BrokerId, delay: Duration, timer: BrokerTimer) {
        let incarnation = self.world.brokers[broker.index()].incarnation;
        self.world.agenda.push(
            self.world.now + delay,
            Event::Broker {
                broker,
                incarnation,
                timer,
            },
        );
    }
    pub(crate) fn at_producer(&mut self, producer: ClientId, at: Instant, timer: ProducerTimer) {
        let session = self.world.producers[producer.index()].session;
        self.world.agenda.push(
            at,
            Event::Producer {
                producer,
                session,
                timer,
            },
        );
    }

    pub(crate) fn broker(&mut self, id: BrokerId) -> &mut Broker {
        &mut self.world.brokers[id.index()]
    }
    pub(crate) fn producer(&mut self, id: ClientId) -> &mut Producer {
        &mut self.world.producers[id.index()]
    }
    pub(crate) fn replica(
        &mut self,
        broker: BrokerId,
        partition: PartitionId,
    ) -> Option<&mut Replica> {
        self.world.brokers[broker.index()]
            .replicas
            .get_mut(partition.index())?
            .as_mut()
    }
    /// What `broker` knows as leader of `partition`; none if it does not lead.
    pub(crate) fn leadership(
        &mut self,
        broker: BrokerId,
        partition: PartitionId,
    ) -> Option<&mut Leadership> {
        match &mut self.replica(broker, partition)?.role {
            Role::Leader(leadership) => Some(leadership),
            Role::Follower(_) => None,
        }
    }
    /// The controller's view of `partition`.
    pub(crate) fn partition(&self, partition: PartitionId) -> &PartitionState {
        &self.world.controller.image.partitions[partition.index()]
    }
    pub(crate) fn partitions(&self) -> impl Iterator<Item = PartitionId> + use<> {
        (0..self.world.setup.topic.partitions).map(PartitionId)
    }
    pub(crate) fn broker_ids(&self) -> impl Iterator<Item = BrokerId> + use<> {
        (1..=self.world.setup.cluster.brokers).map(BrokerId)
    }
    pub(crate) fn client_ids(&self) -> impl Iterator<Item = ClientId> + use<> {
        // At most Setup::PRODUCERS_MAX, so the count fits.
        (0..u8::try_from(self.world.producers.len()).unwrap_or(u8::MAX)).map(ClientId)
    }
}
