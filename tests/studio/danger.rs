//! The danger band: it says what would happen, it shows the window that no slide shows, and it is clean where Kafka is.

use engine::action::{Action, TimedAction};
use engine::id::{BrokerId, RecordId};
use engine::time::Instant;
use engine::trace::Trace;
use studio::danger::{Danger, Fate, Stretch, Verdict};
use studio::frame::Row;
use studio::plan::Plan;

use crate::runs::{CALM, KILLED, Run};

fn band(run: &Run, end_min: Instant) -> Vec<Stretch> {
    let mut danger = Danger::new([&run.trace], end_min);
    while danger.advance(&[&run.trace], 0) {}
    assert!(danger.is_done());
    danger.of(0).to_vec()
}

fn calm(settings: &str) -> Vec<Stretch> {
    band(&Run::new(settings, CALM), Instant::from_ms(4_000))
}

fn at(band: &[Stretch], ms: u64) -> &Fate {
    let found = band.iter().find(|one| (one.first..=one.last).contains(&ms));
    &found
        .unwrap_or_else(|| panic!("nothing is said of {ms} ms"))
        .fate
}

/// What the page itself would show at the end if broker 1 led and died at this millisecond.
fn played(run: &Run, ms: u64) -> (Verdict, Vec<RecordId>) {
    played_until(run, ms, BrokerId(1), Instant::from_ms(4_000))
}

/// The same for another leader, in a run that lasts at least so long.
fn played_until(
    run: &Run,
    ms: u64,
    leader: BrokerId,
    end_min: Instant,
) -> (Verdict, Vec<RecordId>) {
    let script = run.trace.script();
    let mut plan = Plan::new(script.actions.clone(), end_min);
    plan.act(Instant::from_ms(ms - 1), Action::Kill(leader));
    let trace = Trace::new(run.trace.end().setup().clone(), plan.script());
    let world = trace.end();
    let rows = || {
        world
            .ledger()
            .iter()
            .map(|(id, _)| (id, Row::of(world, id)))
    };
    let of = |row| {
        rows()
            .filter(|&(_, other)| other == row)
            .map(|(id, _)| id)
            .collect::<Vec<_>>()
    };
    for (row, verdict) in [
        (Row::LostConfirmed, Verdict::LostConfirmed),
        (Row::LostSilently, Verdict::LostSilently),
        (Row::Duplicated, Verdict::Duplicated),
    ] {
        if !of(row).is_empty() {
            return (verdict, of(row));
        }
    }
    for (wanted, verdict) in [
        ([Row::Failed, Row::Phantom], Verdict::Fails),
        ([Row::Pending, Row::Exposed], Verdict::Waits),
    ] {
        let open: Vec<RecordId> = rows()
            .filter(|(_, row)| wanted.contains(row))
            .map(|(id, _)| id)
            .collect();
        if !open.is_empty() {
            return (verdict, open);
        }
    }
    (Verdict::Safe, Vec::new())
}

#[test]
fn every_millisecond_of_the_run_is_in_exactly_one_stretch() {
    for settings in ["acks=0", "acks=1", "acks=all"] {
        let band = calm(settings);
        assert_eq!(band[0].first, 1);
        assert_eq!(band.last().map(|one| one.last), Some(4_000));
        for pair in band.windows(2) {
            assert_eq!(pair[0].last + 1, pair[1].first, "{settings}: {pair:?}");
            assert_ne!(pair[0].fate, pair[1].fate, "{settings}: {pair:?}");
        }
    }
}

#[test]
fn it_says_what_killing_the_leader_then_would_come_to() {
    for settings in [
        "acks=0",
        "acks=1",
        "acks=all",
        "acks=1\nset enable.idempotence=false",
        "acks=all retries=0",
    ] {
        let run = Run::new(settings, CALM);
        let band = band(&run, Instant::from_ms(4_000));
        for ms in (990..1_010)
            .chain(1_490..1_510)
            .chain(1_990..2_030)
            .chain((1..3_900).step_by(97))
        {
            let fate = at(&band, ms);
            assert_eq!(
                (fate.verdict, fate.records.clone()),
                played(&run, ms),
                "{settings}, {ms} ms"
            );
        }
    }
}

#[test]
fn it_says_so_too_where_other_things_have_happened() {
    let story = "at 1000 send A\nat 1100 hold 3\nat 1200 kill 2\nat 1500 send B\nat 12000 start 2\nat 14000 send C\n\
        at 14500 release 3\nat 15000 cut 1 | 3\nat 15500 send D\nat 16000 heal\nat 17000 stop 1\nat 18000 send E\nend 40000\n";
    for settings in ["acks=0", "acks=1", "acks=all\nset min.insync.replicas=1"] {
        let run = Run::new(settings, story);
        let end_min = Instant::from_ms(40_000);
        let band = band(&run, end_min);
        let mut compared = 0;
        for ms in (1..18_000).step_by(173) {
            let fate = at(&band, ms);
            if let Some(leader) = fate.leader {
                compared += 1;
                assert_eq!(
                    (fate.verdict, fate.records.clone()),
                    played_until(&run, ms, leader, end_min),
                    "{settings}, {ms} ms"
                );
            }
        }
        assert!(compared > 90, "{compared}");
    }
}

