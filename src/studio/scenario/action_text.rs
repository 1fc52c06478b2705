//! What stands behind `at T`: verbs read as actions.

use engine::action::{Action, ElectionType, TimedAction, TopicChange};
use engine::id::{BrokerId, ClientId, Endpoint, PartitionId, ValueId};
use engine::time::{Duration, Instant};

use super::error::{Expected, Feature, Limit, Problem, ScenarioError};
use super::key::{Key, Setting, number};
use super::line::{Line, Token};
use super::parse::{Parser, check_length};
use super::{ACTIONS_MAX, DROPS_MAX, END_MAX_MS, FAILOVER_MS};

/// Requests of transactional producers that a fault may name.
const TRANSACTION_REQUESTS: &[&str] = &[
    "init_producer_id",
    "add_offsets",
    "txn_offset_commit",
    "end_txn",
];

impl Parser {
    /// The rest of an `at` line.
    pub(super) fn verb(&mut self, at: Instant, line: &mut Line<'_>) -> Result<(), ScenarioError> {
        let verb = line.word(Expected::Verb)?;
        let actions = match verb.text {
            "send" => vec![self.send(line)?],
            "drop_request" | "drop_response" => vec![self.drop(verb.text, line)?],
            "late" => vec![self.late(line)?],
            "cut" | "cut_oneway" => vec![self.cut(verb.text, line)?],
            "heal" => vec![Action::Heal],
            "reset" | "delay" => self.between(verb.text, line)?,
            "elect" => vec![elect(line)?],
            "ctl_failover" => vec![Action::ControllerFailover(match line.peek() {
                Some(_) => length(line)?,
                None => Duration::from_ms(FAILOVER_MS),
            })],
            "ctl_pause" => vec![Action::ControllerPause(length(line)?)],
            "alter_config" => vec![Action::AlterConfig(topic_change(line)?)],
            "flush" => vec![Action::Flush(self.client(line)?)],
            "crash" => vec![Action::CrashProducer(self.client(line)?)],
            "new" => vec![Action::StartProducer(self.client(line)?)],
            _ => self.of_brokers(verb, line)?,
        };
        line.finish()?;
        let script = &mut self.scenario.script.actions;
        if script.len() + actions.len() > ACTIONS_MAX {
            let limit = Limit::Actions(ACTIONS_MAX);
            return Err(line.error(verb, Problem::TooMuch(limit)));
        }
        script.extend(actions.into_iter().map(|action| TimedAction { at, action }));
        Ok(())
    }

    /// Verbs of one or several brokers.
    fn of_brokers(
        &self,
        verb: Token<'_>,
        line: &mut Line<'_>,
    ) -> Result<Vec<Action>, ScenarioError> {
        let simple = match verb.text {
            "hold" => Action::Hold,
            "release" => Action::Release,
            "kill" => Action::Kill,
            "wipe" => Action::Wipe,
            "stop" => Action::Stop,
            "start" => Action::Start,
            "pause" => Action::Pause,
            "resume" => Action::Resume,
            "power_loss" | "slow_fetch" | "disk_stall" => {
                return self.of_brokers_with_more(verb.text, line);
            }
            "init" | "begin" | "commit" | "abort" | "send_offsets" => {
                return Err(line.error(verb, Problem::NotModelled(Feature::Transactions)));
            }
            "close" | "stall" | "crash_after" => {
                return Err(line.error(verb, Problem::NotModelled(Feature::Consumers)));
            }
            _ => return Err(line.error(verb, Problem::Expected(Expected::Verb))),
        };
        Ok(self.brokers(line)?.into_iter().map(simple).collect())
    }

    fn of_brokers_with_more(
        &self,
        verb: &str,
        line: &mut Line<'_>,
    ) -> Result<Vec<Action>, ScenarioError> {
        let brokers = self.brokers(line)?.into_iter();
        if verb == "power_loss" {
            let keep = line.next().map(|token| keep(line, token)).transpose()?;
            let loss = |broker| Action::PowerLoss { broker, keep };
            return Ok(brokers.map(loss).collect());
        }
        let ms = length(line)?;
        let action = |broker| match verb {
            "slow_fetch" => Action::SlowFetch { broker, extra: ms },
            _ => Action::DiskStall { broker, length: ms },
        };
        Ok(brokers.map(action).collect())
    }

