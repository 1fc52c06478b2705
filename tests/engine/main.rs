//! Tests of the engine crate: protocol stories in the field's own words, determinism, seeking.

mod cluster;
mod determinism;
mod stories;
