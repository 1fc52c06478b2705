//! From link to scenario. The link is spelt out as a scenario text, line by line, and that text is read: so a link can say
//! nothing that a text cannot, and every check is made once.

mod config;
mod cursor;
mod ops;

use core::fmt::Write as _;

use super::error::{LinkError, LinkExpected, LinkProblem, Understood};
use super::spelling::{check, is_allowed, is_same_check};
use super::{Beside, DECODED_MAX, Decoded, EVENTS_MAX, RUN_MAX_MS, TAIL_MS, View};
use crate::lane::LaneId;
use crate::scenario::{Feature, Problem, Scenario, missing_broker};
use crate::variant::Change;

/// Characters of a state that an error repeats.
const TOKEN_SHOWN: usize = 12;

/// What a state means. `given` may start with `#` or `s=`; positions count in `given`.
pub fn decode(given: &str) -> Result<Decoded, LinkError> {
    let chars: Vec<char> = given.chars().take(DECODED_MAX + 1).collect();
    let mut reader = Reader::new(&chars);
    let outcome = reader.state();
    match outcome {
        Ok(decoded) => Ok(decoded),
        Err(Mistake { at, problem }) => {
            let token = chars.iter().skip(at).take(TOKEN_SHOWN).collect();
            let understood = reader.understood().map(Box::new);
            Err(LinkError {
                at,
                token,
                problem,
                understood,
            })
        }
    }
}

/// What is wrong, and where.
#[derive(Debug)]
struct Mistake {
    at: usize,
    problem: LinkProblem,
}

type Read<T> = Result<T, Mistake>;

/// A line of scenario text with the place in the link that it comes from.
#[derive(Clone, Debug)]
struct Spelt {
    text: String,
    at: usize,
}

/// A drop that names no record waits for the next one.
struct Waiting {
    line: usize,
    at: usize,
}

struct Reader<'a> {
    chars: &'a [char],
    next: usize,
    /// Where the part that is being read ends.
    stop: usize,
    compare: bool,
    /// The lane in front, where it is not one of the three acks, and where that is said.
    front: Option<(LaneId, usize)>,
    /// What differs in other lanes, and where that is said.
    lanes: Vec<(Vec<Change>, usize)>,
    header: Vec<Spelt>,
    producers: Vec<String>,
    lines: Vec<Spelt>,
    now_ms: u64,
    sends: usize,
    waiting: Vec<Waiting>,
    has_end: bool,
    ops: usize,
    of: usize,
    /// Lines of the ops that were understood whole.
    whole_lines: usize,
}

impl<'a> Reader<'a> {
    fn new(chars: &'a [char]) -> Self {
        Self {
            chars,
            next: 0,
            stop: chars.len(),
            compare: false,
            front: None,
            lanes: Vec::new(),
            header: Vec::new(),
            producers: vec!["P".to_owned()],
            lines: Vec::new(),
            now_ms: 0,
            sends: 0,
            waiting: Vec::new(),
            has_end: false,
            ops: 0,
            of: 0,
            whole_lines: 0,
        }
    }

    fn state(&mut self) -> Read<Decoded> {
        if self.chars.len() > DECODED_MAX {
            return Err(mistake(DECODED_MAX, LinkProblem::TooLong));
        }
        self.skip("#");
        self.skip("s=");
        let start = self.next;
        let tilde = self.chars.iter().rposition(|&character| character == '~');
        let check_at = tilde.filter(|&at| at >= start);
        self.stop = check_at.unwrap_or(self.chars.len());
        self.body().map_err(|found| {
            // What breaks off at the very end was cut off there.
            let is_cut = check_at.is_none() && found.at == self.chars.len() && found.at > start;
            let problem = if is_cut {
                LinkProblem::Truncated
            } else {
                found.problem
            };
            mistake(found.at, problem)
        })?;
        let scenario = self.scenario(self.lines.len())?;
        let lanes = self.lanes.iter().map(|(changes, at)| {
            let problem = refused(&scenario, changes);
            problem.map_or(Ok(changes.clone()), |(problem, token)| {
                Err(not_a_scenario(*at, problem, &token))
            })
        });
        let lanes = lanes.collect::<Read<Vec<_>>>()?;
        if let Some((front, at)) = self.front
            && front.index() > lanes.len()
        {
            return Err(mistake(at, LinkProblem::Expected(LinkExpected::Number)));
        }
        self.verify(start, check_at)?;
        let view = self.view(lanes);
        Ok(Decoded { scenario, view })
    }

    /// Everything before the check.
    fn body(&mut self) -> Read<()> {
        self.version()?;
        self.of = self.chars[self.next..self.stop]
            .iter()
            .filter(|&&character| character == '_')
            .count();
        self.config()?;
        while self.next < self.stop {
            self.op()?;
            self.ops += 1;
            self.whole_lines = self.lines.len();
        }
        if let Some(waiting) = self.waiting.first() {
            let expected = LinkProblem::Expected(LinkExpected::Record);
            return Err(mistake(waiting.at, expected));
        }
        Ok(())
    }

