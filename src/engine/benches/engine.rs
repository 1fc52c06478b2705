//! How fast the engine is: events a second, seeking, cloning, the danger band. `cargo xtask bench` runs it and the same
//! workload in a browser.

#![allow(
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a bench prints its figures, rounded"
)]

use std::hint::black_box;
use std::time::Instant as Clock;

use engine::config::Acks;
use engine::trace::Trace;

mod workload;

/// Best of several runs: the least disturbed one.
fn best<T>(runs: u32, mut run: impl FnMut() -> T) -> (f64, T) {
    let mut result = None;
    let mut best = f64::INFINITY;
    for _ in 0..runs {
        let start = Clock::now();
        let value = black_box(run());
        best = best.min(start.elapsed().as_secs_f64());
        result = Some(value);
    }
    (best, result.expect("at least one run"))
}

fn main() {
    for (index, name) in workload::SCRIPTS.iter().enumerate() {
        let script = workload::script(index, Acks::All, 300);
        let (seconds, events) = best(5, || workload::events(script.clone()));
        println!(
            "events/s, {name}: {:.2} M ({events} events in {:.1} ms)",
            events as f64 / seconds / 1e6,
            seconds * 1e3
        );
    }
    let (setup, script) = workload::script(2, Acks::All, 300);
    let trace = Trace::new(setup, script);
    let steps = trace.steps().len();
    let mut worst: f64 = 0.0;
    for step in (0..steps).step_by(61) {
        worst = worst.max(best(3, || trace.world_after(step)).0);
    }
    println!("worst seek in {steps} steps: {:.1} us", worst * 1e6);
    let world = trace.end().clone();
    println!(
        "clone of a world: {:.2} us",
        best(1_000, || world.clone()).0 * 1e6
    );
    let (seconds, losses) = best(3, || workload::danger_band(300));
    println!(
        "danger band, 300 instants x 3 acks: {:.1} ms ({losses} lose a confirmed record)",
        seconds * 1e3
    );
}
