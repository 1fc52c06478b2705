//! Ackscope without a browser.

#![warn(missing_docs)]

pub mod audit;
pub mod cost;
mod course;
pub mod danger;
pub mod desk;
mod edit;
pub mod embed;
pub mod form;
pub mod frame;
pub mod heading;
pub mod i18n;
pub mod inspect;
pub mod keys;
pub mod lane;
pub mod life;
pub mod link;
mod look;
pub mod msg;
pub mod names;
pub mod notice;
pub mod outcome;
pub mod pace;
pub mod plan;
pub mod scenario;
pub mod scene;
pub mod session;
mod share;
pub mod timeline;
pub mod touch;
pub mod update;
pub mod variant;
pub mod view;
