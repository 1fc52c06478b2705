//! Settings by hand and by paste.

use engine::config::Acks;
use studio::form::{Fate, Form, Group, field, read, write};
use studio::i18n::Language;
use studio::lane::LaneId;
use studio::link;
use studio::msg::{Look, Msg};
use studio::scenario::{Key, Problem, Scenario, in_force};
use studio::session::Session;
use studio::update::update;

use crate::session::{ALL, ONE, after, digests};

/// Writes into the fields of the first lane, one after another.
fn written(session: &mut Session, form: &mut Form, fields: &[(Key, &str)]) -> usize {
    let mut count = 0;
    for (key, text) in fields {
        if let Some(arrangement) = form.write(session, LaneId(0), *key, text) {
            update(session, Msg::Arrange(arrangement));
            count += 1;
        }
    }
    count
}

fn shown(session: &Session, form: &Form, key: Key) -> String {
    field(session, form, key).text
}

// ── by hand ─────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_change_runs_at_once_and_is_undone_like_a_fault() {
    let mut session = after(&[Msg::KillLeader, Msg::Look(Look::Focus(ALL))]);
    let (before, at) = (digests(&session), session.at());
    let mut form = Form::default();
    assert_eq!(
        written(&mut session, &mut form, &[(Key::LatencyBroker, "20000")]),
        1
    );
    let changed = digests(&session);
    assert!(before.iter().zip(&changed).all(|(one, other)| one != other));
    assert_eq!(session.at(), at);
    assert!(session.is_playing(), "time goes on");
    let mut reader = Session::opening();
    update(&mut reader, Msg::OpenLink(session.state().unwrap()));
    assert_eq!(digests(&reader), changed, "the link has it");
    update(&mut session, Msg::Undo);
    assert_eq!(digests(&session), before);
    assert_eq!(shown(&session, &form, Key::LatencyBroker), "1000");
    update(&mut session, Msg::Redo);
    assert_eq!(digests(&session), changed);
    assert_eq!(shown(&session, &form, Key::LatencyBroker), "20000");
}

#[test]
fn what_kafka_refuses_waits_at_its_field() {
    let mut session = after(&[Msg::Look(Look::Focus(ONE))]);
    let (before, mut form) = (digests(&session), Form::default());
    assert_eq!(
        written(&mut session, &mut form, &[(Key::EnableIdempotence, "true")]),
        0
    );
    assert_eq!(digests(&session), before, "the last valid run stays");
    let entry = form.waiting(LaneId(0), Key::EnableIdempotence).unwrap();
    for language in Language::ALL {
        let sentence = entry.problem.sentence(&entry.token, language);
        assert!(sentence.starts_with("ConfigException: "), "{sentence}");
        assert!(sentence.contains("acks=1"), "{sentence}");
    }
    // With acks=all it is no contradiction, and the default comes back.
    update(&mut session, Msg::Look(Look::Focus(ALL)));
    assert_eq!(
        written(&mut session, &mut form, &[(Key::EnableIdempotence, "true")]),
        1
    );
    assert_eq!(form, Form::default());
    assert!(field(&session, &form, Key::EnableIdempotence).is_written);
    written(&mut session, &mut form, &[(Key::EnableIdempotence, "")]);
    assert!(!field(&session, &form, Key::EnableIdempotence).is_written);
}

#[test]
fn what_waits_comes_along_when_together_it_is_accepted() {
    let (mut session, mut form) = (Session::opening(), Form::default());
    let fields = [(Key::ReplicationFactor, "3"), (Key::Brokers, "2")];
    assert_eq!(written(&mut session, &mut form, &fields), 1);
    let entry = form.waiting(LaneId(0), Key::Brokers).unwrap();
    assert_eq!(
        entry.problem.exception(),
        Some("InvalidReplicationFactorException")
    );
    assert_eq!(shown(&session, &form, Key::Brokers), "2", "as it was typed");
    assert_eq!(
        written(&mut session, &mut form, &[(Key::Linger, "7")]),
        1,
        "others go on"
    );
    assert!(form.waiting(LaneId(0), Key::Brokers).is_some());
    assert_eq!(
        written(&mut session, &mut form, &[(Key::ReplicationFactor, "2")]),
        1
    );
    assert_eq!(form, Form::default());
    assert_eq!(session.setup().cluster.brokers, 2);
    assert_eq!(session.setup().topic.replication_factor, 2);
}

