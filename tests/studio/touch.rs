//! What a figure offers to do: whatever is offered does something, and what would do nothing is not offered.

use std::collections::BTreeSet;

use engine::action::{Action, Script};
use engine::fact::Fact;
use engine::id::{BrokerId, ClientId, Endpoint};
use engine::message::Message;
use engine::time::{Duration, Instant};
use engine::trace::Trace;
use engine::world::World;
use studio::frame::Frame;
use studio::i18n::{Language, things, touch};
use studio::names::Names;
use studio::plan::Plan;
use studio::scenario::Scenario;
use studio::touch::{Deed, Offer, Target, exists, offers};

const RUN: &str = "
at 1000 send A
at 1500 send B
at 2000 send C
at 2000 send D
at 2100 cut 1 | 3
at 2200 hold 2
at 2300 send E
at 2400 heal
at 2500 release 2
at 2600 kill 1
at 14000 start 1
at 15000 power_loss 3
at 15500 send F
at 15600 start 3
at 16000 stop 2
at 17000 start 2
at 17500 crash P
at 18000 new P
at 18500 pause 1
at 18600 send G
at 19000 resume 1
end 24000
";

fn run(settings: &str, script: &str) -> (Scenario, Trace) {
    let scenario = Scenario::parse(&[settings, "\n", script].concat())
        .expect("a script of the tests is well-formed");
    let trace = Trace::new(scenario.setup().clone(), scenario.script.clone());
    (scenario, trace)
}

fn world_at(trace: &Trace, at: Instant) -> World {
    World::clone(&trace.world_after(trace.steps_until(at)))
}

/// Everything that can be touched, tokens included.
fn everything(world: &World) -> Vec<Target> {
    let mut all = Target::all(world);
    all.extend(
        world
            .in_flight()
            .iter()
            .map(|flight| Target::Token(flight.id)),
    );
    all
}

/// The facts of the instant at which an offer is done, and the run that comes of it.
fn done(trace: &Trace, playhead: Instant, offer: &Offer, next: &Action) -> Trace {
    let action = match &offer.deed {
        Deed::Do(action) => action,
        Deed::SendNext(_) => next,
    };
    let script = trace.script();
    let mut plan = Plan::new(script.actions.clone(), script.end);
    let at = offer.at.unwrap_or_else(|| Plan::next_after(playhead));
    plan.act_at(playhead, at, action.clone());
    let script = Script {
        end: script.end,
        ..plan.script()
    };
    Trace::new(trace.end().setup().clone(), script)
}

/// The same script up to the playhead, and nothing done.
fn undone(trace: &Trace, playhead: Instant) -> Trace {
    let mut script = trace.script().clone();
    script.actions.retain(|timed| {
        timed.at <= playhead || matches!(timed.action, Action::Send { .. } | Action::Flush(_))
    });
    Trace::new(trace.end().setup().clone(), script)
}

fn facts(trace: &Trace) -> Vec<&Fact> {
    trace.steps().iter().flat_map(|step| &step.facts).collect()
}

fn moments(trace: &Trace) -> Vec<Instant> {
    let first = Instant::from_ms(999);
    let mut moments: Vec<Instant> = trace.steps().iter().map(|step| step.at).collect();
    moments.retain(|&at| at >= first);
    moments.dedup();
    moments.into_iter().step_by(7).collect()
}

