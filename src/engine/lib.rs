//! Apache Kafka's replication protocol as a passive, deterministic discrete-event simulation.
//!
//! Reading order: [`config`] says what a cluster is set up with and [`validate`] what Kafka refuses, [`action`] what can
//! be done to it, [`state`] what each actor holds, [`message`] what travels, `protocol` what the rules do with it all,
//! [`fact`] what came of it, [`ledger`] what that means for each record, [`trace`] how a run is kept and revisited.
//! [`world::World`] ties them together.
//!
//! The rules and their sources are listed in `src/docs/model.md`; ids such as P-38 or R-20 are those of that page.

#![warn(missing_docs)]
#![deny(clippy::float_arithmetic)]

pub mod action;
mod agenda;
pub mod config;
pub mod error;
pub mod fact;
#[doc(hidden)]
pub mod floor;
pub mod id;
pub mod invariant;
pub mod ledger;
pub mod log;
pub mod message;
pub mod mutant;
pub mod network;
pub mod order;
mod protocol;
mod random;
pub mod seldom;
pub mod state;
pub mod time;
pub mod trace;
pub mod validate;
pub mod world;
