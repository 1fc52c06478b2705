//! Lives of records, checked against stories whose end is known, and against the ledger at every instant.

use engine::error::ErrorCode;
use engine::id::{BrokerId, BrokerSet, Offset, RecordId};
use engine::time::Instant;
use studio::frame::{Kept, Row};
use studio::i18n::{Language, life, promise};
use studio::life::{Cause, Event, Lives, Promise};
use studio::msg::{Look, Msg};
use studio::update::update;

use crate::runs::{CALM, KILLED, Run};
use crate::session::{ALL, ONE, ZERO, after};
use crate::{folder, names, scenario};

fn golden(name: &str) -> Run {
    let file = folder("golden").join(name).with_extension("scenario");
    Run::of(&scenario(&file))
}

fn events(run: &Run, record: u32) -> Vec<Event> {
    let lives = Lives::of(&run.trace);
    let life = lives.of_record(RecordId(record)).iter();
    life.map(|chapter| chapter.event).collect()
}

fn set(ids: &[u8]) -> BrokerSet {
    ids.iter().map(|&id| BrokerId(id)).collect()
}

#[test]
fn a_calm_life_with_all_in_sync() {
    let run = Run::new("acks=all", CALM);
    assert_eq!(
        events(&run, 0),
        [
            Event::Sent,
            Event::Appended(BrokerId(1), Offset(0)),
            Event::Parked,
            Event::Copied(set(&[2, 3])),
            Event::Committed,
            Event::Acked,
        ]
    );
    let lives = Lives::of(&run.trace);
    assert_eq!(lives.next_breach(Instant::START), None);
}

#[test]
fn confirmed_and_lost_is_told_to_the_end() {
    // GS-02: confirmed by the leader alone, which dies.
    let run = golden("GS-02");
    let told = events(&run, 0);
    let place = |event: Event| {
        let found = told.iter().position(|&one| one == event);
        found.unwrap_or_else(|| panic!("{event:?} is not in {told:?}"))
    };
    let (acked, stranded) = (place(Event::Acked), place(Event::Stranded(BrokerId(1))));
    let lost = place(Event::Lost(Cause::Elected(BrokerId(2))));
    let deleted = place(Event::Deleted(BrokerId(1)));
    assert!(acked < stranded && stranded < lost && lost < deleted);
    let lives = Lives::of(&run.trace);
    let at = lives.of_record(RecordId(0))[lost].at;
    let end = run.trace.script().end;
    assert_eq!(lives.harmed_at(RecordId(0), end), Some(at));
    assert_eq!(lives.harmed_at(RecordId(0), Instant(at.0 - 1)), None);
    assert_eq!(lives.broken_since(Promise::NothingLost, end), Some(at));
    assert_eq!(
        lives.broken_since(Promise::NothingLost, Instant(at.0 - 1)),
        None
    );
    assert_eq!(lives.broken_since(Promise::Order, end), None);
    assert_eq!(lives.next_breach(Instant::START), Some(at));
    assert_eq!(
        lives.next_breach(at),
        Some(at),
        "behind the last comes the first"
    );
}

#[test]
fn order_is_broken_by_a_retry() {
    // GS-07: the request with A is lost, B overtakes it.
    let run = golden("GS-07");
    let told = events(&run, 0);
    assert_eq!(
        told[..3],
        [Event::Sent, Event::RequestLost, Event::Resent(2)]
    );
    assert!(told.contains(&Event::OutOfOrder));
    assert!(!events(&run, 1).contains(&Event::OutOfOrder));
    let lives = Lives::of(&run.trace);
    let end = run.trace.script().end;
    let since = lives
        .broken_since(Promise::Order, end)
        .expect("it is broken");
    assert_eq!(lives.harmed_at(RecordId(0), end), Some(since));
    assert_eq!(lives.broken_since(Promise::NothingLost, end), None);
}

#[test]
fn a_clean_fail_over_harms_nobody() {
    let run = golden("GS-13");
    let lives = Lives::of(&run.trace);
    assert_eq!(lives.next_breach(Instant::START), None);
    for (record, told) in lives.iter() {
        assert!(
            told.iter().any(|one| one.event == Event::Acked),
            "{record:?}"
        );
        assert!(told.iter().all(|one| !one.event.is_harm()), "{record:?}");
    }
    // C waited for the new leader.
    assert!(events(&run, 2).contains(&Event::Appended(BrokerId(2), Offset(2))));
}

#[test]
fn a_lost_ack_makes_a_duplicate_without_idempotence_only() {
    let script = "at 1000 drop_response A\nat 1000 send A\nend 4000\n";
    let told = events(&Run::new("enable.idempotence=false", script), 0);
    assert!(told.contains(&Event::AckLost));
    assert!(told.contains(&Event::Doubled(Offset(1))), "{told:?}");
    let told = events(&Run::new("enable.idempotence=true", script), 0);
    assert!(told.contains(&Event::Recognised(BrokerId(1))), "{told:?}");
    assert!(told.iter().all(|event| !event.is_harm()));
}

