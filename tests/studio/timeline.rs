//! The space-time diagram says what the facts say: nothing is missing, nothing is made up.

use engine::fact::Fact;
use engine::id::{BrokerId, Endpoint};
use engine::time::Instant;
use engine::trace::Trace;
use studio::frame::Kind;
use studio::i18n::Language;
use studio::pace::Pace;
use studio::scene::Node;
use studio::timeline::{
    Arrow, End, Lens, Mark, Strip, Timeline, What, Window, Zoom, bounds, events, markers,
    place_after,
};

use crate::runs::{CALM, KILLED, Run};
use crate::{folder, names, scenario};

const WIDTH: i32 = 900;

fn timeline(run: &Run) -> Timeline {
    Timeline::of(&run.trace, &run.names)
}

fn arrows(timeline: &Timeline, kind: fn(&What) -> bool) -> Vec<&Arrow> {
    let all = timeline.arrows.iter();
    all.filter(|arrow| kind(&arrow.what)).collect()
}

fn facts(trace: &Trace) -> impl Iterator<Item = (Instant, &Fact)> {
    let steps = trace.steps().iter();
    steps.flat_map(|step| step.facts.iter().map(move |fact| (step.at, fact)))
}

fn lens(pace: &Pace, window: Window) -> Lens {
    Lens {
        width: WIDTH,
        row: 20,
        top: 18,
        sight: window.sight(pace.length()),
        drawn: (0, 0),
        shows_all: false,
        language: Language::En,
    }
    .with_margin(pace.length())
}

fn pace(run: &Run) -> Pace {
    Pace::of([&run.trace], run.trace.script().end)
}

fn nodes(strip: &Strip) -> usize {
    fn count(node: &Node) -> usize {
        match node {
            Node::Group(group) => 1 + group.children.iter().map(count).sum::<usize>(),
            Node::Text(text) => 1 + text.spans.len(),
            Node::Rect { .. } | Node::Path { .. } | Node::Line { .. } | Node::Circle { .. } => 1,
        }
    }
    let groups = strip.groups.iter();
    groups
        .map(|group| 1 + group.children.iter().map(count).sum::<usize>())
        .sum()
}

#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "the facts that are about a message"
)]
#[test]
fn in_every_golden_scenario_each_message_of_a_fact_is_an_arrow() {
    let folder = folder("golden");
    for name in names(&folder, ".scenario") {
        let run = Run::of(&scenario(&folder.join(format!("{name}.scenario"))));
        let line = timeline(&run);
        let mut last = 0;
        for arrow in &line.arrows {
            assert!(arrow.id > last, "{name}: a message is drawn once, in order");
            last = arrow.id;
            assert!(arrow.sent_at <= arrow.due_at, "{name}: {arrow:?}");
            if let End::Lost(at) = arrow.end {
                assert!(
                    (arrow.sent_at..=arrow.due_at).contains(&at),
                    "{name}: {arrow:?}"
                );
            }
        }
        for (at, fact) in facts(&run.trace) {
            let is_there = |from: Endpoint, to: Endpoint, kind: fn(&What) -> bool| {
                line.arrows.iter().any(|arrow| {
                    (arrow.from, arrow.to, arrow.sent_at) == (from, to, at) && kind(&arrow.what)
                })
            };
            let found = match *fact {
                Fact::ProduceSent {
                    producer, leader, ..
                } => is_there(
                    Endpoint::Client(producer),
                    Endpoint::Broker(leader),
                    |what| matches!(what, What::Shown(Kind::Produce) | What::Other),
                ),
                Fact::ProduceAnswered {
                    broker, producer, ..
                } => is_there(
                    Endpoint::Broker(broker),
                    Endpoint::Client(producer),
                    |what| {
                        matches!(
                            what,
                            What::Shown(Kind::Ack | Kind::Refusal(_)) | What::Other
                        )
                    },
                ),
                Fact::FetchAnswered {
                    leader,
                    follower,
                    count: 1..,
                    ..
                } => is_there(
                    Endpoint::Broker(leader),
                    Endpoint::Broker(follower),
                    |what| {
                        matches!(
                            what,
                            What::Shown(Kind::Records) | What::Other | What::IdleFetch
                        )
                    },
                ),
                _ => true,
            };
            assert!(found, "{name}: {at:?} {fact:?} has no arrow");
        }
    }
}

