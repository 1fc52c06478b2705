//! What comes while nobody interferes, in real time: what moves by itself goes by it.

use engine::time::Instant;

use crate::lane::Lane;
use crate::pace::Reel;
use crate::session::Session;
use crate::timeline::Sight;

impl Session {
    /// When something happens next in any lane: the end of the run, if nothing does.
    pub fn next_step(&self) -> Instant {
        let next = |lane: &Lane| {
            let steps = lane.trace.steps();
            steps.get(lane.steps_until(self.at)).map(|step| step.at)
        };
        self.lanes
            .iter()
            .filter_map(next)
            .fold(self.end, Instant::min)
    }
    /// Real microseconds until then, while nobody interferes.
    pub fn real_until(&self, at: Instant) -> u64 {
        let reel = self.pace.reel_at(at).saturating_sub(self.reel);
        reel.saturating_mul(4) / self.view.speed.per_four()
    }
    /// Where the playhead will be after so many real microseconds, and what a timeline will show then.
    pub fn ahead(&self, microseconds: u64) -> (Reel, Sight) {
        let (mut window, length) = (self.window, self.pace.length());
        let passed = microseconds.saturating_mul(self.view.speed.per_four()) / 4;
        let reel = (self.reel + passed).min(length);
        window.follow(length, reel, true);
        (reel, window.sight(length))
    }
}

#[cfg(test)]
mod tests {
    use engine::time::Duration;

    use crate::msg::Msg;
    use crate::scenario::Scenario;
    use crate::session::Session;
    use crate::update::update;

    #[test]
    fn what_comes_next_comes_when_it_was_foreseen() {
        let mut session = Session::new(Scenario::first());
        update(&mut session, Msg::TogglePlay);
        for _ in 0..40 {
            let (next, before) = (session.next_step(), session.moment());
            let wait = session.real_until(next);
            if wait > 1 {
                let (reel, _) = session.ahead(wait - 1);
                update(&mut session, Msg::Elapsed(Duration(wait - 1)));
                assert_eq!(session.reel(), reel);
                assert_eq!(session.moment(), before, "nothing happens before");
            }
            update(&mut session, Msg::Elapsed(Duration(2)));
            assert!(session.at() >= next);
        }
    }
}
