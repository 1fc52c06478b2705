//! Runs recorded on a real Apache Kafka 4.1.0 (`tests/recorded/README.md`) replay with equal results.

use std::fmt::Write as _;

use serde_json::Value;

use crate::{folder, json, names, played};

/// The recordings that must be there: losing one would go unnoticed otherwise.
const RECORDINGS: usize = 307;

#[test]
fn every_recording_replays() {
    let folder = folder("recorded");
    let names = names(&folder, ".scenario");
    assert!(names.len() >= RECORDINGS, "{} recordings", names.len());
    let mut report = String::new();
    for name in &names {
        let recorded = json(&folder.join(format!("{name}.json")));
        let ours = played(&folder.join(format!("{name}.scenario")));
        for difference in differences(&ours, &recorded) {
            let _ = writeln!(report, "{name}: {difference}");
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

/// What the recording is evidence of and we have otherwise.
fn differences(ours: &Value, recorded: &Value) -> Vec<String> {
    let (ours, recorded) = (snapshots(ours), snapshots(recorded));
    if ours.len() != recorded.len() {
        return vec![format!("{} snapshots, not {}", ours.len(), recorded.len())];
    }
    let mut found = Vec::new();
    for (at, (ours, recorded)) in ours.iter().zip(recorded).enumerate() {
        let mut compare = |what: String, ours: Value, recorded: Value| {
            if ours != recorded {
                found.push(format!(
                    "snapshot {at}, {what}\n  ours:     {ours}\n  recorded: {recorded}"
                ));
            }
        };
        // Null: the controller was not asked, or did not answer.
        if !recorded["controller"]["leader"].is_null() {
            for key in ["leader", "isr", "elr"] {
                let part = |of: &Value| of["controller"][key].clone();
                compare(format!("controller {key}"), part(ours), part(recorded));
            }
        }
        for (id, recorded) in members(&recorded["brokers"]) {
            let ours = &ours["brokers"][id];
            compare(
                format!("broker {id} up"),
                ours["up"].clone(),
                recorded["up"].clone(),
            );
            compare(format!("log of broker {id}"), log(ours), log(recorded));
        }
        for (producer, records) in members(&recorded["producers"]) {
            for (value, recorded) in members(records) {
                let ours = &ours["producers"][producer][value];
                compare(
                    format!("{producer} {value}"),
                    answer(ours),
                    answer(recorded),
                );
            }
        }
    }
    found
}

fn snapshots(outcome: &Value) -> &[Value] {
    outcome["snapshots"]
        .as_array()
        .expect("a list of snapshots")
}

fn members(of: &Value) -> impl Iterator<Item = (&String, &Value)> {
    of.as_object().expect("an object").iter()
}

/// A broker's records in offset order, producer ids by order of appearance.
fn log(broker: &Value) -> Value {
    let mut seen: Vec<&Value> = Vec::new();
    let records = broker["log"].as_array().expect("a log").iter();
    let records = records.map(|record| {
        let pid = &record["pid"];
        let known = seen.iter().position(|&other| other == pid);
        let session = known.unwrap_or_else(|| {
            seen.push(pid);
            seen.len() - 1
        });
        serde_json::json!([
            record["value"],
            record["leader_epoch"],
            record["producer_epoch"],
            record["sequence"],
            session
        ])
    });
    records.collect()
}

/// What the application was told of a record.
fn answer(record: &Value) -> Value {
    serde_json::json!([record["state"], record["offset"], record["error"]])
}
