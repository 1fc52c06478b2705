//! Links and texts that people have: they keep their meaning for ever.
//!
//! A `tests/golden/*.link` is the state of a link, a comment that says how it is shown, and the scenario that it means.

use engine::id::ClientId;
use engine::time::Instant;
use studio::lane::LaneId;
use studio::link::{self, CannotLink, View};
use studio::scenario::{Key, Scenario, Setting};
use studio::variant::Change;

use crate::{folder, names, read, scenario};

#[test]
fn golden_links_mean_what_they_meant() {
    let folder = folder("golden");
    let names = names(&folder, ".link");
    assert!(names.len() >= 8, "{} golden links", names.len());
    for name in names {
        let golden = read(&folder.join(format!("{name}.link")));
        let (state, text) = golden.split_once('\n').expect("a state and a text");
        let decoded = link::decode(state).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let meant = Scenario::parse(text).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!(decoded.scenario, meant, "{name}");
        let view = view_of(text);
        assert_eq!(decoded.view, view, "{name}");
        assert_eq!(link::encode(&meant, &view).as_deref(), Ok(state), "{name}");
    }
}

/// `# compare`, `# front N` and, for each further lane, `# lane key=value NUMBER:key=value`, the latter for that producer alone.
fn view_of(text: &str) -> View {
    let mut view = View::default();
    for line in text.lines().take_while(|line| line.starts_with('#')) {
        let (what, rest) = line[2..].split_once(' ').unwrap_or((&line[2..], ""));
        match what {
            "compare" => view.compare = true,
            "front" => {
                let place: u8 = rest.parse().expect("a number");
                view.beside.get_or_insert_default().front = LaneId(place - 1);
            }
            "lane" => {
                let changes = rest.split_whitespace().map(change).collect();
                view.beside.get_or_insert_default().lanes.push(changes);
            }
            _ => {}
        }
    }
    view
}

fn change(text: &str) -> Change {
    let (client, text) = match text.split_once(':') {
        Some((producer, rest)) => (producer.parse().ok().map(ClientId), rest),
        None => (None, text),
    };
    let (name, value) = text.split_once('=').expect("key=value");
    let key = Key::of_name(name).expect("a key");
    let setting = Setting::parse(key, value).ok();
    Change {
        client,
        key,
        setting,
    }
}

#[test]
fn every_scenario_of_the_tests_survives_text_and_link() {
    for folder in ["golden", "recorded"].map(folder) {
        for name in names(&folder, ".scenario") {
            let scenario = scenario(&folder.join(format!("{name}.scenario")));
            let text = scenario.to_text();
            assert_eq!(Scenario::parse(&text).as_ref(), Ok(&scenario), "{name}");
            let state = link::encode(&scenario, &View::default());
            if scenario.script.end > Instant::from_ms(600_000) {
                assert_eq!(state, Err(CannotLink::RunTooLong), "{name}");
                continue;
            }
            let state = state.unwrap_or_else(|error| panic!("{name}: {error:?}"));
            let decoded = link::decode(&state);
            let decoded = decoded.unwrap_or_else(|error| panic!("{name}: {state} {error:?}"));
            assert_eq!(decoded.scenario, scenario, "{name}: {state}");
        }
    }
}
