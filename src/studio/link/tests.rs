//! What links say, and what they refuse.

use super::spelling::{automatic_name, check, escape, unescape};
use super::*;
use crate::i18n::Language;
use crate::scenario::{Feature, Key, Problem};

fn state_of(text: &str) -> String {
    let scenario = Scenario::parse(text).unwrap();
    let state = encode(&scenario, &View::default()).unwrap();
    let decoded = decode(&state).unwrap_or_else(|error| panic!("{state}: {error:?}"));
    assert_eq!(decoded.scenario, scenario, "{state}");
    state[..state.len() - 5].to_owned()
}
fn sealed(state: &str) -> String {
    format!("{state}~{}", check(state))
}
fn problem(state: &str) -> (usize, LinkProblem) {
    let error = decode(&sealed(state)).expect_err(state);
    for language in Language::ALL {
        assert!(error.sentence(language).len() > 20);
    }
    (error.at, error.problem)
}

#[test]
fn a_link_reads_like_the_design() {
    for (text, state) in [
        ("end 20000", "1."),
        ("end 5000", "1._5000Z"),
        (
            "at 200 send A\nat 200 send B\nat 300 send C\nend 20300",
            "1._200p2_100p1",
        ),
        (
            "set acks=1 min.insync.replicas=1 retries=3\nat 200 hold 2,3\nat 215 power_loss 1\nat 3215 release 2,3\nat 3215 start 1\nend 23215",
            "1.m1a1n3_200w23_15k1_3000u23_0r1",
        ),
        (
            "set enable.idempotence=false\nat 200 drop_response A\nat 210 send A\nend 4000",
            "1.i0_200da_10p1_3790Z",
        ),
        (
            "set enable.idempotence=true delivery.timeout.ms=90000\nat 9 kill 1\nat 9 stop 2\nend 20009",
            "1.it90_9j1_0g2",
        ),
        ("set delivery.timeout.ms=90001\nend 20000", "1.Kdt90001"),
        (
            "producer P2 acks=0\nat 1 send A\nat 1 send P2 A\nat 2 send P2 C\nend 20002",
            "1.PP2.a0_1p1_0PA.1_1p1.1",
        ),
        (
            "at 1 cut 1 | 2\nat 1 cut 1,2 | C,3,P\nat 2 heal\nend 20002",
            "1._1c12_0c12.q30_1h",
        ),
    ] {
        assert_eq!(state_of(text), state, "{text}");
    }
}

#[test]
fn every_verb_and_kind_of_setting_survives() {
    state_of(
        "title λόγος: 50% — (ida_e-volta)
set brokers=4 replication.factor=2 profile=K37 seed=77 latency.client.us=5 jitter.us=3 min.insync.replicas=1 unclean.leader.election.enable=true flush.messages=9223372036854775807 controlled.shutdown.enable=false acks=1 retries=7 bootstrap.servers=2,1 compression.type=lz4_x.y start=yes
set P acks=all enable.idempotence=true
producer P2 acks=0 start=no
producer app-1.x_y
at 1000 send A
at 1000 send B
at 1000 send P2 A
at 1000 send app-1.x_y ordem_1
at 1000 hold 2,3
check 1000
at 1000 hold 4
at 1200 power_loss 1,2 keep=3
at 1200 power_loss 3
at 1300 wipe 1
at 1300 pause 1
at 1300 resume 1
at 1400 slow_fetch 2,3 50
at 1400 disk_stall 1 70
at 1500 cut_oneway 1 | 2
at 1500 cut_oneway 1,P2 | 2
at 1600 reset P | 1
at 1600 delay app-1.x_y | C 25
at 1700 drop_request Z x2
at 1700 drop_response A
at 1700 drop_request ordem_1 x3
at 1700 late Z 500
at 1700 late A 50
at 1700 send Z
at 1800 elect PREFERRED
at 1800 elect UNCLEAN
at 1800 ctl_failover 2000
at 1800 ctl_pause 100
at 1800 alter_config min.insync.replicas=2
at 1800 alter_config unclean.leader.election.enable=true
at 1800 alter_config unclean.leader.election.enable=false
at 1800 alter_config flush.messages=9
at 1900 flush P
at 1900 flush P2
at 1900 crash P2
at 1900 new P2
check 1950
end 1990
",
    );
}

