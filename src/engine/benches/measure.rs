//! How the workload is measured, by any clock: one list of figures, whose lines `cargo xtask bench` reads.

use std::hint::black_box;

use engine::config::Acks;
use engine::floor::AgendaScript;
use engine::trace::Trace;

use crate::workload;

/// Shortest measurement in seconds; shorter runs are repeated, each on a fresh world. Long enough for a browser to have
/// compiled for speed what it runs.
const SECONDS_MIN: f64 = 0.8;
/// Fewest runs of one measurement.
const RUNS_MIN: u32 = 5;

/// One line of the result.
pub(crate) fn figure(name: &str, value: f64, unit: &str) -> String {
    format!("figure: {name} = {value:.3} {unit}")
}

/// The best of many runs: the one that the machine disturbed least. In seconds, with what a run returned.
fn best<T>(now: &dyn Fn() -> f64, mut run: impl FnMut() -> T) -> (f64, T) {
    let begin = now();
    let (mut best, mut runs) = (f64::INFINITY, 0);
    loop {
        let start = now();
        let value = black_box(run());
        let end = now();
        best = best.min(end - start);
        runs += 1;
        if runs >= RUNS_MIN && end - begin >= SECONDS_MIN {
            return (best, value);
        }
    }
}

/// Everything, by a clock that tells seconds.
pub(crate) fn figures(now: &dyn Fn() -> f64) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, (name, seconds)) in workload::SCRIPTS.into_iter().enumerate() {
        let (setup, script) = workload::script(index, Acks::All, seconds);
        let (time, events) = best(now, || workload::events(&setup, &script));
        let agenda = AgendaScript::of(setup.clone(), &script);
        let (floor, _) = best(now, || agenda.play());
        lines.push(figure(
            &format!("{name}: events"),
            events as f64 / time / 1e6,
            "M/s",
        ));
        lines.push(figure(
            &format!("{name}: over the bare agenda"),
            time / floor,
            "times",
        ));
    }
    lines.extend(seeks(now));
    let (time, losses) = best(now, || workload::danger_band(300));
    lines.push(figure(
        &format!("danger band, 900 kills of which {losses} lose"),
        time * 1e3,
        "ms",
    ));
    lines
}

/// What it costs to go back in a run, and to copy its last world.
fn seeks(now: &dyn Fn() -> f64) -> Vec<String> {
    // Each is done several times between two looks at the clock, which is coarse in a browser.
    const SEEKS: u32 = 8;
    const CLONES: u32 = 1_000;
    // The place that was looked at last is kept: each seek is followed by one that is as far behind its own checkpoint.
    const AWAY: usize = 64 * 40;
    let (setup, script) = workload::script(2, Acks::All, 142);
    let trace = Trace::new(setup, script);
    let steps = trace.steps().len();
    let worst = (0..steps)
        .step_by(61)
        .map(|step| {
            let other = step.checked_sub(AWAY).unwrap_or(step + AWAY);
            let seek = |to: usize| drop(black_box(trace.world_after(to)));
            let times = (0..RUNS_MIN).map(|_| {
                let start = now();
                (0..SEEKS).for_each(|_| [step, other].into_iter().for_each(seek));
                (now() - start) / f64::from(2 * SEEKS)
            });
            times.fold(f64::INFINITY, f64::min)
        })
        .fold(0.0, f64::max);
    let clones = || (0..CLONES).for_each(|_| drop(black_box(trace.end().clone())));
    let (clone, ()) = best(now, clones);
    vec![
        format!("digest: {:016x}", trace.digest()),
        figure(&format!("worst seek in {steps} steps"), worst * 1e6, "us"),
        figure("clone of a world", clone / f64::from(CLONES) * 1e6, "us"),
    ]
}
