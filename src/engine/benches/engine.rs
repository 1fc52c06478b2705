//! How fast the engine is: events a second and what of it the rules cost, seeking, cloning, the danger band.
//! `cargo xtask bench` runs it and the same in a browser, and compares.

#![allow(
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a bench prints its figures, rounded"
)]

mod measure;
mod workload;

use std::time::Instant;

fn main() {
    let start = Instant::now();
    for line in measure::figures(&|| start.elapsed().as_secs_f64()) {
        println!("{line}");
    }
}
