//! From text to scenario.

use std::collections::{BTreeMap, BTreeSet};

use engine::config::Setup;
use engine::id::{ClientId, ValueId};
use engine::time::Instant;

use super::error::{Expected, Feature, Limit, Problem, ScenarioError};
use super::key::{Key, Setting, number};
use super::line::{Line, Place, Token};
use super::settings::Written;
use super::{CHECKS_MAX, Check, END_MAX_MS, Scenario, TEXT_MAX, TITLE_MAX, WORD_MAX};

/// Keys of consumers, which have no place yet.
const CONSUMER_KEYS: &[&str] = &[
    "group.id",
    "enable.auto.commit",
    "auto.commit.interval.ms",
    "auto.offset.reset",
    "isolation.level",
    "max.poll.records",
    "max.poll.interval.ms",
    "session.timeout.ms",
    "heartbeat.interval.ms",
    "fetch.min.bytes",
    "fetch.max.wait.ms",
    "default.api.timeout.ms",
    "partition.assignment.strategy",
    "group.instance.id",
    "group.protocol",
    "check.crcs",
    "allow.auto.create.topics",
    "client.rack",
    "mode",
    "processing.ms",
    "fail.on",
];

/// A setting of one client, written before the client itself.
struct ClientSetting {
    name: String,
    name_place: Place,
    key: Key,
    setting: Setting,
    place: Place,
}

/// Which lines may come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Header,
    Actions,
    Ended,
}

/// What has been read so far.
pub(super) struct Parser {
    pub(super) scenario: Scenario,
    has_title: bool,
    has_p: bool,
    early: Vec<ClientSetting>,
    /// Where each setting was written last; none: for all.
    places: BTreeMap<(Option<usize>, Key), Place>,
    stage: Stage,
    pub(super) previous_ms: u64,
    pub(super) sent: BTreeSet<(ClientId, ValueId)>,
    /// Values that a fault names, which some line has to send.
    pub(super) awaited: Vec<(ValueId, Place)>,
}

impl Scenario {
    /// Reads a scenario text. The first mistake is reported with its place.
    pub fn parse(text: &str) -> Result<Self, ScenarioError> {
        if text.len() > TEXT_MAX {
            return Err(Place::new(1, 1, "").error(Problem::TooMuch(Limit::Bytes(TEXT_MAX))));
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut parser = Parser::new();
        let (mut last_line, mut last_column) = (1, 1);
        for (at, line) in text.lines().enumerate() {
            (last_line, last_column) = (at + 1, line.chars().count() + 1);
            parser.line(Line::new(at + 1, line)?)?;
        }
        if parser.stage != Stage::Ended {
            let end = Place::new(last_line, last_column, "");
            return Err(end.error(Problem::Expected(Expected::End)));
        }
        Ok(parser.scenario)
    }
}

impl Parser {
    fn new() -> Self {
        Self {
            scenario: Scenario::default(),
            has_title: false,
            has_p: false,
            early: Vec::new(),
            places: BTreeMap::new(),
            stage: Stage::Header,
            previous_ms: 0,
            sent: BTreeSet::new(),
            awaited: Vec::new(),
        }
    }

    fn line(&mut self, mut line: Line<'_>) -> Result<(), ScenarioError> {
        let Some(word) = line.next() else {
            return Ok(());
        };
        if self.stage == Stage::Ended {
            return Err(line.error(word, Problem::BehindEnd));
        }
        match word.text {
            "title" | "set" | "producer" if self.stage != Stage::Header => {
                Err(line.error(word, Problem::HeaderTooLate))
            }
            "title" => self.title(word, &mut line),
            "set" => self.set(&mut line),
            "producer" => self.producer(&mut line),
            "consumer" => Err(line.error(word, Problem::NotModelled(Feature::Consumers))),
            "at" => {
                let at = self.time(&mut line)?;
                self.verb(at, &mut line)
            }
            "check" => self.check(word, &mut line),
            "end" => {
                let at = self.time(&mut line)?;
                line.finish()?;
                self.end(at)
            }
            _ => Err(line.error(word, Problem::Expected(Expected::Line))),
        }
    }

