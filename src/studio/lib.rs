//! Ackscope without a browser.

#![warn(missing_docs)]

pub mod i18n;
