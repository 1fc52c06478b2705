//! The small parts of a link: letters, digits, texts, endpoints.

use super::{Read, Reader, mistake, not_a_scenario};
use crate::link::error::{LinkExpected, LinkProblem};
use crate::link::spelling::{endpoint_name, unescape};
use crate::scenario::Problem;

impl Reader<'_> {
    pub(super) fn peek(&self) -> Option<char> {
        self.chars[..self.stop].get(self.next).copied()
    }
    pub(super) fn take(&mut self) -> Option<char> {
        let character = self.peek()?;
        self.next += 1;
        Some(character)
    }
    pub(super) fn take_if(&mut self, wanted: char) -> Option<char> {
        self.peek().filter(|&next| next == wanted)?;
        self.take()
    }
    pub(super) fn skip(&mut self, prefix: &str) {
        let length = prefix.chars().count();
        if self.chars[self.next..]
            .iter()
            .take(length)
            .copied()
            .eq(prefix.chars())
        {
            self.next += length;
        }
    }
    pub(super) fn digits(&mut self) -> String {
        let start = self.next;
        while self.peek().is_some_and(|next| next.is_ascii_digit()) {
            self.next += 1;
        }
        self.chars[start..self.next].iter().collect()
    }
    /// Digits that are a number of a sensible size.
    pub(super) fn number(&mut self) -> Read<u64> {
        let at = self.next;
        let digits = self.digits();
        let number = digits.parse().ok().filter(|&number: &u64| number < 1 << 50);
        number.ok_or_else(|| mistake(at, LinkProblem::Expected(LinkExpected::Number)))
    }
    pub(super) fn after_dot<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Read<T>,
    ) -> Read<Option<T>> {
        match self.take_if('.') {
            Some(_) => read(self).map(Some),
            None => Ok(None),
        }
    }
    /// `.50`
    pub(super) fn length(&mut self) -> Read<u64> {
        let at = self.next;
        let length = self.after_dot(Self::number)?;
        length.ok_or_else(|| mistake(at, LinkProblem::Expected(LinkExpected::Number)))
    }
    /// An escaped text, up to a `.` or the end of the part.
    pub(super) fn text(&mut self, allows_space: bool) -> Read<String> {
        let start = self.next;
        let part = &self.chars[start..self.stop];
        let end = part
            .iter()
            .position(|&character| matches!(character, '.' | '_'));
        let part = &part[..end.unwrap_or(part.len())];
        let wrong = |at| mistake(at, LinkProblem::Expected(LinkExpected::Text));
        if part.is_empty() {
            return Err(wrong(start));
        }
        let text = unescape(part, allows_space).map_err(|at| wrong(start + at))?;
        self.next = start + part.len();
        Ok(text)
    }
    /// A text in the configuration, which `.` ends.
    pub(super) fn ended_text(&mut self, allows_space: bool) -> Read<String> {
        let text = self.text(allows_space)?;
        match self.take_if('.') {
            Some(_) => Ok(text),
            None => Err(mistake(
                self.next,
                LinkProblem::Expected(LinkExpected::Text),
            )),
        }
    }
    pub(super) fn brokers(&mut self) -> Read<String> {
        let at = self.next;
        let digits = self.digits();
        if digits.is_empty() {
            return Err(mistake(at, LinkProblem::Expected(LinkExpected::Brokers)));
        }
        Ok(commas(&digits))
    }
    pub(super) fn producer(&mut self) -> Read<String> {
        let at = self.next;
        let digits = self.digits();
        let number = if digits.is_empty() {
            Some(0)
        } else {
            digits.parse::<usize>().ok()
        };
        let name = number.and_then(|number| self.producers.get(number).cloned());
        name.ok_or_else(|| not_a_scenario(at, Problem::UnknownClient, &digits))
    }
    pub(super) fn endpoint(&mut self) -> Read<String> {
        let at = self.next;
        let letter = self.take();
        let name = letter.and_then(|letter| endpoint_name(letter, &self.producers));
        name.ok_or_else(|| mistake(at, LinkProblem::Expected(LinkExpected::Endpoints)))
    }
    pub(super) fn pair(&mut self) -> Read<String> {
        let left = self.endpoint()?;
        Ok(format!("{left} | {}", self.endpoint()?))
    }
    /// `12`, or `12.q3` for sets.
    pub(super) fn sides(&mut self) -> Read<String> {
        let part = &self.chars[self.next..self.stop];
        let Some(dot) = part.iter().position(|&character| character == '.') else {
            return self.pair();
        };
        let middle = self.next + dot;
        let left = self.endpoints(middle)?;
        self.next = middle + 1;
        let right = self.endpoints(self.stop)?;
        Ok(format!("{left} | {right}"))
    }
    pub(super) fn endpoints(&mut self, stop: usize) -> Read<String> {
        let mut names = vec![self.endpoint()?];
        while self.next < stop {
            names.push(self.endpoint()?);
        }
        Ok(names.join(","))
    }
}

/// `123` as `1,2,3`.
pub(super) fn commas(digits: &str) -> String {
    let digits: Vec<String> = digits.chars().map(String::from).collect();
    digits.join(",")
}