#[test]
fn what_nobody_waits_for_is_lost_without_a_word() {
    let script = "at 1000 send A\nat 1500 send B\nat 1500 kill 1\nend 30000\n";
    let run = Run::new("acks=0", script);
    let told = events(&run, 1);
    assert_eq!(told[0], Event::SentBlindly);
    assert!(matches!(told.last(), Some(Event::Lost(_))), "{told:?}");
}

#[test]
fn lives_agree_with_the_ledger_at_every_step_of_every_story() {
    let mut runs: Vec<(String, Run)> = names(&folder("golden"), ".scenario")
        .into_iter()
        .map(|name| (name.clone(), golden(&name)))
        .collect();
    for acks in ["0", "1", "all"] {
        let run = Run::new(&format!("acks={acks}"), KILLED);
        runs.push((format!("acks={acks}"), run));
    }
    let mut harmed = 0;
    for (name, run) in runs {
        let lives = Lives::of(&run.trace);
        // One world in seven: each takes a while to make.
        for count in (0..=run.trace.steps().len()).step_by(7) {
            let world = run.trace.world_after(count);
            let at = world.now();
            if run
                .trace
                .steps()
                .get(count)
                .is_some_and(|next| next.at == at)
            {
                continue; // in the midst of an instant
            }
            let kept = Kept::of(&world);
            let holds = [kept.nothing_lost, kept.nothing_doubled, kept.order];
            for (promise, holds) in Promise::ALL.into_iter().zip(holds) {
                let since = lives.broken_since(promise, at);
                assert_eq!(since.is_none(), holds, "{name}, {promise:?} at {at:?}");
            }
            for (record, _) in world.ledger().iter() {
                let row = Row::of(&world, record);
                if matches!(row, Row::LostConfirmed | Row::LostSilently) {
                    harmed += 1;
                    let since = lives.harmed_at(record, at);
                    assert!(since.is_some_and(|since| since <= at), "{name}, {record:?}");
                }
            }
        }
    }
    assert!(harmed > 0, "some stories lose records");
}

#[test]
fn every_event_has_words_in_each_language() {
    let broker = BrokerId(2);
    let events = [
        Event::Sent,
        Event::SentBlindly,
        Event::Resent(3),
        Event::RequestLost,
        Event::AckLost,
        Event::Delayed,
        Event::Appended(broker, Offset(7)),
        Event::Doubled(Offset(7)),
        Event::Recognised(broker),
        Event::Rejected(broker, ErrorCode::NotEnoughReplicas),
        Event::Parked,
        Event::Copied(set(&[2, 3])),
        Event::Committed,
        Event::Acked,
        Event::Failed(ErrorCode::RequestTimedOut),
        Event::Orphaned,
        Event::OutOfOrder,
        Event::Stranded(broker),
        Event::Deleted(broker),
        Event::Lost(Cause::Elected(broker)),
        Event::Lost(Cause::PowerLost(broker)),
        Event::Lost(Cause::Deleted(broker)),
        Event::Lost(Cause::Refused(broker)),
        Event::Lost(Cause::Died(broker)),
        Event::Lost(Cause::OnItsWay),
        Event::Back,
    ];
    for language in Language::ALL {
        let mut told: Vec<String> = events.map(|event| life(event, language)).into();
        told.extend(Promise::ALL.map(|one| promise(one, language).to_owned()));
        for text in &told {
            assert!(!text.is_empty() && !text.contains(['{', '}']), "{text}");
        }
        let count = told.len();
        told.sort_unstable();
        told.dedup();
        assert_eq!(told.len(), count, "no two sound the same");
    }
    assert_eq!(
        life(Event::Copied(set(&[2, 3])), Language::PtBr),
        "copiada em 2 e 3"
    );
}

/// A loss that nobody in the cluster notices is told all the same, at the instant of the loss and not again later.
#[test]
fn a_caption_tells_every_loss_once() {
    let mut session = after(&[Msg::KillLeader, Msg::Restart]);
    for language in Language::ALL {
        update(&mut session, Msg::Look(Look::Language(language)));
        for (lane, row, told) in [
            (
                ZERO,
                Row::LostSilently,
                ["D se perdeu, e ning", "D is lost, and nobody"],
            ),
            (
                ONE,
                Row::LostConfirmed,
                [
                    "D foi confirmada e se perdeu",
                    "D was confirmed and is lost",
                ],
            ),
        ] {
            update(&mut session, Msg::Restart);
            let told = told[usize::from(language == Language::En)];
            let mut beats = Vec::new();
            while session.step().0 < session.step().1 {
                update(&mut session, Msg::StepForward);
                if session.caption(lane).contains(told) {
                    beats.push(session.at());
                }
            }
            assert_eq!(session.fates(lane).of(row), ["D"]);
            assert_eq!(beats.len(), 1, "{lane:?} {beats:?}");
            update(&mut session, Msg::Seek(beats[0]));
            assert_eq!(session.fates(lane).of(row), ["D"]);
        }
        assert!(!session.caption(ALL).contains("lost"), "acks=all keeps it");
    }
}
