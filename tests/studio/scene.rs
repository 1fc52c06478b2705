//! Pictures: some are compared with files, all are checked for texts that meet or leave the figure.

use std::fs;

use engine::time::Instant;
use studio::frame::Focus;
use studio::i18n::Language;
use studio::scene::{Anchor, Group, Node, Scene, Shape, Text, svg, width};

use crate::folder;
use crate::runs::{CALM, KILLED, LONG, Run};

/// File name, settings, script, µs, language, shape.
type Picture = (
    &'static str,
    &'static str,
    &'static str,
    u64,
    Language,
    Shape,
);

const PICTURES: [Picture; 12] = [
    (
        "acks-0",
        "acks=0",
        CALM,
        2_001_500,
        Language::PtBr,
        Shape::Panel,
    ),
    (
        "acks-1",
        "acks=1",
        CALM,
        2_001_500,
        Language::PtBr,
        Shape::Panel,
    ),
    (
        "acks-all",
        "acks=all",
        CALM,
        2_001_500,
        Language::PtBr,
        Shape::Panel,
    ),
    (
        "proof",
        "acks=all",
        CALM,
        2_002_500,
        Language::En,
        Shape::Panel,
    ),
    (
        "large",
        "acks=all",
        CALM,
        2_001_500,
        Language::En,
        Shape::Large,
    ),
    (
        "compact",
        "acks=all",
        CALM,
        2_001_500,
        Language::PtBr,
        Shape::Compact,
    ),
    (
        "dead-leader",
        "acks=1",
        KILLED,
        2_002_000,
        Language::PtBr,
        Shape::Panel,
    ),
    (
        "elected",
        "acks=1",
        KILLED,
        11_252_500,
        Language::En,
        Shape::Narrow,
    ),
    (
        "truncated",
        "acks=1",
        KILLED,
        14_006_000,
        Language::PtBr,
        Shape::Panel,
    ),
    (
        "five-narrow",
        "brokers=5 replication.factor=5",
        CALM,
        2_001_500,
        Language::En,
        Shape::Narrow,
    ),
    (
        "five-large",
        "brokers=5 replication.factor=5",
        LONG,
        1_601_500,
        Language::PtBr,
        Shape::Large,
    ),
    (
        "one-broker",
        "brokers=1 replication.factor=1",
        CALM,
        2_001_500,
        Language::En,
        Shape::Panel,
    ),
];

/// So that a browser shows a golden file as the page would.
const STYLED: &str = "<?xml-stylesheet href=\"../../../style/tokens.css\"?>\n\
    <?xml-stylesheet href=\"../../../style/diagram.css\"?>\n";

#[test]
fn pictures_are_as_they_were() {
    let place = folder("golden/scenes");
    let refresh = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut changed = Vec::new();
    for (name, settings, script, us, language, shape) in PICTURES {
        let scene = Scene::new(&Run::new(settings, script).at(us), language, shape);
        let text = format!("{STYLED}{}", svg::to_string(&scene, Instant(us)));
        let path = place.join(name).with_extension("svg");
        if refresh {
            fs::create_dir_all(&place).expect("the folder of pictures can be made");
            fs::write(&path, text).expect("a picture can be written");
        } else if fs::read_to_string(&path).ok().as_deref() != Some(text.as_str()) {
            changed.push(name);
        }
    }
    assert!(
        changed.is_empty(),
        "changed: {}. Look at them after UPDATE_GOLDEN=1 cargo test -p studio --test studio",
        changed.join(", ")
    );
}

#[test]
fn a_question_that_waits_at_a_short_arrow_takes_the_place_of_its_number() {
    let picture = |brokers: u8, us: u64| {
        let settings = format!("brokers={brokers} replication.factor={brokers}");
        let scene = Scene::new(
            &Run::new(&settings, CALM).at(us),
            Language::En,
            Shape::Large,
        );
        svg::to_string(&scene, Instant(us))
    };
    let shows_three = |picture: &str| {
        let mut discs = picture.split("disc-number").skip(1);
        discs.any(|disc| {
            disc.split('<')
                .next()
                .is_some_and(|text| text.ends_with(">3"))
        })
    };
    let (waiting, short) = (picture(3, 3_000_000), picture(5, 3_000_000));
    assert!(waiting.contains("parked") && shows_three(&waiting));
    assert!(short.contains("parked") && !shows_three(&short));
    assert!(shows_three(&picture(5, 0)), "before anybody asks");
}

/// A text's box: left, top, right, bottom.
type Bounds = (i32, i32, i32, i32);

