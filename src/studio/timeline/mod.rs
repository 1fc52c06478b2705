//! A run as a space-time diagram: who sent what to whom and when it arrived, who was away, who led, what was confirmed.
//!
//! [`Timeline`] is what a run is, in simulated time; [`Strip`] is where that stands on the reel, in pixels; [`Window`] is
//! the part of the reel that is looked at.

mod arrows;
mod collect;
mod draw;
mod events;
mod label;
mod marker;
mod merge;
mod strip;
mod window;

use engine::error::ErrorCode;
use engine::id::{BrokerId, Endpoint, LeaderEpoch, Offset};
use engine::time::Instant;

use crate::frame::Kind;

pub use events::{Event, events};
pub use marker::{Marker, bounds, markers, place_after};
pub use strip::{Lens, Spot, Strip};
pub use window::{Sight, Window, Zoom};

/// A run, as far as it can be drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Producers, brokers, the controller: top to bottom.
    pub rows: Vec<Endpoint>,
    /// Messages, in the order in which they were sent.
    pub arrows: Vec<Arrow>,
    /// When somebody was not there.
    pub outages: Vec<Outage>,
    /// When a broker held itself for the leader. Two may do so at once.
    pub reigns: Vec<Reign>,
    /// What happened at one place and one instant.
    pub ticks: Vec<Tick>,
    /// When the run ends.
    pub end: Instant,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// Its number in the run.
    pub id: u64,
    /// What it is.
    pub what: What,
    /// Sender.
    pub from: Endpoint,
    /// Receiver.
    pub to: Endpoint,
    /// When it was sent.
    pub sent_at: Instant,
    /// When it was due, or would have been: where an unhindered arrow ends. The end of the run for what a cut holds back.
    pub due_at: Instant,
    /// What became of it.
    pub end: End,
    /// The values that it carries or is about.
    pub letters: Vec<String>,
    /// Housekeeping, which is not shown unless asked for.
    pub is_quiet: bool,
}

/// What a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// One that a figure shows too.
    Shown(Kind),
    /// A leader asks the controller for another ISR.
    AlterIsr,
    /// The controller's answer to that.
    IsrAnswer,
    /// A connection broke: its other end hears of it.
    Closed,
    /// A fetch, or an answer to one, that brought nothing new.
    IdleFetch,
    /// Heartbeats, registrations, metadata.
    Other,
}

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// Somebody read it.
    Arrived,
    /// It was lost on its way, or nobody was there to read it.
    Lost(Instant),
    /// It is still on its way when the run ends.
    OnItsWay,
}

/// Somebody was not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outage {
    /// Who.
    pub who: Endpoint,
    /// Whether the process was only frozen.
    pub is_pause: bool,
    /// Since when.
    pub from: Instant,
    /// Until when; none: to the end of the run.
    pub to: Option<Instant>,
}

/// A broker held itself for the leader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reign {
    /// Who.
    pub broker: BrokerId,
    /// In which epoch.
    pub epoch: LeaderEpoch,
    /// Since when.
    pub from: Instant,
    /// Until when; the end of the run if it did not end.
    pub to: Instant,
}

/// Something at one place and one instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where.
    pub who: Endpoint,
    /// When.
    pub at: Instant,
    /// What.
    pub mark: Mark,
}

/// What happened there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The leader's high watermark rose to there.
    HighWatermark(Offset),
    /// A record was confirmed to the application.
    Acked,
    /// The application was told that a record failed.
    Failed(ErrorCode),
    /// The controller chose this leader.
    Elected(BrokerId),
    /// Nobody leads.
    NoLeader,
    /// The ISR is another one.
    Isr,
    /// The end of a log was deleted.
    Truncated,
    /// A confirmed record is gone, or a committed one.
    Lost,
    /// A record is stored a second time.
    Duplicated,
}

impl Timeline {
    /// Place of somebody's row.
    pub fn row(&self, who: Endpoint) -> Option<usize> {
        self.rows.iter().position(|&row| row == who)
    }
}
