//! The same script gives the same run, and any step of it can be reached from a checkpoint.

use engine::config::Acks;
use engine::trace::{Cause, Digest, Trace};
use engine::world::World;

use crate::cluster::Story;

fn digest(world: &World) -> u64 {
    let mut digest = Digest::default();
    digest.add(world);
    digest.value()
}

fn eventful() -> Trace {
    Story::with(Acks::All)
        .send(1_000, "ABC")
        .kill(1_200, 1)
        .send(12_000, "DE")
        .start(14_000, 1)
        .until(20_000)
}

#[test]
fn the_same_script_gives_the_same_digest() {
    assert_eq!(eventful().digest(), eventful().digest());
}

#[test]
fn another_script_gives_another_digest() {
    let other = Story::with(Acks::All)
        .send(1_000, "ABC")
        .kill(1_201, 1)
        .send(12_000, "DE")
        .start(14_000, 1)
        .until(20_000);
    assert_ne!(eventful().digest(), other.digest());
}

#[test]
fn seeking_to_a_step_equals_replaying_to_it() {
    let trace = eventful();
    assert!(
        trace.steps().len() > 128,
        "several checkpoints: {}",
        trace.steps().len()
    );
    let mut world = World::new(trace.end().setup().clone());
    let actions = &trace.script().actions;
    let (mut facts, mut done) = (Vec::new(), 0);
    for (count, step) in trace.steps().iter().enumerate() {
        assert_eq!(
            digest(&trace.world_after(count)),
            digest(&world),
            "after {count} steps"
        );
        // Replay without the trace: actions at their time, events one by one.
        facts.clear();
        while facts.is_empty() {
            match step.cause {
                Cause::Action(_) => {
                    while world.step(engine::time::Instant(step.at.0 - 1), &mut facts) {}
                    while world.step(engine::time::Instant(step.at.0 - 1), &mut facts) {}
                    world.inject(actions[done].at, &actions[done].action, &mut facts);
                    done += 1;
                }
                Cause::System => assert!(world.step(step.at, &mut facts), "an event is due"),
            }
        }
        assert_eq!(facts, step.facts);
    }
}