#[test]
fn with_one_ack_it_shows_the_window_that_no_slide_shows() {
    let band = calm("acks=1");
    let lost: Vec<&Stretch> = band
        .iter()
        .filter(|one| one.fate.verdict == Verdict::LostConfirmed)
        .collect();
    assert!(!lost.is_empty());
    // After the confirmation and before the copy: milliseconds, and only there.
    let length: u64 = lost.iter().map(|one| one.last - one.first + 1).sum();
    assert!(length < 1_000, "{length} ms");
    assert!(lost.iter().all(|one| one.first > 2_000), "{lost:?}");
    assert_eq!(at(&band, 500).verdict, Verdict::Safe);
    assert_eq!(at(&band, 3_500).verdict, Verdict::Safe);
}

#[test]
fn with_no_ack_it_is_silent() {
    let band = calm("acks=0");
    assert!(
        band.iter()
            .any(|one| one.fate.verdict == Verdict::LostSilently)
    );
    assert!(
        band.iter()
            .all(|one| one.fate.verdict != Verdict::LostConfirmed)
    );
}

/// An error is no wait: whoever gets one knows, and nothing more will come.
#[test]
fn without_retries_it_is_an_error() {
    let band = calm("acks=all retries=0");
    let fails = |one: &&Stretch| one.fate.verdict == Verdict::Fails;
    let failed: Vec<_> = band.iter().filter(fails).collect();
    assert!(!failed.is_empty() && failed.iter().all(|one| !one.fate.records.is_empty()));
    assert!(
        band.iter()
            .all(|one| one.fate.verdict != Verdict::Waits && !one.fate.verdict.is_harm())
    );
}

#[test]
fn with_all_acks_and_two_in_sync_it_is_clean() {
    let band = calm("acks=all\nset min.insync.replicas=2");
    assert!(
        band.iter().all(|one| one.fate.verdict == Verdict::Safe),
        "{band:?}"
    );
}

#[test]
fn nobody_dies_where_nobody_leads_and_what_is_lost_already_is_not_lost_again() {
    let run = Run::new("acks=1", KILLED);
    let band = band(&run, Instant::from_ms(22_000));
    assert_eq!(at(&band, 2_003).verdict, Verdict::NoLeader);
    let late = at(&band, 21_900);
    assert_eq!(
        (late.leader, late.verdict),
        (Some(BrokerId(2)), Verdict::Safe)
    );
}

#[test]
fn a_click_on_it_gives_what_it_said() {
    let run = Run::new("acks=1", CALM);
    let band = band(&run, Instant::from_ms(4_000));
    let lost = band
        .iter()
        .find(|one| one.fate.verdict == Verdict::LostConfirmed)
        .expect("a window");
    for ms in lost.first..=lost.last {
        assert_eq!(played(&run, ms).0, Verdict::LostConfirmed);
    }
    // What one sees there is acted upon in the next millisecond.
    assert_eq!(Plan::next_after(lost.from()), Instant::from_ms(lost.first));
    assert!(lost.from() < lost.to());
}

#[test]
fn a_long_run_is_tried_in_bounded_work() {
    let sends = (0..200).map(|at| format!("at {} send R{at}\n", 1_000 + at * 7));
    let script = sends.collect::<String>() + "end 30000\n";
    let run = Run::new("acks=1", &script);
    let mut danger = Danger::new([&run.trace], Instant::from_ms(30_000));
    let mut stretches = 0;
    while danger.advance(&[&run.trace], 0) {
        stretches += 1;
    }
    assert!(stretches <= 700, "{stretches}");
    assert!(danger.is_coarse(0), "and the page says so");
    assert!(!Danger::new([&Run::new("acks=1", CALM).trace], Instant::from_ms(4_000)).is_coarse(0));
    assert_eq!(danger.of(0).last().map(|one| one.last), Some(30_000));
}

#[test]
fn of_several_runs_the_one_in_front_comes_first() {
    let runs: Vec<Run> = ["acks=0", "acks=1"].map(|acks| Run::new(acks, CALM)).into();
    let traces: Vec<&Trace> = runs.iter().map(|run| &run.trace).collect();
    let mut danger = Danger::new(traces.iter().copied(), Instant::from_ms(4_000));
    assert!(danger.advance(&traces, 1));
    assert!(danger.of(0).is_empty() && !danger.of(1).is_empty());
    while !danger.is_known(1) {
        assert!(danger.of(0).is_empty());
        assert!(danger.advance(&traces, 1));
    }
    assert!(!danger.is_known(0));
    while danger.advance(&traces, 1) {}
    assert!(danger.is_done());
    assert!(!danger.of(0).is_empty());
    assert!(danger.runs() > 40);
}

/// Actions keep their type here, so that the script of a test cannot be mistaken for another.
#[test]
fn what_was_planned_for_later_is_dropped_and_sends_go_on() {
    let run = Run::new("acks=1", KILLED);
    let script = run.trace.script();
    let sends = script
        .actions
        .iter()
        .filter(|timed: &&TimedAction| matches!(timed.action, Action::Send { .. }));
    assert_eq!(sends.count(), 4);
    let band = band(&run, Instant::from_ms(22_000));
    // At one second nothing has been sent: all four reach the next leader.
    assert_eq!(at(&band, 500).verdict, Verdict::Safe);
}
