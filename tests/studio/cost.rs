//! What a confirmation costs, against what a real cluster measured.

use engine::time::Duration;
use studio::cost::{Cost, LEVELS, Measured, RUNS};
use studio::scenario::Scenario;

fn measured(settings: &str) -> [Measured; 3] {
    let scenario = Scenario::parse(&format!("set {settings}\nend 9"))
        .expect("a script of the tests is well-formed");
    let mut cost = Cost::of(&scenario);
    let mut runs = 0;
    while cost.step() {
        runs += 1;
    }
    assert_eq!(runs, RUNS * LEVELS.len());
    assert_eq!(cost.progress(), (runs, runs));
    cost.measured()
}

/// Medians of 300 records a level on Kafka 4.1.0 with every hop delayed alike: hop, acks=1, acks=all, in microseconds.
const REAL: [(u64, u64, u64); 2] = [(10_000, 21_900, 42_000), (20_000, 41_700, 82_700)];

#[test]
fn it_agrees_with_a_real_cluster_on_equal_hops() {
    for (hop, one, all) in REAL {
        let settings =
            format!("latency.client.us={hop} latency.broker.us={hop} latency.controller.us={hop}");
        let levels = measured(&settings);
        let median = |level: usize| levels[level].median.unwrap().0;
        assert_eq!(median(0), 0, "nobody waits");
        for (level, real, hops) in [(1, one, 2), (2, all, 4)] {
            let simulated = median(level);
            assert!(
                simulated.abs_diff(real) * 10 <= real,
                "{simulated} against {real}"
            );
            assert_eq!(
                (simulated + hop / 2) / hop,
                hops,
                "{simulated} in hops of {hop}"
            );
            assert!(levels[level].high >= levels[level].median);
        }
    }
}

#[test]
fn more_in_flight_lets_more_through() {
    let one = measured("max.in.flight.requests.per.connection=1");
    let five = measured("max.in.flight.requests.per.connection=5");
    for level in [1, 2] {
        assert!(five[level].per_second > one[level].per_second);
        assert_eq!(
            five[level].median, one[level].median,
            "one alone is no faster"
        );
    }
    assert!(one[1].per_second > one[2].per_second);
    assert_eq!(
        one[0].per_second, None,
        "nothing here limits who does not wait"
    );
}

/// What the tool says of it: a connection's requests are answered one after another (P-30).
#[test]
fn with_all_acks_more_in_flight_gains_little_and_larger_batches_gain_more() {
    let rate = |settings: &str| measured(settings).map(|level| level.per_second.unwrap_or(0));
    let one = rate("max.in.flight.requests.per.connection=1");
    let five = rate("max.in.flight.requests.per.connection=5");
    let batches = rate("max.in.flight.requests.per.connection=1 batch.size=10 linger.ms=1");
    assert!(five[1] > 4 * one[1], "acks=1: {one:?} {five:?}");
    assert!(five[2] < 5 * one[2] / 2, "acks=all: {one:?} {five:?}");
    assert!(batches[2] > 3 * five[2], "{five:?} {batches:?}");
}

#[test]
fn what_is_never_confirmed_has_no_cost() {
    let levels = measured("min.insync.replicas=5 replication.factor=3 profile=K36");
    assert!(levels[1].median.is_some());
    assert_eq!(levels[2], Measured::default());
}

#[test]
fn chance_is_what_is_set_or_a_little() {
    let of = |text: &str| Cost::of(&Scenario::parse(text).unwrap()).jitter();
    assert_eq!(of("end 9"), Duration(100));
    assert_eq!(of("set jitter.us=700\nend 9"), Duration(700));
}
