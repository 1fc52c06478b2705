//! The configuration of a link.

use super::cursor::commas;
use engine::id::ClientId;

use super::{Read, Reader, Spelt, mistake, not_a_scenario, not_supported};
use crate::lane::{LANES_MAX, LaneId};
use crate::link::encode::LETTERS;
use crate::link::error::{LinkExpected, LinkProblem};
use crate::scenario::key::Kind;
use crate::scenario::{Feature, Key, Problem, Setting};
use crate::variant::Change;

impl Reader<'_> {
    pub(super) fn config(&mut self) -> Read<()> {
        let mut scope = "set".to_owned();
        while let Some(letter) = self.peek() {
            let at = self.next;
            match letter {
                '_' => return Ok(()),
                'F' => {
                    self.next += 1;
                    let front = self.number()?;
                    let front = u8::try_from(front)
                        .ok()
                        .and_then(|from_one| from_one.checked_sub(1));
                    let wrong = || mistake(at + 1, LinkProblem::Expected(LinkExpected::Number));
                    self.front = Some((front.map(LaneId).ok_or_else(wrong)?, at + 1));
                }
                'V' => {
                    self.next += 1;
                    self.lane(at)?;
                }
                'C' => {
                    self.next += 1;
                    self.compare = true;
                }
                'N' => {
                    self.next += 1;
                    let title = self.ended_text(true)?;
                    self.spell(at, format!("title {title}"));
                }
                'P' => {
                    self.next += 1;
                    let name = self.ended_text(false)?;
                    scope = if name == "P" {
                        "set P".to_owned()
                    } else {
                        self.spell(at, format!("producer {name}"));
                        self.producers.push(name.clone());
                        format!("set {name}")
                    };
                }
                'T' => return Err(not_supported(at, Feature::Transactions)),
                'g' | 'R' => return Err(not_supported(at, Feature::Consumers)),
                _ => {
                    let (key, value) = self.setting()?;
                    self.spell(at, format!("{scope} {}={value}", key.name()));
                }
            }
        }
        Ok(())
    }

    /// What differs in another lane, up to the next.
    fn lane(&mut self, at: usize) -> Read<()> {
        if self.lanes.len() + 1 >= LANES_MAX {
            return Err(mistake(at, LinkProblem::TooManyLanes));
        }
        let (mut changes, mut client) = (Vec::new(), None);
        while let Some(letter) = self.peek().filter(|next| !matches!(next, '_' | 'V')) {
            let at = self.next;
            if letter == 'P' {
                self.next += 1;
                let name = self.ended_text(false)?;
                let known = self.producers.iter().position(|known| *known == name);
                let known = known.and_then(|place| u8::try_from(place).ok().map(ClientId));
                let known = known.ok_or_else(|| not_a_scenario(at, Problem::UnknownClient, &name));
                client = Some(known?);
                continue;
            }
            let (key, value) = self.setting()?;
            if client.is_some() && !key.side().is_of_a_client() {
                return Err(not_a_scenario(at, Problem::NotOfAClient(key), key.name()));
            }
            let setting = Setting::parse(key, &value)
                .map_err(|_| not_a_scenario(at, Problem::BadValue(key), &value))?;
            changes.push(Change {
                client,
                key,
                setting: Some(setting),
            });
        }
        self.lanes.push((changes, at));
        Ok(())
    }

    pub(super) fn spell(&mut self, at: usize, text: String) {
        self.header.push(Spelt { text, at });
    }

    /// A setting and its value as a scenario text spells it.
    pub(super) fn setting(&mut self) -> Read<(Key, String)> {
        let at = self.next;
        let letter = self.peek();
        self.next += 1;
        if letter == Some('t') {
            let seconds = self.number()?;
            return Ok((Key::DeliveryTimeout, (seconds * 1_000).to_string()));
        }
        let known = LETTERS.iter().find(|(own, _)| Some(*own) == letter);
        let key = match (letter, known) {
            (_, Some(&(_, key))) => key,
            (Some('K'), None) => {
                let code: String = self.chars[self.next..self.stop].iter().take(2).collect();
                let key = Key::of_code(&code).ok_or_else(|| {
                    let at = if code.len() < 2 { self.stop } else { at };
                    mistake(at, LinkProblem::UnknownSetting)
                })?;
                self.next += 2;
                key
            }
            _ => return Err(mistake(at, LinkProblem::UnknownSetting)),
        };
        let value = self.value(key, known.is_some())?;
        Ok((key, value))
    }

    pub(super) fn value(&mut self, key: Key, has_letter: bool) -> Read<String> {
        let at = self.next;
        let wrong = || mistake(at, LinkProblem::Expected(LinkExpected::Value(key)));
        let of_digits = |digits: String| (!digits.is_empty()).then_some(digits);
        match key.kind() {
            Kind::Text => self.ended_text(false),
            Kind::Number(..) => of_digits(self.digits()).ok_or_else(wrong),
            kind @ (Kind::Flag | Kind::YesNo) => {
                let digits = self.digits();
                let on = match digits.as_str() {
                    "" if has_letter => true,
                    "1" => true,
                    "0" => false,
                    _ => return Err(wrong()),
                };
                Ok(match (kind == Kind::YesNo, on) {
                    (false, on) => on.to_string(),
                    (true, true) => "yes".to_owned(),
                    (true, false) => "no".to_owned(),
                })
            }
            Kind::Acks => match self.take() {
                Some('A') => Ok("all".to_owned()),
                Some(digit @ ('0' | '1')) => Ok(digit.to_string()),
                _ => Err(wrong()),
            },
            Kind::Profile => {
                let digits = of_digits(self.digits()).ok_or_else(wrong)?;
                Ok(format!("K{digits}"))
            }
            Kind::Brokers => {
                let digits = of_digits(self.digits()).ok_or_else(wrong)?;
                Ok(commas(&digits))
            }
        }
    }
}