#[test]
fn what_is_no_value_says_what_would_be() {
    let (mut session, mut form) = (Session::opening(), Form::default());
    let before = digests(&session);
    for (key, text) in [
        (Key::Brokers, "6"),
        (Key::Retries, "-1"),
        (Key::Linger, "<b>"),
    ] {
        assert_eq!(written(&mut session, &mut form, &[(key, text)]), 0);
        let entry = form.waiting(LaneId(0), key).unwrap();
        assert_eq!(entry.problem, Problem::BadValue(key));
        assert_eq!(shown(&session, &form, key), text);
    }
    assert_eq!(digests(&session), before);
    form.clear();
    assert_eq!(shown(&session, &form, Key::Brokers), "3");
}

#[test]
fn a_broker_with_a_fault_planned_cannot_be_taken_away() {
    let (mut session, mut form) = (Session::opening(), Form::default());
    written(
        &mut session,
        &mut form,
        &[(Key::Brokers, "5"), (Key::ReplicationFactor, "5")],
    );
    for _ in 0..3 {
        update(&mut session, Msg::KillLeader);
        update(&mut session, Msg::ToEnd);
    }
    let dead = session.last_dead().expect("three brokers died");
    assert!(dead.0 > 1);
    let fields = [(Key::ReplicationFactor, "1"), (Key::Brokers, "1")];
    assert_eq!(written(&mut session, &mut form, &fields), 1);
    let entry = form.waiting(LaneId(0), Key::Brokers).unwrap();
    assert_eq!(entry.problem, Problem::UnknownBroker { brokers: 1 });
    assert_eq!(session.setup().cluster.brokers, 5);
}

#[test]
fn the_acks_in_focus_is_what_is_set() {
    let session = after(&[Msg::Look(Look::Focus(LaneId(0)))]);
    let form = Form::default();
    assert_eq!(shown(&session, &form, Key::Acks), "0");
    assert_eq!(shown(&session, &form, Key::EnableIdempotence), "false");
    let kafka = |key| field(&session, &form, key).kafka;
    assert_eq!(kafka(Key::MinInsyncReplicas).as_deref(), Some("1"));
    assert_eq!(kafka(Key::Retries), None, "the same as here");
}

#[test]
fn every_field_holds_what_was_written_through_a_link() {
    for key in Group::ALL.into_iter().flat_map(Group::keys).copied() {
        let (mut session, mut form) = (after(&[Msg::Look(Look::Focus(ALL))]), Form::default());
        let now = shown(&session, &form, key);
        let other = match now.as_str() {
            "true" => String::from("false"),
            "false" => String::from("true"),
            "all" => String::from("1"),
            "K4" => String::from("K37"),
            "2147483647" | "9223372036854775807" => String::from("4"),
            "120000" => String::from("130000"),
            "30000" | "500" | "3" | "5" => (now.parse::<u64>().unwrap() - 1).to_string(),
            number => (number.parse::<u64>().unwrap() + 1).to_string(),
        };
        let other = if key == Key::EligibleLeaders {
            String::from("0")
        } else {
            other
        };
        assert_eq!(
            written(&mut session, &mut form, &[(key, &other)]),
            1,
            "{} {other}",
            key.name()
        );
        if key == Key::Acks {
            continue; // there are lanes for that
        }
        let state = session.state().unwrap();
        let scenario = link::decode(&state).unwrap().scenario;
        let text = in_force(scenario.setup(), 0, key).map(|setting| setting.text(key));
        assert_eq!(text, Some(other), "{}: {state}", key.name());
    }
}

// ── by paste ────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_properties_file_is_taken_line_by_line() {
    let mut session = after(&[Msg::Look(Look::Focus(ALL))]);
    let text = "# my producer\n\nbootstrap.servers=kafka:9092\nacks = all\nretries: 5\n\
        delivery.timeout.ms=\\\n  60000\ncompression.type=zstd\nfoo.bar=1\nbatch.size=16384\n\
        linger.ms=ten\ntransactional.id=t\nnonsense\nretries=7\n! and\nmax.block.ms 5000\n";
    let reading = read(&session, text);
    let fates: Vec<(usize, &str, &Fate)> = reading
        .lines
        .iter()
        .map(|line| (line.number, line.key.as_str(), &line.fate))
        .collect();
    let bad = Fate::Refused(Problem::BadValue(Key::Linger));
    assert_eq!(fates[0], (3, "bootstrap.servers", &Fate::NoEffect));
    assert_eq!(fates[1], (4, "acks", &Fate::Taken));
    assert_eq!(fates[2], (5, "retries", &Fate::Overridden));
    assert_eq!(fates[3], (6, "delivery.timeout.ms", &Fate::Taken));
    assert_eq!(fates[4], (8, "compression.type", &Fate::NoEffect));
    assert_eq!(fates[5], (9, "foo.bar", &Fate::Unknown));
    assert_eq!(fates[6], (10, "batch.size", &Fate::OtherUnit));
    assert_eq!(fates[7], (11, "linger.ms", &bad));
    assert!(matches!(
        fates[8],
        (12, "transactional.id", Fate::Refused(_))
    ));
    assert_eq!(fates[9], (13, "nonsense", &Fate::NotASetting));
    assert_eq!(fates[10], (14, "retries", &Fate::Taken));
    assert_eq!(fates[11], (16, "max.block.ms", &Fate::Taken));
    for line in &reading.lines {
        for language in Language::ALL {
            assert!(line.sentence(language).contains(&line.number.to_string()));
        }
    }
    update(&mut session, Msg::Arrange(reading.arrangement.unwrap()));
    let producer = &session.setup().producers[0];
    assert_eq!((producer.acks, producer.retries), (Acks::All, 7));
    assert_eq!(producer.delivery_timeout.as_ms(), 60_000);
}

