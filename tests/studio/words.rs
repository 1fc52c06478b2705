//! Words: every language says everything, in its own way, and briefly.

use engine::fact::Fact;
use studio::i18n::{DialogWords, Language, LegendWords, RareWords, caption, tell};
use studio::names::Names;

use crate::facts::facts;
use crate::runs::{CALM, Run};
use crate::{folder, read};

/// What is Kafka's own word, or the same word in both languages.
const SHARED: [&str; 7] = [
    "Producer",
    "producer",
    "producer {p}",
    "follower",
    "Controller",
    "ack",
    "{k}",
];

/// Keys, signs and settings are no words of a language.
fn is_sign(text: &str) -> bool {
    let is_key = |word: &str| {
        ["Shift", "Home", "End", "Esc", "Ctrl"].contains(&word)
            || word.starts_with("acks=")
            || !word.chars().any(|c| c.is_ascii_lowercase())
    };
    text.split(' ').all(is_key)
}

/// The strings of a `Debug` text, in order.
fn strings(words: &impl std::fmt::Debug) -> Vec<String> {
    let text = format!("{words:?}");
    text.split('"')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_language_says_everything_in_its_own_way() {
    let all = |language: Language| {
        let place = Language::ALL.iter().position(|&one| one == language);
        let mut all = strings(language.words());
        all.extend(strings(DialogWords::of(language)));
        all.extend(strings(LegendWords::of(language)));
        all.extend(strings(RareWords::HERE[place.expect("one of all")]));
        all
    };
    let (en, pt) = (all(Language::En), all(Language::PtBr));
    assert_eq!(en.len(), pt.len());
    for (en, pt) in en.iter().zip(&pt) {
        assert!(!en.trim().is_empty() && !pt.trim().is_empty());
        assert!(
            en != pt || is_sign(en) || SHARED.contains(&en.as_str()),
            "{en:?} is the same in both languages"
        );
        let variables = |text: &str| {
            let mut keys: Vec<_> = text
                .split('{')
                .skip(1)
                .map(|part| part.chars().next())
                .collect();
            keys.sort_unstable();
            keys.dedup();
            keys
        };
        assert_eq!(
            variables(en),
            variables(pt),
            "{en:?} and {pt:?} say different things"
        );
    }
}

#[test]
fn every_fact_is_told_briefly() {
    let long = String::from("customer-order-with-a-long-name");
    let several = Names::new(vec![long.clone(); 9], vec![String::from("P"), long]);
    let facts = facts();
    for name in names_of_facts() {
        let has = |fact: &Fact| format!("{fact:?}").split([' ', '{']).next() == Some(&name);
        assert!(facts.iter().any(has), "{name} has no example here");
    }
    for fact in &facts {
        for language in Language::ALL {
            let told = caption(fact, &several, language);
            let length = told.chars().count();
            assert!(length <= 140, "{length} characters: {told}");
            assert!(
                told.ends_with('.') && !told.contains(['{', '}']) || told.contains("{1, "),
                "{told}"
            );
            assert!(!told.contains("  ") && !told.starts_with(' '), "{told}");
        }
    }
}

/// The variants, from the source: a new one needs an example here.
fn names_of_facts() -> Vec<String> {
    let source = read(&folder("../src/engine/fact.rs"));
    let body = source
        .split_once("pub enum Fact {")
        .expect("the enumeration")
        .1;
    let variants = body.lines().filter_map(|line| line.strip_prefix("    "));
    let variants = variants.filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()));
    let name = |line: &str| {
        line.split([' ', ',', '{'])
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let names: Vec<String> = variants.map(name).collect();
    assert!(names.len() > 70, "the enumeration was not understood");
    names
}

#[test]
fn what_happens_at_once_is_told_together() {
    let told = |acks: &str, us: u64, language: Language| {
        let run = Run::new(acks, CALM);
        let steps = run.trace.steps().iter().filter(|step| step.at.0 == us);
        let facts: Vec<&Fact> = steps.flat_map(|step| &step.facts).collect();
        tell(&facts, &run.names, language)
    };
    assert_eq!(
        told("acks=all", 2_002_000, Language::PtBr),
        "Os brokers 2 e 3 copiaram C para os seus logs, na posição 2. \
         Os brokers 2 e 3 ficam sabendo do HW do líder: 2."
    );
    assert_eq!(
        told("acks=1", 2_001_000, Language::En),
        "The leader (broker 1) wrote C and D, from offset 2 on, in its own memory only. \
         The leader answers the producer: C and D are stored."
    );
    assert_eq!(
        told("acks=0", 2_000_000, Language::PtBr),
        "O producer envia C e D ao líder, o broker 1. \
         acks=0: para o producer, C e D já acabaram. Ninguém vai dizer se elas chegaram."
    );
}
