//! Every call of the browser (R7). Nothing here may panic on what a browser refuses: frames without storage, without
//! clipboard, without a history are ordinary places for this page.

pub(crate) mod address;
pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod glide;
pub(crate) mod hits;
pub(crate) mod media;
pub(crate) mod menu;
pub(crate) mod page;
#[cfg(not(feature = "split"))]
pub(crate) mod panic;
mod patch;
pub(crate) mod pointer;
#[cfg(feature = "split")]
pub(crate) mod rest;
pub(crate) mod sheet;
pub(crate) mod start;
pub(crate) mod storage;
pub(crate) mod strip;
pub(crate) mod svg;
pub(crate) mod tag;
pub(crate) mod watch;
