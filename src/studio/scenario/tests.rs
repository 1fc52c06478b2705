//! Scenarios that are read, and scenarios that are refused.

use engine::action::Action;
use engine::config::{Acks, Profile};
use engine::id::{BrokerId, Endpoint};
use engine::time::Duration;

use super::*;
use crate::i18n::Language;

const EXAMPLE: &str = "\
title acks=1: confirmed and lost
set acks=1 enable.idempotence=false        # Kafka's own keys
at 1000 hold 2,3
at 1600 send A                             # producer P unless named: send P2 A
at 1700 kill 1
at 13000 release 2,3
at 14000 start 1
check 19000                                # an extra snapshot in the outcome
end 20000
";

fn parse(text: &str) -> Scenario {
    Scenario::parse(text).unwrap_or_else(|error| panic!("{}", error.sentence(Language::En)))
}
fn error(text: &str) -> (usize, usize, Problem) {
    let error = Scenario::parse(text).expect_err(text);
    for language in Language::ALL {
        assert!(error.sentence(language).len() > 20);
    }
    (error.line, error.column, error.problem)
}

#[test]
fn the_example_reads() {
    let scenario = parse(EXAMPLE);
    assert_eq!(scenario.title, "acks=1: confirmed and lost");
    assert_eq!(scenario.setup().producers[0].acks, Acks::One);
    assert!(!scenario.setup().producers[0].enable_idempotence);
    assert_eq!(scenario.script.actions.len(), 7);
    assert_eq!(scenario.script.actions[1].action, Action::Hold(BrokerId(3)));
    assert_eq!(scenario.values(), ["A"]);
    assert_eq!(
        scenario.checks,
        [Check {
            at: Instant::from_ms(19_000),
            after: 7
        }]
    );
    assert_eq!(scenario.script.end, Instant::from_ms(20_000));
}

#[test]
fn the_first_scenario_reads_and_prints() {
    let first = Scenario::first();
    assert_eq!(first.to_text(), include_str!("first.scenario"));
}

#[test]
fn every_verb_survives_printing() {
    let text = "\
title All verbs
set brokers=4 profile=K37 min.insync.replicas=1 acks=1
set P acks=all
producer P2 acks=0 start=no
at 1000 send A
at 1000 send P2 A
at 1000 hold 2,3
check 1000
at 1000 hold 4
at 1100 release 2
at 1100 kill 1,2
at 1200 power_loss 1,2 keep=3
at 1200 power_loss 3
at 1300 wipe 1
at 1300 stop 2
at 1300 start 1,2,3
at 1300 pause 1
at 1300 resume 1
at 1400 slow_fetch 2,3 50
at 1400 disk_stall 1 70
at 1500 cut 1,2 | C,3,P2
at 1500 cut_oneway 1 | 2
at 1500 heal
at 1600 reset P | 1
at 1600 delay P | 1 25
at 1700 drop_request B x2
at 1700 drop_response B
at 1700 late B 500
at 1700 send B
at 1800 elect PREFERRED
at 1800 elect UNCLEAN
at 1800 ctl_failover 2000
at 1800 ctl_pause 100
at 1800 alter_config min.insync.replicas=2
at 1800 alter_config unclean.leader.election.enable=true
at 1800 alter_config flush.messages=9
at 1900 flush P
at 1900 crash P2
at 1900 new P2
check 1900
check 1950
end 2000
";
    let scenario = parse(text);
    assert_eq!(scenario.to_text(), text);
    assert_eq!(scenario.setup().cluster.profile, Profile::K37);
    assert!(!scenario.setup().producers[1].starts_at_once);
    assert_eq!(parse(&scenario.to_text()), scenario);
}

