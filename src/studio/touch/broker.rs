//! What can be done to a broker.

use engine::action::Action;
use engine::id::{BrokerId, Endpoint, PartitionId};
use engine::state::{Broker, RunState};
use engine::time::Duration;
use engine::world::World;

use super::{Offer, SLOWER, STALL};

pub(super) fn offers(world: &World, id: BrokerId) -> Vec<Offer> {
    let broker = world.broker(id);
    let mut actions = if broker.is_up() {
        while_up(broker)
    } else {
        while_down(broker)
    };
    if broker.is_up() {
        isolate(world, id, &mut actions);
        if broker.stalled_until <= world.now() {
            actions.push(Action::DiskStall {
                broker: id,
                length: STALL,
            });
        }
    }
    actions.push(Action::Wipe(id));
    actions.into_iter().map(Offer::now).collect()
}

fn while_up(broker: &Broker) -> Vec<Action> {
    let id = broker.id;
    let mut actions = vec![
        Action::Kill(id),
        Action::PowerLoss {
            broker: id,
            keep: None,
        },
    ];
    if broker.run != RunState::Stopping {
        actions.push(Action::Stop(id));
    }
    actions.push(if broker.paused {
        Action::Resume(id)
    } else {
        Action::Pause(id)
    });
    let has_copy = |of: &dyn Fn(bool) -> bool| {
        broker
            .replicas
            .iter()
            .flatten()
            .any(|replica| of(replica.is_leader()))
    };
    let follows = has_copy(&|leads| !leads);
    if broker.held {
        actions.push(Action::Release(id));
    } else if follows {
        actions.push(Action::Hold(id));
    }
    let extra = if broker.slow_fetch == Duration::ZERO {
        SLOWER
    } else {
        Duration::ZERO
    };
    if follows || extra == Duration::ZERO {
        actions.push(Action::SlowFetch { broker: id, extra });
    }
    actions
}

fn while_down(broker: &Broker) -> Vec<Action> {
    let mut actions = vec![Action::Start(broker.id)];
    if broker.run != RunState::PoweredOff {
        actions.push(Action::PowerLoss {
            broker: broker.id,
            keep: None,
        });
    }
    actions
}

/// Cut off from the cluster, with its producers on its side or not. A leader does not know at first.
fn isolate(world: &World, id: BrokerId, actions: &mut Vec<Action>) {
    let me = Endpoint::Broker(id);
    let others = world.brokers().iter().map(|other| other.id);
    let others = others.filter(|&other| other != id).map(Endpoint::Broker);
    let cluster: Vec<Endpoint> = others.chain([Endpoint::Controller]).collect();
    let clients = world.producers().iter();
    let clients = clients.map(|client| Endpoint::Client(client.id));
    let everyone: Vec<Endpoint> = cluster.iter().copied().chain(clients).collect();
    let leads = world
        .broker(id)
        .replica(PartitionId(0))
        .is_some_and(engine::state::Replica::is_leader);
    let sides = if leads {
        vec![cluster, everyone]
    } else {
        vec![everyone]
    };
    for right in sides {
        let network = world.network();
        let is_open = |&end: &Endpoint| !network.is_cut(me, end) || !network.is_cut(end, me);
        if right.iter().any(is_open) {
            actions.push(Action::Cut {
                left: vec![me],
                right,
            });
        }
    }
}
