//! Ackscope without a browser.

#![warn(missing_docs)]

pub mod frame;
pub mod i18n;
pub mod names;
pub mod outcome;
pub mod scenario;
pub mod scene;
