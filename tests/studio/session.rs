//! The application without a browser: what gestures do to the three runs, and how time passes.

use engine::time::{Duration, Instant};
use studio::frame::Row;
use studio::i18n::Language;
use studio::lane::LaneId;
use studio::msg::{Effect, Look, Msg};
use studio::pace::Pace;
use studio::session::Session;
use studio::update::update;
use studio::view::{Layout, Speed};

/// The lanes of the three acks.
pub(crate) const ZERO: LaneId = LaneId(0);
pub(crate) const ONE: LaneId = LaneId(1);
pub(crate) const ALL: LaneId = LaneId(2);

pub(crate) fn after(msgs: &[Msg]) -> Session {
    let mut session = Session::opening();
    for msg in msgs {
        update(&mut session, msg.clone());
    }
    session
}

fn letters(session: &Session, lane: LaneId, row: Row) -> String {
    session.fates(lane).of(row).join(" ")
}

pub(crate) fn digests(session: &Session) -> Vec<u64> {
    session.digests()
}

// ── the opening ─────────────────────────────────────────────────────────────────────────────────

#[test]
fn it_opens_where_a_confirmed_record_has_no_copy() {
    let session = Session::opening();
    assert_eq!(letters(&session, ONE, Row::Exposed), "C D");
    let world = session.lane(ONE).world_at(session.at());
    let ends: Vec<u32> = world
        .brokers()
        .iter()
        .map(|broker| broker.replicas[0].as_ref().unwrap().log.log_end_offset().0)
        .collect();
    assert_eq!(ends, [4, 3, 3], "D is on the leader alone");
    assert!(!session.is_playing());
}

#[test]
fn the_leader_dies_and_each_acks_keeps_its_word() {
    let session = after(&[Msg::KillLeader, Msg::ToEnd]);
    assert_eq!(letters(&session, ONE, Row::Safe), "A B C");
    assert_eq!(letters(&session, ONE, Row::LostConfirmed), "D");
    assert_eq!(letters(&session, ALL, Row::Safe), "A B C D");
    assert_eq!(letters(&session, ZERO, Row::Unconfirmed), "A B C");
    assert_eq!(letters(&session, ZERO, Row::LostSilently), "D");
    // The producer of acks=0 was told nothing but that all is done.
    let world = session.lane(ZERO).world_at(session.at());
    assert!(world.producers()[0].queue.is_empty());
    let resent = session.lane(ALL).trace.end().ledger();
    assert!(resent.records.last().is_some_and(|d| d.attempts > 1));
}

#[test]
fn without_a_fault_nothing_is_lost() {
    let session = after(&[Msg::ToEnd]);
    assert_eq!(letters(&session, ZERO, Row::Unconfirmed), "A B C D");
    assert_eq!(letters(&session, ONE, Row::Safe), "A B C D");
    assert_eq!(letters(&session, ALL, Row::Safe), "A B C D");
}

#[test]
fn every_record_sent_is_in_one_row() {
    let mut session = after(&[Msg::KillLeader, Msg::Restart]);
    while session.at() < session.end() {
        update(&mut session, Msg::StepForward);
        for &lane in session.lane_ids() {
            let fates = session.fates(lane);
            let listed: usize = Row::ALL.into_iter().map(|row| fates.count(row)).sum();
            let world = session.lane(lane).world_at(session.at());
            assert_eq!(
                listed,
                world.ledger().records.len(),
                "{lane:?} at {:?}",
                session.at()
            );
        }
        if session.step().0 == session.step().1 {
            break;
        }
    }
    assert_eq!(
        session.step().0,
        session.step().1,
        "the last step was reached"
    );
}

// ── acting ──────────────────────────────────────────────────────────────────────────────────────

#[test]
fn the_fault_meets_what_is_seen() {
    let mut session = Session::opening();
    let seen = session.at();
    let effects = update(&mut session, Msg::KillLeader);
    assert_eq!(session.at(), Instant::from_ms(seen.as_ms() + 1));
    assert!(matches!(&effects[..], [Effect::SetAddress(state)] if state.starts_with("1.")));
    assert!(session.is_playing(), "one sees at once what comes of it");
    assert!(
        session.end() >= session.at() + Duration::from_ms(15_000),
        "an election fits in"
    );
    assert_eq!(session.living_leader(), None);
    assert_eq!(session.last_dead().map(|broker| broker.0), Some(1));
}

#[test]
fn what_is_dead_cannot_die() {
    let mut session = after(&[Msg::KillLeader]);
    let before = digests(&session);
    assert_eq!(update(&mut session, Msg::KillLeader), []);
    assert_eq!(digests(&session), before);
    assert_eq!(session.plan().faults().count(), 1);
}

