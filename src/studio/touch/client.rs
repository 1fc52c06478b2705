//! What can be done to a producer, and to the controller.

use engine::action::{Action, ElectionType};
use engine::id::{ClientId, PartitionId};
use engine::time::Duration;
use engine::world::World;

use super::{Deed, Offer, SILENCE};

/// The partition that figures show.
const SHOWN: PartitionId = PartitionId(0);

pub(super) fn offers(world: &World, id: ClientId) -> Vec<Offer> {
    let producer = world.producer(id);
    if !producer.is_up {
        return vec![Offer::now(Action::StartProducer(id))];
    }
    let mut offers = vec![Offer {
        deed: Deed::SendNext(id),
        at: None,
    }];
    let lingers = world.setup().producers[id.index()].linger > Duration::ZERO;
    if lingers && !producer.queue.is_empty() {
        offers.push(Offer::now(Action::Flush(id)));
    }
    offers.push(Offer::now(Action::CrashProducer(id)));
    offers
}

pub(super) fn of_controller(world: &World) -> Vec<Offer> {
    let controller = world.controller();
    if controller.silent_until.is_some() {
        return Vec::new();
    }
    let mut offers = vec![
        Offer::now(Action::ControllerPause(SILENCE)),
        Offer::now(Action::ControllerFailover(SILENCE)),
    ];
    let Some(state) = controller.image.partitions.get(SHOWN.index()) else {
        return offers;
    };
    let preferred = state.assigned.first().copied();
    if state.leader.is_none() {
        offers.push(Offer::now(Action::Elect(ElectionType::Unclean)));
    } else if state.leader != preferred {
        offers.push(Offer::now(Action::Elect(ElectionType::Preferred)));
    }
    offers
}
