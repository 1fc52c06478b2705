//! What can be done to the network between two endpoints.

use engine::action::Action;
use engine::id::{BrokerId, Endpoint};
use engine::state::Role;
use engine::time::Duration;
use engine::world::World;

use super::{LONGER, Offer};

pub(super) fn offers(world: &World, a: Endpoint, b: Endpoint) -> Vec<Offer> {
    let network = world.network();
    let (there, back) = (network.is_cut(a, b), network.is_cut(b, a));
    let mut actions = Vec::new();
    if !there && !back {
        actions.push(Action::Cut {
            left: vec![a],
            right: vec![b],
        });
    }
    for (is_cut, from, to) in [(there, a, b), (back, b, a)] {
        if !is_cut {
            actions.push(Action::CutOneWay {
                from: vec![from],
                to: vec![to],
            });
        }
    }
    // The network heals as a whole.
    if !network.cuts().is_empty() {
        let place = if there || back { 0 } else { actions.len() };
        actions.insert(place, Action::Heal);
    }
    if is_connected(world, a, b) {
        actions.push(Action::Reset(a, b));
    }
    let extra = if network.extra_delay(a, b) == Duration::ZERO {
        LONGER
    } else {
        Duration::ZERO
    };
    actions.push(Action::Delay {
        left: a,
        right: b,
        extra,
    });
    actions.into_iter().map(Offer::now).collect()
}

/// Whether there is a connection that could break. Those with the controller are opened for each message.
fn is_connected(world: &World, a: Endpoint, b: Endpoint) -> bool {
    match (a, b) {
        (Endpoint::Client(client), Endpoint::Broker(broker))
        | (Endpoint::Broker(broker), Endpoint::Client(client)) => {
            let producer = world.producer(client);
            producer.is_up
                && producer.connections[broker.index()].is_open
                && world.broker(broker).is_up()
        }
        (Endpoint::Broker(one), Endpoint::Broker(other)) => {
            world.broker(one).is_up()
                && world.broker(other).is_up()
                && (fetches_from(world, one, other) || fetches_from(world, other, one))
        }
        (Endpoint::Controller, _)
        | (_, Endpoint::Controller)
        | (Endpoint::Client(_), Endpoint::Client(_)) => false,
    }
}

/// Whether a fetch of `follower` is on its way to `leader`, or waits there.
fn fetches_from(world: &World, follower: BrokerId, leader: BrokerId) -> bool {
    let mut replicas = world.broker(follower).replicas.iter().flatten();
    replicas.any(|replica| {
        matches!(&replica.role, Role::Follower(following)
            if following.leader == Some(leader) && following.is_fetching)
    })
}
