//! The rules. This file only routes: one rule family a file.
//!
//! A handler runs inside a [`Turn`]: it reads and changes the world at one instant, and speaks to the rest of the system
//! only by sending a message, setting a timer or noting a fact. It draws no randomness: the network does.

mod actions;
mod audit;
mod broker;
mod client_network;
mod completion;
mod controller;
mod disk;
mod election;
mod faults;
mod fetch;
mod follower;
mod high_watermark;
mod isr;
mod links;
mod metadata;
mod metadata_source;
mod produce;
mod producer;
mod purgatory;
mod registration;
mod sender;
mod sequences;
mod setup;
mod turn;

use crate::action::Action;
use crate::agenda::{BrokerTimer, ControllerTimer, Delivery, Event, ProducerTimer};
use crate::fact::Fact;
use crate::id::{BrokerId, ClientId, Endpoint};
use crate::message::Message;
use crate::time::Instant;
use crate::world::World;

pub(crate) use faults::Faults;
pub(crate) use setup::start;
pub(crate) use turn::Turn;

/// Handles events until one of them meant something. See [`World::step`].
pub(crate) fn step(world: &mut World, until: Instant, facts: &mut Vec<Fact>) -> bool {
    while let Some((at, event)) = world.agenda.pop(until) {
        world.now = at;
        let mut turn = Turn::new(world, facts);
        if turn.route(event) {
            turn.finish();
            return true;
        }
    }
    false
}

/// Does an action now. See [`World::inject`].
pub(crate) fn inject(world: &mut World, action: &Action, facts: &mut Vec<Fact>) {
    let mut turn = Turn::new(world, facts);
    turn.act(action);
    turn.finish();
}

