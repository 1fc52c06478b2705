//! Views: one component a file. They read frames and scenes and send messages; they never see a world (R6).

#![allow(
    unreachable_pub,
    reason = "the component macro writes `pub` for what we declare `pub(crate)`"
)]

pub(crate) mod app;
pub(crate) mod book;
pub(crate) mod chunk;
mod desk;
mod dock;
mod fetched;
mod figure;
mod header;
mod help;
mod icon;
mod keys;
mod lanes;
mod ledger;
mod legend;
mod live;
mod notice;
mod page;
mod panel;
mod parts;
mod scrubber;
mod tools;
mod trouble;
