//! What is done from outside (13.4). An action that makes no sense in the present state does nothing.

use super::Turn;
use crate::action::Action;
use crate::agenda::ControllerTimer;
use crate::fact::Fact;
use crate::id::{BrokerId, ClientId, Endpoint, ValueId};
use crate::message::Message;
use crate::time::Duration;

impl Turn<'_> {
    pub(super) fn act(&mut self, action: &Action) {
        if let &Action::Send {
            producer,
            partition,
            value,
        } = action
        {
            self.application_sends(producer, partition, value);
        } else {
            self.break_or_mend(action);
        }
    }

    /// Everything that is done to a run but the sending.
    #[cold]
    fn break_or_mend(&mut self, action: &Action) {
        match action {
            Action::Send { .. } => {}
            &Action::Flush(producer) => self.flush(producer),
            &Action::CrashProducer(producer) => self.crash_producer(producer),
            &Action::StartProducer(producer) => self.start_producer(producer),
            &Action::Kill(broker) => self.kill(broker),
            &Action::PowerLoss { broker, keep } => self.power_loss(broker, keep),
            &Action::Wipe(broker) => self.wipe(broker),
            &Action::Stop(broker) => self.stop(broker),
            &Action::Start(broker) => self.start_broker(broker),
            &Action::Pause(broker) => self.pause(broker),
            &Action::Resume(broker) => self.resume(broker),
            &Action::Hold(broker) => self.hold(broker, true),
            &Action::Release(broker) => self.hold(broker, false),
            &Action::SlowFetch { broker, extra } => self.slow_fetch(broker, extra),
            &Action::DiskStall { broker, length } => self.stall_disk(broker, length),
            Action::Cut { left, right } => self.cut(left, right, true),
            Action::CutOneWay { from, to } => self.cut(from, to, false),
            Action::Heal => self.heal(),
            &Action::Reset(left, right) => self.reset(left, right),
            &Action::Delay { left, right, extra } => self.delay(left, right, extra),
            &Action::DropRequest { value, times } => {
                self.world.faults.arm_request(value, times);
                self.note(Fact::DropArmed {
                    value,
                    request: true,
                    times,
                });
            }
            &Action::DropResponse { value, times } => {
                self.world.faults.arm_response(value, times);
                self.doom_what_has_passed();
                self.note(Fact::DropArmed {
                    value,
                    request: false,
                    times,
                });
            }
            &Action::Late { value, delay } => self.world.faults.arm_late(value, delay),
            &Action::Elect(election) => self.ask_controller(ControllerTimer::Elect(election)),
            &Action::ControllerFailover(length) => self.silence_controller(length, true),
            &Action::ControllerPause(length) => self.silence_controller(length, false),
            &Action::AlterConfig(change) => {
                self.ask_controller(ControllerTimer::AlterConfig(change));
            }
        }
    }

    /// An order that comes when the request is with the broker already means the answer to that one.
    fn doom_what_has_passed(&mut self) {
        let travelling: Vec<(ClientId, u32)> = self
            .world
            .in_flight()
            .iter()
            .filter_map(|flight| {
                let Message::Produce(request) = flight.message else {
                    return None;
                };
                Some((request.producer, request.correlation))
            })
            .collect();
        for client in self.client_ids() {
            let sent = &self.world.producers[client.index()].in_flight;
            let passed: Vec<(u32, Vec<ValueId>)> = sent
                .iter()
                .filter(|sent| !travelling.contains(&(client, sent.correlation)))
                .map(|sent| {
                    let value = |&record| self.world.ledger.record(record).value;
                    let values = sent.batch.records.iter().map(value).collect();
                    (sent.correlation, values)
                })
                .collect();
            for (correlation, values) in passed {
                self.world.faults.pass(client, correlation, &values);
            }
        }
    }

    /// An administrator's request travels to the controller like anybody's (S-7).
    fn ask_controller(&mut self, request: ControllerTimer) {
        self.after_controller(self.world.setup.cluster.latency.controller, request);
    }

    fn slow_fetch(&mut self, broker: BrokerId, extra: Duration) {
        self.broker(broker).slow_fetch = extra;
        self.note(Fact::FollowerSlowed { broker, extra });
    }

    fn cut(&mut self, from: &[Endpoint], to: &[Endpoint], both_ways: bool) {
        let blocked = &mut self.world.network.blocked;
        for &a in from {
            for &b in to {
                let ways = if both_ways {
                    vec![(a, b), (b, a)]
                } else {
                    vec![(a, b)]
                };
                for way in ways {
                    if !blocked.contains(&way) {
                        blocked.push(way);
                    }
                }
            }
        }
        self.note(Fact::LinkCut {
            left: from.to_vec(),
            right: to.to_vec(),
            both_ways,
        });
    }

    fn heal(&mut self) {
        if self.world.network.blocked.is_empty() {
            return;
        }
        self.world.network.blocked.clear();
        self.note(Fact::LinksHealed);
        self.release_held();
    }

    fn delay(&mut self, left: Endpoint, right: Endpoint, extra: Duration) {
        let delays = &mut self.world.network.delays;
        delays.retain(|&(l, r, _)| (l, r) != (left, right) && (r, l) != (left, right));
        if extra != Duration::ZERO {
            delays.push((left, right, extra));
        }
        self.note(Fact::LinkDelayed { left, right, extra });
    }

    /// A connection between two endpoints breaks; both hear of it.
    fn reset(&mut self, left: Endpoint, right: Endpoint) {
        self.note(Fact::ConnectionReset { left, right });
        match (left, right) {
            (Endpoint::Client(client), Endpoint::Broker(broker))
            | (Endpoint::Broker(broker), Endpoint::Client(client)) => {
                let connection = self.world.producers[client.index()].connections[broker.index()];
                if connection.is_open {
                    self.reset_client_connection(broker, client, connection.number);
                }
            }
            (Endpoint::Broker(a), Endpoint::Broker(b)) => {
                self.reset_fetch(a, b);
                self.reset_fetch(b, a);
            }
            // Both sides of a controller connection open it anew at their next message.
            (Endpoint::Controller, _)
            | (_, Endpoint::Controller)
            | (Endpoint::Client(_), Endpoint::Client(_)) => {}
        }
    }

    /// The follower's fetch connection to the leader breaks.
    fn reset_fetch(&mut self, follower: BrokerId, leader: BrokerId) {
        let (me, them) = (Endpoint::Broker(follower), Endpoint::Broker(leader));
        self.remove_messages(|delivery| {
            (delivery.from, delivery.to) == (me, them) || (delivery.from, delivery.to) == (them, me)
        });
        for partition in self.partitions() {
            if let Some(leadership) = self.leadership(leader, partition) {
                leadership
                    .parked_fetches
                    .retain(|parked| parked.request.follower != follower);
            }
        }
        self.fetch_connection_closed(follower, them);
    }
}
