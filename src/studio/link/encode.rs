//! From scenario to link.

use core::fmt::Write as _;

use engine::action::{Action, ElectionType, TimedAction, TopicChange};
use engine::id::{BrokerId, ClientId, Endpoint, ValueId};
use engine::time::Instant;

use super::error::CannotLink;
use super::spelling::{automatic_name, check, endpoint, escape};
use super::{ENCODED_MAX, EVENTS_MAX, RUN_MAX_MS, TAIL_MS, View};
use crate::scenario::key::{Kind, acks_name, profile_name};
use crate::scenario::settings::Written;
use crate::scenario::{Key, Scenario, Setting};
use crate::variant::Change;

/// The state of a link that opens `scenario`: what stands behind `#s=`.
pub fn encode(scenario: &Scenario, view: &View) -> Result<String, CannotLink> {
    let actions = &scenario.script.actions;
    if actions.len() > EVENTS_MAX {
        return Err(CannotLink::TooManyEvents(actions.len()));
    }
    if scenario.script.end.as_ms() > RUN_MAX_MS {
        return Err(CannotLink::RunTooLong);
    }
    let mut writer = Writer {
        scenario,
        state: "1.".to_owned(),
        now_ms: 0,
        sends: 0,
    };
    writer.config(view);
    writer.actions();
    let check = check(&writer.state);
    let state = format!("{}~{check}", writer.state);
    if state.len() > ENCODED_MAX {
        return Err(CannotLink::TooLong(state.len()));
    }
    Ok(state)
}

struct Writer<'a> {
    scenario: &'a Scenario,
    state: String,
    now_ms: u64,
    sends: usize,
}