#[test]
fn nobody_returns_who_did_not_die() {
    let mut session = Session::opening();
    assert_eq!(update(&mut session, Msg::StartBroker), []);
    assert!(!session.plan().can_undo());
}

#[test]
fn the_dead_broker_returns_and_forgets_what_was_lost() {
    let mut session = after(&[
        Msg::KillLeader,
        Msg::Seek(Instant::from_ms(14_000)),
        Msg::StartBroker,
        Msg::ToEnd,
    ]);
    assert_eq!(session.last_dead(), None);
    assert_eq!(letters(&session, ONE, Row::LostConfirmed), "D");
    let world = session.lane(ONE).world_at(session.at());
    let returned = world.brokers()[0].replicas[0].as_ref().unwrap();
    assert_eq!(returned.log.log_end_offset().0, 3, "it cut D off");
    update(&mut session, Msg::Undo);
    assert_eq!(session.last_dead().map(|broker| broker.0), Some(1));
}

#[test]
fn undo_and_redo_lead_back_and_forth() {
    let opening = Session::opening();
    let mut session = after(&[Msg::KillLeader]);
    let (killed, at) = (digests(&session), session.at());
    update(&mut session, Msg::Undo);
    assert_eq!(digests(&session), digests(&opening));
    assert_eq!(session.at(), opening.at(), "back where one acted");
    assert!(!session.is_playing());
    update(&mut session, Msg::Redo);
    assert_eq!((digests(&session), session.at()), (killed, at));
    assert_eq!(update(&mut session, Msg::Redo), [], "there is nothing more");
}

#[test]
fn acting_in_the_past_drops_later_faults_until_undone() {
    let mut session = after(&[Msg::KillLeader]);
    let late = digests(&session);
    update(&mut session, Msg::Seek(Instant::from_ms(1_200)));
    update(&mut session, Msg::KillLeader);
    let faults: Vec<u64> = session
        .plan()
        .faults()
        .map(|timed| timed.at.as_ms())
        .collect();
    assert_eq!(faults, [1_201]);
    assert_eq!(
        session.plan().actions().len(),
        5,
        "the application still sends all four"
    );
    update(&mut session, Msg::Undo);
    assert_eq!(digests(&session), late);
}

// ── time ────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn frames_do_not_matter() {
    let play = |frames: &[u64]| {
        let mut session = after(&[
            Msg::KillLeader,
            Msg::Restart,
            Msg::Look(Look::Speed(Speed::Quarter)),
            Msg::Play,
        ]);
        for &us in frames {
            update(&mut session, Msg::Elapsed(Duration(us)));
        }
        (session.at(), session.reel())
    };
    let smooth = vec![16_667; 600];
    let total: u64 = smooth.iter().sum();
    let mut rough = vec![1, 3, 99_999, 50_003];
    rough.extend(std::iter::repeat_n(77_777, 120));
    rough.push(total - rough.iter().sum::<u64>());
    assert_eq!(play(&smooth), play(&rough));
    assert_eq!(play(&smooth), play(&[total]));
}

#[test]
fn something_moves_soon_after_play() {
    let mut session = after(&[Msg::Restart, Msg::Play]);
    update(&mut session, Msg::Elapsed(Duration::from_ms(250)));
    let world = session.lane(ALL).world_at(session.at());
    assert!(!world.in_flight().is_empty(), "A is on its way");
    assert!(session.at() > Instant::from_ms(1_000));
}

#[test]
fn a_run_plays_to_its_end_and_begins_again() {
    let mut session = after(&[Msg::KillLeader, Msg::Restart, Msg::Play]);
    let mut real = Duration::ZERO;
    while session.is_playing() {
        let passed = Duration::from_ms(16);
        real = real + passed;
        update(&mut session, Msg::Elapsed(passed));
        assert!(
            real < Duration::from_ms(60_000),
            "eighteen simulated seconds in less than a real minute"
        );
    }
    assert_eq!(session.at(), session.end());
    update(&mut session, Msg::Play);
    assert_eq!(session.at(), Instant::START);
}

#[test]
fn a_long_wait_is_crossed_quickly_and_told() {
    let mut session = after(&[Msg::KillLeader]);
    let mut crossing = Duration::ZERO;
    while session.is_playing() {
        let passed = Duration::from_ms(20);
        update(&mut session, Msg::Elapsed(passed));
        let gap = session
            .crossed()
            .filter(|gap| gap.length() > Duration::from_ms(8_000));
        if gap.is_some_and(|gap| session.at() < gap.to) {
            crossing = crossing + passed;
        }
    }
    assert!(
        crossing > Duration::ZERO,
        "the session that expires is told of"
    );
    assert!(crossing <= Duration::from_ms(1_000), "within a second");
}