fn bounds(text: &Text, at: (i32, i32)) -> Bounds {
    let words: String = text.spans.iter().map(|(_, words)| words.as_str()).collect();
    let breadth = width(&words, text.size);
    let x = at.0 + text.at.0;
    let left = match text.anchor {
        Anchor::Start => x,
        Anchor::Middle => x - breadth / 2,
        Anchor::End => x - breadth,
    };
    let baseline = at.1 + text.at.1;
    (
        left,
        baseline - text.size * 3 / 4,
        left + breadth,
        baseline + text.size / 5,
    )
}

fn texts(group: &Group, at: (i32, i32), found: &mut Vec<(String, Bounds)>) {
    let at = (at.0 + group.at.0, at.1 + group.at.1);
    for node in &group.children {
        match node {
            Node::Group(inner) => texts(inner, at, found),
            Node::Text(text) => {
                let words: String = text.spans.iter().map(|(_, words)| words.as_str()).collect();
                if !words.trim().is_empty() {
                    found.push((words, bounds(text, at)));
                }
            }
            Node::Rect { .. } | Node::Path { .. } | Node::Line { .. } | Node::Circle { .. } => {}
        }
    }
}

/// What is wrong with the texts of a scene.
fn faults(scene: &Scene) -> Vec<String> {
    let mut found = Vec::new();
    for group in &scene.groups {
        texts(group, (0, 0), &mut found);
    }
    let mut faults = Vec::new();
    for (index, (words, (left, top, right, bottom))) in found.iter().enumerate() {
        if *left < 0 || *top < 0 || *right > scene.width || *bottom > scene.height {
            faults.push(format!("{words:?} leaves the figure"));
        }
        for (other, (l, t, r, b)) in &found[..index] {
            if left < r && l < right && top < b && t < bottom {
                faults.push(format!("{words:?} meets {other:?}"));
            }
        }
    }
    faults
}

#[test]
fn texts_neither_meet_nor_leave_the_figure() {
    let mut all = Vec::new();
    for brokers in 1..=5 {
        for (acks, script) in [("all", CALM), ("0", LONG), ("all", LONG), ("1", KILLED)] {
            let minimum = brokers.min(2);
            let settings = format!(
                "acks={acks} brokers={brokers} replication.factor={brokers} min.insync.replicas={minimum}"
            );
            let run = Run::new(&settings, script);
            let told = run.frames().filter(|frame| frame.focus != Focus::default());
            // One in five, another for each kind: what they share is looked at once.
            for (index, frame) in told.enumerate() {
                for (_, (language, shape)) in every_kind()
                    .enumerate()
                    .filter(|(kind, _)| (kind + index) % 5 == 0)
                {
                    let scene = Scene::new(&frame, language, shape);
                    let what = format!("{settings}, {shape:?}, {language:?}, {:?}", frame.at);
                    all.extend(faults(&scene).into_iter().map(|f| format!("{what}: {f}")));
                }
            }
        }
    }
    all.sort_by_key(String::len);
    let shown = &all[..all.len().min(20)];
    assert!(all.is_empty(), "{} faults\n{}", all.len(), shown.join("\n"));
}

fn every_kind() -> impl Iterator<Item = (Language, Shape)> {
    Language::ALL
        .into_iter()
        .flat_map(|language| Shape::ALL.into_iter().map(move |shape| (language, shape)))
}

#[test]
fn groups_have_keys_of_their_own() {
    let run = Run::new("brokers=5 replication.factor=5", KILLED);
    for frame in run.frames() {
        let scene = Scene::new(&frame, Language::En, Shape::Panel);
        let mut keys: Vec<&str> = scene
            .groups
            .iter()
            .map(|group| group.key.as_str())
            .collect();
        keys.sort_unstable();
        let count = keys.len();
        keys.dedup();
        assert_eq!(keys.len(), count, "two groups share a key");
        assert!(keys.iter().all(|key| !key.is_empty()));
    }
}

#[test]
fn replication_is_drawn_as_a_pull() {
    let run = Run::new("acks=all", CALM);
    let ends = |us: u64, class: &str| {
        let scene = Scene::new(&run.at(us), Language::En, Shape::Large);
        let token = scene.tokens.into_iter().find(|token| token.class == class);
        token.map(|token| (token.path[0].0, token.path[1].0))
    };
    let records = ends(2_001_500, "record").expect("records are on their way to followers");
    assert!(records.0 < records.1, "from the leader to the right");
    let proof = ends(2_002_500, "prove").expect("the next fetch is on its way");
    assert!(proof.0 > proof.1, "from a follower to the left");
    assert_eq!(ends(2_001_500, "ack"), None, "nothing is confirmed before");
    assert!(ends(2_003_500, "ack").is_some());
}

#[test]
fn text_from_outside_is_escaped() {
    let mut out = String::new();
    svg::escape(&mut out, "<a href=\"x\">&</a>");
    assert_eq!(out, "&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;");
}
