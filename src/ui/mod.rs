//! Views: one component a file. They read frames and scenes and send messages; they never see a world (R6).

#![allow(
    unreachable_pub,
    reason = "the component macro writes `pub` for what we declare `pub(crate)`"
)]

pub(crate) mod app;