    fn broker(&self, line: &Line<'_>, token: Token<'_>) -> Result<BrokerId, ScenarioError> {
        let brokers = self.scenario.setup.cluster.brokers;
        let Some(id) = number(token.text) else {
            return Err(line.error(token, Problem::Expected(Expected::Brokers)));
        };
        match u8::try_from(id) {
            Ok(id) if (1..=brokers).contains(&id) => Ok(BrokerId(id)),
            _ => Err(line.error(token, Problem::UnknownBroker { brokers })),
        }
    }
    fn brokers(&self, line: &mut Line<'_>) -> Result<Vec<BrokerId>, ScenarioError> {
        line.split_lists();
        let tokens = line.list(Expected::Brokers)?;
        tokens
            .into_iter()
            .map(|token| self.broker(line, token))
            .collect()
    }

    fn client_of(&self, line: &Line<'_>, token: Token<'_>) -> Result<ClientId, ScenarioError> {
        let client = self.scenario.producer(token.text);
        client.ok_or_else(|| line.error(token, Problem::UnknownClient))
    }
    fn client(&self, line: &mut Line<'_>) -> Result<ClientId, ScenarioError> {
        let token = line.word(Expected::ClientName)?;
        self.client_of(line, token)
    }

    fn value(&mut self, line: &Line<'_>, token: Token<'_>) -> Result<ValueId, ScenarioError> {
        check_length(line, token)?;
        Ok(self.scenario.value(token.text))
    }
    /// The value of a fault: some line has to send it.
    fn awaited(&mut self, line: &Line<'_>, token: Token<'_>) -> Result<ValueId, ScenarioError> {
        let value = self.value(line, token)?;
        self.awaited.push((value, line.place(token)));
        Ok(value)
    }

    fn send(&mut self, line: &mut Line<'_>) -> Result<Action, ScenarioError> {
        let producer = if line.remaining() > 1 {
            self.client(line)?
        } else {
            ClientId(0)
        };
        let token = line.word(Expected::Word)?;
        let value = self.value(line, token)?;
        if !self.sent.insert((producer, value)) {
            return Err(line.error(token, Problem::SecondSend));
        }
        Ok(Action::Send {
            producer,
            partition: PartitionId(0),
            value,
        })
    }

    fn drop(&mut self, verb: &str, line: &mut Line<'_>) -> Result<Action, ScenarioError> {
        let token = line.word(Expected::Word)?;
        if let Some((client, request)) = token.text.split_once(':')
            && self.scenario.producer(client).is_some()
            && TRANSACTION_REQUESTS.contains(&request)
        {
            return Err(line.error(token, Problem::NotModelled(Feature::Transactions)));
        }
        let value = self.awaited(line, token)?;
        let times = line.next().map(|token| times(line, token)).transpose()?;
        let times = times.unwrap_or(1);
        Ok(match verb {
            "drop_request" => Action::DropRequest { value, times },
            _ => Action::DropResponse { value, times },
        })
    }

    fn late(&mut self, line: &mut Line<'_>) -> Result<Action, ScenarioError> {
        let token = line.word(Expected::Word)?;
        let value = self.awaited(line, token)?;
        let delay = length(line)?;
        Ok(Action::Late { value, delay })
    }

    fn endpoints(&self, line: &mut Line<'_>) -> Result<Vec<Endpoint>, ScenarioError> {
        let tokens = line.list(Expected::Endpoints)?;
        tokens
            .into_iter()
            .map(|token| {
                if token.text == "C" {
                    Ok(Endpoint::Controller)
                } else if number(token.text).is_some() {
                    self.broker(line, token).map(Endpoint::Broker)
                } else {
                    self.client_of(line, token).map(Endpoint::Client)
                }
            })
            .collect()
    }
    /// `A | B`.
    fn sides(&self, line: &mut Line<'_>) -> Result<(Vec<Endpoint>, Vec<Endpoint>), ScenarioError> {
        line.split_lists();
        let left = self.endpoints(line)?;
        if line.peek().is_none_or(|token| token.text != "|") {
            return Err(line.expected(Expected::Bar));
        }
        line.next();
        Ok((left, self.endpoints(line)?))
    }