#[test]
fn whatever_is_offered_does_something() {
    for settings in [
        "",
        "set acks=1",
        "set acks=0 jitter.us=900",
        "set retries=0 brokers=5",
    ] {
        let (mut scenario, trace) = run(settings, RUN);
        let next = Action::Send {
            producer: ClientId(0),
            partition: engine::id::PartitionId(0),
            value: scenario.value("Z"),
        };
        for playhead in moments(&trace) {
            let world = world_at(&trace, playhead);
            let left_alone = undone(&trace, playhead);
            for target in everything(&world) {
                assert!(exists(&world, target));
                for offer in offers(&world, playhead, target) {
                    let changed = done(&trace, playhead, &offer, &next);
                    assert_ne!(
                        changed.digest(),
                        left_alone.digest(),
                        "{settings} {playhead:?} {target:?} {offer:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn what_is_offered_for_a_token_meets_that_token() {
    let mut met = BTreeSet::new();
    for settings in ["", "set acks=1", "set acks=0", "set jitter.us=900"] {
        let (_, trace) = run(settings, RUN);
        for playhead in trace.steps().iter().map(|step| step.at) {
            let world = world_at(&trace, playhead);
            if world.brokers().iter().any(|broker| broker.paused) {
                // Nobody reads a request at a frozen broker, and what thaws it is dropped with what was planned for later.
                continue;
            }
            for flight in world.in_flight() {
                let mut values = BTreeSet::new();
                if let Message::Produce(request) = flight.message {
                    values.extend(request.batch.iter().map(|entry| entry.record));
                }
                for offer in offers(&world, playhead, Target::Token(flight.id)) {
                    let Deed::Do(action) = &offer.deed else {
                        panic!("a message sends nothing");
                    };
                    let changed = done(&trace, playhead, &offer, action);
                    let happened = facts(&changed);
                    let hits = |fact: &Fact| match (action, fact) {
                        (Action::DropRequest { .. }, Fact::RequestDropped { records, .. })
                        | (Action::Late { .. }, Fact::RequestDelayed { records, .. }) => {
                            values.contains(&records.first)
                        }
                        (Action::DropResponse { .. }, Fact::ResponseDropped { .. }) => true,
                        // Whether the answer to a request ever comes is another question.
                        (Action::DropResponse { .. }, Fact::DropArmed { .. }) => !values.is_empty(),
                        (Action::Reset(a, b), Fact::ConnectionReset { left, right }) => {
                            (a, b) == (left, right)
                        }
                        _ => false,
                    };
                    assert!(
                        happened.iter().any(|fact| hits(fact)),
                        "{settings} {playhead:?} {offer:?} {:?}",
                        flight.message
                    );
                    met.insert(kind(action));
                }
            }
        }
    }
    assert_eq!(met.len(), 4, "each kind was met: {met:?}");
}

/// The verb of an action.
fn kind(action: &Action) -> String {
    let text = format!("{action:?}");
    text.split(['(', ' ']).next().unwrap_or_default().to_owned()
}

/// Every verb for a broker, with what is offered for it.
#[test]
fn what_would_do_nothing_to_a_broker_is_not_offered() {
    let (_, trace) = run("", RUN);
    for playhead in moments(&trace) {
        let world = world_at(&trace, playhead);
        for broker in world.brokers() {
            let id = broker.id;
            let offered = offers(&world, playhead, Target::Broker(id));
            for action in [
                Action::Kill(id),
                Action::Stop(id),
                Action::Start(id),
                Action::Pause(id),
                Action::Resume(id),
                Action::Release(id),
            ] {
                let mut copy = world.clone();
                let mut facts = Vec::new();
                copy.inject(world.now(), &action, &mut facts);
                let is_offered = offered
                    .iter()
                    .any(|offer| offer.deed == Deed::Do(action.clone()));
                assert_eq!(is_offered, !facts.is_empty(), "{playhead:?} {action:?}");
            }
        }
    }
}

#[test]
fn a_confirmation_is_lost_and_the_record_stored_twice() {
    let (_, trace) = run(
        "set acks=1 enable.idempotence=false",
        "at 1000 send A\nend 5000",
    );
    let answer = |world: &World| {
        let answers = world.in_flight().into_iter();
        let found = answers.filter(|flight| matches!(flight.message, Message::ProduceReply { .. }));
        found.map(|flight| flight.id).next()
    };
    let at = trace
        .steps()
        .iter()
        .map(|step| step.at)
        .find(|&at| answer(&world_at(&trace, at)).is_some())
        .unwrap();
    let world = world_at(&trace, at);
    let token = Target::Token(answer(&world).unwrap());
    let [offer] = &offers(&world, at, token)[..] else {
        panic!("one thing can be done to an answer");
    };
    let Deed::Do(action) = &offer.deed else {
        panic!("nothing is sent");
    };
    assert!(matches!(action, Action::DropResponse { times: 1, .. }));
    let changed = done(&trace, at, offer, action);
    let log = changed.end().broker(BrokerId(1)).replicas[0]
        .as_ref()
        .unwrap();
    assert_eq!(log.log.log_end_offset().0, 2, "A and A again");
}

#[test]
fn nobody_loses_a_confirmation_that_never_comes() {
    let (_, trace) = run("set acks=0", RUN);
    for playhead in moments(&trace) {
        let world = world_at(&trace, playhead);
        for target in everything(&world) {
            let lost = offers(&world, playhead, target).into_iter();
            let lost =
                lost.filter(|offer| matches!(offer.deed, Deed::Do(Action::DropResponse { .. })));
            assert_eq!(lost.count(), 0, "{playhead:?} {target:?}");
        }
    }
}

#[test]
fn keys_of_the_figure_lead_to_what_they_show() {
    let (scenario, trace) = run("", RUN);
    let names = Names::new(scenario.values().to_vec(), scenario.producers().to_vec());
    let frame = Frame::of(&trace, trace.steps().len(), &names);
    let leader = Endpoint::Broker(frame.centre());
    let of = |key: &str| Target::of_key(key, &frame);
    assert_eq!(of("broker-2"), Some(Target::Broker(BrokerId(2))));
    assert_eq!(of("producer-0"), Some(Target::Producer(ClientId(0))));
    assert_eq!(of("controller"), Some(Target::Controller));
    let producer = Endpoint::Client(ClientId(0));
    assert_eq!(of("wire-produce"), Some(Target::Wire(producer, leader)));
    assert_eq!(of("wire-answer"), of("wire-produce"));
    let follower = Endpoint::Broker(BrokerId(3));
    assert_eq!(of("wire-fetch-3"), Some(Target::Wire(leader, follower)));
    assert_eq!(of("wire-records-3"), of("wire-fetch-3"));
    assert_eq!(of("token-17"), Some(Target::Token(17)));
    for nonsense in [
        "",
        "notes",
        "broker-",
        "broker-x",
        "broker-300",
        "wire-fetch",
        "token--1",
    ] {
        assert_eq!(of(nonsense), None, "{nonsense}");
    }
    let world = trace.end();
    for absent in [
        Target::Broker(BrokerId(0)),
        Target::Broker(BrokerId(9)),
        Target::Producer(ClientId(4)),
        Target::Wire(leader, Endpoint::Broker(BrokerId(9))),
        Target::Token(u64::MAX),
    ] {
        assert!(!exists(world, absent) && offers(world, world.now(), absent).is_empty());
    }
}

#[test]
fn every_offer_and_every_target_has_words_in_each_language() {
    for settings in ["", "set acks=0 linger.ms=50", "producer P2"] {
        let (scenario, trace) = run(settings, RUN);
        let names = Names::new(scenario.values().to_vec(), scenario.producers().to_vec())
            .with_records(trace.end().ledger());
        for playhead in moments(&trace) {
            let count = trace.steps_until(playhead);
            let (world, frame) = (trace.world_after(count), Frame::of(&trace, count, &names));
            let tokens = frame
                .messages
                .iter()
                .map(|message| Target::Token(message.id));
            for target in Target::all(&world).into_iter().chain(tokens) {
                let name = |language| things::target(target, &frame, &names, language);
                assert!(!name(Language::En).is_empty() && !name(Language::PtBr).is_empty());
                for offer in offers(&world, playhead, target) {
                    for language in Language::ALL {
                        for text in touch::deed(&offer.deed, &names, language) {
                            let length = text.chars().count();
                            assert!((3..=100).contains(&length), "{text}");
                            assert!(!text.contains(['{', '}']), "{text}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn machine_loss_crash_and_orderly_stop_are_three_things() {
    let names = Names::new(Vec::new(), vec![String::from("P")]);
    let id = BrokerId(1);
    let power = Action::PowerLoss {
        broker: id,
        keep: None,
    };
    for language in Language::ALL {
        let said = [Action::Kill(id), power.clone(), Action::Stop(id)]
            .map(|action| touch::planned(&action, &names, language));
        assert!(
            said.iter().all(|text| text.starts_with("Broker 1: ")),
            "{said:?}"
        );
        assert_eq!(BTreeSet::from(said.clone()).len(), 3, "{said:?}");
    }
    let cut = Action::Cut {
        left: vec![Endpoint::Broker(id)],
        right: vec![Endpoint::Client(ClientId(0))],
    };
    assert_eq!(
        touch::planned(&cut, &names, Language::PtBr),
        "Entre o broker 1 e producer: Cortar"
    );
}

#[test]
fn a_slow_thing_can_be_made_fast_again() {
    let script = "at 1000 slow_fetch 2 200\nat 1000 delay P | 1 50\nend 3000";
    let (_, trace) = run("", script);
    let world = world_at(&trace, Instant::from_ms(1_100));
    let offered = |target| offers(&world, Instant::from_ms(1_100), target);
    let normal = |extra: Duration| extra == Duration::ZERO;
    let broker = offered(Target::Broker(BrokerId(2)));
    assert!(broker.iter().any(
        |offer| matches!(offer.deed, Deed::Do(Action::SlowFetch { extra, .. }) if normal(extra))
    ));
    let wire = Target::Wire(Endpoint::Broker(BrokerId(1)), Endpoint::Client(ClientId(0)));
    assert!(
        offered(wire).iter().any(
            |offer| matches!(offer.deed, Deed::Do(Action::Delay { extra, .. }) if normal(extra))
        )
    );
}

#[test]
fn a_request_with_acks_0_can_be_lost_and_be_late_and_no_more() {
    let at = Instant::from_ms(1_000);
    let count = |settings| {
        let (_, trace) = run(settings, RUN);
        let world = world_at(&trace, at);
        let mut flights = world.in_flight().into_iter();
        let request = flights.find(|flight| matches!(flight.message, Message::Produce(_)));
        offers(&world, at, Target::Token(request.unwrap().id)).len()
    };
    assert_eq!((count("set acks=0"), count("set acks=all")), (2, 3));
}
