//! Where each leader epoch begins in a log: `LeaderEpochFileCache` (E-13, E-14).

use crate::id::{LeaderEpoch, Offset};

/// Leader epoch → first offset, ascending in both. Small: one entry an election.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct EpochCache {
    starts: Vec<(LeaderEpoch, Offset)>,
}

impl EpochCache {
    /// All entries, oldest first.
    pub fn starts(&self) -> &[(LeaderEpoch, Offset)] {
        &self.starts
    }
    /// The newest epoch known, what a follower sends as `lastFetchedEpoch`.
    pub fn latest(&self) -> Option<LeaderEpoch> {
        self.starts.last().map(|&(epoch, _)| epoch)
    }
    /// The end of `epoch` in a log that ends at `log_end`, with the epoch that the answer is about (E-14).
    pub fn end_offset_for(
        &self,
        epoch: LeaderEpoch,
        log_end: Offset,
    ) -> Option<(LeaderEpoch, Offset)> {
        if self.latest() == Some(epoch) {
            return Some((epoch, log_end));
        }
        let next = self.starts.iter().position(|&(known, _)| known > epoch)?;
        let end = self.starts[next].1;
        Some((
            next.checked_sub(1)
                .map_or(epoch, |floor| self.starts[floor].0),
            end,
        ))
    }

    /// Notes that `epoch` begins at `offset`; later or contradicting entries go (E-13).
    pub(crate) fn assign(&mut self, epoch: LeaderEpoch, offset: Offset) {
        if let Some(&(latest, start)) = self.starts.last()
            && latest == epoch
            && offset >= start
        {
            return;
        }
        while self
            .starts
            .last()
            .is_some_and(|&(known, start)| known >= epoch || start >= offset)
        {
            self.starts.pop();
        }
        self.starts.push((epoch, offset));
    }
    /// Drops entries that begin at or behind `offset`.
    pub(crate) fn truncate_from_end(&mut self, offset: Offset) {
        while self
            .starts
            .last()
            .is_some_and(|&(_, start)| start >= offset)
        {
            self.starts.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cache(starts: &[(u32, u32)]) -> EpochCache {
        EpochCache {
            starts: starts
                .iter()
                .map(|&(e, o)| (LeaderEpoch(e), Offset(o)))
                .collect(),
        }
    }
    fn end(cache: &EpochCache, epoch: u32) -> Option<(u32, u32)> {
        cache
            .end_offset_for(LeaderEpoch(epoch), Offset(10))
            .map(|(e, o)| (e.0, o.0))
    }

    #[test]
    fn end_offset_follows_the_five_cases_of_e14() {
        let known = cache(&[(1, 0), (3, 4), (5, 7)]);
        assert_eq!(
            end(&known, 5),
            Some((5, 10)),
            "the latest epoch ends at the log's end"
        );
        assert_eq!(end(&known, 6), None, "a newer epoch is unknown");
        assert_eq!(
            end(&known, 0),
            Some((0, 0)),
            "an older one ends where the first known begins"
        );
        assert_eq!(end(&known, 3), Some((3, 7)));
        assert_eq!(
            end(&known, 4),
            Some((3, 7)),
            "the floor epoch answers for a gap"
        );
        assert_eq!(end(&cache(&[]), 0), None);
    }

    #[test]
    fn assign_drops_what_contradicts_it() {
        let mut known = cache(&[(1, 0), (3, 4)]);
        known.assign(LeaderEpoch(3), Offset(6));
        assert_eq!(
            known,
            cache(&[(1, 0), (3, 4)]),
            "the start of the latest epoch stays"
        );
        known.assign(LeaderEpoch(4), Offset(4));
        assert_eq!(
            known,
            cache(&[(1, 0), (4, 4)]),
            "an epoch without records is replaced"
        );
        known.assign(LeaderEpoch(2), Offset(3));
        assert_eq!(known, cache(&[(1, 0), (2, 3)]));
        known.truncate_from_end(Offset(3));
        assert_eq!(known, cache(&[(1, 0)]));
    }
}
