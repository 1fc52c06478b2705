//! What frames say of runs whose end is known.

use studio::frame::{Copy, Fate, Role, Row, SendState};
use studio::i18n::Language;
use studio::scene::{Scene, Shape, sentences, unsaid};

use crate::runs::{CALM, KILLED, Run};
use crate::{folder, names, scenario};

use engine::id::BrokerId;
use engine::ledger::Outcome;

#[test]
fn every_record_is_in_one_row() {
    let place = folder("golden");
    for name in names(&place, ".scenario") {
        let run = Run::of(&scenario(&place.join(&name).with_extension("scenario")));
        for frame in run.frames().step_by(7) {
            let sent: usize = frame.producers.iter().map(|p| p.records.len()).sum();
            assert_eq!(usize::from(frame.tally.total()), sent, "{name}");
        }
        let end = run.trace.end();
        for (record, _) in end.ledger().iter() {
            let (row, outcomes) = (Row::of(end, record), end.outcomes(record));
            let lost = matches!(row, Row::LostConfirmed | Row::LostSilently);
            assert_eq!(lost, outcomes.contains(&Outcome::LostAfterAck), "{name}");
            let phantom = outcomes.contains(&Outcome::Phantom);
            assert!(
                !phantom || matches!(row, Row::Phantom | Row::Duplicated),
                "{name}"
            );
            assert!(
                !outcomes.contains(&Outcome::Dup) || row == Row::Duplicated,
                "{name}"
            );
        }
    }
}

#[test]
fn the_same_kill_ends_differently_for_each_acks() {
    let end = |acks: &str| Run::new(acks, KILLED).at(22_000_000);
    let one = end("acks=1");
    assert_eq!(one.tally.count(Row::LostConfirmed), 1);
    assert!(!one.kept.nothing_lost && one.kept.nothing_doubled && one.kept.order);
    let all = end("acks=all");
    assert_eq!(all.tally.count(Row::Safe), all.tally.total());
    assert!(all.kept.nothing_lost);
    let zero = end("acks=0");
    assert_eq!(
        zero.tally.count(Row::LostConfirmed),
        0,
        "nothing was confirmed"
    );
    assert_eq!(zero.tally.count(Row::LostSilently), 1);
}

#[test]
fn what_is_only_on_the_leader_is_shown_as_that() {
    let frame = Run::new("acks=1", CALM).at(2_001_500);
    let leader = &frame.brokers[0];
    assert_eq!((leader.role, leader.cells.len()), (Role::Leader, 4));
    assert_eq!(leader.cells[1].copy, Copy::BelowHw);
    assert_eq!(leader.cells[3].copy, Copy::OnlyHere);
    assert_eq!(frame.brokers[1].cells[1].copy, Copy::AboveHw, "its HW lags");
    assert_eq!(frame.producers[0].records[3].state, SendState::Awaited);
}

#[test]
fn with_acks_all_it_is_said_who_is_missing() {
    let run = Run::new("acks=all", CALM);
    let frame = run.at(2_001_500);
    let missing: Vec<BrokerId> = frame.waiting[0].missing.iter().collect();
    assert_eq!(missing, [BrokerId(2), BrokerId(3)]);
    assert!(frame.focus.lit.append && !frame.focus.lit.answer);
    assert!(run.at(2_004_000).waiting.is_empty() || run.at(2_004_000).waiting[0].letters == ["D"]);
    assert!(Run::new("acks=1", CALM).at(2_001_500).waiting.is_empty());
}

#[test]
fn a_record_that_will_go_is_marked_and_stays_in_sight_when_it_went() {
    let run = Run::new("acks=1", KILLED);
    let before = run.at(14_005_500);
    let cell = &before.brokers[0].cells[3];
    assert_eq!((cell.letter.as_str(), cell.fate), ("D", Fate::Lost));
    assert!(cell.is_confirmed, "its sender still believes in it");
    let after = run.at(14_006_000);
    assert_eq!(after.brokers[0].cells.len(), 3);
    assert_eq!(after.brokers[0].ghosts[0].letter, "D");
    assert!(run.at(15_000_000).brokers[0].ghosts.is_empty());
}

#[test]
fn the_leaders_place_is_kept_while_nobody_leads() {
    let run = Run::new(
        "acks=all replication.factor=1",
        "at 1000 send A\nat 2000 kill 1\nend 20000\n",
    );
    assert!(run.at(20_000_000).controller.leader.is_none());
    assert_eq!(run.at(20_000_000).centre(), BrokerId(1));
    let killed = Run::new("acks=1", KILLED);
    assert_eq!(killed.at(12_000_000).centre(), BrokerId(2));
}

#[test]
fn the_picture_can_be_read_aloud() {
    let frame = Run::new("acks=all", CALM).at(2_001_500);
    let said = sentences(&frame, Language::PtBr.words());
    assert_eq!(
        said,
        [
            "Producer P, acks=all: A confirmada, B confirmada, C sem resposta, D sem resposta",
            "Broker 1, líder, época 0, HW 2, LEO 3, no ISR, registros A B C",
            "Broker 2, follower, época 0, HW 1, LEO 2, no ISR, registros A B",
            "Broker 3, follower, época 0, HW 1, LEO 2, no ISR, registros A B",
            "Controller: líder 1 · época 0 · ISR 1, 2 e 3 · mín. 2",
            "C espera os brokers 2 e 3",
        ]
    );
}

/// Whoever listens hears each thing once: what has a name to be touched is not in the list as well.
#[test]
fn nothing_is_read_aloud_twice() {
    for setting in ["acks=0", "acks=1", "acks=all brokers=5"] {
        let run = Run::new(setting, CALM);
        for us in [0, 1_000_500, 2_001_500, 2_600_000] {
            let frame = run.at(us);
            let words = Language::En.words();
            let beside = unsaid(&frame, words);
            for shape in Shape::ALL {
                let scene = Scene::new(&frame, Language::En, shape);
                let named: Vec<&str> = scene.hits.iter().map(|hit| hit.label.as_str()).collect();
                for sentence in sentences(&frame, words) {
                    let count = usize::from(named.contains(&sentence.as_str()))
                        + usize::from(beside.contains(&sentence));
                    assert_eq!(count, 1, "{shape:?} {us}: {sentence}");
                }
            }
        }
    }
}