    fn cut(&self, verb: &str, line: &mut Line<'_>) -> Result<Action, ScenarioError> {
        let (left, right) = self.sides(line)?;
        Ok(match verb {
            "cut" => Action::Cut { left, right },
            _ => Action::CutOneWay {
                from: left,
                to: right,
            },
        })
    }

    /// Verbs between two endpoints; several on a side mean each with each.
    fn between(&self, verb: &str, line: &mut Line<'_>) -> Result<Vec<Action>, ScenarioError> {
        let (left, right) = self.sides(line)?;
        let extra = match verb {
            "delay" => Some(length(line)?),
            _ => None,
        };
        let each = |&left: &Endpoint| {
            right.iter().map(move |&right| match extra {
                Some(extra) => Action::Delay { left, right, extra },
                None => Action::Reset(left, right),
            })
        };
        Ok(left.iter().flat_map(each).collect())
    }
}

/// A length of simulated time.
fn length(line: &mut Line<'_>) -> Result<Duration, ScenarioError> {
    let token = line.word(Expected::Length)?;
    match number(token.text) {
        Some(ms) if ms <= END_MAX_MS => Ok(Duration::from_ms(ms)),
        Some(_) => {
            let limit = Limit::Milliseconds(END_MAX_MS);
            Err(line.error(token, Problem::TooMuch(limit)))
        }
        None => Err(line.error(token, Problem::Expected(Expected::Length))),
    }
}

/// `keep=N`.
fn keep(line: &Line<'_>, token: Token<'_>) -> Result<u32, ScenarioError> {
    let count = token.text.strip_prefix("keep=").and_then(number);
    let count = count.and_then(|count| u32::try_from(count).ok());
    count.ok_or_else(|| line.error(token, Problem::Expected(Expected::Keep)))
}

/// `xN`.
fn times(line: &Line<'_>, token: Token<'_>) -> Result<u32, ScenarioError> {
    match token.text.strip_prefix('x').and_then(number) {
        Some(0) | None => Err(line.error(token, Problem::Expected(Expected::Times))),
        Some(count) => match u32::try_from(count) {
            Ok(count) if count <= DROPS_MAX => Ok(count),
            _ => Err(line.error(token, Problem::TooMuch(Limit::Drops(DROPS_MAX)))),
        },
    }
}

fn elect(line: &mut Line<'_>) -> Result<Action, ScenarioError> {
    let token = line.word(Expected::Election)?;
    match token.text {
        "PREFERRED" => Ok(Action::Elect(ElectionType::Preferred)),
        "UNCLEAN" => Ok(Action::Elect(ElectionType::Unclean)),
        _ => Err(line.error(token, Problem::Expected(Expected::Election))),
    }
}

fn topic_change(line: &mut Line<'_>) -> Result<TopicChange, ScenarioError> {
    let token = line.word(Expected::TopicChange)?;
    let wrong = || line.error(token, Problem::Expected(Expected::TopicChange));
    let (name, value) = token.text.split_once('=').ok_or_else(wrong)?;
    let key = Key::of_name(name).filter(|key| CHANGEABLE.contains(key));
    let key = key.ok_or_else(wrong)?;
    change_of(key, value).ok_or_else(|| {
        let value = Token {
            text: value,
            column: token.column + name.chars().count() + 1,
        };
        line.error(value, Problem::BadValue(key))
    })
}

/// Topic settings that can change while the cluster runs.
pub(crate) const CHANGEABLE: &[Key] = &[
    Key::MinInsyncReplicas,
    Key::UncleanElection,
    Key::FlushMessages,
];

/// The change that sets one of the [`CHANGEABLE`] keys; none if it cannot have this value.
pub(crate) fn change_of(key: Key, value: &str) -> Option<TopicChange> {
    match Setting::parse(key, value).ok()? {
        Setting::Flag(on) => Some(TopicChange::UncleanLeaderElection(on)),
        Setting::Number(count) if key == Key::FlushMessages => {
            Some(TopicChange::FlushMessages(count))
        }
        Setting::Number(count) => u8::try_from(count).ok().map(TopicChange::MinInsyncReplicas),
        Setting::Acks(_) | Setting::Profile(_) | Setting::Brokers(_) | Setting::Text(_) => None,
    }
}