impl Writer<'_> {
    fn config(&mut self, view: &View) {
        self.settings(&self.scenario.settings().common);
        if view.compare {
            self.state.push('C');
        }
        if let Some(beside) = &view.beside {
            let _ = write!(self.state, "F{}", beside.front.0 + 1);
        }
        if !self.scenario.title.is_empty() {
            let _ = write!(self.state, "N{}.", escape(&self.scenario.title));
        }
        let clients = self.scenario.settings().clients.iter();
        for (at, (name, own)) in self.scenario.producers().iter().zip(clients).enumerate() {
            if at > 0 || !own.is_empty() {
                let _ = write!(self.state, "P{}.", escape(name));
                self.settings(own);
            }
        }
        for lane in view.beside.iter().flat_map(|beside| &beside.lanes) {
            self.state.push('V');
            self.changes(lane);
        }
    }

    /// What a lane sets otherwise: first for all, then for each producer of its own.
    fn changes(&mut self, lane: &[Change]) {
        let clients = (0..self.scenario.producers().len()).map(Some);
        for scope in [None].into_iter().chain(clients) {
            let of_scope = |change: &&Change| change.client.map(ClientId::index) == scope;
            let mut own = lane.iter().filter(of_scope).peekable();
            if let (Some(client), true) = (scope, own.peek().is_some()) {
                let name = &self.scenario.producers()[client];
                let _ = write!(self.state, "P{}.", escape(name));
            }
            for change in own {
                if let Some(setting) = &change.setting {
                    self.state.push_str(&spelt(change.key, setting));
                }
            }
        }
    }

    fn settings(&mut self, written: &Written) {
        for (key, setting) in written.iter() {
            self.state.push_str(&spelt(*key, setting));
        }
    }

    /// `_`, the time since the op before, and the op.
    fn op(&mut self, at: Instant, op: &str) {
        let ms = at.as_ms();
        let delta = ms.saturating_sub(self.now_ms);
        let _ = write!(self.state, "_{delta}{op}");
        self.now_ms = ms;
    }

    fn actions(&mut self) {
        let scenario = self.scenario;
        let actions = &scenario.script.actions;
        let mut checks = scenario.checks.iter().peekable();
        let mut at = 0;
        loop {
            while let Some(check) = checks.next_if(|check| check.after <= at) {
                self.op(check.at, "v");
            }
            let Some(first) = actions.get(at) else {
                break;
            };
            // Actions that may share the op of the first: same instant, no check between.
            let barrier = checks.peek().map_or(actions.len(), |check| check.after);
            let alike = actions[at..barrier.min(actions.len())].iter();
            let alike = alike.take_while(|next| next.at == first.at).count();
            let count = self.shared_op(&actions[at..at + alike], at);
            at += count;
        }
        let end = scenario.script.end;
        if end.as_ms() != self.now_ms + TAIL_MS {
            self.op(end, "Z");
        }
    }

    /// Writes one op for as many of `actions` as it can tell, and says how many.
    fn shared_op(&mut self, actions: &[TimedAction], at: usize) -> usize {
        let first = &actions[0];
        if let Action::Send { producer, .. } = first.action {
            return self.sends(actions, producer);
        }
        let op = self.told(&first.action, at);
        let mut count = 0;
        let mut brokers = String::new();
        for (next, broker) in actions.iter().zip(at..) {
            let told = self.told(&next.action, broker);
            let (Some(broker), true) = (told.broker, told.is_like(&op)) else {
                break;
            };
            brokers.push_str(&broker.to_string());
            count += 1;
        }
        self.op(first.at, &format!("{}{brokers}{}", op.head, op.tail));
        count.max(1)
    }

    fn sends(&mut self, actions: &[TimedAction], producer: ClientId) -> usize {
        let by = match producer {
            ClientId(0) => String::new(),
            ClientId(at) => format!(".{at}"),
        };
        let is_automatic = |(next, place): &(&TimedAction, usize)| {
            if let Action::Send {
                producer: other,
                value,
                ..
            } = next.action
            {
                other == producer && self.scenario.word(value) == automatic_name(*place)
            } else {
                false
            }
        };
        let automatic = actions.iter().zip(self.sends..).take_while(is_automatic);
        let automatic = automatic.count();
        if automatic > 0 {
            self.sends += automatic;
            self.op(actions[0].at, &format!("p{automatic}{by}"));
            return automatic;
        }
        self.sends += 1;
        let op = self.told(&actions[0].action, 0);
        self.op(actions[0].at, &format!("{}{by}", op.head));
        1
    }

    /// One action, at this place of the script, as an op.
    fn told(&self, action: &Action, at: usize) -> Op {
        let of = |head: &str, broker: &BrokerId| Op::of(head, *broker, String::new());
        let whole = Op::whole;
        match action {
            Action::Send { value, .. } => whole(format!("P{}", escape(self.scenario.word(*value)))),
            Action::Kill(broker) => of("j", broker),
            Action::PowerLoss { broker, keep } => {
                let keep = keep.map_or(String::new(), |keep| format!(".{keep}"));
                Op::of("k", *broker, keep)
            }
            Action::Wipe(broker) => of("W", broker),
            Action::Stop(broker) => of("g", broker),
            Action::Start(broker) => of("r", broker),
            Action::Pause(broker) => of("H", broker),
            Action::Resume(broker) => of("G", broker),
            Action::Hold(broker) => of("w", broker),
            Action::Release(broker) => of("u", broker),
            Action::SlowFetch { broker, extra } => {
                Op::of("S", *broker, format!(".{}", extra.as_ms()))
            }
            Action::DiskStall { broker, length } => {
                Op::of("D", *broker, format!(".{}", length.as_ms()))
            }
            Action::Flush(client) => whole(format!("f{}", number_of(*client))),
            Action::CrashProducer(client) => whole(format!("J{}", number_of(*client))),
            Action::StartProducer(client) => whole(format!("R{}", number_of(*client))),
            Action::Cut { left, right } => whole(format!("c{}", sides(left, right))),
            Action::CutOneWay { from, to } => whole(format!("o{}", sides(from, to))),
            Action::Heal => whole("h".to_owned()),
            Action::Reset(left, right) => whole(format!("b{}", sides(&[*left], &[*right]))),
            Action::Delay { left, right, extra } => {
                whole(format!("l{}.{}", sides(&[*left], &[*right]), extra.as_ms()))
            }
            Action::DropRequest { value, times } => {
                whole(format!("dq{}{}", often(*times), self.record(*value, at)))
            }
            Action::DropResponse { value, times } => {
                whole(format!("da{}{}", often(*times), self.record(*value, at)))
            }
            Action::Late { value, delay } => {
                whole(format!("L{}{}", delay.as_ms(), self.record(*value, at)))
            }
            Action::Elect(ElectionType::Preferred) => whole("Ep".to_owned()),
            Action::Elect(ElectionType::Unclean) => whole("Eu".to_owned()),
            Action::ControllerFailover(length) => whole(format!("q{}", length.as_ms())),
            Action::ControllerPause(length) => whole(format!("Q{}", length.as_ms())),
            Action::AlterConfig(change) => whole(format!("e{}", changed(*change))),
        }
    }

    /// `.word`, or nothing if the next record is meant.
    fn record(&self, value: ValueId, at: usize) -> String {
        let later = self.scenario.script.actions[at..].iter();
        let mut sends = later.filter_map(|timed| {
            if let Action::Send { value, .. } = timed.action {
                Some(value)
            } else {
                None
            }
        });
        if sends.next() == Some(value) {
            String::new()
        } else {
            format!(".{}", escape(self.scenario.word(value)))
        }
    }
}

