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
    /// Where the playhead will be while nobody interferes, and what a timeline will show then, until the end: each with the real
    /// microseconds until then, evenly in between.
    pub fn course(&self) -> Vec<(u64, Reel, Sight)> {
        let per_four = self.view.speed.per_four();
        let turns = self.window.course(self.pace.length(), self.reel);
        let timed = |(reel, sight): (Reel, Sight)| {
            let left = reel.saturating_sub(self.reel);
            (left.saturating_mul(4) / per_four, reel, sight)
        };
        turns.into_iter().map(timed).collect()
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
                let (begun, course) = (session.reel(), session.course());
                update(&mut session, Msg::Elapsed(Duration(wait - 1)));
                let (left, end, _) = *course.last().expect("a course has an end");
                let passed = (end - begun) * (wait - 1) / left.max(1);
                assert!(session.reel().abs_diff(begun + passed) <= 1);
                assert_eq!(session.moment(), before, "nothing happens before");
            }
            update(&mut session, Msg::Elapsed(Duration(2)));
            assert!(session.at() >= next);
        }
    }
}
