//! The rules that the figures need, one story each. Golden scenarios in full: `tests/golden`.

use engine::action::Action;
use engine::config::Acks;
use engine::id::Offset;
use engine::ledger::Outcome;

use crate::cluster::{PARTITION, Story, common_log, controller, log, outcomes, told, value};

#[test]
fn in_fair_weather_three_acks_store_the_same() {
    for (acks, answers) in [
        (Acks::Zero, "A→-1 B→-1"),
        (Acks::One, "A→0 B→1"),
        (Acks::All, "A→0 B→1"),
    ] {
        let trace = Story::with(acks).send(1_000, "AB").until(3_000);
        assert_eq!(common_log(trace.end()), "A@0 B@0");
        assert_eq!(told(trace.end()), answers);
        let leader = trace
            .end()
            .broker(engine::id::BrokerId(1))
            .replica(PARTITION)
            .expect("a replica");
        assert_eq!(leader.high_watermark, Offset(2));
    }
}

#[test]
fn acks_1_confirms_what_an_election_can_lose() {
    let trace = Story::with(Acks::One)
        .hold(1_000, &[2, 3])
        .send(1_600, "A")
        .kill(1_700, 1)
        .release(13_000, &[2, 3])
        .start(14_000, 1)
        .until(20_000);
    assert_eq!(common_log(trace.end()), "");
    assert_eq!(told(trace.end()), "A→0");
    assert_eq!(controller(trace.end()), "L2 le1 isr {1, 2, 3} elr {}");
    assert_eq!(outcomes(trace.end(), 0), [Outcome::LostAfterAck]);
}

#[test]
fn acks_all_has_not_confirmed_it_and_sends_again() {
    let trace = Story::with(Acks::All)
        .hold(1_000, &[2, 3])
        .send(1_600, "A")
        .kill(1_700, 1)
        .release(5_000, &[2, 3])
        .start(14_000, 1)
        .until(20_000);
    assert_eq!(common_log(trace.end()), "A@1");
    assert_eq!(told(trace.end()), "A→0");
    assert_eq!(outcomes(trace.end(), 0), [Outcome::StoredOnce]);
}

#[test]
fn a_lost_answer_makes_a_duplicate_unless_idempotent() {
    let lose_answer = |acks| {
        Story::with(acks)
            .at(
                1_000,
                Action::DropResponse {
                    value: value('A'),
                    times: 1,
                },
            )
            .send(1_000, "A")
            .until(4_000)
    };
    let trace = lose_answer(Acks::One);
    assert_eq!(
        (common_log(trace.end()), told(trace.end())),
        ("A@0 A@0".into(), "A→1".into())
    );
    assert_eq!(outcomes(trace.end(), 0), [Outcome::Dup]);
    let trace = lose_answer(Acks::All);
    assert_eq!(
        (common_log(trace.end()), told(trace.end())),
        ("A@0".into(), "A→0".into())
    );
}

#[test]
fn a_connection_lost_with_two_in_flight_reverses_them_unless_idempotent() {
    let lose_requests = |idempotent| {
        let mut story = Story::with(Acks::All);
        story.setup.producers[0].enable_idempotence = idempotent;
        story
            .at(
                1_000,
                Action::DropRequest {
                    value: value('A'),
                    times: 1,
                },
            )
            .send(1_000, "AB")
            .until(4_000)
    };
    let trace = lose_requests(false);
    assert_eq!(
        (common_log(trace.end()), told(trace.end())),
        ("B@0 A@0".into(), "A→1 B→0".into())
    );
    assert_eq!(
        outcomes(trace.end(), 0),
        [Outcome::StoredOnce, Outcome::Reordered],
        "A stands behind B, which was sent later"
    );
    assert_eq!(outcomes(trace.end(), 1), [Outcome::StoredOnce]);
    let trace = lose_requests(true);
    assert_eq!(
        (common_log(trace.end()), told(trace.end())),
        ("A@0 B@0".into(), "A→0 B→1".into())
    );
}

#[test]
fn an_old_leader_truncates_what_nobody_else_has() {
    let trace = Story::with(Acks::One)
        .send(1_000, "A")
        .hold(2_000, &[2, 3])
        .send(2_600, "B")
        .kill(2_700, 1)
        .release(3_000, &[2, 3])
        .send(13_000, "C")
        .start(14_000, 1)
        .until(20_000);
    assert_eq!(common_log(trace.end()), "A@0 C@1");
    assert_eq!(told(trace.end()), "A→0 B→1 C→1");
    assert_eq!(outcomes(trace.end(), 1), [Outcome::LostAfterAck]);
}

#[test]
fn the_page_cache_survives_a_crash_and_not_a_power_loss() {
    let all = |fault: fn(engine::id::BrokerId) -> Action| {
        let mut story = Story::with(Acks::All).send(1_000, "A");
        for broker in 1..=3 {
            story = story.at(2_000, fault(engine::id::BrokerId(broker)));
        }
        for broker in 1..=3 {
            story = story.start(30_000, broker);
        }
        story.until(50_000)
    };
    let trace = all(Action::Kill);
    assert_eq!(
        (common_log(trace.end()), controller(trace.end())),
        ("A@0".into(), "L3 le4 isr {1, 2, 3} elr {}".into())
    );
    let trace = all(|broker| Action::PowerLoss { broker, keep: None });
    assert_eq!(
        (common_log(trace.end()), controller(trace.end())),
        (String::new(), "L3 le4 isr {1, 2, 3} elr {}".into())
    );
    assert_eq!(
        outcomes(trace.end(), 0),
        [Outcome::LostAfterAck, Outcome::LostAfterCommit]
    );
}

#[test]
fn a_zombie_leader_confirms_nothing_with_acks_all() {
    let others: Vec<_> = [2, 3]
        .map(|b| engine::id::Endpoint::Broker(engine::id::BrokerId(b)))
        .to_vec();
    let right = [vec![engine::id::Endpoint::Controller], others].concat();
    let left = vec![engine::id::Endpoint::Broker(engine::id::BrokerId(1))];
    let trace = Story::with(Acks::All)
        .at(1_000, Action::Cut { left, right })
        .send(1_600, "A")
        .at(60_000, Action::Heal)
        .until(90_000);
    assert_eq!(
        (common_log(trace.end()), told(trace.end())),
        ("A@1".into(), "A→0".into())
    );
    assert_eq!(log(trace.end(), 1), "A@1");
}