/// An op. Several brokers can share one.
struct Op {
    head: String,
    broker: Option<BrokerId>,
    tail: String,
}

impl Op {
    fn whole(head: String) -> Self {
        Self {
            head,
            broker: None,
            tail: String::new(),
        }
    }
    fn of(head: &str, broker: BrokerId, tail: String) -> Self {
        Self {
            head: head.to_owned(),
            broker: Some(broker),
            tail,
        }
    }
    fn is_like(&self, other: &Self) -> bool {
        (&self.head, &self.tail) == (&other.head, &other.tail)
    }
}

/// A setting with its letter.
fn spelt(key: Key, setting: &Setting) -> String {
    let value = match setting {
        Setting::Flag(flag) => u8::from(*flag).to_string(),
        Setting::Number(number) => number.to_string(),
        Setting::Acks(acks) => match acks_name(*acks) {
            "all" => "A".to_owned(),
            number => number.to_owned(),
        },
        Setting::Profile(profile) => profile_name(*profile).replace('K', ""),
        Setting::Brokers(brokers) => brokers.iter().map(ToString::to_string).collect(),
        Setting::Text(text) => format!("{}.", escape(text)),
    };
    match (key, setting) {
        (Key::DeliveryTimeout, Setting::Number(ms)) if ms.is_multiple_of(1_000) => {
            format!("t{}", ms / 1_000)
        }
        _ => match letter(key) {
            Some(letter) if key.kind() == Kind::Flag && value == "1" => letter.to_string(),
            Some(letter) => format!("{letter}{value}"),
            None => format!("K{}{value}", key.code()),
        },
    }
}

/// The letter of a key that has one; `t` counts seconds and is not among them.
pub(super) fn letter(key: Key) -> Option<char> {
    let spelt = LETTERS.iter().find(|(_, own)| *own == key);
    spelt.map(|&(letter, _)| letter)
}

/// Keys with a letter of their own.
pub(super) const LETTERS: [(char, Key); 10] = [
    ('b', Key::Brokers),
    ('r', Key::ReplicationFactor),
    ('m', Key::MinInsyncReplicas),
    ('a', Key::Acks),
    ('i', Key::EnableIdempotence),
    ('n', Key::Retries),
    ('f', Key::MaxInFlight),
    ('U', Key::UncleanElection),
    ('s', Key::Seed),
    ('v', Key::Profile),
];

fn changed(change: TopicChange) -> String {
    match change {
        TopicChange::MinInsyncReplicas(count) => {
            spelt(Key::MinInsyncReplicas, &Setting::Number(count.into()))
        }
        TopicChange::UncleanLeaderElection(on) => spelt(Key::UncleanElection, &Setting::Flag(on)),
        TopicChange::FlushMessages(count) => spelt(Key::FlushMessages, &Setting::Number(count)),
    }
}

fn sides(left: &[Endpoint], right: &[Endpoint]) -> String {
    let letters = |side: &[Endpoint]| side.iter().map(|&one| endpoint(one)).collect::<String>();
    let dot = if left.len() == 1 && right.len() == 1 {
        ""
    } else {
        "."
    };
    format!("{}{dot}{}", letters(left), letters(right))
}

fn often(times: u32) -> String {
    if times == 1 {
        String::new()
    } else {
        times.to_string()
    }
}

fn number_of(client: ClientId) -> String {
    if client == ClientId(0) {
        String::new()
    } else {
        client.to_string()
    }
}
