//! Texts and links from anywhere: they are understood or refused, and never break anything.

use std::fmt::Write as _;

use proptest::prelude::*;
use studio::i18n::Language;
use studio::link::{self, View};
use studio::scenario::Scenario;

const SEND_P2: &str = "send P2 {v}";

/// One line of a script behind its time. `{v}` becomes a value that is sent, `{n}` a number.
const VERBS: &[&str] = &[
    "kill 1",
    "power_loss 1,2 keep={n}",
    "power_loss 3",
    "wipe 2",
    "stop 2,3",
    "start 1",
    "start 1,2,3",
    "pause 1",
    "resume 1",
    "hold 2,3",
    "release 2",
    "slow_fetch 2,3 {n}",
    "disk_stall 1 {n}",
    "cut 1 | C,2,3",
    "cut 1,P | 2",
    "cut_oneway P2 | 1",
    "heal",
    "reset P | 1",
    "delay P2 | 1 {n}",
    "drop_request {v}",
    "drop_response {v} x2",
    "late {v} {n}",
    "elect PREFERRED",
    "elect UNCLEAN",
    "ctl_failover {n}",
    "ctl_pause {n}",
    "alter_config min.insync.replicas=1",
    "alter_config unclean.leader.election.enable=true",
    "flush P",
    "crash P2",
    "new P2",
    SEND_P2,
];

const SETTINGS: &[&str] = &[
    "",
    "set acks=1 enable.idempotence=false\n",
    "set profile=K36 min.insync.replicas=1 seed=9 latency.broker.us=2500\n",
    "title A título — with_all, (kinds): of. signs=\nset acks=0 compression.type=zstd\n",
    "set brokers=5 replication.factor=4 bootstrap.servers=2,1\n",
];

/// A well-formed scenario.
fn scenario_text() -> impl Strategy<Value = String> {
    let line = (0_u64..400, 0..VERBS.len() + 8, 0_u64..3_000, 0_usize..60);
    let lines = prop::collection::vec(line, 0..30);
    (0..SETTINGS.len(), lines).prop_map(|(settings, lines)| {
        let mut text = format!("{}producer P2 acks=all linger.ms=2\n", SETTINGS[settings]);
        let (mut now, mut sent) = (0, 0);
        let sends = lines
            .iter()
            .filter(|line| line.1 >= VERBS.len() + 2)
            .count();
        let mut sent_by_p2 = Vec::new();
        for (delta, verb, number, value) in lines {
            now += delta;
            let value = value % sends.max(1);
            let verb_text = VERBS.get(verb).copied();
            let is_second = verb_text == Some(SEND_P2) && sent_by_p2.contains(&value);
            let is_unsent = sends == 0 && verb_text.is_some_and(|verb| verb.contains("{v}"));
            if is_second || is_unsent {
                continue;
            }
            let _ = match verb_text {
                Some(verb) => {
                    if verb == SEND_P2 {
                        sent_by_p2.push(value);
                    }
                    let verb = verb.replace("{v}", &format!("v{value}"));
                    let verb = verb.replace("{n}", &number.to_string());
                    writeln!(text, "at {now} {verb}")
                }
                None if verb < VERBS.len() + 2 => writeln!(text, "check {now}"),
                None => {
                    sent += 1;
                    writeln!(text, "at {now} send v{}", sent - 1)
                }
            };
        }
        let _ = writeln!(text, "end {}", now + 500);
        text
    })
}

/// `text` with some characters replaced, added or taken away.
fn mutated(text: &str, changes: &[(usize, u8, char)]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for &(at, kind, character) in changes {
        let at = at % (characters.len() + 1);
        match kind % 4 {
            0 => characters.insert(at, character),
            1 if at < characters.len() => characters[at] = character,
            2 if at < characters.len() => {
                characters.remove(at);
            }
            _ => characters.truncate(at.max(1)),
        }
    }
    characters.into_iter().collect()
}

fn changes() -> impl Strategy<Value = Vec<(usize, u8, char)>> {
    let characters = prop_oneof![
        prop::sample::select(
            "0123456789abPKpkdqZC._~-, |=#\n"
                .chars()
                .collect::<Vec<_>>()
        ),
        any::<char>(),
    ];
    prop::collection::vec((any::<usize>(), any::<u8>(), characters), 1..4)
}

/// Understood or refused; if understood, it survives text and link.
fn try_text(text: &str) {
    match Scenario::parse(text) {
        Ok(scenario) => {
            let printed = scenario.to_text();
            assert_eq!(
                Scenario::parse(&printed).as_ref(),
                Ok(&scenario),
                "{printed}"
            );
            if let Ok(state) = link::encode(&scenario, &View::default()) {
                let decoded = link::decode(&state).expect("our own link");
                assert_eq!(decoded.scenario, scenario, "{state}");
            }
        }
        Err(error) => {
            assert!(error.line >= 1 && error.column >= 1);
            for language in Language::ALL {
                assert!(!error.sentence(language).is_empty());
            }
        }
    }
}

fn try_link(state: &str) {
    match link::decode(state) {
        Ok(decoded) => {
            let again = link::encode(&decoded.scenario, &decoded.view);
            if let Ok(again) = again {
                assert_eq!(link::decode(&again).as_ref(), Ok(&decoded), "{again}");
            }
        }
        Err(error) => {
            assert!(error.at <= state.chars().count());
            for language in Language::ALL {
                assert!(!error.sentence(language).is_empty());
            }
            if let Some(understood) = error.understood {
                assert!(understood.ops <= understood.of);
                try_text(&understood.scenario.to_text());
            }
        }
    }
}

/// 64 cases, or as many as `PROPTEST_CASES` says.
fn config() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES");
    let asked = asked.ok().and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: asked.unwrap_or(64),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn well_formed_texts_survive(text in scenario_text()) {
        assert!(Scenario::parse(&text).is_ok(), "{text}\n{:?}", Scenario::parse(&text));
        try_text(&text);
    }

    #[test]
    fn damaged_texts_are_understood_or_refused(text in scenario_text(), changes in changes()) {
        try_text(&mutated(&text, &changes));
    }

    #[test]
    fn any_text_is_understood_or_refused(text in any::<String>()) {
        try_text(&text);
        try_link(&text);
        try_link(&format!("1.{text}"));
    }

    #[test]
    fn damaged_links_are_understood_or_refused(text in scenario_text(), changes in changes()) {
        let scenario = Scenario::parse(&text).expect("a well-formed text");
        let state = link::encode(&scenario, &View { compare: true, ..View::default() }).expect("a short scenario");
        try_link(&mutated(&state, &changes));
    }

    #[test]
    fn any_ops_are_understood_or_refused(
        ops in prop::collection::vec("[0-9]{0,4}[a-zA-Z?][0-9a-zA-Z.-]{0,6}", 0..12),
        config in "([a-zA-Z][0-9A-Za-z.-]{0,5}){0,4}",
    ) {
        try_link(&format!("1.{config}_{}", ops.join("_")));
    }
}