    fn version(&mut self) -> Read<()> {
        let start = self.next;
        if start == self.chars.len() {
            return Err(mistake(start, LinkProblem::Empty));
        }
        let digits: String = self.digits();
        if digits.is_empty() || self.take_if('.').is_none() {
            return Err(mistake(start, LinkProblem::NoVersion));
        }
        if digits != "1" {
            return Err(mistake(start, LinkProblem::NewerVersion));
        }
        // “?” is the op of predictions: refused by name there.
        let is_known = |character: char| is_allowed(character) || character == '?';
        match (self.next..self.chars.len()).find(|&at| !is_known(self.chars[at])) {
            Some(at) => Err(mistake(at, LinkProblem::Character)),
            None => Ok(()),
        }
    }

    /// The check comes last: a mistake that has a place says more than “something is missing”.
    fn verify(&self, start: usize, check_at: Option<usize>) -> Read<()> {
        let Some(at) = check_at else {
            return Err(mistake(self.chars.len(), LinkProblem::Truncated));
        };
        let state: String = self.chars[start..at].iter().collect();
        let written: String = self.chars[at + 1..].iter().collect();
        if is_same_check(&written, &check(&state)) {
            Ok(())
        } else {
            Err(mistake(at, LinkProblem::WrongCheck))
        }
    }

    /// The scenario that the header and the first `count` lines say.
    fn scenario(&self, count: usize) -> Read<Scenario> {
        let lines = self.lines.iter().take(count);
        let all: Vec<&Spelt> = self.header.iter().chain(lines).collect();
        let mut text: String = all.iter().fold(String::new(), |mut text, line| {
            text.push_str(&line.text);
            text.push('\n');
            text
        });
        if !(self.has_end && count == self.lines.len()) {
            let end_ms = (self.now_ms + TAIL_MS).min(RUN_MAX_MS);
            let _ = writeln!(text, "end {end_ms}");
        }
        let scenario = Scenario::parse(&text).map_err(|error| {
            let at = all.get(error.line - 1).map_or(self.stop, |line| line.at);
            let (problem, token) = (error.problem, error.token);
            mistake(at, LinkProblem::Scenario { problem, token })
        })?;
        if scenario.script.actions.len() > EVENTS_MAX {
            let at = self.lines.last().map_or(self.stop, |line| line.at);
            return Err(mistake(at, LinkProblem::TooManyEvents));
        }
        Ok(scenario)
    }

    fn view(&self, lanes: Vec<Vec<Change>>) -> View {
        let front = self.front.map(|(front, _)| front);
        let has_others = front.is_some() || !lanes.is_empty();
        View {
            compare: self.compare,
            beside: has_others.then(|| Beside {
                front: front
                    .filter(|front| front.index() <= lanes.len())
                    .unwrap_or_default(),
                lanes,
            }),
        }
    }

    /// What was read before a mistake, if it makes sense without the rest.
    fn understood(&self) -> Option<Understood> {
        let first_waiting = self.waiting.iter().map(|waiting| waiting.line).min();
        let count = first_waiting.map_or(self.whole_lines, |line| line.min(self.whole_lines));
        if self.of == 0 && self.header.is_empty() {
            return None;
        }
        let scenario = (0..=count)
            .rev()
            .find_map(|count| self.scenario(count).ok())?;
        let lanes = self.lanes.iter().map(|(changes, _)| changes);
        let lanes = lanes.filter(|changes| refused(&scenario, changes).is_none());
        Some(Understood {
            view: self.view(lanes.cloned().collect()),
            scenario,
            ops: self.ops,
            of: self.of.max(self.ops),
        })
    }
}

/// Why a lane with these changes does not run.
fn refused(scenario: &Scenario, changes: &[Change]) -> Option<(Problem, String)> {
    let mut own = scenario.clone();
    if let Err(refusal) = own.change(changes) {
        return Some((Problem::Refused(refusal), String::new()));
    }
    let missing = missing_broker(own.setup(), &own.script.actions)?;
    let brokers = own.setup().cluster.brokers;
    Some((Problem::UnknownBroker { brokers }, missing.to_string()))
}

fn not_supported(at: usize, feature: Feature) -> Mistake {
    mistake(at, LinkProblem::NotSupported(feature))
}

fn not_a_scenario(at: usize, problem: Problem, token: &str) -> Mistake {
    let token = token.to_owned();
    mistake(at, LinkProblem::Scenario { problem, token })
}

fn mistake(at: usize, problem: LinkProblem) -> Mistake {
    Mistake { at, problem }
}