#[test]
fn spelling_is_free_where_it_does_not_matter() {
    let loose = parse(
        "\u{feff}  set  acks=-1 \r\nat 5 cut 1 , 2|C,3\r\nat 5 reset P,1 | 2,3\nat 9 ctl_failover\n\nend 9",
    );
    let Action::Cut { left, right } = &loose.script.actions[0].action else {
        panic!("a cut");
    };
    assert_eq!(
        left,
        &[Endpoint::Broker(BrokerId(1)), Endpoint::Broker(BrokerId(2))]
    );
    assert_eq!(
        right,
        &[Endpoint::Controller, Endpoint::Broker(BrokerId(3))]
    );
    assert_eq!(loose.script.actions.len(), 6);
    let failover = Action::ControllerFailover(Duration::from_ms(2_000));
    assert_eq!(loose.script.actions[5].action, failover);
    assert_eq!(parse(&loose.to_text()), loose);
}

#[test]
fn settings_of_clients_come_in_any_order() {
    let scenario = parse(
        "set P2 acks=0 linger.ms=3\nset acks=1\nset P2 acks=1\nproducer P2 linger.ms=4\nproducer P\nend 1",
    );
    let p2 = &scenario.setup().producers[1];
    assert_eq!((p2.acks, p2.linger), (Acks::One, Duration::from_ms(4)));
    assert_eq!(
        error("set P3 acks=0\nend 1"),
        (1, 5, Problem::UnknownClient)
    );
    let of_cluster = Problem::NotOfAClient(Key::MinInsyncReplicas);
    assert_eq!(
        error("producer P2 acks=0 min.insync.replicas=2\nend 1"),
        (1, 20, of_cluster)
    );
}

#[test]
fn what_is_not_modelled_is_refused_by_name() {
    let consumers = Problem::NotModelled(Feature::Consumers);
    let transactions = Problem::NotModelled(Feature::Transactions);
    for (text, column, problem) in [
        ("consumer K mode=C4", 1, &consumers),
        ("set group.id=g", 5, &consumers),
        ("set transactional.id=tx", 5, &transactions),
        ("producer P2 transactional.id=tx", 13, &transactions),
        ("at 1 begin P", 6, &transactions),
        ("at 1 init P", 6, &transactions),
        ("at 1 commit P", 6, &transactions),
        ("at 1 abort P", 6, &transactions),
        ("at 1 send_offsets P g", 6, &transactions),
        ("at 1 drop_response P:end_txn", 20, &transactions),
        ("at 1 drop_request P:init_producer_id x2", 19, &transactions),
        ("at 1 close K", 6, &consumers),
        ("at 1 stall K 5", 6, &consumers),
        ("at 1 crash_after K poll", 6, &consumers),
    ] {
        let (_, at, found) = error(&format!("{text}\nend 1"));
        assert_eq!((at, &found), (column, problem), "{text}");
        let sentence = Scenario::parse(text).unwrap_err().sentence(Language::En);
        assert!(sentence.contains("does not model"), "{sentence}");
    }
}

