//! Sentences for what is wrong with a scenario, in both languages.

use engine::time::Duration;
use engine::validate::{ConfigError, IN_FLIGHT_MAX_IDEMPOTENT};

use super::error::{Expected, Feature, Limit, Problem, ScenarioError};
use super::key::{Key, Kind, acks_name};
use crate::i18n::Language;

/// Verbs that this version carries out.
const VERBS: &str = "send, hold, release, kill, power_loss, wipe, stop, start, pause, resume, slow_fetch, disk_stall, \
    cut, cut_oneway, heal, reset, delay, drop_request, drop_response, late, elect, ctl_failover, ctl_pause, \
    alter_config, flush, crash, new";

impl ScenarioError {
    /// Where and what, in one sentence.
    pub fn sentence(&self, language: Language) -> String {
        let Self { line, column, .. } = self;
        let what = self.problem.sentence(&self.token, language);
        match language {
            Language::En => format!("line {line}, column {column}: {what}"),
            Language::PtBr => format!("linha {line}, coluna {column}: {what}"),
        }
    }
}

impl Problem {
    /// What is wrong with `token`.
    pub fn sentence(&self, token: &str, language: Language) -> String {
        let what = match language {
            Language::En => self.en(token),
            Language::PtBr => self.pt_br(token),
        };
        match self.exception() {
            Some(exception) => format!("{exception}: {what}"),
            None => what,
        }
    }

    fn en(&self, token: &str) -> String {
        let here = if token.is_empty() {
            "the end of the line".to_owned()
        } else {
            format!("“{token}”")
        };
        match self {
            Self::Expected(expected) => format!("found {here}, expected {}", expected.en()),
            Self::UnknownKey => {
                format!("{here} is not a setting that Kafka or this simulation has")
            }
            Self::NotOfAClient(key) => format!(
                "{} is a setting of the cluster or the topic, not of one client",
                key.name()
            ),
            Self::BadValue(key) => format!(
                "{here} is not a value of {}, expected {}",
                key.name(),
                key.kind().en()
            ),
            Self::NotModelled(feature) => {
                format!(
                    "{here} needs {}, which this version does not model yet",
                    feature.en()
                )
            }
            Self::TimeGoesBack { previous_ms } => {
                format!("time {here} lies before {previous_ms} ms, the time of the line above")
            }
            Self::HeaderTooLate => format!("{here} belongs above the first “at” line"),
            Self::SecondTitle => "there is a title already".to_owned(),
            Self::BehindEnd => format!("{here} stands below “end”, which is the last line"),
            Self::UnknownBroker { brokers } => {
                format!("there is no broker {here}: the cluster has brokers 1 to {brokers}")
            }
            Self::UnknownClient => format!("no producer {here} is declared"),
            Self::SecondClient => format!("a producer {here} is declared already"),
            Self::SecondSend => {
                format!("this producer sends {here} already; each value is sent once")
            }
            Self::NeverSent => format!("no line sends {here}"),
            Self::TooMuch(limit) => format!("{here} is too much: at most {}", limit.en()),
            Self::ControlCharacter => "there is a control character here".to_owned(),
            Self::Refused(refusal) => refused_en(refusal.error),
        }
    }

    fn pt_br(&self, token: &str) -> String {
        let here = if token.is_empty() {
            "o fim da linha".to_owned()
        } else {
            format!("“{token}”")
        };
        match self {
            Self::Expected(expected) => format!("encontrado {here}, esperado {}", expected.pt_br()),
            Self::UnknownKey => {
                format!("{here} não é uma configuração do Kafka nem desta simulação")
            }
            Self::NotOfAClient(key) => format!(
                "{} é uma configuração do cluster ou do tópico, não de um cliente",
                key.name()
            ),
            Self::BadValue(key) => format!(
                "{here} não é um valor de {}, esperado {}",
                key.name(),
                key.kind().pt_br()
            ),
            Self::NotModelled(feature) => format!(
                "{here} precisa de {}, que esta versão ainda não modela",
                feature.pt_br()
            ),
            Self::TimeGoesBack { previous_ms } => {
                format!("o tempo {here} vem antes de {previous_ms} ms, o tempo da linha acima")
            }
            Self::HeaderTooLate => format!("{here} deve ficar acima da primeira linha “at”"),
            Self::SecondTitle => "já existe um título".to_owned(),
            Self::BehindEnd => format!("{here} está abaixo de “end”, que é a última linha"),
            Self::UnknownBroker { brokers } => {
                format!("não existe o broker {here}: o cluster tem os brokers 1 a {brokers}")
            }
            Self::UnknownClient => format!("nenhum producer {here} foi declarado"),
            Self::SecondClient => format!("já existe um producer {here}"),
            Self::SecondSend => {
                format!("este producer já envia {here}; cada valor é enviado uma vez")
            }
            Self::NeverSent => format!("nenhuma linha envia {here}"),
            Self::TooMuch(limit) => format!("{here} é demais: no máximo {}", limit.pt_br()),
            Self::ControlCharacter => "há um caractere de controle aqui".to_owned(),
            Self::Refused(refusal) => refused_pt_br(refusal.error),
        }
    }
}

