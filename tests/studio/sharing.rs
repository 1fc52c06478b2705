//! A session in a link and back.

use engine::config::Acks;
use engine::time::Instant;
use studio::i18n::Language;
use studio::lane::LaneId;
use studio::link::{self, View};
use studio::msg::{Effect, Look, Msg};
use studio::session::Session;
use studio::update::update;

use crate::session::{ALL, ONE, ZERO, after, digests};

#[test]
fn a_link_opens_to_the_same_runs() {
    let edits = [
        vec![],
        vec![Msg::KillLeader],
        vec![
            Msg::KillLeader,
            Msg::Seek(Instant::from_ms(13_000)),
            Msg::StartBroker,
        ],
        vec![Msg::Look(Look::Enlarge(ZERO)), Msg::KillLeader],
        vec![Msg::Look(Look::Enlarge(ALL))],
    ];
    for msgs in edits {
        let session = after(&msgs);
        let state = session.state().unwrap();
        let mut reader = after(&[Msg::Look(Look::Language(Language::En))]);
        update(&mut reader, Msg::OpenLink(state.clone()));
        assert_eq!(reader.trouble(), None, "{state}");
        assert_eq!(digests(&reader), digests(&session), "{state}");
        assert_eq!(reader.state().unwrap(), state);
        assert_eq!(reader.view().layout, session.view().layout);
        assert_eq!(
            reader.view().language,
            Language::En,
            "how one reads is one's own"
        );
        if !state.is_empty() {
            assert_eq!(reader.view().focus, session.view().focus);
        }
    }
}

#[test]
fn whatever_is_in_front_a_link_opens_to_the_same_runs() {
    let mixed = "set enable.idempotence=false\nset P acks=all enable.idempotence=true\nproducer Q acks=1\nproducer R\n\
        at 1000 send A\nat 1000 send Q B\nat 1000 send R C\nat 1500 kill 1\nend 20000\n";
    let links = [
        include_str!("../golden/every-verb.link"),
        include_str!("../golden/every-key.link"),
        include_str!("../golden/GS-15a.link"),
    ];
    let states = links.map(|link| String::from(link.lines().next().unwrap()));
    let view = View {
        compare: true,
        beside: None,
    };
    let mixed = link::encode(&studio::scenario::Scenario::parse(mixed).unwrap(), &view).unwrap();
    for state in states.into_iter().chain([mixed]) {
        for front in [ZERO, ONE, ALL] {
            let session = after(&[
                Msg::OpenLink(state.clone()),
                Msg::Look(Look::ShowThree),
                Msg::Look(Look::Focus(front)),
            ]);
            let acks = |lane: LaneId| session.lane(lane).trace.end().setup().producers.clone();
            for (lane, wanted) in [(ZERO, Acks::Zero), (ONE, Acks::One), (ALL, Acks::All)] {
                assert!(acks(lane).iter().all(|own| own.acks == wanted), "{state}");
            }
            let reader = after(&[Msg::OpenLink(session.state().unwrap())]);
            assert_eq!(digests(&reader), digests(&session), "{front:?} of {state}");
        }
    }
}

#[test]
fn the_address_is_of_the_run_that_was_opened_last() {
    let mut session = after(&[Msg::KillLeader]);
    let state = session.state().unwrap();
    let keep = |state: &str| [Effect::SetAddress(String::from(state))];
    assert_eq!(update(&mut session, Msg::OpenLink(String::new())), keep(""));
    assert_eq!(
        update(&mut session, Msg::OpenLink(state.clone())),
        keep(&state)
    );
}

#[test]
fn the_opening_needs_no_state() {
    assert_eq!(Session::opening().state().unwrap(), "");
    assert_eq!(after(&[Msg::KillLeader, Msg::Undo]).state().unwrap(), "");
}

#[test]
fn a_broken_link_runs_nothing_until_told() {
    let mut session = after(&[Msg::KillLeader]);
    let state = session.state().unwrap();
    let broken = state.replace('j', "?");
    let before = digests(&session);
    assert_eq!(update(&mut session, Msg::OpenLink(broken.clone())), []);
    let trouble = session.trouble().unwrap();
    assert_eq!(trouble.given, broken);
    assert_eq!(trouble.given.chars().nth(trouble.error.at), Some('?'));
    assert!(!session.is_playing());
    assert_eq!(digests(&session), before, "nothing of it ran");
    update(&mut session, Msg::OpenUnderstood);
    assert_eq!(session.trouble(), None);
    assert_eq!(
        session.plan().actions().len(),
        4,
        "the four records were understood"
    );
    assert_eq!(session.plan().faults().count(), 0);
}

#[test]
fn a_broken_link_can_be_left_alone() {
    let session = after(&[Msg::OpenLink(String::from("1.b9~AAAA")), Msg::OpenEmpty]);
    assert_eq!(session.trouble(), None);
    assert_eq!(digests(&session), digests(&Session::opening()));
}

#[test]
fn the_same_link_again_changes_nothing() {
    let mut session = after(&[Msg::KillLeader]);
    let (state, at) = (session.state().unwrap(), session.at());
    assert_eq!(update(&mut session, Msg::OpenLink(state)), []);
    assert_eq!((session.at(), session.is_playing()), (at, true));
}

#[test]
fn a_link_opens_to_the_same_lanes() {
    let link = include_str!("../golden/lanes.link");
    let state = link.lines().next().unwrap();
    let mut session = after(&[Msg::OpenLink(String::from(state))]);
    assert_eq!(session.trouble(), None);
    assert_eq!(session.lane_ids().len(), 3);
    assert_eq!(session.focus(), ONE);
    assert_eq!(session.state().unwrap(), state);
    let headings: Vec<String> = session
        .lane_ids()
        .iter()
        .map(|&lane| session.heading(lane).label())
        .collect();
    assert_eq!(
        headings,
        [
            "min.insync.replicas=2, unclean.leader.election.enable=false, acks=all, replica.lag.time.max.ms=30000",
            "min.insync.replicas=1, unclean.leader.election.enable=true",
            "acks=1, replica.lag.time.max.ms=5000",
        ]
    );
    let before = digests(&session);
    assert_ne!(before[0], before[1]);
    update(&mut session, Msg::Look(Look::Focus(ALL)));
    update(&mut session, Msg::KillLeader);
    let reader = after(&[Msg::OpenLink(session.state().unwrap())]);
    assert_eq!(digests(&reader), digests(&session));
    assert_eq!(reader.focus(), ALL);
}
