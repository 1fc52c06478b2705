//! Sentences for what is wrong with a link, in both languages.

use super::error::{CannotLink, LinkError, LinkExpected, LinkProblem};
use super::{DECODED_MAX, ENCODED_MAX, EVENTS_MAX, RUN_MAX_MS};
use crate::i18n::Language;
use crate::lane::LANES_MAX;
use crate::scenario::{Expected, Feature};

/// Milliseconds in a minute.
const MINUTE_MS: u64 = 60_000;

impl LinkError {
    /// Where and what, in one sentence. Characters are counted from 1 here, as people do.
    pub fn sentence(&self, language: Language) -> String {
        let place = self.at + 1;
        let here = if self.token.is_empty() {
            match language {
                Language::En => "the end".to_owned(),
                Language::PtBr => "o fim".to_owned(),
            }
        } else {
            format!("“{}”", self.token)
        };
        match language {
            Language::En => format!("character {place}: {}", self.problem.en(&here)),
            Language::PtBr => format!("caractere {place}: {}", self.problem.pt_br(&here)),
        }
    }
}

impl LinkProblem {
    fn en(&self, here: &str) -> String {
        match self {
            Self::Empty => "the link holds no scenario".to_owned(),
            Self::NoVersion => format!("a scenario starts with “1.”, this one with {here}"),
            Self::NewerVersion => "the link was made by a newer version".to_owned(),
            Self::TooLong => format!("a link has at most {DECODED_MAX} characters"),
            Self::TooManyEvents => format!("a link has at most {EVENTS_MAX} actions"),
            Self::RunTooLong => {
                format!(
                    "a run in a link lasts at most {} minutes",
                    RUN_MAX_MS / MINUTE_MS
                )
            }
            Self::Character => format!("no link contains the character at {here}"),
            Self::Expected(expected) => format!("found {here}, expected {}", expected.en()),
            Self::TooManyLanes => format!("at most {LANES_MAX} runs are compared"),
            Self::UnknownSetting => format!("{here} is no setting"),
            Self::UnknownOp => format!("{here} is no action"),
            Self::NotSupported(feature) => {
                let what = Feature::en(*feature);
                format!("{here} needs {what}: not supported by this version")
            }
            Self::Truncated | Self::WrongCheck => "the link looks truncated".to_owned(),
            Self::Scenario { problem, token } => problem.sentence(token, Language::En),
        }
    }

    fn pt_br(&self, here: &str) -> String {
        match self {
            Self::Empty => "o link não traz um cenário".to_owned(),
            Self::NoVersion => format!("um cenário começa com “1.”, este com {here}"),
            Self::NewerVersion => "o link foi feito por uma versão mais nova".to_owned(),
            Self::TooLong => format!("um link tem no máximo {DECODED_MAX} caracteres"),
            Self::TooManyEvents => format!("um link tem no máximo {EVENTS_MAX} ações"),
            Self::RunTooLong => {
                format!(
                    "uma execução em um link dura no máximo {} minutos",
                    RUN_MAX_MS / MINUTE_MS
                )
            }
            Self::Character => format!("nenhum link contém o caractere em {here}"),
            Self::Expected(expected) => format!("encontrado {here}, esperado {}", expected.pt_br()),
            Self::TooManyLanes => format!("no máximo {LANES_MAX} execuções são comparadas"),
            Self::UnknownSetting => format!("{here} não é uma configuração"),
            Self::UnknownOp => format!("{here} não é uma ação"),
            Self::NotSupported(feature) => {
                let what = Feature::pt_br(*feature);
                format!("{here} precisa de {what}: não suportado por esta versão")
            }
            Self::Truncated | Self::WrongCheck => "o link parece cortado".to_owned(),
            Self::Scenario { problem, token } => problem.sentence(token, Language::PtBr),
        }
    }
}

impl LinkExpected {
    fn en(self) -> String {
        match self {
            Self::Number => "a number".to_owned(),
            Self::Value(key) => format!("a value of {}", key.name()),
            Self::Brokers => "digits of brokers such as 23".to_owned(),
            Self::Endpoints => {
                "two endpoints such as 12, 0 for the producer, q for the controller".to_owned()
            }
            Self::Text => "a text".to_owned(),
            Self::Op => "an action behind its time".to_owned(),
            Self::Direction => "q (request) or a (reply)".to_owned(),
            Self::Election => "p (preferred) or u (unclean)".to_owned(),
            Self::TopicChange => Expected::TopicChange.en(),
            Self::Record => "a record sent later, or its name".to_owned(),
            Self::End => "the end of this action".to_owned(),
        }
    }
    fn pt_br(self) -> String {
        match self {
            Self::Number => "um número".to_owned(),
            Self::Value(key) => format!("um valor de {}", key.name()),
            Self::Brokers => "dígitos de brokers como 23".to_owned(),
            Self::Endpoints => {
                "dois pontos como 12, 0 para o producer, q para o controller".to_owned()
            }
            Self::Text => "um texto".to_owned(),
            Self::Op => "uma ação depois do seu tempo".to_owned(),
            Self::Direction => "q (requisição) ou a (resposta)".to_owned(),
            Self::Election => "p (preferida) ou u (unclean)".to_owned(),
            Self::TopicChange => Expected::TopicChange.pt_br(),
            Self::Record => "um registro enviado depois, ou o seu nome".to_owned(),
            Self::End => "o fim desta ação".to_owned(),
        }
    }
}

impl CannotLink {
    /// Why, in one sentence.
    pub fn sentence(self, language: Language) -> String {
        let minutes = RUN_MAX_MS / MINUTE_MS;
        match (language, self) {
            (Language::En, Self::TooLong(length)) => {
                format!("the link would have {length} characters, more than {ENCODED_MAX}")
            }
            (Language::PtBr, Self::TooLong(length)) => {
                format!("o link teria {length} caracteres, mais de {ENCODED_MAX}")
            }
            (Language::En, Self::TooManyEvents(count)) => {
                format!("{count} actions do not fit a link, which holds {EVENTS_MAX}")
            }
            (Language::PtBr, Self::TooManyEvents(count)) => {
                format!("{count} ações não cabem em um link, que comporta {EVENTS_MAX}")
            }
            (Language::En, Self::RunTooLong) => {
                format!("a run of more than {minutes} minutes does not fit a link")
            }
            (Language::PtBr, Self::RunTooLong) => {
                format!("uma execução de mais de {minutes} minutos não cabe em um link")
            }
            (Language::En, Self::NotLoaded) => {
                String::from("the part of the page that writes links has not been loaded")
            }
            (Language::PtBr, Self::NotLoaded) => {
                String::from("a parte da página que escreve links não foi carregada")
            }
        }
    }
}