#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "the facts that have a mark of their own"
)]
#[test]
fn confirmations_elections_and_crashes_are_where_the_facts_are() {
    let folder = folder("golden");
    for name in names(&folder, ".scenario") {
        let run = Run::of(&scenario(&folder.join(format!("{name}.scenario"))));
        let line = timeline(&run);
        for (at, fact) in facts(&run.trace) {
            let found = match *fact {
                Fact::RecordAcked {
                    producer,
                    offset: Some(_),
                    ..
                } => line.ticks.iter().any(|tick| {
                    (tick.at, tick.who, tick.mark) == (at, Endpoint::Client(producer), Mark::Acked)
                }),
                Fact::LeaderElected { leader, .. } => line
                    .ticks
                    .iter()
                    .any(|tick| (tick.at, tick.mark) == (at, Mark::Elected(leader))),
                Fact::HighWatermarkAdvanced { broker, to, .. } => line.ticks.iter().any(|tick| {
                    (tick.at, tick.who, tick.mark)
                        == (at, Endpoint::Broker(broker), Mark::HighWatermark(to))
                }),
                Fact::BrokerKilled { broker } => line.outages.iter().any(|outage| {
                    (outage.from, outage.who) == (at, Endpoint::Broker(broker)) && !outage.is_pause
                }),
                Fact::BrokerStarted { broker } => line
                    .outages
                    .iter()
                    .any(|outage| (outage.to, outage.who) == (Some(at), Endpoint::Broker(broker))),
                _ => true,
            };
            assert!(found, "{name}: {at:?} {fact:?} has no mark");
        }
    }
}

#[test]
fn a_dead_leader_leaves_a_gap_and_another_reigns() {
    let run = Run::new("acks=1", KILLED);
    let line = timeline(&run);
    let outage = line.outages[0];
    assert_eq!(outage.who, Endpoint::Broker(BrokerId(1)));
    assert_eq!(
        (outage.from, outage.to),
        (Instant::from_ms(2_002), Some(Instant::from_ms(14_000)))
    );
    let reigns: Vec<(u8, u32)> = line
        .reigns
        .iter()
        .map(|reign| (reign.broker.0, reign.epoch.0))
        .collect();
    assert_eq!(reigns.len(), 2, "{reigns:?}");
    assert_eq!(line.reigns[0].to, outage.from);
    assert!(line.reigns[1].epoch > line.reigns[0].epoch);
    assert!(line.reigns[1].from > outage.from);
    // D was confirmed, and is lost when another leads.
    assert!(line.ticks.iter().any(|tick| tick.mark == Mark::Lost));
}

#[test]
fn what_is_on_its_way_to_the_dead_is_lost_midway() {
    let run = Run::new("acks=1", "at 1000 send A\nat 1001 kill 1\nend 6000\n");
    let line = timeline(&run);
    let sent = arrows(&line, |what| *what == What::Shown(Kind::Produce));
    assert_eq!(sent[0].letters, ["A"]);
    assert_eq!(sent[0].end, End::Lost(Instant::from_ms(1_001)));
    assert!(sent[0].due_at >= Instant::from_ms(1_001));
    // The producer hears of it.
    let closed = arrows(&line, |what| *what == What::Closed);
    assert!(
        closed
            .iter()
            .any(|arrow| !arrow.is_quiet && arrow.end == End::Arrived)
    );
}

#[test]
fn a_lost_confirmation_and_a_lost_request_end_in_a_cross() {
    let base = "acks=all\nset enable.idempotence=false";
    for (fault, from_producer) in [("drop_response", false), ("drop_request", true)] {
        let script = format!("at 900 {fault} A\nat 1000 send A\nend 6000\n");
        let run = Run::new(base, &script);
        let line = timeline(&run);
        let is_lost = |arrow: &&Arrow| matches!(arrow.end, End::Lost(_));
        let kinds = |arrow: &&Arrow| matches!(arrow.what, What::Shown(Kind::Produce | Kind::Ack));
        let lost: Vec<&Arrow> = line.arrows.iter().filter(kinds).filter(is_lost).collect();
        assert_eq!(lost.len(), 1, "{fault}: {lost:?}");
        assert_eq!(matches!(lost[0].from, Endpoint::Client(_)), from_producer);
        assert_eq!(lost[0].letters, ["A"]);
    }
}

#[test]
fn housekeeping_is_hidden_and_can_be_asked_for() {
    let run = Run::new("acks=all", CALM);
    let line = timeline(&run);
    let pace = pace(&run);
    let mut lens = lens(&pace, Window::default());
    let story = Strip::new(&line, &pace, &lens);
    lens.shows_all = true;
    let all = Strip::new(&line, &pace, &lens);
    let total = |strip: &Strip| strip.spots.iter().map(|spot| spot.count).sum::<usize>();
    assert_eq!(total(&all), line.arrows.len());
    assert!(
        total(&story) * 2 < total(&all),
        "{} of {}",
        total(&story),
        total(&all)
    );
    assert!(
        line.arrows
            .iter()
            .all(|arrow| !arrow.is_quiet || arrow.what != What::Shown(Kind::Produce))
    );
}