impl Turn<'_> {
    /// Hands an event to whom it concerns; false: it concerns nobody any more.
    fn route(&mut self, event: Event) -> bool {
        match event {
            Event::Deliver(delivery) => self.deliver(delivery),
            Event::Controller(timer) => self.controller_timer(timer),
            Event::Broker {
                broker,
                incarnation,
                timer,
            } => {
                let state = &self.world.brokers[broker.index()];
                if !state.is_up() || state.incarnation != incarnation {
                    return false;
                }
                if state.paused {
                    let event = Event::Broker {
                        broker,
                        incarnation,
                        timer,
                    };
                    return self.freeze(Endpoint::Broker(broker), event);
                }
                self.broker_timer(broker, timer)
            }
            Event::Producer {
                producer,
                session,
                timer,
            } => {
                let state = &self.world.producers[producer.index()];
                if !state.is_up || state.session != session {
                    return false;
                }
                self.producer_timer(producer, timer)
            }
        }
    }

    /// Keeps what is for a process that stands still until it goes on.
    #[cold]
    fn freeze(&mut self, whose: Endpoint, event: Event) -> bool {
        self.world.network.frozen.push((whose, event));
        false
    }

    fn controller_timer(&mut self, timer: ControllerTimer) -> bool {
        if timer == ControllerTimer::SessionCheck {
            self.check_sessions();
            return true;
        }
        self.rare_controller_timer(timer)
    }

    #[cold]
    fn rare_controller_timer(&mut self, timer: ControllerTimer) -> bool {
        match timer {
            ControllerTimer::Elect(_) | ControllerTimer::AlterConfig(_)
                if self.world.controller.silent_until.is_some() =>
            {
                // The request waits for a controller that answers.
                return self.freeze(Endpoint::Controller, Event::Controller(timer));
            }
            ControllerTimer::Elect(election) => self.elect_by_hand(election),
            ControllerTimer::AlterConfig(change) => self.alter_config(change),
            ControllerTimer::SessionCheck => self.check_sessions(),
            ControllerTimer::PreferredRebalance => self.rebalance_leaders(),
            ControllerTimer::UncleanPass => self.unclean_pass(),
            ControllerTimer::Wake => self.wake_controller(),
        }
        true
    }

    fn broker_timer(&mut self, broker: BrokerId, timer: BrokerTimer) -> bool {
        match timer {
            BrokerTimer::Heartbeat => self.send_heartbeat(broker),
            BrokerTimer::IsrCheck => self.check_isr(broker),
            BrokerTimer::HwCheckpoint => self.checkpoint_high_watermarks(broker),
            BrokerTimer::Flush => self.flush_by_time(broker),
            BrokerTimer::ProducerExpiry => self.expire_producers(broker),
            BrokerTimer::Register => self.send_registration(broker),
            BrokerTimer::LoadMetadata => self.load_metadata(broker),
            BrokerTimer::StallEnd => self.end_stall(broker),
            BrokerTimer::ShutdownCap => self.give_up_shutdown(broker),
            BrokerTimer::Fetch { partition, round } => {
                return self.fetch_is_due(broker, partition, round);
            }
            BrokerTimer::FetchTimeout { partition } => {
                return self.fetch_timed_out(broker, partition);
            }
            BrokerTimer::ParkedProduce { partition } => {
                return self.expire_parked_produce(broker, partition);
            }
            BrokerTimer::ParkedFetch { partition, ticket } => {
                return self.expire_parked_fetch(broker, partition, ticket);
            }
            BrokerTimer::ResendAlter {
                partition,
                proposal,
            } => {
                return self.resend_alter(broker, partition, proposal);
            }
        }
        true
    }

    fn producer_timer(&mut self, producer: ClientId, timer: ProducerTimer) -> bool {
        match timer {
            ProducerTimer::Pass => self.pass_is_due(producer),
            ProducerTimer::RequestTimeout => self.request_timed_out(producer),
            ProducerTimer::Refresh => self.ask_for_metadata(producer),
            ProducerTimer::MetadataTimeout { correlation } => {
                self.metadata_timed_out(producer, correlation)
            }
            ProducerTimer::MetadataAge => self.metadata_is_old(producer),
        }
    }

    /// A message arrives; false: there is nobody to read it.
    fn deliver(&mut self, delivery: Delivery) -> bool {
        match delivery.to {
            Endpoint::Controller => {
                if self.world.controller.silent_until.is_some() {
                    return self.freeze(delivery.to, Event::Deliver(delivery));
                }
                self.controller_receives(delivery)
            }
            Endpoint::Broker(broker) => {
                let state = &self.world.brokers[broker.index()];
                if !state.is_up() {
                    return false;
                }
                if state.paused {
                    return self.freeze(delivery.to, Event::Deliver(delivery));
                }
                self.broker_receives(broker, delivery)
            }
            Endpoint::Client(client) => {
                let state = &self.world.producers[client.index()];
                state.is_up && self.client_receives(client, delivery)
            }
        }
    }

    fn controller_receives(&mut self, delivery: Delivery) -> bool {
        let connection = delivery.connection;
        match delivery.message {
            Message::Heartbeat(heartbeat) => self.heartbeat_arrived(heartbeat, connection),
            Message::Register {
                broker,
                incarnation,
                previous_epoch,
            } => {
                self.registration_arrived(broker, incarnation, previous_epoch, connection);
            }
            Message::AlterPartition(request) => self.alter_partition_arrived(&request, connection),
            Message::Produce(_)
            | Message::ProduceReply { .. }
            | Message::MetadataRequest { .. }
            | Message::MetadataReply { .. }
            | Message::Fetch(_)
            | Message::FetchReply { .. }
            | Message::AlterPartitionReply(_)
            | Message::HeartbeatReply { .. }
            | Message::RegisterReply(_)
            | Message::Metadata(_)
            | Message::ConnectionClosed => return false,
        }
        true
    }

    fn broker_receives(&mut self, broker: BrokerId, delivery: Delivery) -> bool {
        let Delivery {
            from,
            connection,
            message,
            ..
        } = delivery;
        let for_this_process = connection == self.world.brokers[broker.index()].incarnation;
        match message {
            Message::Produce(_) | Message::Fetch(_) => {
                return self.request_arrived(broker, from, connection, message);
            }
            Message::MetadataRequest { correlation } => {
                return self.metadata_requested(broker, from, connection, correlation);
            }
            // What is meant for an earlier process of this broker is for nobody.
            _ if !for_this_process => return false,
            Message::FetchReply {
                round,
                partition,
                outcome,
            } => {
                return self.fetch_answered(broker, partition, round, outcome);
            }
            Message::AlterPartitionReply(reply) => {
                return self.alter_partition_answered(broker, reply);
            }
            Message::HeartbeatReply {
                accepted,
                shut_down,
            } => self.heartbeat_answered(broker, accepted, shut_down),
            Message::RegisterReply(epoch) => self.registration_answered(broker, epoch),
            Message::Metadata(image) => return self.metadata_arrived(broker, &image),
            Message::ConnectionClosed => return self.fetch_connection_closed(broker, from),
            Message::ProduceReply { .. }
            | Message::MetadataReply { .. }
            | Message::AlterPartition(_)
            | Message::Heartbeat(_)
            | Message::Register { .. } => return false,
        }
        true
    }

    fn client_receives(&mut self, client: ClientId, delivery: Delivery) -> bool {
        let Endpoint::Broker(broker) = delivery.from else {
            return false;
        };
        let known = self.world.producers[client.index()].connections[broker.index()];
        let is_current = known.is_open && known.number == delivery.connection;
        match delivery.message {
            Message::ProduceReply {
                correlation,
                result,
                hint,
                ..
            } => is_current && self.produce_answered(client, broker, correlation, result, hint),
            Message::MetadataReply {
                correlation,
                leaders,
                brokers,
            } => self.metadata_answered(client, correlation, &leaders, brokers),
            Message::ConnectionClosed => {
                is_current && self.broker_closed_connection(client, broker)
            }
            Message::Produce(_)
            | Message::MetadataRequest { .. }
            | Message::Fetch(_)
            | Message::FetchReply { .. }
            | Message::AlterPartition(_)
            | Message::AlterPartitionReply(_)
            | Message::Heartbeat(_)
            | Message::HeartbeatReply { .. }
            | Message::Register { .. }
            | Message::RegisterReply(_)
            | Message::Metadata(_) => false,
        }
    }
}