#[test]
fn commands_for_topics_are_understood() {
    let session = Session::opening();
    let text = "kafka-topics --bootstrap-server b:9092 --create --topic t --partitions 3 --replication-factor 2 \
        --config min.insync.replicas=1 --config 'unclean.leader.election.enable=true'\n\
        kafka-configs.sh --alter --entity-type topics --entity-name t --add-config [flush.messages=1,retention.ms=1]\n\
        --config min.insync.replicas=2 --nonsense 4";
    let reading = read(&session, text);
    let found: Vec<String> = reading
        .lines
        .iter()
        .map(|line| {
            format!(
                "{} {}={} {:?}",
                line.number, line.key, line.value, line.fate
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            "1 partitions=3 NoEffect",
            "1 replication.factor=2 Taken",
            "1 min.insync.replicas=1 Overridden",
            "1 unclean.leader.election.enable=true Taken",
            "2 flush.messages=1 Taken",
            "2 retention.ms=1 NoEffect",
            "3 min.insync.replicas=2 Taken",
            "3 --nonsense= Unknown",
        ]
    );
    let settings = reading.arrangement.unwrap().settings;
    let topic = settings.resolve().unwrap().topic;
    assert_eq!(
        (topic.replication_factor, topic.min_insync_replicas),
        (2, 2)
    );
    assert!(topic.unclean_leader_election);
}

#[test]
fn what_contradicts_the_rest_is_left_out_with_its_reason() {
    let session = after(&[Msg::Look(Look::Focus(ALL))]);
    let reading = read(&session, "acks=1\nenable.idempotence=true\nretries=3");
    let refused: Vec<_> = reading
        .lines
        .iter()
        .filter(|line| matches!(line.fate, Fate::Refused(_)))
        .collect();
    assert_eq!(refused.len(), 1);
    assert!(
        refused[0]
            .sentence(Language::En)
            .contains("ConfigException")
    );
    let settings = reading.arrangement.unwrap().settings;
    assert!(
        settings.common.contains_key(&Key::Retries),
        "the others are taken"
    );
    for text in ["", "# nothing", "foo=1", "=", "\u{0}=\\", "--", "a\\"] {
        assert_eq!(read(&session, text).arrangement, None, "{text:?}");
    }
}

#[test]
fn what_is_copied_can_be_pasted() {
    let (mut session, mut form) = (after(&[Msg::Look(Look::Focus(ONE))]), Form::default());
    let fields = [
        (Key::Retries, "3"),
        (Key::LagTimeMax, "5000"),
        (Key::UncleanElection, "true"),
        (Key::LatencyClient, "9000"),
    ];
    assert_eq!(written(&mut session, &mut form, &fields), 4);
    let text = write(&session, Language::PtBr);
    for line in [
        "# producer.properties",
        "acks=1",
        "retries=3",
        "linger.ms=0",
        "min.insync.replicas=2",
        "unclean.leader.election.enable=true",
        "replica.lag.time.max.ms=5000",
        "# latency.client.us=9000",
    ] {
        assert!(text.lines().any(|own| own == line), "{line} in\n{text}");
    }
    assert!(
        !text.contains("delivery.timeout.ms"),
        "a default needs no line"
    );
    let reading = read(&session, &text);
    assert!(
        reading.lines.iter().all(|line| line.fate == Fate::Taken),
        "{:?}",
        reading.lines
    );
    let mut other = after(&[Msg::Look(Look::Focus(ONE))]);
    let taken = read(&other, &text).arrangement.unwrap();
    update(&mut other, Msg::Arrange(taken));
    written(&mut other, &mut form, &[(Key::LatencyClient, "9000")]);
    assert_eq!(digests(&other), digests(&session));
    let english = write(&Session::new(Scenario::default()), Language::En);
    assert!(english.contains("(Kafka’s default: 1)"), "{english}");
}