#[test]
fn the_view_is_part_of_the_link() {
    let view = View {
        compare: true,
        ..View::default()
    };
    let state = encode(&Scenario::first(), &view).unwrap();
    assert!(
        state.starts_with("1.Klc20000Klb20000C_1000p1_200p1_20p1_30j1_12750r1"),
        "{state}"
    );
    let decoded = decode(&format!("#s={state}")).unwrap();
    assert_eq!((decoded.view, decoded.scenario), (view, Scenario::first()));
}

#[test]
fn other_lanes_are_spelt_behind_the_scenario() {
    let scenario =
        Scenario::parse("set acks=1\nproducer Q acks=all\nat 9 kill 3\nend 20009").unwrap();
    let number = |key, number| Change::of(key, crate::scenario::Setting::Number(number));
    let mut own = number(Key::Retries, 3);
    own.client = Some(engine::id::ClientId(1));
    let beside = Beside {
        lanes: vec![vec![number(Key::MinInsyncReplicas, 1), own], Vec::new()],
        front: LaneId(1),
    };
    let view = View {
        compare: true,
        beside: Some(beside),
    };
    let state = encode(&scenario, &view).unwrap();
    assert_eq!(&state[..state.len() - 5], "1.a1CF2PQ.aAVm1PQ.n3V_9j3");
    let decoded = decode(&state).unwrap();
    assert_eq!((decoded.scenario, decoded.view), (scenario, view));
}

#[test]
fn mistakes_in_other_lanes_have_a_place() {
    let not_a = |problem: Problem, token: &str| LinkProblem::Scenario {
        problem,
        token: token.to_owned(),
    };
    let number = LinkProblem::Expected(LinkExpected::Number);
    let client = not_a(Problem::UnknownClient, "Q");
    let value = not_a(Problem::BadValue(Key::Brokers), "6");
    let scope = not_a(Problem::NotOfAClient(Key::Brokers), "brokers");
    let missing = not_a(Problem::UnknownBroker { brokers: 2 }, "3");
    for (state, at, expected) in [
        ("1.F1VVV_9j1", 6, LinkProblem::TooManyLanes),
        ("1.F3V_9j1", 3, number.clone()),
        ("1.F0V_9j1", 3, number),
        ("1.F1Vz_9j1", 5, LinkProblem::UnknownSetting),
        ("1.F1VPQ.a1_9j1", 5, client),
        ("1.F1Vb6_9j1", 5, value),
        ("1.F1VPP.b2_9j1", 8, scope),
        ("1.F1Vb2r2_9j3", 4, missing),
    ] {
        assert_eq!(problem(state), (at, expected), "{state}");
    }
    let refused = problem("1.F1Va1i_9j1");
    assert_eq!(refused.0, 4);
    assert!(matches!(
        refused.1,
        LinkProblem::Scenario {
            problem: Problem::Refused(_),
            ..
        }
    ));
    let understood = decode(&sealed("1.F2VaAVb2r2_9j3")).unwrap_err().understood;
    let view = understood.expect("the rest makes sense").view;
    assert_eq!(view.beside.map(|beside| beside.lanes.len()), Some(1));
}