impl Expected {
    /// The noun phrase, in English.
    pub fn en(self) -> String {
        match self {
            Self::Line => "title, set, producer, at, check or end".to_owned(),
            Self::Verb => format!("one of {VERBS}"),
            Self::Time => "a time in whole milliseconds".to_owned(),
            Self::Length => "a length in whole milliseconds".to_owned(),
            Self::Setting => "key=value".to_owned(),
            Self::ClientName => {
                "a name of letters, digits, “-” and “_” that starts with a letter and is not C"
                    .to_owned()
            }
            Self::Word => "one word, the value".to_owned(),
            Self::Brokers => "broker numbers such as 2,3".to_owned(),
            Self::Endpoints => "broker numbers, C or names of producers such as C,3".to_owned(),
            Self::Bar => "“|” between the two sides".to_owned(),
            Self::Times => "how often, such as x2".to_owned(),
            Self::Keep => "keep=N, the records that survive".to_owned(),
            Self::Election => "PREFERRED or UNCLEAN".to_owned(),
            Self::TopicChange => {
                "min.insync.replicas, unclean.leader.election.enable or flush.messages with =value"
                    .to_owned()
            }
            Self::Nothing => "nothing more on this line".to_owned(),
            Self::End => "“end T” as the last line".to_owned(),
        }
    }

    /// The noun phrase, in Portuguese.
    pub fn pt_br(self) -> String {
        match self {
            Self::Line => "title, set, producer, at, check ou end".to_owned(),
            Self::Verb => format!("um de {VERBS}"),
            Self::Time => "um tempo em milissegundos inteiros".to_owned(),
            Self::Length => "uma duração em milissegundos inteiros".to_owned(),
            Self::Setting => "chave=valor".to_owned(),
            Self::ClientName => {
                "um nome de letras, dígitos, “-” e “_” que começa com letra e não é C".to_owned()
            }
            Self::Word => "uma palavra, o valor".to_owned(),
            Self::Brokers => "números de brokers como 2,3".to_owned(),
            Self::Endpoints => "números de brokers, C ou nomes de producers, como C,3".to_owned(),
            Self::Bar => "“|” entre os dois lados".to_owned(),
            Self::Times => "quantas vezes, como x2".to_owned(),
            Self::Keep => "keep=N, os registros que sobrevivem".to_owned(),
            Self::Election => "PREFERRED ou UNCLEAN".to_owned(),
            Self::TopicChange => {
                "min.insync.replicas, unclean.leader.election.enable ou flush.messages com =valor"
                    .to_owned()
            }
            Self::Nothing => "nada mais nesta linha".to_owned(),
            Self::End => "“end T” como última linha".to_owned(),
        }
    }
}

impl Kind {
    fn en(self) -> String {
        match self {
            Self::Flag => "true or false".to_owned(),
            Self::YesNo => "yes or no".to_owned(),
            Self::Number(min, max) => format!("a whole number from {min} to {max}"),
            Self::Acks => "0, 1, all or -1".to_owned(),
            Self::Profile => "K4, K40, K37 or K36".to_owned(),
            Self::Brokers => Expected::Brokers.en(),
            Self::Text => Expected::Word.en(),
        }
    }
    fn pt_br(self) -> String {
        match self {
            Self::Flag => "true ou false".to_owned(),
            Self::YesNo => "yes ou no".to_owned(),
            Self::Number(min, max) => format!("um número inteiro de {min} a {max}"),
            Self::Acks => "0, 1, all ou -1".to_owned(),
            Self::Profile => "K4, K40, K37 ou K36".to_owned(),
            Self::Brokers => Expected::Brokers.pt_br(),
            Self::Text => Expected::Word.pt_br(),
        }
    }
}

impl Feature {
    /// The noun, in English.
    pub const fn en(self) -> &'static str {
        match self {
            Self::Consumers => "consumers",
            Self::Transactions => "transactions",
            Self::Reserved => "a feature kept for later",
        }
    }
    /// The noun, in Portuguese.
    pub const fn pt_br(self) -> &'static str {
        match self {
            Self::Consumers => "consumidores",
            Self::Transactions => "transações",
            Self::Reserved => "um recurso reservado para depois",
        }
    }
}