    fn title(&mut self, word: Token<'_>, line: &mut Line<'_>) -> Result<(), ScenarioError> {
        if self.has_title {
            return Err(line.error(word, Problem::SecondTitle));
        }
        self.has_title = true;
        let start = line.peek().unwrap_or(word);
        let mut words = Vec::new();
        while let Some(token) = line.next() {
            words.push(token.text);
        }
        let title = words.join(" ");
        if title.chars().count() > TITLE_MAX {
            let limit = Limit::TitleLength(TITLE_MAX);
            return Err(line.error(start, Problem::TooMuch(limit)));
        }
        self.scenario.title = title;
        Ok(())
    }

    fn set(&mut self, line: &mut Line<'_>) -> Result<(), ScenarioError> {
        let first = line
            .peek()
            .ok_or_else(|| line.expected(Expected::Setting))?;
        let is_name =
            !first.text.contains('=') && line.remaining() > 1 && Key::of_name(first.text).is_none();
        if !is_name {
            return self.settings(line, |parser, place, key, setting| {
                parser.scenario.settings.common.insert(key, setting);
                parser.places.insert((None, key), place);
            });
        }
        line.next();
        let (name, name_place) = (first.text.to_owned(), line.place(first));
        self.client_settings(line, |parser, place, key, setting| {
            parser.early.push(ClientSetting {
                name: name.clone(),
                name_place: name_place.clone(),
                key,
                setting,
                place,
            });
        })
    }

    fn producer(&mut self, line: &mut Line<'_>) -> Result<(), ScenarioError> {
        let name = line.word(Expected::ClientName)?;
        check_length(line, name)?;
        if !is_client_name(name.text) {
            return Err(line.error(name, Problem::Expected(Expected::ClientName)));
        }
        // `P` is always there, and may be written out once.
        let client = if name.text == "P" && !self.has_p {
            self.has_p = true;
            0
        } else {
            if self.scenario.producer(name.text).is_some() {
                return Err(line.error(name, Problem::SecondClient));
            }
            if self.scenario.producers.len() == Setup::PRODUCERS_MAX {
                let limit = Limit::Clients(Setup::PRODUCERS_MAX);
                return Err(line.error(name, Problem::TooMuch(limit)));
            }
            self.scenario.producers.push(name.text.to_owned());
            self.scenario.settings.clients.push(Written::new());
            self.scenario.producers.len() - 1
        };
        self.client_settings(line, |parser, place, key, setting| {
            parser.write(client, key, setting, place);
        })
    }

    fn write(&mut self, client: usize, key: Key, setting: Setting, place: Place) {
        self.scenario.settings.clients[client].insert(key, setting);
        self.places.insert((Some(client), key), place);
    }

    /// Settings of one client: only keys of producers.
    fn client_settings(
        &mut self,
        line: &mut Line<'_>,
        mut put: impl FnMut(&mut Self, Place, Key, Setting),
    ) -> Result<(), ScenarioError> {
        let mut wrong = None;
        self.settings(line, |parser, place, key, setting| {
            if key.side().is_of_a_client() {
                put(parser, place, key, setting);
            } else if wrong.is_none() {
                wrong = Some(place.error(Problem::NotOfAClient(key)));
            }
        })?;
        wrong.map_or(Ok(()), Err)
    }

    /// The rest of a line: `key=value` and so on.
    fn settings(
        &mut self,
        line: &mut Line<'_>,
        mut put: impl FnMut(&mut Self, Place, Key, Setting),
    ) -> Result<(), ScenarioError> {
        while let Some(token) = line.next() {
            let Some((name, value)) = token.text.split_once('=') else {
                return Err(line.error(token, Problem::Expected(Expected::Setting)));
            };
            let named = Token {
                text: name,
                column: token.column,
            };
            let Some(key) = Key::of_name(name) else {
                return Err(line.error(named, unknown_key(name)));
            };
            let value = Token {
                text: value,
                column: token.column + name.chars().count() + 1,
            };
            check_length(line, value)?;
            let setting = Setting::parse(key, value.text)
                .map_err(|_| line.error(value, Problem::BadValue(key)))?;
            put(self, line.place(token), key, setting);
        }
        Ok(())
    }

