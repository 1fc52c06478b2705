//! When the end of a run is known before it is played: nothing that still happens changes a record.

use engine::id::{BrokerId, Endpoint};
use engine::message::Message;
use engine::state::{Broker, Producer, RunState};
use engine::time::{Duration, Instant};
use engine::world::World;

use super::run_until;

/// So often a run is asked whether anything can still change.
const GLANCE: Duration = Duration::from_ms(500);

/// Runs until `end`, or until nothing that comes could change what became of a record.
pub(super) fn run_to_rest(world: &mut World, end: Instant) {
    while world.now() < end {
        let until = end.min(world.now() + GLANCE);
        run_until(world, until);
        world.advance_to(until);
        if is_at_rest(world) {
            return;
        }
    }
}

/// Whether nothing that goes on by itself can add, confirm, copy or lose a record: no client has anything to do, every replica
/// that can still be heard has the whole log of the leader, all of it committed, and whoever cannot be heard is known to be
/// gone. What fetches, heartbeats and another election would still do then changes no record.
fn is_at_rest(world: &World) -> bool {
    let controller = world.controller();
    let image = &controller.image;
    let is_idle = |producer: &Producer| {
        producer.queue.is_empty() && producer.in_flight.is_empty() && producer.blocked.is_empty()
    };
    let is_known = |broker: &Broker| {
        let known = image.registrations.get(broker.id.index());
        let is_well = matches!(broker.run, RunState::Running)
            && !(broker.paused || broker.held)
            && broker.stalled_until <= world.now()
            && broker.connections.iter().all(|one| one.queue.is_empty());
        known.is_some_and(|known| {
            if known.is_active() {
                is_well
            } else {
                known.fenced && !broker.is_up()
            }
        })
    };
    controller.silent_until.is_none()
        && world.network().cuts().is_empty()
        && world.producers().iter().all(is_idle)
        && world.brokers().iter().all(is_known)
        && (0..image.partitions.len()).all(|at| has_all(world, at))
        && !world.in_flight().iter().any(|flight| {
            matches!(flight.message, Message::Produce(_))
                && matches!(flight.to, Endpoint::Broker(_))
        })
}

/// Whether every replica of a partition that runs has all of its log, and that is committed.
fn has_all(world: &World, partition: usize) -> bool {
    let leader = world.controller().image.partitions[partition].leader;
    let of = |broker: BrokerId| world.broker(broker).replicas.get(partition)?.as_ref();
    let Some(leading) = leader.and_then(of) else {
        return false;
    };
    let running = world.brokers().iter().filter(|broker| broker.is_up());
    let mut copies = running.filter_map(|broker| of(broker.id));
    leading.is_leader()
        && leading.high_watermark == leading.log.log_end_offset()
        && copies.all(|copy| copy.log.entries() == leading.log.entries())
}