#[test]
fn a_long_run_stays_few_shapes_at_any_zoom() {
    let sends = (0..300).map(|at| format!("at {} send R{at}\n", 1_000 + at * 40));
    let script: String = sends.collect();
    let script = script + "at 13000 kill 1\nat 27000 start 1\nend 60000\n";
    let run = Run::new("acks=all", &script);
    let line = timeline(&run);
    assert!(line.arrows.len() > 2_000, "{} arrows", line.arrows.len());
    let pace = pace(&run);
    let mut window = Window::default();
    for _ in 0..12 {
        for shows_all in [false, true] {
            let lens = Lens {
                shows_all,
                ..lens(&pace, window)
            };
            let count = nodes(&Strip::new(&line, &pace, &lens));
            assert!(count < 1_200, "{count} nodes at {:?}", lens.sight);
        }
        let around = Some(pace.length() / 3);
        window.zoom(
            Zoom::By {
                percent: 60,
                around,
            },
            pace.length(),
            0,
        );
    }
}

#[test]
fn what_is_drawn_covers_what_is_near() {
    let run = Run::new("acks=1", KILLED);
    let pace = pace(&run);
    let mut window = Window::default();
    let around = Some(pace.length() / 2);
    window.zoom(
        Zoom::By {
            percent: 20,
            around,
        },
        pace.length(),
        0,
    );
    let lens = lens(&pace, window);
    let mut moved = window;
    moved.zoom(
        Zoom::Pan {
            by: lens.sight.span / 2,
            back: false,
        },
        pace.length(),
        0,
    );
    assert!(lens.covers(moved.sight(pace.length())));
    moved.zoom(
        Zoom::Pan {
            by: lens.sight.span,
            back: false,
        },
        pace.length(),
        0,
    );
    assert!(!lens.covers(moved.sight(pace.length())));
}

#[test]
fn an_arrow_is_found_where_it_is_drawn() {
    let run = Run::new("acks=1", KILLED);
    let line = timeline(&run);
    let pace = pace(&run);
    let strip = Strip::new(&line, &pace, &lens(&pace, Window::default()));
    for spot in &strip.spots {
        let middle = (
            i32::midpoint(spot.from.0, spot.to.0),
            i32::midpoint(spot.from.1, spot.to.1),
        );
        assert!(strip.arrow_at(middle.0, middle.1).is_some());
    }
    assert_eq!(strip.arrow_at(-500, 40), None);
}

#[test]
fn each_fault_has_a_handle_on_its_row_and_none_hides_another() {
    let run = Run::new("acks=1", KILLED);
    let line = timeline(&run);
    let pace = pace(&run);
    let lens = lens(&pace, Window::default());
    let handles = markers(&line, &run.trace.script().actions, &pace, &lens);
    let seen: Vec<(u64, bool, i32)> = handles
        .iter()
        .map(|m| (m.at.as_ms(), m.is_harm, m.place.1))
        .collect();
    assert_eq!(seen, [(2_002, true, lens.y(1)), (14_000, false, lens.y(1))]);
    assert!((handles[0].place.0 - handles[1].place.0).abs() >= 18);
}

#[test]
fn the_list_tells_what_is_in_sight() {
    let run = Run::new("acks=1", KILLED);
    let (from, to) = (Instant::from_ms(1_990), Instant::from_ms(2_010));
    let told = events(&run.trace, &run.names, Language::PtBr, (from, to), 100);
    assert!(told.len() >= 3);
    assert!(
        told.iter()
            .all(|event| (from..=to).contains(&event.at) && !event.told.is_empty())
    );
    let kill = told
        .iter()
        .find(|event| event.at == Instant::from_ms(2_002))
        .expect("the fault is told");
    assert!(kill.is_important);
    assert!(told.iter().any(|event| !event.is_important));
    let few = events(&run.trace, &run.names, Language::PtBr, (from, to), 2);
    assert_eq!(few[..], told[..2]);
}

#[test]
fn a_handle_keeps_its_order_with_what_concerns_the_same() {
    let run = Run::new("acks=1", KILLED);
    let actions = &run.trace.script().actions;
    let (kill, start, latest) = (4, 5, Instant::from_ms(30_000));
    let ms = Instant::from_ms;
    assert_eq!(bounds(actions, kill, latest), (ms(1), ms(13_999)));
    assert_eq!(bounds(actions, start, latest), (ms(2_003), latest));
    // Sends are crossed.
    assert_eq!(place_after(actions, kill, ms(1_200)), 1);
    assert_eq!(place_after(actions, kill, ms(13_000)), 4);
    assert_eq!(place_after(actions, start, ms(20_000)), 5);
}
