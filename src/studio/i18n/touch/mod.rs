//! What can be done, in words: a label of a few, and what comes of it in a line. The match in `told` names every action, so
//! that a new one cannot stay without words.

mod en;
mod pt_br;
mod words;

use engine::action::{Action, ElectionType, Subject};
use engine::id::{BrokerSet, Endpoint, ValueId};
use engine::time::Duration;

use super::{Language, brokers, fill, span};
use crate::frame::{Frame, Kind, MessageView};
use crate::names::Names;
use crate::scenario::change_parts;
use crate::touch::{Deed, Target};

pub(super) use en::TOUCH as EN;
pub(super) use pt_br::TOUCH as PT_BR;
pub use words::{Said, TouchWords};

/// What a person may do: its label and what comes of it.
pub fn deed(deed: &Deed, names: &Names, language: Language) -> [String; 2] {
    let words = &language.words().touch;
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

/// What a thing is called that can be touched. Messages are called by what they are, if the frame still has them.
pub fn target(target: Target, frame: &Frame, names: &Names, language: Language) -> String {
    let words = language.words();
    match target {
        Target::Broker(id) => capital(&brokers(BrokerSet::only(id), words)),
        Target::Producer(id) => capital(&endpoint(Endpoint::Client(id), names, language)),
        Target::Controller => String::from(words.figure.controller),
        Target::Wire(a, b) => between(&[a], &[b], names, language),
        Target::Token(id) => {
            let found = frame.messages.iter().find(|message| message.id == id);
            found.map_or_else(String::new, |message| token(message, names, language))
        }
    }
}

/// A message by what it is: "D on its way to broker 1".
fn token(message: &MessageView, names: &Names, language: Language) -> String {
    let words = &language.words().touch;
    let letters = message.letters.join(" ");
    let (template, offset) = match message.kind {
        Kind::Produce => (words.request, None),
        Kind::Ack => (words.answer, None),
        Kind::Refusal(_) => (words.refusal, None),
        Kind::Records => (words.copy, None),
        Kind::Ask(offset) => (words.ask, Some(offset)),
        Kind::Prove(offset) => (words.prove, Some(offset)),
        Kind::HighWatermark(offset) => (words.watermark, Some(offset)),
        Kind::Divergence(_) | Kind::FetchError(_) => (words.fetch_refusal, None),
    };
    fill(template, |key| match key {
        'r' => letters.clone(),
        'o' => offset.map_or_else(String::new, |offset| offset.to_string()),
        'x' => endpoint(message.from, names, language),
        _ => endpoint(message.to, names, language),
    })
}

/// An end of a wire: "broker 1", "producer".
pub fn endpoint(end: Endpoint, names: &Names, language: Language) -> String {
    let words = language.words();
    match end {
        Endpoint::Controller => String::from(words.facts.the_controller),
        Endpoint::Broker(broker) => brokers(BrokerSet::only(broker), words),
        Endpoint::Client(client) if names.producer_count() > 1 => {
            fill(words.facts.named_producer, |_| {
                names.producer(client).to_owned()
            })
        }
        Endpoint::Client(_) => String::from(words.facts.the_producer),
    }
}

fn endpoints(ends: &[Endpoint], names: &Names, language: Language) -> String {
    let each = ends.iter().map(|&end| endpoint(end, names, language));
    each.collect::<Vec<_>>().join(", ")
}

fn between(a: &[Endpoint], b: &[Endpoint], names: &Names, language: Language) -> String {
    fill(language.words().touch.wire, |key| {
        endpoints(if key == 'x' { a } else { b }, names, language)
    })
}

/// Whether a cut leaves one alone.
const fn is_isolation(left: &[Endpoint], right: &[Endpoint]) -> bool {
    left.len() == 1 && right.len() > 1
}

/// With a capital letter, and without an article in front.
fn capital(text: &str) -> String {
    let mut articles = ["the ", "os ", "o "].into_iter();
    let bare = articles.find_map(|article| text.strip_prefix(article));
    let mut letters = bare.unwrap_or(text).chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
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
        Subject::OneWay(..) | Subject::Network => String::from(words.touch.network),
        Subject::Record(value) => names.value(value).to_owned(),
        Subject::Controller => String::from(words.figure.controller),
        Subject::Topic => String::from(words.touch.topic),
    }
}

/// The words for an action, and what is to be filled in.
fn told(action: &Action, names: &Names, language: Language) -> (Said, Values) {
    let words = &language.words().touch;
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
