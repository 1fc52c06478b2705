//! What can be done, in words: a label of a few, and what comes of it in a line. The match in `told` names every action, so
//! that a new one cannot stay without words.

mod en;
mod pt_br;
mod words;

use engine::action::{Action, ElectionType, Subject};
use engine::id::{BrokerSet, Endpoint, ValueId};
use engine::time::Duration;

use super::things::{between, capital, endpoint, endpoints};
use super::{Language, brokers, fill, span};
use crate::names::Names;
use crate::scenario::change_parts;
use crate::touch::Deed;

pub use words::{Said, TouchWords};

impl TouchWords {
    /// Those of a language. Not among [`super::Words`]: what only tools say is fetched with them.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &en::TOUCH,
            Language::PtBr => &pt_br::TOUCH,
        }
    }
}

/// What a person may do: its label and what comes of it.
pub fn deed(deed: &Deed, names: &Names, language: Language) -> [String; 2] {
    let words = TouchWords::of(language);
    match deed {
        Deed::Do(action) => {
            let (said, values) = told(action, names, language);
            said.map(|text| with(text, &values))
        }
        Deed::SendNext(_) => words.send_next.map(str::to_owned),
    }
}

/// An action of the script, with whom it befalls: "Broker 1: crash the process".
pub fn planned(action: &Action, names: &Names, language: Language) -> String {
    let (said, values) = told(action, names, language);
    [
        subject(action, names, language),
        String::from(": "),
        with(said[0], &values),
    ]
    .concat()
}

/// Whether a cut leaves one alone.
const fn is_isolation(left: &[Endpoint], right: &[Endpoint]) -> bool {
    left.len() == 1 && right.len() > 1
}

type Values = Vec<(char, String)>;

fn with(template: &str, values: &Values) -> String {
    fill(template, |key| {
        let found = values.iter().find(|(known, _)| *known == key);
        found.map_or_else(String::new, |(_, value)| value.clone())
    })
}

/// Whom an action befalls.
fn subject(action: &Action, names: &Names, language: Language) -> String {
    let words = language.words();
    match action.subject() {
        Subject::Producer(producer) => {
            capital(&endpoint(Endpoint::Client(producer), names, language))
        }
        Subject::Broker(broker) => capital(&brokers(BrokerSet::only(broker), words)),
        Subject::Link(left, right) if is_isolation(left, right) => {
            capital(&endpoints(left, names, language))
        }
        Subject::Link(left, right) => between(left, right, names, language),
        Subject::OneWay(..) | Subject::Network => String::from(TouchWords::of(language).network),
        Subject::Record(value) => names.value(value).to_owned(),
        Subject::Controller => String::from(words.figure.controller),
        Subject::Topic => String::from(TouchWords::of(language).topic),
    }
}

/// The words for an action, and what is to be filled in.
fn told(action: &Action, names: &Names, language: Language) -> (Said, Values) {
    let words = TouchWords::of(language);
    let length = |key: char, length: Duration| vec![(key, span(length, language))];
    let value = |value: &ValueId| vec![('r', names.value(*value).to_owned())];
    let often = |of: &ValueId, times: u32| {
        let mut values = value(of);
        if times > 1 {
            values.push(('n', [" ×", &times.to_string()].concat()));
        }
        values
    };
    let sides = |x: &[Endpoint], y: &[Endpoint]| {
        let (x, y) = (endpoints(x, names, language), endpoints(y, names, language));
        vec![('x', x), ('y', y)]
    };
    let none = Vec::new();
    match action {
        Action::Send { value: sent, .. } => (words.send, value(sent)),
        Action::Flush(_) => (words.flush, none),
        Action::CrashProducer(_) => (words.crash_producer, none),
        Action::StartProducer(_) => (words.start_producer, none),
        Action::Kill(_) => (words.kill, none),
        Action::PowerLoss { .. } => (words.power_loss, none),
        Action::Wipe(_) => (words.wipe, none),
        Action::Stop(_) => (words.stop, none),
        Action::Start(_) => (words.start, none),
        Action::Pause(_) => (words.pause, none),
        Action::Resume(_) => (words.resume, none),
        Action::Hold(_) => (words.hold, none),
        Action::Release(_) => (words.release, none),
        Action::SlowFetch { extra, .. } if *extra == Duration::ZERO => (words.fetch_normal, none),
        Action::SlowFetch { extra, .. } => (words.slow_fetch, length('t', *extra)),
        Action::DiskStall { length: time, .. } => (words.disk_stall, length('t', *time)),
        Action::Cut { left, right } if is_isolation(left, right) => {
            let has_clients = right.iter().any(|end| matches!(end, Endpoint::Client(_)));
            let said = if has_clients {
                words.isolate
            } else {
                words.isolate_from_cluster
            };
            (said, sides(left, right))
        }
        Action::Cut { left, right } => (words.cut, sides(left, right)),
        Action::CutOneWay { from, to } => (words.cut_one_way, sides(from, to)),
        Action::Heal => (words.heal, none),
        Action::Reset(..) => (words.reset, none),
        Action::Delay { extra, .. } if *extra == Duration::ZERO => (words.wire_normal, none),
        Action::Delay { extra, .. } => (words.delay, length('t', *extra)),
        Action::DropRequest { value, times } => (words.drop_request, often(value, *times)),
        Action::DropResponse { value, times } => (words.drop_response, often(value, *times)),
        Action::Late { delay, .. } => (words.late, length('t', *delay)),
        Action::Elect(ElectionType::Preferred) => (words.elect_preferred, none),
        Action::Elect(ElectionType::Unclean) => (words.elect_unclean, none),
        Action::ControllerFailover(time) => (words.failover, length('t', *time)),
        Action::ControllerPause(time) => (words.silence, length('t', *time)),
        Action::AlterConfig(change) => {
            let (key, value) = change_parts(*change);
            let setting = [key.name(), "=", &value].concat();
            (words.alter, vec![('k', setting)])
        }
    }
}
