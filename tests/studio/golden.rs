//! The golden scenarios, with results derived by hand from the rules.
//!
//! `NAME.expect.json` says what must be true of the outcome of `NAME.scenario`: every key of it, and lists element by
//! element. `{ "about": N, "within": M }` stands for a number near N.

use std::fmt::Write as _;

use serde_json::Value;

use crate::{folder, json, names, played};

#[test]
fn every_golden_scenario_ends_as_the_rules_say() {
    let folder = folder("golden");
    let names = names(&folder, ".scenario");
    assert!(names.len() >= 55, "{} golden scenarios", names.len());
    let mut report = String::new();
    for name in &names {
        let expected = json(&folder.join(format!("{name}.expect.json")));
        let ours = played(&folder.join(format!("{name}.scenario")));
        let mut differences = Vec::new();
        compare(name, &ours, &expected, &mut differences);
        for difference in differences {
            let _ = writeln!(report, "{difference}");
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

/// Notes where `ours` is not what `expected` asks for.
fn compare(place: &str, ours: &Value, expected: &Value, differences: &mut Vec<String>) {
    if let (Some(about), Some(within)) = (expected["about"].as_u64(), expected["within"].as_u64()) {
        if ours
            .as_u64()
            .is_none_or(|ours| ours.abs_diff(about) > within)
        {
            differences.push(format!("{place}: {ours}, not about {about}"));
        }
        return;
    }
    match (ours, expected) {
        (Value::Object(ours), Value::Object(expected)) => {
            for (key, expected) in expected {
                let ours = ours.get(key).unwrap_or(&Value::Null);
                compare(&format!("{place} {key}"), ours, expected, differences);
            }
        }
        (Value::Array(ours), Value::Array(expected)) if ours.len() == expected.len() => {
            for (at, (ours, expected)) in ours.iter().zip(expected).enumerate() {
                compare(&format!("{place}[{at}]"), ours, expected, differences);
            }
        }
        _ if ours == expected => {}
        _ => differences.push(format!("{place}: {ours}, not {expected}")),
    }
}
