//! Tests of the studio crate.