#[test]
fn steps_go_from_beat_to_beat_and_back() {
    let mut session = after(&[Msg::Restart]);
    let mut forth = Vec::new();
    while session.step().0 < session.step().1 {
        update(&mut session, Msg::StepForward);
        forth.push(session.at());
    }
    assert_eq!(forth, session.pace().beats());
    let mut back = vec![session.at()];
    while session.step().0 > 1 {
        update(&mut session, Msg::StepBack);
        back.push(session.at());
    }
    back.reverse();
    assert_eq!(forth, back);
    update(&mut session, Msg::StepBack);
    assert_eq!(session.at(), Instant::START);
}

#[test]
fn without_motion_playing_goes_from_beat_to_beat() {
    let mut session = after(&[Msg::Restart, Msg::Play]);
    let mut count = 0;
    while session.is_playing() {
        update(&mut session, Msg::NextBeat);
        count += 1;
    }
    assert_eq!(
        count,
        session.pace().beats().len() + 1,
        "each beat, then the end"
    );
}

#[test]
fn stepping_seeking_and_scrubbing_stop_the_clock() {
    let by = Duration::from_ms(100);
    for msg in [
        Msg::StepForward,
        Msg::StepBack,
        Msg::Nudge { by, back: false },
        Msg::Nudge { by, back: true },
        Msg::ScrubTo(1_000_000),
        Msg::Restart,
        Msg::ToEnd,
        Msg::Undo,
    ] {
        let session = after(&[Msg::KillLeader, Msg::Play, msg.clone()]);
        assert!(!session.is_playing(), "{msg:?}");
    }
}

#[test]
fn no_instant_is_out_of_reach() {
    let session = after(&[
        Msg::Seek(Instant(u64::MAX)),
        Msg::ScrubTo(u64::MAX),
        Msg::Nudge {
            by: Duration(u64::MAX),
            back: false,
        },
    ]);
    assert_eq!(session.at(), session.end());
    let session = after(&[Msg::Nudge {
        by: Duration(u64::MAX),
        back: true,
    }]);
    assert_eq!(session.at(), Instant::START);
}

// ── the reel ────────────────────────────────────────────────────────────────────────────────────

#[test]
fn reel_and_run_map_onto_each_other() {
    let session = after(&[Msg::KillLeader]);
    let pace = session.pace();
    let mut last = Instant::START;
    for reel in (0..=pace.length()).step_by(9_973) {
        let at = pace.instant_at(reel);
        assert!(at >= last, "time does not go back");
        last = at;
        let again = pace.instant_at(pace.reel_at(at));
        // Where a millisecond of the reel is seconds of the run, rounding is microseconds.
        assert!(at.since(again) <= Duration(50), "{reel}: {at:?} {again:?}");
    }
    assert_eq!(pace.instant_at(pace.length()), session.end());
    for &beat in pace.beats() {
        assert_eq!(pace.instant_at(pace.reel_at(beat)), beat);
    }
}

#[test]
fn an_empty_run_has_a_reel() {
    let pace = Pace::new(Vec::new(), Instant::START);
    assert_eq!(pace.length(), 0);
    assert_eq!(pace.instant_at(7), Instant::START);
    assert_eq!(pace.reel_at(Instant::from_ms(5)), 0);
    assert_eq!(pace.beat_after(Instant::START), None);
    assert_eq!(pace.crossed_at(Instant::START), None);
}

// ── looking ─────────────────────────────────────────────────────────────────────────────────────

#[test]
fn looking_changes_no_run() {
    let mut session = Session::opening();
    let before = (digests(&session), session.at());
    let effects = update(&mut session, Msg::Look(Look::Enlarge(ALL)));
    assert!(matches!(&effects[..], [Effect::SetAddress(_)]));
    assert_eq!(
        (session.view().layout, session.view().focus),
        (Layout::One, ALL)
    );
    update(&mut session, Msg::Look(Look::ShowThree));
    assert_eq!(session.view().layout, Layout::Three);
    let effects = update(&mut session, Msg::Look(Look::Language(Language::En)));
    assert_eq!(effects, [Effect::StoreLanguage(Language::En)]);
    assert_eq!((digests(&session), session.at()), before);
}

#[test]
fn captions_follow_the_language() {
    let mut session = after(&[Msg::Look(Look::Language(Language::En))]);
    let english = session.caption(ONE);
    update(&mut session, Msg::Look(Look::Language(Language::PtBr)));
    let portuguese = session.caption(ONE);
    assert!(!english.is_empty() && !portuguese.is_empty());
    assert_ne!(english, portuguese);
    update(&mut session, Msg::Restart);
    assert_eq!(session.caption(ONE), "", "nothing has happened yet");
}
