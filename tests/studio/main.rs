//! Tests of the studio crate.

mod tidy;
