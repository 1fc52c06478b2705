//! Pasted settings: `producer.properties`, topic configs, and the options of `kafka-topics` and `kafka-configs`.

use super::{arrangement, check, put};
use crate::lane::LaneId;
use crate::plan::Arrangement;
use crate::scenario::{Feature, Key, Problem, Setting, in_force};
use crate::session::Session;

/// Most lines that are read; a file of settings has fewer.
const LINES_MAX: usize = 400;
/// Most characters of a line that an answer repeats.
const SHOWN: usize = 60;

/// What became of a setting that was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is taken.
    Taken,
    /// A later line says otherwise.
    Overridden,
    /// Kafka has it, and it changes nothing here.
    NoEffect,
    /// Kafka counts it in bytes, this page in records.
    OtherUnit,
    /// No such key is known.
    Unknown,
    /// There is no `key=value` in it.
    NotASetting,
    /// It is wrong, alone or beside the others.
    Refused(Problem),
}

/// A setting that was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line, from 1.
    pub number: usize,
    /// Its key, or what stands in its place.
    pub key: String,
    /// Its value.
    pub value: String,
    /// What became of it.
    pub fate: Fate,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Every setting found, in order.
    pub lines: Vec<Line>,
    /// What to go on with, if that differs from what runs.
    pub arrangement: Option<Arrangement>,
}

impl Line {
    fn new(number: usize, key: &str, value: &str) -> Self {
        let short = |text: &str| {
            text.chars()
                .filter(|c| !c.is_control())
                .take(SHOWN)
                .collect()
        };
        let (key, value) = (key.trim(), value.trim());
        Self {
            number,
            fate: fate(key, value),
            key: short(key),
            value: short(value),
        }
    }
}

/// Reads settings. What is not understood is listed and loses nothing else; what Kafka refuses beside the rest is left out,
/// with its reason.
pub fn read(session: &Session, text: &str) -> Reading {
    let mut lines = Vec::new();
    for (number, line) in logical_lines(text) {
        pairs(number, &line, &mut lines);
    }
    for at in 0..lines.len() {
        let key = key_of(&lines[at]);
        let is_last = lines[at + 1..]
            .iter()
            .all(|later| later.fate != Fate::Taken || key_of(later) != key);
        if lines[at].fate == Fate::Taken && !is_last {
            lines[at].fate = Fate::Overridden;
        }
    }
    let before = session.plan().arrangement().clone();
    loop {
        let mut after = arrangement(session);
        for (key, setting) in lines.iter().filter_map(setting_of) {
            put(&mut after, session, LaneId::default(), key, Some(setting));
        }
        let has_any = lines.iter().any(|line| line.fate == Fate::Taken);
        match check(session, &after) {
            Ok(()) => {
                let arrangement = (has_any && after != before).then_some(after);
                return Reading { lines, arrangement };
            }
            Err((problem, _)) if has_any => leave_out(&mut lines, &problem),
            Err(_) => {
                return Reading {
                    lines,
                    arrangement: None,
                };
            }
        }
    }
}

/// Marks the line that a refusal is about, or the last one if it names none of them.
fn leave_out(lines: &mut [Line], problem: &Problem) {
    let guilty = |line: &Line| {
        let (Problem::Refused(refusal), Some(key)) = (problem, key_of(line)) else {
            return true;
        };
        refusal.keys().contains(&key)
    };
    let is_taken = |line: &&mut Line| line.fate == Fate::Taken;
    let named = lines
        .iter()
        .any(|line| line.fate == Fate::Taken && guilty(line));
    let mut taken = lines.iter_mut().rev().filter(is_taken);
    let found = if named {
        taken.find(|line| guilty(line))
    } else {
        taken.next()
    };
    if let Some(line) = found {
        line.fate = Fate::Refused(problem.clone());
    }
}

fn key_of(line: &Line) -> Option<Key> {
    Key::of_name(&line.key)
}

fn setting_of(line: &Line) -> Option<(Key, Setting)> {
    let key = key_of(line).filter(|_| line.fate == Fate::Taken)?;
    Setting::parse(key, &line.value)
        .ok()
        .map(|setting| (key, setting))
}

/// What becomes of a setting by itself.
fn fate(name: &str, value: &str) -> Fate {
    if name == "transactional.id" {
        return Fate::Refused(Problem::NotModelled(Feature::Transactions));
    }
    let Some(key) = Key::of_name(name) else {
        return if is_kafkas(name) {
            Fate::NoEffect
        } else {
            Fate::Unknown
        };
    };
    // Its addresses are not the numbers that brokers have here.
    if key == Key::Bootstrap {
        return Fate::NoEffect;
    }
    if key == Key::BatchSize {
        return Fate::OtherUnit;
    }
    match Setting::parse(key, value) {
        Err(_) => Fate::Refused(Problem::BadValue(key)),
        Ok(_) if in_force(&engine::config::Setup::default(), 0, key).is_none() => Fate::NoEffect,
        Ok(_) => Fate::Taken,
    }
}

