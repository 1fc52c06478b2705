//! Tests of the engine crate.