impl Limit {
    fn en(self) -> String {
        match self {
            Self::Bytes(max) => format!("{max} bytes of text"),
            Self::Actions(max) => format!("{max} actions"),
            Self::Checks(max) => format!("{max} check lines"),
            Self::Clients(max) => format!("{max} producers"),
            Self::WordLength(max) => format!("{max} characters a word"),
            Self::TitleLength(max) => format!("{max} characters of title"),
            Self::Milliseconds(max) => format!("{max} ms"),
            Self::Drops(max) => format!("{max} times"),
        }
    }
    fn pt_br(self) -> String {
        match self {
            Self::Bytes(max) => format!("{max} bytes de texto"),
            Self::Actions(max) => format!("{max} ações"),
            Self::Checks(max) => format!("{max} linhas check"),
            Self::Clients(max) => format!("{max} producers"),
            Self::WordLength(max) => format!("{max} caracteres por palavra"),
            Self::TitleLength(max) => format!("{max} caracteres de título"),
            Self::Milliseconds(max) => format!("{max} ms"),
            Self::Drops(max) => format!("{max} vezes"),
        }
    }
}

const IDEMPOTENCE: &str = Key::EnableIdempotence.name();
const IN_FLIGHT: &str = Key::MaxInFlight.name();

fn ms(duration: Duration) -> u64 {
    duration.as_ms()
}

fn refused_en(error: ConfigError) -> String {
    match error {
        ConfigError::IdempotenceNeedsAcksAll(acks) => format!(
            "{IDEMPOTENCE}=true needs acks=all, not acks={}: only a record that the whole ISR has can be recognised after a fail-over",
            acks_name(acks)
        ),
        ConfigError::IdempotenceNeedsRetries => {
            format!("{IDEMPOTENCE}=true needs retries above 0: it is there to make them harmless")
        }
        ConfigError::IdempotenceNeedsFewInFlight(count) => format!(
            "idempotence needs {IN_FLIGHT} of at most {IN_FLIGHT_MAX_IDEMPOTENT}, not {count}: a broker remembers the last five batches of a producer"
        ),
        ConfigError::TransactionsNeedIdempotence => {
            format!("a transactional.id needs {IDEMPOTENCE}")
        }
        ConfigError::InFlightBelowOne => format!("{IN_FLIGHT} must be at least 1"),
        ConfigError::DeliveryTimeoutTooShort { asked, least } => format!(
            "delivery.timeout.ms is {} but must be at least linger.ms + request.timeout.ms = {}",
            ms(asked),
            ms(least)
        ),
        ConfigError::ReplicationFactor { asked, brokers } => format!(
            "replication.factor is {asked}, larger than the number of brokers, {brokers}, or below 1"
        ),
        ConfigError::MinInsyncReplicasBelowOne => {
            "min.insync.replicas must be at least 1".to_owned()
        }
        ConfigError::FetchWaitAboveLag => {
            "replica.fetch.wait.max.ms must not be longer than replica.lag.time.max.ms".to_owned()
        }
        ConfigError::FetchWaitAboveSocketTimeout => {
            "replica.fetch.wait.max.ms must not be longer than replica.socket.timeout.ms".to_owned()
        }
        ConfigError::NoEligibleLeaders => {
            "eligible leader replicas came with release 4.0 (profiles K40 and K4)".to_owned()
        }
    }
}

fn refused_pt_br(error: ConfigError) -> String {
    match error {
        ConfigError::IdempotenceNeedsAcksAll(acks) => format!(
            "{IDEMPOTENCE}=true exige acks=all, não acks={}: só um registro que todo o ISR tem pode ser reconhecido depois de um failover",
            acks_name(acks)
        ),
        ConfigError::IdempotenceNeedsRetries => {
            format!(
                "{IDEMPOTENCE}=true exige retries acima de 0: ele existe para torná-los inofensivos"
            )
        }
        ConfigError::IdempotenceNeedsFewInFlight(count) => format!(
            "a idempotência exige {IN_FLIGHT} de no máximo {IN_FLIGHT_MAX_IDEMPOTENT}, não {count}: um broker lembra os últimos cinco lotes de um producer"
        ),
        ConfigError::TransactionsNeedIdempotence => {
            format!("um transactional.id exige {IDEMPOTENCE}")
        }
        ConfigError::InFlightBelowOne => format!("{IN_FLIGHT} deve ser pelo menos 1"),
        ConfigError::DeliveryTimeoutTooShort { asked, least } => format!(
            "delivery.timeout.ms é {}, mas deve ser pelo menos linger.ms + request.timeout.ms = {}",
            ms(asked),
            ms(least)
        ),
        ConfigError::ReplicationFactor { asked, brokers } => format!(
            "replication.factor é {asked}, maior que o número de brokers, {brokers}, ou abaixo de 1"
        ),
        ConfigError::MinInsyncReplicasBelowOne => {
            "min.insync.replicas deve ser pelo menos 1".to_owned()
        }
        ConfigError::FetchWaitAboveLag => {
            "replica.fetch.wait.max.ms não pode ser maior que replica.lag.time.max.ms".to_owned()
        }
        ConfigError::FetchWaitAboveSocketTimeout => {
            "replica.fetch.wait.max.ms não pode ser maior que replica.socket.timeout.ms".to_owned()
        }
        ConfigError::NoEligibleLeaders => {
            "as réplicas líderes elegíveis (ELR) vieram com a versão 4.0 (perfis K40 e K4)"
                .to_owned()
        }
    }
}