#[test]
fn mistakes_in_actions_are_reported_where_they_are() {
    use Expected as E;
    use Problem as P;
    let brokers = 3;
    for (text, line, column, problem) in [
        ("", 1, 1, P::Expected(E::End)),
        ("at 1 heal\nat 2 heal", 2, 10, P::Expected(E::End)),
        ("hello\nend 1", 1, 1, P::Expected(E::Line)),
        ("end 1\nend 2", 2, 1, P::BehindEnd),
        (
            "at 5 heal\nat 4 heal\nend 9",
            2,
            4,
            P::TimeGoesBack { previous_ms: 5 },
        ),
        ("at 5 heal\nend 4", 2, 5, P::TimeGoesBack { previous_ms: 5 }),
        ("at x heal\nend 9", 1, 4, P::Expected(E::Time)),
        ("at -1 heal\nend 9", 1, 4, P::Expected(E::Time)),
        ("at\nend 9", 1, 3, P::Expected(E::Time)),
        ("at 1\nend 9", 1, 5, P::Expected(E::Verb)),
        ("at 1 explode 1\nend 9", 1, 6, P::Expected(E::Verb)),
        ("at 1 heal 1\nend 9", 1, 11, P::Expected(E::Nothing)),
        ("at 1 kill 4\nend 9", 1, 11, P::UnknownBroker { brokers }),
        ("at 1 kill 1,0\nend 9", 1, 13, P::UnknownBroker { brokers }),
        ("at 1 kill P\nend 9", 1, 11, P::Expected(E::Brokers)),
        ("at 1 kill 1,\nend 9", 1, 13, P::Expected(E::Brokers)),
        ("at 1 kill\nend 9", 1, 10, P::Expected(E::Brokers)),
        ("at 1 kill 1 2\nend 9", 1, 13, P::Expected(E::Nothing)),
        ("at 1 cut 1,2\nend 9", 1, 13, P::Expected(E::Bar)),
        ("at 1 cut 1 | X\nend 9", 1, 14, P::UnknownClient),
        ("at 1 cut | 2\nend 9", 1, 10, P::Expected(E::Endpoints)),
        ("at 1 slow_fetch 1\nend 9", 1, 18, P::Expected(E::Length)),
        ("at 1 power_loss 1 3\nend 9", 1, 19, P::Expected(E::Keep)),
        (
            "at 1 drop_request A\nat 2 send B\nend 9",
            1,
            19,
            P::NeverSent,
        ),
        (
            "at 1 drop_request A x0\nend 9",
            1,
            21,
            P::Expected(E::Times),
        ),
        ("at 1 send A\nat 2 send A\nend 9", 2, 11, P::SecondSend),
        ("at 1 send P2 A\nend 9", 1, 11, P::UnknownClient),
        ("at 1 send\nend 9", 1, 10, P::Expected(E::Word)),
        ("at 1 elect ME\nend 9", 1, 12, P::Expected(E::Election)),
        (
            "at 1 alter_config acks=1\nend 9",
            1,
            19,
            P::Expected(E::TopicChange),
        ),
        (
            "at 1 alter_config min.insync.replicas=0\nend 9",
            1,
            39,
            P::BadValue(Key::MinInsyncReplicas),
        ),
    ] {
        assert_eq!(error(text), (line, column, problem), "{text}");
    }
}

#[test]
fn mistakes_in_the_header_are_reported_where_they_are() {
    use Expected as E;
    use Problem as P;
    let brokers = 3;
    for (text, line, column, problem) in [
        ("at 1 heal\nset acks=1\nend 9", 2, 1, P::HeaderTooLate),
        ("title a\ntitle b\nend 9", 2, 1, P::SecondTitle),
        ("set\nend 9", 1, 4, P::Expected(E::Setting)),
        ("set acks 1\nend 9", 1, 5, P::Expected(E::Setting)),
        ("set acks=2\nend 9", 1, 10, P::BadValue(Key::Acks)),
        ("set colour=red\nend 9", 1, 5, P::UnknownKey),
        ("set brokers=6\nend 9", 1, 13, P::BadValue(Key::Brokers)),
        ("producer 2\nend 9", 1, 10, P::Expected(E::ClientName)),
        ("producer C\nend 9", 1, 10, P::Expected(E::ClientName)),
        ("producer P2\nproducer P2\nend 9", 2, 10, P::SecondClient),
        (
            "set bootstrap.servers=4\nend 9",
            1,
            5,
            P::UnknownBroker { brokers },
        ),
        ("title a\u{7}b\nend 9", 1, 8, P::ControlCharacter),
        (
            "at 86400001 heal\nend 9",
            1,
            4,
            P::TooMuch(Limit::Milliseconds(END_MAX_MS)),
        ),
    ] {
        assert_eq!(error(text), (line, column, problem), "{text}");
    }
}

