//! Views: one component a file. They read frames and scenes and send messages; they never see a world (R6).

#![allow(
    unreachable_pub,
    reason = "the component macro writes `pub` for what we declare `pub(crate)`"
)]

mod acts;
pub(crate) mod app;
mod audit;
mod bench;
pub(crate) mod book;
mod breaking;
pub(crate) mod chunk;
mod compare;
mod controls;
mod cost;
mod desk;
mod dialogs;
mod dock;
mod events;
mod fetched;
mod field;
mod figure;
mod gestures;
mod header;
mod help;
mod icon;
mod inspector;
mod kept;
mod keys;
mod lanes;
mod ledger;
mod legend;
mod live;
mod notice;
mod page;
mod panel;
mod parts;
mod pick;
mod risk;
mod scrubber;
mod seen;
mod settings;
mod share;
mod table;
mod timeline;
mod tools;
mod touch;
mod touched;
mod trouble;
