//! The guarantee matrix: what each configuration makes of the shortest schedule of each kind of fault.
//!
//! A cell is `ok` (every record that was confirmed is stored once and in order, and every record was confirmed) or the harm
//! that came about.

mod notes;
mod schedules;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use studio::i18n::Language;
use studio::outcome::{Outcome, Snapshot};
use studio::scenario::Scenario;

/// Rows M-0 to M-15: the settings, then what becomes of it under each schedule; `-` where the schedule needs followers.
const MATRIX: &str = "
row  | settings                                                                       | S0 | S1      | S1r     | S2   | S3 | S4   | S5a  | S5   | S5k  | S6   | S7   | S8   | S9
M-0  | acks=0                                                                         | ok | ok      | lost    | lost | ok | ok   | lost | ok   | lost | lost | lost | ok   | ok
M-1  | acks=1 retries=0                                                               | ok | phantom | failed  | lost | ok | ok   | lost | ok   | lost | lost | lost | ok   | ok
M-2  | acks=1 max.in.flight.requests.per.connection=1                                 | ok | dup     | ok      | lost | ok | ok   | lost | ok   | lost | lost | lost | ok   | ok
M-3  | acks=1 max.in.flight.requests.per.connection=5                                 | ok | dup     | reorder | lost | ok | ok   | lost | ok   | lost | lost | lost | ok   | ok
M-4  | enable.idempotence=false                                                       | ok | dup     | reorder | ok   | ok | ok   | ok   | ok   | lost | lost | ok   | dup  | ok
M-5  | min.insync.replicas=1 profile=K40                                              | ok | ok      | ok      | ok   | ok | ok   | lost | lost | lost | lost | ok   | ok   | ok
M-6  | min.insync.replicas=1                                                          | ok | ok      | ok      | ok   | ok | ok   | lost | lost | lost | lost | ok   | ok   | ok
M-7  | profile=K40                                                                    | ok | ok      | ok      | ok   | ok | ok   | ok   | lost | lost | lost | ok   | ok   | ok
M-8  |                                                                                | ok | ok      | ok      | ok   | ok | ok   | ok   | ok   | lost | lost | ok   | ok   | ok
M-9  | flush.messages=1                                                               | ok | ok      | ok      | ok   | ok | ok   | ok   | ok   | ok   | ok   | ok   | ok   | ok
M-10 | flush.messages=1 profile=K40                                                   | ok | ok      | ok      | ok   | ok | ok   | ok   | ok   | ok   | ok   | ok   | ok   | ok
M-11 | flush.messages=1 min.insync.replicas=1 profile=K40                             | ok | ok      | ok      | ok   | ok | ok   | ok   | ok   | ok   | ok   | ok   | ok   | ok
M-12 | unclean.leader.election.enable=true                                            | ok | ok      | ok      | ok   | ok | ok   | ok   | ok   | lost | lost | ok   | lost | ok
M-13 | unclean.leader.election.enable=true min.insync.replicas=1 profile=K40          | ok | ok      | ok      | ok   | ok | ok   | lost | ok   | lost | lost | ok   | lost | ok
M-14 | min.insync.replicas=3                                                          | ok | ok      | ok      | ok   | ok | ok   | ok   | ok   | lost | lost | ok   | ok   | ok
M-15 | min.insync.replicas=1 replication.factor=1 brokers=1                           | ok | ok      | ok      | ok   | ok | lost | -    | -    | -    | lost | ok   | -    | lost
";

