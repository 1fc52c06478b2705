//! Whether a script and settings name only brokers that the cluster has.

use engine::action::{Action, Subject, TimedAction};
use engine::config::Setup;
use engine::id::{BrokerId, Endpoint};

/// The first broker that is named in `actions` or in the settings and that the cluster does not have.
pub fn missing_broker(setup: &Setup, actions: &[TimedAction]) -> Option<BrokerId> {
    let is_missing = |id: &BrokerId| id.0 < 1 || id.0 > setup.cluster.brokers;
    let producers = setup.producers.iter();
    let asked = producers.flat_map(|producer| producer.bootstrap.iter().copied());
    let named = actions.iter().flat_map(|timed| brokers(&timed.action));
    asked.chain(named).find(is_missing)
}

fn brokers(action: &Action) -> Vec<BrokerId> {
    match action.subject() {
        Subject::Broker(id) => vec![id],
        Subject::Link(left, right) | Subject::OneWay(left, right) => {
            let both = left.iter().chain(right);
            both.filter_map(|&end| broker(end)).collect()
        }
        Subject::Producer(_)
        | Subject::Network
        | Subject::Record(_)
        | Subject::Controller
        | Subject::Topic => Vec::new(),
    }
}

const fn broker(endpoint: Endpoint) -> Option<BrokerId> {
    match endpoint {
        Endpoint::Broker(id) => Some(id),
        Endpoint::Client(_) | Endpoint::Controller => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;

    #[test]
    fn who_is_not_there_is_named() {
        let of = |text: &str| {
            let mut scenario = Scenario::parse(text).unwrap();
            let five = scenario.setup().clone();
            assert_eq!(missing_broker(&five, &scenario.script.actions), None);
            let three = crate::scenario::Setting::Number(3);
            let key = crate::scenario::Key::Brokers;
            scenario.set(None, key, Some(three)).unwrap();
            missing_broker(scenario.setup(), &scenario.script.actions).map(|id| id.0)
        };
        let five = |rest: &str| format!("set brokers=5\n{rest}\nend 9");
        assert_eq!(of(&five("at 1 kill 3")), None);
        assert_eq!(of(&five("at 1 kill 4")), Some(4));
        assert_eq!(of(&five("at 1 cut 1,C | 2,5")), Some(5));
        assert_eq!(of(&five("at 1 delay P | 4 50")), Some(4));
        assert_eq!(of(&five("set bootstrap.servers=5")), Some(5));
    }
}
