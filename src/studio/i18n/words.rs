//! The words that a language must have. Plain fields, so that a missing one does not compile.
//!
//! Templates carry their variables as single letters in braces; see [`super::fill`].

use super::caption::FactWords;
use super::page::PageWords;
use super::things::ThingWords;

/// All words of one language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// What separates whole numbers from fractions.
    pub decimal: char,
    /// Between the last two of a list.
    pub and: &'static str,
    /// Time that has passed: `{t}`.
    pub later: &'static str,
    /// In the figure.
    pub figure: FigureWords,
    /// Names of the rows of the ledger.
    pub rows: RowWords,
    /// What a sender knows of a record.
    pub sends: SendWords,
    /// One sentence for every fact.
    pub facts: FactWords,
    /// Names of things.
    pub things: ThingWords,
    /// Buttons, labels and notices of the page.
    pub page: PageWords,
}

/// Words in the figure. Short: they stand in narrow places.
#[derive(Clone, Copy, Debug)]
pub struct FigureWords {
    /// Accessible name of a figure: `{a}` is the value of `acks`.
    pub title: &'static str,
    /// The application's side.
    pub producer: &'static str,
    /// Role.
    pub leader: &'static str,
    /// Role of a broker that does not know that it was replaced.
    pub former_leader: &'static str,
    /// Role.
    pub follower: &'static str,
    /// Role of a broker without a copy.
    pub bystander: &'static str,
    /// The process does not run.
    pub down: &'static str,
    /// The machine is off.
    pub powered_off: &'static str,
    /// The process starts.
    pub starting: &'static str,
    /// In controlled shutdown.
    pub stopping: &'static str,
    /// Frozen.
    pub paused: &'static str,
    /// A follower that does not fetch.
    pub held: &'static str,
    /// A process of a producer that died.
    pub crashed: &'static str,
    /// Leader epoch: `{n}`.
    pub epoch: &'static str,
    /// In the ISR.
    pub in_isr: &'static str,
    /// Not in the ISR.
    pub out_of_isr: &'static str,
    /// Among the eligible leaders.
    pub in_elr: &'static str,
    /// Arrow 1.
    pub produce: &'static str,
    /// Disc 2.
    pub append: &'static str,
    /// Arrow 3.
    pub ask: &'static str,
    /// Arrow 4.
    pub records: &'static str,
    /// Arrow 5.
    pub prove: &'static str,
    /// Arrow 6.
    pub answer: &'static str,
    /// In the place of arrow 6 for `acks=0`.
    pub no_answer: &'static str,
    /// An answer that is held back: `{r}` records; for whom stands below it.
    pub waits: &'static str,
    /// The controller's line begins with it.
    pub controller: &'static str,
    /// There is no leader.
    pub no_leader: &'static str,
    /// `min.insync.replicas`: `{n}`.
    pub minimum: &'static str,
    /// Nothing in the log.
    pub empty_log: &'static str,
    /// Log content in text: `{r}`.
    pub log_holds: &'static str,
    /// Just deleted: `{r}`.
    pub just_deleted: &'static str,
    /// An empty set.
    pub nobody: &'static str,
    /// What `acks=0`, `acks=1` and `acks=all` mean, a few words each.
    pub in_short: [&'static str; 3],
}

/// Rows of the ledger, in the order of [`crate::frame::Row::ALL`].
#[derive(Clone, Copy, Debug)]
pub struct RowWords {
    /// Confirmed and committed.
    pub safe: &'static str,
    /// Confirmed and not committed.
    pub exposed: &'static str,
    /// Stored, and nobody will be told.
    pub unconfirmed: &'static str,
    /// No reply.
    pub pending: &'static str,
    /// Confirmed and lost.
    pub lost_confirmed: &'static str,
    /// Lost without a word.
    pub lost_silently: &'static str,
    /// Stored twice.
    pub duplicated: &'static str,
    /// Error, and stored.
    pub phantom: &'static str,
    /// Error, and not stored.
    pub failed: &'static str,
}

/// States of a record at its sender.
#[derive(Clone, Copy, Debug)]
pub struct SendWords {
    /// In the queue.
    pub queued: &'static str,
    /// Sent, no answer yet.
    pub awaited: &'static str,
    /// Failed, will be sent again.
    pub retrying: &'static str,
    /// Confirmed.
    pub confirmed: &'static str,
    /// Sent with `acks=0`.
    pub forgotten: &'static str,
    /// Given up.
    pub failed: &'static str,
    /// The sender died before.
    pub unknown: &'static str,
}
