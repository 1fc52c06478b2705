//! One line of a scenario as words with their columns.

use super::error::{Expected, Problem, ScenarioError};

/// Characters of a word that an error repeats.
const TOKEN_SHOWN: usize = 40;

/// A word of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    /// In characters, from 1.
    pub(super) column: usize,
}

/// The words of a line, one after another.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// From 1.
    pub(super) number: usize,
    tokens: Vec<Token<'a>>,
    next: usize,
    end_column: usize,
}

/// Where something stands, for an error that is found later.
#[derive(Clone, Debug)]
pub(super) struct Place {
    line: usize,
    column: usize,
    token: String,
}

impl Place {
    /// `text`, shortened, at a line and column.
    pub(super) fn new(line: usize, column: usize, text: &str) -> Self {
        let mut token: String = text.chars().take(TOKEN_SHOWN).collect();
        if text.chars().nth(TOKEN_SHOWN).is_some() {
            token.push('…');
        }
        Self {
            line,
            column,
            token,
        }
    }
    pub(super) fn error(&self, problem: Problem) -> ScenarioError {
        ScenarioError {
            line: self.line,
            column: self.column,
            token: self.token.clone(),
            problem,
        }
    }
}

impl<'a> Line<'a> {
    /// The words of `text` up to a comment.
    pub(super) fn new(number: usize, text: &'a str) -> Result<Self, ScenarioError> {
        let text = text.split('#').next().unwrap_or_default();
        let mut tokens = Vec::new();
        let mut word: Option<(usize, usize)> = None;
        let mut column = 0;
        for (at, character) in text.char_indices() {
            column += 1;
            if character.is_whitespace() {
                if let Some((start, column)) = word.take() {
                    tokens.push(Token {
                        text: &text[start..at],
                        column,
                    });
                }
            } else if character.is_control() {
                return Err(Place::new(number, column, "").error(Problem::ControlCharacter));
            } else if word.is_none() {
                word = Some((at, column));
            }
        }
        if let Some((start, column)) = word {
            tokens.push(Token {
                text: &text[start..],
                column,
            });
        }
        let end_column = column + 1;
        Ok(Self {
            number,
            tokens,
            next: 0,
            end_column,
        })
    }

    pub(super) fn place(&self, token: Token<'_>) -> Place {
        Place::new(self.number, token.column, token.text)
    }
    pub(super) fn error(&self, token: Token<'_>, problem: Problem) -> ScenarioError {
        self.place(token).error(problem)
    }
    /// Something other than `expected` stands next, or nothing at all.
    pub(super) fn expected(&self, expected: Expected) -> ScenarioError {
        let token = self.peek().unwrap_or(Token {
            text: "",
            column: self.end_column,
        });
        self.error(token, Problem::Expected(expected))
    }

    pub(super) fn peek(&self) -> Option<Token<'a>> {
        self.tokens.get(self.next).copied()
    }
    pub(super) fn next(&mut self) -> Option<Token<'a>> {
        let token = self.peek()?;
        self.next += 1;
        Some(token)
    }
    pub(super) fn word(&mut self, expected: Expected) -> Result<Token<'a>, ScenarioError> {
        self.next().ok_or_else(|| self.expected(expected))
    }
    pub(super) fn remaining(&self) -> usize {
        self.tokens.len() - self.next
    }
    /// Nothing may follow.
    pub(super) fn finish(&self) -> Result<(), ScenarioError> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.expected(Expected::Nothing)),
        }
    }

    /// From here on `,` and `|` are words of their own: `1,2|C` reads as `1 , 2 | C`.
    pub(super) fn split_lists(&mut self) {
        let rest: Vec<Token<'a>> = self.tokens.drain(self.next..).collect();
        for token in rest {
            let mut start = 0;
            for (at, character) in token.text.char_indices() {
                if matches!(character, ',' | '|') {
                    self.push_part(token, start, at);
                    self.push_part(token, at, at + 1);
                    start = at + 1;
                }
            }
            self.push_part(token, start, token.text.len());
        }
    }
    fn push_part(&mut self, token: Token<'a>, start: usize, end: usize) {
        if start < end {
            let column = token.column + token.text[..start].chars().count();
            self.tokens.push(Token {
                text: &token.text[start..end],
                column,
            });
        }
    }
    /// Words with commas between them, behind [`Line::split_lists`].
    pub(super) fn list(&mut self, expected: Expected) -> Result<Vec<Token<'a>>, ScenarioError> {
        let mut items = Vec::new();
        loop {
            match self.peek() {
                Some(token) if !matches!(token.text, "," | "|") => items.push(token),
                _ => return Err(self.expected(expected)),
            }
            self.next += 1;
            if self.peek().is_none_or(|token| token.text != ",") {
                return Ok(items);
            }
            self.next += 1;
        }
    }
}
