//! The ops of a link.

use super::{Read, Reader, Spelt, Waiting, mistake, not_a_scenario, not_supported};
use crate::link::error::{LinkExpected, LinkProblem};
use crate::link::spelling::automatic_name;
use crate::link::{EVENTS_MAX, RUN_MAX_MS};
use crate::scenario::{Feature, Problem};

impl Reader<'_> {
    pub(super) fn op(&mut self) -> Read<()> {
        self.next += 1; // the “_” at which the configuration or the op before ended
        let at = self.next;
        let end = self.chars[at..self.stop].iter().position(|&c| c == '_');
        let outer = self.stop;
        self.stop = end.map_or(outer, |end| at + end);
        let delta = self.number()?;
        let now_ms = self.now_ms.saturating_add(delta);
        if now_ms > RUN_MAX_MS {
            return Err(mistake(at, LinkProblem::RunTooLong));
        }
        let letter_at = self.next;
        let Some(letter) = self.take() else {
            return Err(mistake(letter_at, LinkProblem::Expected(LinkExpected::Op)));
        };
        if self.has_end {
            return Err(not_a_scenario(
                letter_at,
                Problem::BehindEnd,
                &letter.to_string(),
            ));
        }
        self.now_ms = now_ms;
        self.verb(letter, letter_at)?;
        if self.next < self.stop {
            return Err(mistake(self.next, LinkProblem::Expected(LinkExpected::End)));
        }
        self.stop = outer;
        Ok(())
    }

    pub(super) fn verb(&mut self, letter: char, at: usize) -> Read<()> {
        match letter {
            'p' | 'P' => return self.sends(letter, at),
            'd' | 'L' => return self.drop(letter, at),
            _ => {}
        }
        let text = match letter {
            'k' => {
                let brokers = self.brokers()?;
                let keep = self.after_dot(Self::number)?;
                let keep = keep.map_or(String::new(), |keep| format!(" keep={keep}"));
                format!("power_loss {brokers}{keep}")
            }
            'j' => format!("kill {}", self.brokers()?),
            'g' => format!("stop {}", self.brokers()?),
            'r' => format!("start {}", self.brokers()?),
            'w' => format!("hold {}", self.brokers()?),
            'u' => format!("release {}", self.brokers()?),
            'W' => format!("wipe {}", self.brokers()?),
            'H' => format!("pause {}", self.brokers()?),
            'G' => format!("resume {}", self.brokers()?),
            'S' => format!("slow_fetch {} {}", self.brokers()?, self.length()?),
            'D' => format!("disk_stall {} {}", self.brokers()?, self.length()?),
            'c' => format!("cut {}", self.sides()?),
            'o' => format!("cut_oneway {}", self.sides()?),
            'h' => "heal".to_owned(),
            'b' => format!("reset {}", self.pair()?),
            'l' => format!("delay {} {}", self.pair()?, self.length()?),
            'e' => self.change()?,
            'E' => format!("elect {}", self.election()?),
            'q' => format!("ctl_failover {}", self.number()?),
            'Q' => format!("ctl_pause {}", self.number()?),
            'f' => format!("flush {}", self.producer()?),
            'J' => format!("crash {}", self.producer()?),
            'R' => format!("new {}", self.producer()?),
            'v' | 'Z' => {
                self.has_end = letter == 'Z';
                let word = if letter == 'Z' { "end" } else { "check" };
                let text = format!("{word} {}", self.now_ms);
                self.lines.push(Spelt { text, at });
                return Ok(());
            }
            't' => return Err(not_supported(at, Feature::Transactions)),
            'n' | 'm' | 'x' | 'y' => return Err(not_supported(at, Feature::Consumers)),
            'z' | '?' => return Err(not_supported(at, Feature::Reserved)),
            _ => return Err(mistake(at, LinkProblem::UnknownOp)),
        };
        self.line(at, &text);
        Ok(())
    }

    pub(super) fn line(&mut self, at: usize, what: &str) {
        let text = format!("at {} {what}", self.now_ms);
        self.lines.push(Spelt { text, at });
    }

    /// `p3`, `p3.1`, `PB`, `PB.1`.
    pub(super) fn sends(&mut self, letter: char, at: usize) -> Read<()> {
        let words = if letter == 'P' {
            vec![self.text(false)?]
        } else {
            let count_at = self.next;
            let count = usize::try_from(self.number()?).unwrap_or(usize::MAX);
            match count {
                0 => {
                    return Err(mistake(
                        count_at,
                        LinkProblem::Expected(LinkExpected::Number),
                    ));
                }
                1..=EVENTS_MAX => {}
                _ => return Err(mistake(count_at, LinkProblem::TooManyEvents)),
            }
            (0..count)
                .map(|more| automatic_name(self.sends + more))
                .collect()
        };
        let producer = self.after_dot(Self::producer)?;
        let producer = producer.unwrap_or_else(|| "P".to_owned());
        if self.sends + words.len() > EVENTS_MAX {
            return Err(mistake(at, LinkProblem::TooManyEvents));
        }
        for word in words {
            for waiting in core::mem::take(&mut self.waiting) {
                let line = &mut self.lines[waiting.line].text;
                *line = line.replace('\u{0}', &word);
            }
            self.line(at, &format!("send {producer} {word}"));
            self.sends += 1;
        }
        Ok(())
    }

    /// `dq`, `da2.B`, `L500`. A record that is not named is the next one; its place is held by a character that no word has.
    pub(super) fn drop(&mut self, letter: char, at: usize) -> Read<()> {
        let verb = if letter == 'L' {
            let delay = self.number()?;
            format!("late \u{0} {delay}")
        } else {
            let direction_at = self.next;
            let verb = match self.take() {
                Some('q') => "drop_request",
                Some('a') => "drop_response",
                Some('f' | 'F' | 'n') => return Err(not_supported(at, Feature::Reserved)),
                _ => {
                    let expected = LinkExpected::Direction;
                    return Err(mistake(direction_at, LinkProblem::Expected(expected)));
                }
            };
            let digits = self.digits();
            let times = match digits.as_str() {
                "" => String::new(),
                digits => format!(" x{digits}"),
            };
            format!("{verb} \u{0}{times}")
        };
        if let Some(word) = self.after_dot(|reader| reader.text(false))? {
            self.line(at, &verb.replace('\u{0}', &word));
        } else {
            let line = self.lines.len();
            self.waiting.push(Waiting { line, at });
            self.line(at, &verb);
        }
        Ok(())
    }

    pub(super) fn change(&mut self) -> Read<String> {
        let at = self.next;
        let (key, value) = self.setting()?;
        if crate::scenario::CHANGEABLE.contains(&key) {
            Ok(format!("alter_config {}={value}", key.name()))
        } else {
            let expected = LinkExpected::TopicChange;
            Err(mistake(at, LinkProblem::Expected(expected)))
        }
    }

    pub(super) fn election(&mut self) -> Read<&'static str> {
        let at = self.next;
        match self.take() {
            Some('p') => Ok("PREFERRED"),
            Some('u') => Ok("UNCLEAN"),
            _ => Err(mistake(at, LinkProblem::Expected(LinkExpected::Election))),
        }
    }
}