#[test]
fn mistakes_have_a_place() {
    use LinkExpected as E;
    use LinkProblem as P;
    let not_a = |problem, token: &str| P::Scenario {
        problem,
        token: token.to_owned(),
    };
    for (state, at, expected) in [
        ("", 0, P::NoVersion),
        ("x", 0, P::NoVersion),
        ("2.m1", 0, P::NewerVersion),
        ("1.é", 2, P::Character),
        ("1.m1%20", 4, P::Character),
        ("1.mA", 3, P::Expected(E::Value(Key::MinInsyncReplicas))),
        ("1.a2", 3, P::Expected(E::Value(Key::Acks))),
        ("1.m1B", 4, P::UnknownSetting),
        ("1.Kzz1", 2, P::UnknownSetting),
        ("1.T", 2, P::NotSupported(Feature::Transactions)),
        ("1.m1gX", 4, P::NotSupported(Feature::Consumers)),
        ("1.R", 2, P::NotSupported(Feature::Consumers)),
        ("1._p1", 3, P::Expected(E::Number)),
        ("1._5", 4, P::Expected(E::Op)),
        ("1._5Y", 4, P::UnknownOp),
        ("1._5n3", 4, P::NotSupported(Feature::Consumers)),
        ("1._5tb", 4, P::NotSupported(Feature::Transactions)),
        ("1._5z1", 4, P::NotSupported(Feature::Reserved)),
        ("1._5?1", 4, P::NotSupported(Feature::Reserved)),
        ("1._5dn_0p1", 4, P::NotSupported(Feature::Reserved)),
        ("1._5dF_0p1", 4, P::NotSupported(Feature::Reserved)),
        ("1._5dx", 5, P::Expected(E::Direction)),
        ("1._5da", 4, P::Expected(E::Record)),
        ("1._5kx", 5, P::Expected(E::Brokers)),
        ("1._5k1x", 6, P::Expected(E::End)),
        ("1._5k1_9h12", 9, P::Expected(E::End)),
        (
            "1._5k9",
            4,
            not_a(Problem::UnknownBroker { brokers: 3 }, "9"),
        ),
        ("1._5p1.4", 7, not_a(Problem::UnknownClient, "4")),
        ("1._5c1", 6, P::Expected(E::Endpoints)),
        ("1._5c1G", 6, P::Expected(E::Endpoints)),
        ("1._5S2", 6, P::Expected(E::Number)),
        ("1._5Ex", 5, P::Expected(E::Election)),
        ("1._5ea1", 5, P::Expected(E::TopicChange)),
        ("1._5PA_0PA", 8, not_a(Problem::SecondSend, "A")),
        ("1._5P-x23-", 5, P::Expected(E::Text)),
        ("1._5P-xa-", 5, P::Expected(E::Text)),
        ("1._5P-s", 5, P::Expected(E::Text)),
        ("1._5P-q", 5, P::Expected(E::Text)),
        ("1._5p0", 5, P::Expected(E::Number)),
        ("1._5p401", 5, P::TooManyEvents),
        ("1._600001h", 3, P::RunTooLong),
        ("1._5Z_0h", 7, not_a(Problem::BehindEnd, "h")),
        (
            "1.PP2.m1",
            6,
            not_a(
                Problem::NotOfAClient(Key::MinInsyncReplicas),
                "min.insync.replicas=1",
            ),
        ),
    ] {
        assert_eq!(problem(state), (at, expected), "{state}");
    }
}

#[test]
fn kafka_refuses_in_links_too() {
    let error = decode(&sealed("1.m1ia1_5p1")).unwrap_err();
    assert_eq!(error.at, 5);
    assert!(error.sentence(Language::PtBr).contains("ConfigException"));
    assert!(error.understood.is_none());
}