#[test]
fn every_configuration_meets_each_fault_as_the_matrix_says() {
    let mut rows = MATRIX.trim().lines().map(cells);
    let head = rows.next().expect("a head");
    let named: Vec<&str> = schedules::ALL.iter().map(|(name, _)| *name).collect();
    assert_eq!(head[2..], named);
    let (mut played, mut report) = (0, String::new());
    for row in rows {
        assert_eq!(row.len(), head.len(), "{}", row[0]);
        for ((name, schedule), expected) in schedules::ALL.iter().zip(&row[2..]) {
            if *expected != "-" {
                played += 1;
                let place = format!("{} {name}", row[0]);
                report += &difference(&place, &text(row[1], schedule), expected);
            }
        }
    }
    assert_eq!(played, 16 * 13 - 4);
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn what_is_said_beside_the_matrix_holds() {
    let mut report = String::new();
    for (place, settings, schedule, expected) in notes::ALL {
        report += &difference(place, &text(settings, schedule), expected);
    }
    assert!(report.is_empty(), "\n{report}");
}

fn cells(line: &str) -> Vec<&str> {
    line.split('|').map(str::trim).collect()
}

/// Empty if the scenario comes to what is expected, else all that explains why not.
fn difference(place: &str, text: &str, expected: &str) -> String {
    let end = play(text);
    let verdict = verdict(&end);
    if verdict == expected {
        return String::new();
    }
    format!("{place}: {verdict}, not {expected}\n{}\n", shown(&end))
}

/// A schedule under a row's settings, as a scenario.
fn text(settings: &str, schedule: &str) -> String {
    let mut text = String::new();
    if !settings.is_empty() {
        let _ = writeln!(text, "set {settings}");
    }
    if settings.contains("brokers=1") {
        text.push_str(&alone(schedule));
    } else {
        text.push_str(schedule);
    }
    text
}

/// What is left of a schedule where broker 1 has no followers.
fn alone(schedule: &str) -> String {
    let lines = schedule.lines().filter(|line| !line.ends_with(" 2,3"));
    let lines = lines.map(|line| line.replace("1,2,3", "1").replace("C,2,3", "C") + "\n");
    lines.collect()
}

fn play(text: &str) -> Snapshot {
    let scenario = Scenario::parse(text)
        .unwrap_or_else(|error| panic!("{}\n{text}", error.sentence(Language::En)));
    let outcome = Outcome::of(&scenario).expect("a run that ends");
    outcome.snapshots.into_iter().last().expect("an end")
}

/// What happened to the records of producer P, judged by the leader's log.
fn verdict(end: &Snapshot) -> String {
    let Some(leader) = end.brokers.get(&end.controller.leader.to_string()) else {
        return "offline".to_owned();
    };
    let stored: Vec<&str> = leader
        .log
        .iter()
        .map(|entry| entry.value.as_str())
        .collect();
    let mut harms = BTreeSet::new();
    let mut places = Vec::new();
    for (value, told) in &end.producers["P"] {
        let copies = stored.iter().filter(|stored| *stored == value).count();
        if copies > 1 {
            harms.insert("dup");
        }
        match (told.state, copies) {
            ("acked", 0) => {
                harms.insert("lost");
            }
            ("failed", 0) => {
                harms.insert("failed");
            }
            ("failed", _) => {
                harms.insert("phantom");
            }
            ("acked", _) => {}
            (other, _) => {
                harms.insert(other);
            }
        }
        // Values are sent in the order of their names.
        places.extend(stored.iter().position(|stored| stored == value));
    }
    if !places.is_sorted() {
        harms.insert("reorder");
    }
    if harms.is_empty() {
        harms.insert("ok");
    }
    harms.into_iter().collect::<Vec<_>>().join(" ")
}

/// The logs and what the applications were told.
fn shown(end: &Snapshot) -> String {
    let mut text = format!("  {:?}", end.controller);
    for (id, broker) in &end.brokers {
        let log = broker.log.iter();
        let log: Vec<String> = log
            .map(|entry| format!("{}@{}", entry.value, entry.leader_epoch))
            .collect();
        let _ = write!(
            text,
            "\n  {id}: [{}] hw {}, up {}",
            log.join(" "),
            broker.hw,
            broker.up
        );
    }
    for (producer, records) in &end.producers {
        for (value, told) in records {
            let _ = write!(text, "\n  {producer} {value}: {told:?}");
        }
    }
    text
}