    /// Behind the last header line: who is who is known now, and whether Kafka takes the settings.
    fn end_header(&mut self) -> Result<(), ScenarioError> {
        self.stage = Stage::Actions;
        let declared: BTreeSet<_> = self.places.keys().copied().collect();
        for early in core::mem::take(&mut self.early) {
            let Some(client) = self.scenario.producer(&early.name) else {
                return Err(early.name_place.error(Problem::UnknownClient));
            };
            // A `producer` line stands below `set` lines, so what it says of the same key is the last word.
            if !declared.contains(&(Some(client.index()), early.key)) {
                self.write(client.index(), early.key, early.setting, early.place);
            }
        }
        let resolved = self.scenario.settings.resolve();
        self.scenario.setup = resolved.map_err(|refusal| {
            let scopes = [refusal.client, None];
            let written = scopes
                .iter()
                .flat_map(|&scope| refusal.keys().iter().map(move |&key| (scope, key)));
            let place = { written }.find_map(|spot| self.places.get(&spot));
            let place = place.cloned().unwrap_or_else(|| Place::new(1, 1, ""));
            place.error(Problem::Refused(refusal))
        })?;
        self.check_bootstrap()
    }

    fn check_bootstrap(&self) -> Result<(), ScenarioError> {
        let brokers = self.scenario.setup.cluster.brokers;
        for (client, producer) in self.scenario.setup.producers.iter().enumerate() {
            let unknown = |id: &engine::id::BrokerId| id.0 < 1 || id.0 > brokers;
            if producer.bootstrap.iter().any(unknown) {
                let key = Key::Bootstrap;
                let own = self.places.get(&(Some(client), key));
                if let Some(place) = own.or_else(|| self.places.get(&(None, key))) {
                    return Err(place.error(Problem::UnknownBroker { brokers }));
                }
            }
        }
        Ok(())
    }

    /// The time of an `at`, `check` or `end` line.
    fn time(&mut self, line: &mut Line<'_>) -> Result<Instant, ScenarioError> {
        if self.stage == Stage::Header {
            self.end_header()?;
        }
        let token = line.word(Expected::Time)?;
        let Some(ms) = number(token.text) else {
            return Err(line.error(token, Problem::Expected(Expected::Time)));
        };
        if ms > END_MAX_MS {
            let limit = Limit::Milliseconds(END_MAX_MS);
            return Err(line.error(token, Problem::TooMuch(limit)));
        }
        if ms < self.previous_ms {
            let previous_ms = self.previous_ms;
            return Err(line.error(token, Problem::TimeGoesBack { previous_ms }));
        }
        self.previous_ms = ms;
        Ok(Instant::from_ms(ms))
    }

    fn check(&mut self, word: Token<'_>, line: &mut Line<'_>) -> Result<(), ScenarioError> {
        let at = self.time(line)?;
        line.finish()?;
        if self.scenario.checks.len() == CHECKS_MAX {
            let limit = Limit::Checks(CHECKS_MAX);
            return Err(line.error(word, Problem::TooMuch(limit)));
        }
        let after = self.scenario.script.actions.len();
        self.scenario.checks.push(Check { at, after });
        Ok(())
    }

    fn end(&mut self, at: Instant) -> Result<(), ScenarioError> {
        for (value, place) in &self.awaited {
            if !self.sent.iter().any(|(_, sent)| sent == value) {
                return Err(place.error(Problem::NeverSent));
            }
        }
        self.scenario.script.end = at;
        self.stage = Stage::Ended;
        Ok(())
    }
}

/// Whether `name` can name a producer: not a broker's number, not the controller's `C`, not a key behind `set`.
fn is_client_name(name: &str) -> bool {
    let starts_well = name.starts_with(|first: char| first.is_ascii_alphabetic());
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let is_taken = name == "C" || Key::of_name(name).is_some();
    starts_well && name.bytes().all(is_plain) && !is_taken
}

pub(super) fn check_length(line: &Line<'_>, token: Token<'_>) -> Result<(), ScenarioError> {
    if token.text.chars().count() > WORD_MAX {
        let limit = Limit::WordLength(WORD_MAX);
        return Err(line.error(token, Problem::TooMuch(limit)));
    }
    Ok(())
}

fn unknown_key(name: &str) -> Problem {
    if name == "transactional.id" {
        Problem::NotModelled(Feature::Transactions)
    } else if CONSUMER_KEYS.contains(&name) {
        Problem::NotModelled(Feature::Consumers)
    } else {
        Problem::UnknownKey
    }
}
