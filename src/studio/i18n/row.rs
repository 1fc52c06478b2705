//! Names of rows and states.

use super::{RowWords, SendWords};
use crate::frame::{Row, SendState};

impl RowWords {
    /// The name of a row.
    pub const fn of(&self, row: Row) -> &'static str {
        match row {
            Row::Safe => self.safe,
            Row::Exposed => self.exposed,
            Row::Unconfirmed => self.unconfirmed,
            Row::Pending => self.pending,
            Row::LostConfirmed => self.lost_confirmed,
            Row::LostSilently => self.lost_silently,
            Row::Duplicated => self.duplicated,
            Row::Phantom => self.phantom,
            Row::Failed => self.failed,
        }
    }
}

impl SendWords {
    /// The name of a state.
    pub const fn of(&self, state: SendState) -> &'static str {
        match state {
            SendState::Queued => self.queued,
            SendState::Awaited => self.awaited,
            SendState::Retrying => self.retrying,
            SendState::Confirmed => self.confirmed,
            SendState::Forgotten => self.forgotten,
            SendState::Failed => self.failed,
            SendState::Unknown => self.unknown,
        }
    }
}
