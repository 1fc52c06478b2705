//! The inspector: every field of every state is shown, in both languages, at any instant.

use engine::time::Instant;
use engine::trace::Trace;
use studio::i18n::Language;
use studio::inspect::{Part, Subject, inspect};
use studio::names::Names;
use studio::scenario::Scenario;
use studio::touch::Target;

const SCRIPT: &str = "
at 1000 send A
at 1500 cut 1 | 3
at 2000 send B
at 2500 kill 1
at 2600 send C
at 13000 heal
at 14000 start 1
at 15000 slow_fetch 2 200
at 16000 crash P
end 20000
";

fn run(settings: &str) -> (Names, Trace) {
    let scenario = Scenario::parse(&[settings, "\n", SCRIPT].concat()).expect("a scenario");
    let trace = Trace::new(scenario.setup().clone(), scenario.script.clone());
    let names = Names::new(scenario.values().to_vec(), scenario.producers().to_vec());
    let names = names.with_records(trace.end().ledger());
    (names, trace)
}

fn value<'a>(parts: &'a [Part], name: &str) -> &'a str {
    let mut fields = parts.iter().flat_map(|part| &part.fields);
    let found = fields.find(|field| field.name == name);
    found.map_or("no such field", |field| field.value.as_str())
}

/// Public fields of the engine's states, as their sources name them: one that nobody shows is a field forgotten.
#[test]
fn every_public_field_of_the_engines_states_is_shown() {
    let folder = crate::folder("../src");
    let shown: String = ["broker", "client", "controller", "record", "message"]
        .iter()
        .map(|file| crate::read(&folder.join(format!("studio/inspect/{file}.rs"))))
        .collect();
    let mut count = 0;
    for file in ["state/broker", "state/controller", "state/producer"] {
        let source = crate::read(&folder.join(format!("engine/{file}.rs")));
        for line in source.lines() {
            let Some(field) = line.strip_prefix("    pub ") else {
                continue;
            };
            let Some((name, _)) = field.split_once(':') else {
                continue;
            };
            if name.contains(['(', ' ']) {
                continue;
            }
            count += 1;
            let is_word = |before: Option<char>| {
                before.is_none_or(|letter| !letter.is_alphanumeric() && letter != '_')
            };
            let is_shown = shown.match_indices(name).any(|(at, _)| {
                is_word(shown[..at].chars().next_back())
                    && is_word(shown[at + name.len()..].chars().next())
            });
            assert!(is_shown, "{file}: {name}");
        }
    }
    assert!(count > 60, "{count} fields were found");
}

#[test]
fn every_thing_has_a_sheet_with_rules_in_both_languages() {
    for settings in ["", "set acks=0", "set acks=1 retries=0"] {
        let (names, trace) = run(settings);
        let instants: Vec<Instant> = trace.steps().iter().map(|step| step.at).collect();
        for &at in instants.iter().step_by(5) {
            let world = trace.world_after(trace.steps_until(at));
            let mut subjects: Vec<Subject> = Target::all(&world)
                .into_iter()
                .map(Subject::Thing)
                .collect();
            let tokens = world
                .in_flight()
                .into_iter()
                .map(|flight| Target::Token(flight.id));
            subjects.extend(tokens.map(Subject::Thing));
            subjects.extend(world.ledger().iter().map(|(id, _)| Subject::Record(id)));
            for subject in subjects {
                let [en, pt] = [Language::En, Language::PtBr]
                    .map(|language| inspect(&world, &names, language, subject));
                assert!(!en.is_empty(), "{subject:?}");
                assert_eq!(en.len(), pt.len());
                for (en, pt) in en.iter().zip(&pt) {
                    assert_ne!(en.heading, "");
                    for (en, pt) in en.fields.iter().zip(&pt.fields) {
                        assert!(!en.value.is_empty() && !pt.value.is_empty(), "{en:?}");
                        assert_ne!(en.rule, pt.rule, "{en:?}");
                        assert!(
                            en.rule.len() <= 110 && pt.rule.len() <= 120,
                            "{en:?} {pt:?}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn a_sheet_says_what_the_world_holds() {
    let (names, trace) = run("");
    let at = |ms| trace.world_after(trace.steps_until(Instant::from_ms(ms)));
    let sheet = |ms, subject| inspect(&at(ms), &names, Language::En, subject);
    let leader = Subject::Thing(Target::Broker(engine::id::BrokerId(1)));
    let parts = sheet(2_400, leader);
    assert_eq!(value(&parts, "log"), "0:A (0) · 1:B (0)");
    assert_eq!(
        (value(&parts, "role"), value(&parts, "HW, high watermark")),
        ("leader", "1")
    );
    assert_eq!(
        value(&parts, "answers that wait"),
        "1",
        "B waits for broker 3"
    );
    assert_eq!(value(&sheet(2_600, leader), "state of the process"), "Down");
    let controller = sheet(13_000, Subject::Thing(Target::Controller));
    assert_eq!(
        value(&controller, "leader epoch"),
        at(13_000).controller().image.partitions[0]
            .leader_epoch
            .to_string()
    );
    let record = sheet(1_400, Subject::Record(engine::id::RecordId(0)));
    assert_eq!(
        (value(&record, "value"), value(&record, "attempts")),
        ("A", "1")
    );
    assert_eq!(record.len(), 4, "the record and three copies: {record:?}");
    assert!(sheet(1_400, Subject::Record(engine::id::RecordId(99))).is_empty());
    assert!(sheet(1_400, Subject::Thing(Target::Token(u64::MAX))).is_empty());
}