/// Lines without comments, each with its number; one that ends in `\` goes on in the next.
fn logical_lines(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    let mut goes_on = false;
    for (at, line) in text.lines().take(LINES_MAX).enumerate() {
        let line = line.trim();
        if !goes_on && (line.is_empty() || line.starts_with(['#', '!'])) {
            continue;
        }
        let (content, continues) = line
            .strip_suffix('\\')
            .map_or((line, false), |rest| (rest, true));
        match lines.last_mut().filter(|_| goes_on) {
            Some((_, before)) => before.push_str(content),
            None => lines.push((at + 1, String::from(content))),
        }
        goes_on = continues;
    }
    lines
}

/// The settings of a line: one `key=value`, or the options of a command.
fn pairs(number: usize, line: &str, found: &mut Vec<Line>) {
    let is_command = line.starts_with("--") || line.contains(" --") || line.starts_with("kafka-");
    if is_command {
        options(number, line, found);
        return;
    }
    let at = line
        .find(['=', ':'])
        .or_else(|| line.find(char::is_whitespace));
    let Some((key, value)) = at.map(|at| (&line[..at], &line[at + 1..])) else {
        found.push(Line {
            fate: Fate::NotASetting,
            ..Line::new(number, line, "")
        });
        return;
    };
    found.push(Line::new(number, key, value));
}

/// Options that say where and how, not what is set.
const SILENT: &[&str] = &[
    "create",
    "alter",
    "describe",
    "delete",
    "if-not-exists",
    "bootstrap-server",
    "topic",
    "entity-type",
    "entity-name",
    "topics",
    "brokers",
    "broker",
    "entity-default",
    "broker-defaults",
    "command-config",
    "list",
    "producer.config",
    "producer-property-file",
    "timeout",
];

/// The settings among the options of a command.
fn options(number: usize, line: &str, found: &mut Vec<Line>) {
    let unquoted: String = line.chars().filter(|c| !matches!(c, '"' | '\'')).collect();
    let mut words = unquoted.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let Some(option) = word.strip_prefix("--") else {
            continue;
        };
        let (option, given) = option
            .split_once('=')
            .map_or((option, None), |(name, value)| (name, Some(value)));
        let value = given
            .or_else(|| words.next_if(|next| !next.starts_with("--")))
            .unwrap_or("");
        match option {
            "config" | "producer-property" | "command-property" => pairs(number, value, found),
            "add-config" => {
                let list = value.trim_matches(['[', ']']);
                for pair in list.split(',').filter(|pair| !pair.is_empty()) {
                    pairs(number, pair, found);
                }
            }
            "replication-factor" => {
                found.push(Line::new(number, Key::ReplicationFactor.name(), value));
            }
            "partitions" => found.push(Line {
                fate: Fate::NoEffect,
                ..Line::new(number, "partitions", value)
            }),
            _ if SILENT.contains(&option.trim_end_matches('s')) || SILENT.contains(&option) => {}
            _ => found.push(Line {
                fate: Fate::Unknown,
                ..Line::new(number, word, "")
            }),
        }
    }
}

/// Settings that Kafka has and that nothing here depends on, by what they start with.
const WITHOUT_EFFECT: &[&str] = &[
    "sasl.",
    "ssl.",
    "security.",
    "metric",
    "enable.metrics",
    "message.",
    "segment.",
    "remote.",
    "local.",
    "compression.",
    "key.serializer",
    "value.serializer",
    "client.",
    "interceptor.",
    "send.buffer.",
    "receive.buffer.",
    "connections.",
    "socket.connection.",
    "metadata.",
    "config.providers",
    "max.message.bytes",
    "index.",
    "delete.retention.",
    "file.delete.",
    "min.cleanable.",
    "min.compaction.",
    "max.compaction.",
    "preallocate",
    "leader.replication.",
    "follower.replication.",
    "retention.",
    "transaction.",
    "partitioner.",
    "log.",
    "num.",
    "node.id",
    "process.roles",
    "listeners",
    "advertised.",
    "controller.",
    "group.",
    "offsets.",
    "auto.create.",
    "delete.topic.",
    "inter.broker.",
    "queued.",
    "replica.",
    "errors.",
    "unclean.leader.",
    "producer.",
    "background.threads",
    "broker.",
];

fn is_kafkas(name: &str) -> bool {
    WITHOUT_EFFECT.iter().any(|start| name.starts_with(start))
}
