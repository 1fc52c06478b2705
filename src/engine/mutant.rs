//! Deliberate mistakes, to prove that the tests would notice them. Only in test builds: the feature
//! `mutants` is off in everything that ships.

/// One deliberate mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutant {
    /// A follower of a new leader cuts its log to its own high watermark (before KIP-101).
    TruncateToHighWatermark,
    /// The high watermark waits for every replica, in the ISR or not.
    HighWatermarkOverAllReplicas,
    /// The high watermark advances below `min.insync.replicas`, under rules that forbid it.
    HighWatermarkIgnoresMinIsr,
    /// A batch that is stored already is appended again.
    NoDeduplication,
    /// The controller elects the candidate with the longest log.
    LongestLogWins,
    /// `acks=all` is answered after the leader's own append.
    AckBeforeIsr,
    /// The leader takes lagging followers out of the ISR by itself.
    IsrShrinkWithoutController,
    /// A new leader takes office in the old leader epoch.
    EpochNotBumped,
    /// A follower's fetch counts before it has appended: one record too many is believed.
    FetchOffsetOffByOne,
    /// A broker that was killed counts as cleanly stopped.
    KillCountsAsClean,
}

#[cfg(feature = "mutants")]
mod switch {
    use super::Mutant;
    use core::cell::Cell;

    thread_local! {
        static ACTIVE: Cell<Option<Mutant>> = const { Cell::new(None) };
    }

    /// Makes every world of this thread commit `mutant`, or none.
    pub fn set(mutant: Option<Mutant>) {
        ACTIVE.set(mutant);
    }
    pub(crate) fn is_active(mutant: Mutant) -> bool {
        ACTIVE.get() == Some(mutant)
    }
}

#[cfg(feature = "mutants")]
pub(crate) use switch::is_active;
#[cfg(feature = "mutants")]
pub use switch::set;

/// No mutants in this build.
#[cfg(not(feature = "mutants"))]
pub(crate) const fn is_active(_: Mutant) -> bool {
    false
}