#[test]
fn kafka_refuses_with_its_own_exception() {
    for (text, line, column, exception) in [
        (
            "set enable.idempotence=true acks=1",
            1,
            29,
            "ConfigException",
        ),
        (
            "set acks=1\nproducer P2 enable.idempotence=true",
            2,
            13,
            "ConfigException",
        ),
        (
            "set retries=0 enable.idempotence=true",
            1,
            5,
            "ConfigException",
        ),
        (
            "set max.in.flight.requests.per.connection=6",
            1,
            5,
            "ConfigException",
        ),
        ("set delivery.timeout.ms=29999", 1, 5, "ConfigException"),
        ("set retries=-1", 1, 13, "ConfigException"),
        (
            "set replication.factor=4",
            1,
            5,
            "InvalidReplicationFactorException",
        ),
        (
            "set min.insync.replicas=0",
            1,
            25,
            "InvalidConfigurationException",
        ),
        (
            "set replica.lag.time.max.ms=10",
            1,
            5,
            "IllegalArgumentException",
        ),
    ] {
        let error = Scenario::parse(&format!("{text}\nend 1")).expect_err(text);
        assert_eq!((error.line, error.column), (line, column), "{text}");
        for language in Language::ALL {
            let sentence = error.sentence(language);
            assert!(sentence.contains(exception), "{sentence}");
        }
    }
    assert!(
        Scenario::parse("set profile=K37 max.in.flight.requests.per.connection=6\nend 1").is_ok()
    );
}

#[test]
fn too_much_is_refused() {
    let long = "A".repeat(WORD_MAX + 1);
    let (.., problem) = error(&format!("at 1 send {long}\nend 1"));
    assert_eq!(problem, Problem::TooMuch(Limit::WordLength(WORD_MAX)));
    let (.., problem) = error(&"#".repeat(TEXT_MAX + 1));
    assert_eq!(problem, Problem::TooMuch(Limit::Bytes(TEXT_MAX)));
    let (line, _, problem) = error(&format!("{}end 1", "at 1 kill 1,2\n".repeat(1_001)));
    assert_eq!(
        (line, problem),
        (1_001, Problem::TooMuch(Limit::Actions(ACTIONS_MAX)))
    );
    let producers: Vec<String> = (2..=9).map(|n| format!("producer P{n}")).collect();
    let (line, _, problem) = error(&producers.join("\n"));
    assert_eq!((line, problem), (8, Problem::TooMuch(Limit::Clients(8))));
    let (.., problem) = error(&format!("title {}\nend 1", "x ".repeat(101)));
    assert_eq!(problem, Problem::TooMuch(Limit::TitleLength(TITLE_MAX)));
    let (.., problem) = error(&format!("{}end 1", "check 1\n".repeat(CHECKS_MAX + 1)));
    assert_eq!(problem, Problem::TooMuch(Limit::Checks(CHECKS_MAX)));
    let (.., problem) = error("at 1 send A\nat 1 drop_request A x1001\nend 1");
    assert_eq!(problem, Problem::TooMuch(Limit::Drops(DROPS_MAX)));
}

#[test]
fn settings_change_only_when_kafka_agrees() {
    let mut scenario = Scenario::first();
    let zero = Setting::Acks(Acks::Zero);
    assert_eq!(scenario.set(None, Key::Acks, Some(zero)), Ok(()));
    assert_eq!(scenario.setup().producers[0].acks, Acks::Zero);
    let before = scenario.clone();
    let refused = scenario.set(None, Key::EnableIdempotence, Some(Setting::Flag(true)));
    assert!(refused.is_err());
    assert_eq!(scenario, before);
    assert_eq!(scenario.set(None, Key::Acks, None), Ok(()));
    assert_eq!(scenario, Scenario::first());
}

#[test]
fn renumbering_gives_what_reading_gives() {
    let mut scenario = parse("at 1 send A\nat 2 send B\nend 3");
    let unused = scenario.value("Z");
    scenario.script.actions.remove(0);
    scenario.renumber();
    assert_eq!(scenario, parse("at 2 send B\nend 3"));
    assert_eq!(scenario.word(unused), "");
    assert_eq!(scenario.sent_by(ClientId(0)).len(), 1);
}
