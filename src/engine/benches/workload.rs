//! What is played to measure the engine, natively and in wasm alike: scripts on three brokers.

use engine::action::{Action, Script, TimedAction};
use engine::config::{Acks, Setup};
use engine::id::{BrokerId, ClientId, PartitionId, ValueId};
use engine::time::{Duration, Instant};
use engine::trace::Trace;
use engine::world::World;

/// The scripts by name, with how many seconds of each one takes some milliseconds to play.
pub(crate) const SCRIPTS: [(&str, u64); 3] = [
    ("idle", 6_000),
    ("steady writes", 300),
    ("writes and crashes", 300),
];

fn at(ms: u64, action: Action) -> TimedAction {
    TimedAction {
        at: Instant::from_ms(ms),
        action,
    }
}

fn send(ms: u64, value: u32) -> TimedAction {
    at(
        ms,
        Action::Send {
            producer: ClientId(0),
            partition: PartitionId(0),
            value: ValueId(value),
        },
    )
}

/// Setup and script number `index` of [`SCRIPTS`], `seconds` long.
pub(crate) fn script(index: usize, acks: Acks, seconds: u64) -> (Setup, Script) {
    let mut setup = Setup::default();
    setup.producers[0].acks = acks;
    setup.producers[0].enable_idempotence = acks == Acks::All;
    let end = Instant::from_ms(seconds * 1_000);
    let mut actions = Vec::new();
    let mut value = 0;
    if index > 0 {
        for ms in (1_000..seconds * 1_000).step_by(100) {
            actions.push(send(ms, value));
            value += 1;
        }
    }
    if index == 2 {
        for (round, ms) in (0..).zip((5_000..seconds * 1_000).step_by(40_000)) {
            let broker = BrokerId(1 + round % 3);
            actions.push(at(ms, Action::Kill(broker)));
            actions.push(at(ms + 15_000, Action::Start(broker)));
        }
        actions.sort_by_key(|timed| timed.at);
    }
    (setup, Script { actions, end })
}

/// Plays without keeping a trace; returns the number of handled events.
pub(crate) fn events(setup: &Setup, script: &Script) -> u64 {
    let mut world = World::new(setup.clone());
    let (mut facts, mut count) = (Vec::new(), 0);
    let mut run_to = |world: &mut World, until: Instant| {
        loop {
            facts.clear();
            if !world.step(until, &mut facts) {
                break;
            }
            count += 1;
        }
    };
    for timed in &script.actions {
        run_to(&mut world, Instant(timed.at.0 - 1));
        let mut facts = Vec::new();
        world.inject(timed.at, &timed.action, &mut facts);
    }
    run_to(&mut world, script.end);
    count
}

/// The outcome of a kill of the leader at each of `instants` moments around a burst, for three acks: how many lose a
/// confirmed record.
pub(crate) fn danger_band(instants: u64) -> usize {
    let mut losses = 0;
    for acks in [Acks::Zero, Acks::One, Acks::All] {
        let (setup, _) = script(0, acks, 1);
        let sends = [
            send(1_000, 0),
            send(1_500, 1),
            send(2_000, 2),
            send(2_000, 3),
        ];
        for index in 0..instants {
            let kill = Instant(1_995_000) + Duration(index * 50);
            let mut actions = sends.to_vec();
            actions.push(TimedAction {
                at: kill,
                action: Action::Kill(BrokerId(1)),
            });
            actions.sort_by_key(|timed| timed.at);
            let trace = Trace::new(
                setup.clone(),
                Script {
                    actions,
                    end: kill + Duration::from_ms(14_000),
                },
            );
            losses += usize::from(!trace.end().promises().no_acked_record_lost);
        }
    }
    losses
}