#[test]
fn a_cut_link_says_so_and_gives_what_it_holds() {
    let whole = encode(&Scenario::first(), &View::default()).unwrap();
    assert_eq!(decode("").unwrap_err().problem, LinkProblem::Empty);
    for length in 2..whole.len() {
        let error = decode(&whole[..length]).unwrap_err();
        let is_truncated = matches!(
            error.problem,
            LinkProblem::Truncated | LinkProblem::WrongCheck
        );
        assert!(is_truncated, "{} {error:?}", &whole[..length]);
        assert!(error.sentence(Language::En).ends_with("looks truncated"));
        assert!(error.sentence(Language::PtBr).ends_with("parece cortado"));
    }
    let broken = decode(&sealed("1.m1_100p2_50Y_20k1")).unwrap_err();
    let understood = broken.understood.unwrap();
    assert_eq!((understood.ops, understood.of), (1, 3));
    assert_eq!(understood.scenario.script.actions.len(), 2);
    assert_eq!(understood.scenario.setup().topic.min_insync_replicas, 1);
    // A drop that waits for its record is not understood yet.
    let waiting = decode(&sealed("1._100p1_50da_20Y")).unwrap_err();
    assert_eq!(waiting.understood.unwrap().scenario.script.actions.len(), 1);
}

#[test]
fn an_edited_link_is_not_run() {
    let whole = encode(&Scenario::first(), &View::default()).unwrap();
    let edited = whole.replace("j1", "j2");
    let error = decode(&edited).unwrap_err();
    assert_eq!(error.problem, LinkProblem::WrongCheck);
    assert_eq!(error.at, edited.find('~').unwrap());
    let understood = error.understood.unwrap();
    assert_eq!(understood.ops, understood.of);
    assert_eq!(
        decode(&whole.to_lowercase().replace("klc", "Klc")).is_ok(),
        whole == whole.to_lowercase()
    );
}

#[test]
fn what_is_too_big_has_no_link() {
    let linked = |text: &str| encode(&Scenario::parse(text).unwrap(), &View::default());
    assert_eq!(linked("end 600001"), Err(CannotLink::RunTooLong));
    assert_eq!(linked("end 600000").map(|state| state.len()), Ok(15));
    let many = format!("{}end 1", "at 1 heal\n".repeat(401));
    assert_eq!(linked(&many), Err(CannotLink::TooManyEvents(401)));
    let words: Vec<String> = (0..60)
        .map(|n| format!("at {n} send {}", "x".repeat(60) + &n.to_string()))
        .collect();
    let long = linked(&format!("{}\nend 99", words.join("\n")));
    assert!(matches!(long, Err(CannotLink::TooLong(length)) if length > ENCODED_MAX));
    for reason in [
        CannotLink::RunTooLong,
        CannotLink::TooLong(1),
        CannotLink::TooManyEvents(1),
    ] {
        let [pt, en] = Language::ALL.map(|language| reason.sentence(language));
        assert_ne!(pt, en);
    }
    let endless = "1.".to_owned() + &"_1h".repeat(1_400);
    assert_eq!(decode(&endless).unwrap_err().problem, LinkProblem::TooLong);
}

#[test]
fn a_state_is_found_in_an_address() {
    for (address, state) in [
        ("https://host/pt/#s=1.m1~ABCD", Some("1.m1~ABCD")),
        ("https://host/?t=5&s=1.m1~ABCD", Some("1.m1~ABCD")),
        ("https://host/?s=1.a#s=1.b", Some("1.b")),
        ("https://host/?s=1.a#top", Some("1.a")),
        ("#s=1.b", Some("1.b")),
        ("1.b", Some("1.b")),
        ("https://host/", None),
        ("https://host/#x=1", None),
        ("", None),
    ] {
        assert_eq!(state_in(address), state, "{address}");
    }
}

#[test]
fn spellings_of_small_things() {
    assert_eq!(
        [0, 25, 26, 51, 52, 701, 702].map(automatic_name),
        ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
    );
    for text in ["A b", "-_.=:,", "é😀", "x-y"] {
        let escaped: Vec<char> = escape(text).chars().collect();
        assert!(
            escaped
                .iter()
                .all(|c| c.is_ascii_alphanumeric() || *c == '-')
        );
        assert_eq!(unescape(&escaped, true).as_deref(), Ok(text));
    }
    // The check is frozen with the grammar.
    assert_eq!(check("1."), "PCD8");
}
