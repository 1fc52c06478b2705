//! From scenario to text, in one canonical spelling: reading it gives the same scenario again.

use core::fmt::Write as _;

use engine::action::{Action, ElectionType, TimedAction, TopicChange};
use engine::id::{BrokerId, ClientId, Endpoint};

use super::key::Key;
use super::settings::Written;
use super::{Check, Scenario};

/// A verb with its arguments. Those of brokers can be told of several brokers in one line.
struct Verb {
    head: String,
    broker: Option<BrokerId>,
    tail: String,
}

impl Scenario {
    /// The scenario as text.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        if !self.title.is_empty() {
            line(&mut text, &format!("title {}", self.title));
        }
        if !self.settings.common.is_empty() {
            line(&mut text, &format!("set{}", written(&self.settings.common)));
        }
        for (name, own) in self.producers.iter().zip(&self.settings.clients) {
            match (name.as_str(), own.is_empty()) {
                ("P", true) => {}
                ("P", false) => line(&mut text, &format!("set P{}", written(own))),
                _ => line(&mut text, &format!("producer {name}{}", written(own))),
            }
        }
        self.print_actions(&mut text);
        line(&mut text, &format!("end {}", self.script.end.as_ms()));
        text
    }

    fn print_actions(&self, text: &mut String) {
        let actions = &self.script.actions;
        let mut checks = self.checks.iter().peekable();
        let mut at = 0;
        loop {
            while let Some(Check { at, .. }) = checks.next_if(|check| check.after <= at) {
                line(text, &format!("check {}", at.as_ms()));
            }
            let Some(first) = actions.get(at) else {
                return;
            };
            let verb = self.verb(first);
            let mut brokers = Vec::from_iter(verb.broker);
            at += 1;
            // Brokers that suffer the same at the same instant share a line, unless a check stands between them.
            while let Some(next) = actions.get(at)
                && next.at == first.at
                && checks.peek().is_none_or(|check| check.after > at)
                && let Some(broker) = self.verb(next).joins(&verb)
            {
                brokers.push(broker);
                at += 1;
            }
            let ids: Vec<String> = brokers.iter().map(ToString::to_string).collect();
            let Verb { head, tail, .. } = verb;
            let what = format!("at {} {head}{}{tail}", first.at.as_ms(), ids.join(","));
            line(text, &what);
        }
    }

    fn verb(&self, timed: &TimedAction) -> Verb {
        let name = |client: ClientId| self.producer_name(client);
        let whole = |head: String| Verb {
            head,
            broker: None,
            tail: String::new(),
        };
        let of = |head: &str, broker: BrokerId, tail: String| Verb {
            head: format!("{head} "),
            broker: Some(broker),
            tail,
        };
        let plain = |head: &str, broker: BrokerId| of(head, broker, String::new());
        match &timed.action {
            Action::Send {
                producer, value, ..
            } => whole(match producer {
                ClientId(0) => format!("send {}", self.word(*value)),
                _ => format!("send {} {}", name(*producer), self.word(*value)),
            }),
            Action::Flush(client) => whole(format!("flush {}", name(*client))),
            Action::CrashProducer(client) => whole(format!("crash {}", name(*client))),
            Action::StartProducer(client) => whole(format!("new {}", name(*client))),
            Action::Kill(broker) => plain("kill", *broker),
            Action::PowerLoss { broker, keep } => of(
                "power_loss",
                *broker,
                keep.map_or(String::new(), |keep| format!(" keep={keep}")),
            ),
            Action::Wipe(broker) => plain("wipe", *broker),
            Action::Stop(broker) => plain("stop", *broker),
            Action::Start(broker) => plain("start", *broker),
            Action::Pause(broker) => plain("pause", *broker),
            Action::Resume(broker) => plain("resume", *broker),
            Action::Hold(broker) => plain("hold", *broker),
            Action::Release(broker) => plain("release", *broker),
            Action::SlowFetch { broker, extra } => {
                of("slow_fetch", *broker, format!(" {}", extra.as_ms()))
            }
            Action::DiskStall { broker, length } => {
                of("disk_stall", *broker, format!(" {}", length.as_ms()))
            }
            Action::Cut { left, right } => whole(format!("cut {}", self.sides(left, right))),
            Action::CutOneWay { from, to } => whole(format!("cut_oneway {}", self.sides(from, to))),
            Action::Heal => whole("heal".to_owned()),
            Action::Reset(left, right) => {
                whole(format!("reset {}", self.sides(&[*left], &[*right])))
            }
            Action::Delay { left, right, extra } => {
                let sides = self.sides(&[*left], &[*right]);
                whole(format!("delay {sides} {}", extra.as_ms()))
            }
            Action::DropRequest { value, times } => whole(format!(
                "drop_request {}{}",
                self.word(*value),
                often(*times)
            )),
            Action::DropResponse { value, times } => whole(format!(
                "drop_response {}{}",
                self.word(*value),
                often(*times)
            )),
            Action::Late { value, delay } => {
                whole(format!("late {} {}", self.word(*value), delay.as_ms()))
            }
            Action::Elect(ElectionType::Preferred) => whole("elect PREFERRED".to_owned()),
            Action::Elect(ElectionType::Unclean) => whole("elect UNCLEAN".to_owned()),
            Action::ControllerFailover(length) => whole(format!("ctl_failover {}", length.as_ms())),
            Action::ControllerPause(length) => whole(format!("ctl_pause {}", length.as_ms())),
            Action::AlterConfig(change) => whole(format!("alter_config {}", changed(*change))),
        }
    }

    fn sides(&self, left: &[Endpoint], right: &[Endpoint]) -> String {
        format!("{} | {}", self.endpoints(left), self.endpoints(right))
    }
    fn endpoints(&self, endpoints: &[Endpoint]) -> String {
        let names: Vec<String> = endpoints
            .iter()
            .map(|endpoint| match endpoint {
                Endpoint::Controller => "C".to_owned(),
                Endpoint::Broker(broker) => broker.to_string(),
                Endpoint::Client(client) => self.producer_name(*client).to_owned(),
            })
            .collect();
        names.join(",")
    }
}

impl Verb {
    /// Its broker, if it says of that one what `first` says of another.
    fn joins(self, first: &Self) -> Option<BrokerId> {
        let alike = self.head == first.head && self.tail == first.tail;
        self.broker.filter(|_| alike)
    }
}

fn line(text: &mut String, what: &str) {
    text.push_str(what);
    text.push('\n');
}

fn written(settings: &Written) -> String {
    let mut text = String::new();
    for (key, setting) in settings.iter() {
        let _ = write!(text, " {}={}", key.name(), setting.text(*key));
    }
    text
}

fn often(times: u32) -> String {
    if times == 1 {
        String::new()
    } else {
        format!(" x{times}")
    }
}

/// `key=value` of a change.
fn changed(change: TopicChange) -> String {
    let (key, value) = change_parts(change);
    format!("{}={value}", key.name())
}

/// Which key changes, and its new value.
pub(crate) fn change_parts(change: TopicChange) -> (Key, String) {
    match change {
        TopicChange::MinInsyncReplicas(count) => (Key::MinInsyncReplicas, count.to_string()),
        TopicChange::UncleanLeaderElection(on) => (Key::UncleanElection, on.to_string()),
        TopicChange::FlushMessages(count) => (Key::FlushMessages, count.to_string()),
    }
}
