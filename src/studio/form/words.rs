//! The words of forms, in both languages.

use super::{Fate, Group, Line};
use crate::i18n::Language;
use crate::scenario::Key;
use crate::scenario::key::Side;

impl Group {
    /// Its name.
    pub const fn name(self, language: Language) -> &'static str {
        match (language, self) {
            (_, Self::Cluster) => "Cluster",
            (Language::En, Self::Topic) => "Topic",
            (_, Self::Producer) => "Producer",
            (Language::En, Self::Timeouts) => "Timeouts",
            (Language::En, Self::Network) => "Network (simulated)",
            (Language::PtBr, Self::Topic) => "Tópico",
            (Language::PtBr, Self::Timeouts) => "Prazos",
            (Language::PtBr, Self::Network) => "Rede (simulada)",
        }
    }
}

/// What keys are for: in English, in Portuguese.
const GLOSSES: &[(Key, &str, &str)] = &[
    (
        Key::ReplicationFactor,
        "brokers that keep a copy",
        "brokers que guardam uma cópia",
    ),
    (
        Key::MinInsyncReplicas,
        "in-sync replicas without which acks=all is refused",
        "réplicas em dia sem as quais acks=all é recusado",
    ),
    (
        Key::UncleanElection,
        "a replica that lags may become leader",
        "uma réplica atrasada pode virar líder",
    ),
    (
        Key::FlushMessages,
        "records until a log is forced to disk",
        "mensagens até forçar o log ao disco",
    ),
    (
        Key::FlushMs,
        "age at which a look flushes a log",
        "idade em que uma verificação faz o flush",
    ),
    (
        Key::FlushSchedule,
        "between looks for logs to flush; without it, flush.ms does nothing",
        "entre verificações de flush; sem isto, flush.ms não faz nada",
    ),
    (
        Key::Acks,
        "who has to confirm a record",
        "quem precisa confirmar uma mensagem",
    ),
    (
        Key::EnableIdempotence,
        "a resent record is stored once",
        "mensagem reenviada é gravada uma vez só",
    ),
    (
        Key::Retries,
        "how often a record is sent again",
        "quantas vezes uma mensagem é reenviada",
    ),
    (
        Key::MaxInFlight,
        "requests on their way at a time",
        "requisições em trânsito ao mesmo tempo",
    ),
    (
        Key::Linger,
        "how long a batch waits for more records",
        "quanto um lote espera por mais mensagens",
    ),
    (
        Key::BatchSize,
        "here in records: how many fit a batch",
        "aqui em mensagens: quantas cabem em um lote",
    ),
    (
        Key::Brokers,
        "brokers in the cluster, 1 to 5",
        "brokers no cluster, de 1 a 5",
    ),
    (
        Key::Profile,
        "which release’s rules hold",
        "de qual versão são as regras",
    ),
    (
        Key::EligibleLeaders,
        "1: eligible leader replicas (KIP-966)",
        "1: réplicas elegíveis para líder (KIP-966)",
    ),
    (
        Key::ControlledShutdown,
        "a broker that stops hands its leadership over",
        "um broker que desliga passa a liderança",
    ),
    (
        Key::AutoLeaderRebalance,
        "the preferred leader gets its place back",
        "o líder preferido retoma o lugar",
    ),
    (
        Key::DeliveryTimeout,
        "when the producer gives a record up",
        "quando o producer desiste de uma mensagem",
    ),
    (
        Key::RequestTimeout,
        "how long a client waits for an answer",
        "quanto um cliente espera pela resposta",
    ),
    (
        Key::RetryBackoff,
        "wait before the first resend",
        "espera antes do primeiro reenvio",
    ),
    (
        Key::RetryBackoffMax,
        "longest wait between resends",
        "maior espera entre reenvios",
    ),
    (
        Key::MaxBlock,
        "how long send() waits for metadata",
        "quanto send() espera por metadados",
    ),
    (
        Key::MetadataMaxAge,
        "when a client asks anew who leads",
        "quando um cliente volta a perguntar quem lidera",
    ),
    (
        Key::LagTimeMax,
        "when a follower that lags leaves the ISR",
        "quando um seguidor atrasado sai do ISR",
    ),
    (
        Key::SessionTimeout,
        "when a silent broker counts as dead",
        "quando um broker calado é dado como morto",
    ),
    (
        Key::HeartbeatInterval,
        "how often a broker says that it lives",
        "de quanto em quanto tempo um broker diz que vive",
    ),
    (
        Key::FetchWaitMax,
        "how long an empty fetch waits at the leader",
        "quanto um fetch vazio espera no líder",
    ),
    (
        Key::FetchBackoff,
        "wait of a follower after an error",
        "espera de um seguidor depois de um erro",
    ),
    (
        Key::SocketTimeout,
        "when a follower gives up on a leader",
        "quando um seguidor desiste de um líder",
    ),
    (
        Key::UncleanElectionInterval,
        "how often an unclean election is tried",
        "de quanto em quanto tempo se tenta a eleição unclean",
    ),
    (
        Key::LatencyClient,
        "client to broker, one way, in µs",
        "cliente a broker, só ida, em µs",
    ),
    (
        Key::LatencyBroker,
        "broker to broker, one way, in µs",
        "broker a broker, só ida, em µs",
    ),
    (
        Key::LatencyController,
        "to the controller, one way, in µs",
        "ao controller, só ida, em µs",
    ),
    (
        Key::Jitter,
        "most that chance adds to a hop, in µs",
        "o máximo que o acaso soma a um salto, em µs",
    ),
    (Key::Seed, "which chance", "qual acaso"),
];

/// What a key is for, in a few words.
pub fn gloss(key: Key, language: Language) -> &'static str {
    let found = GLOSSES.iter().find(|(own, ..)| *own == key);
    found.map_or("", |(_, en, pt_br)| match language {
        Language::En => en,
        Language::PtBr => pt_br,
    })
}

impl Fate {
    const fn words(&self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Taken, Language::En) => "taken",
            (Self::Taken, Language::PtBr) => "aceita",
            (Self::Overridden, Language::En) => "a later line says otherwise",
            (Self::Overridden, Language::PtBr) => "uma linha posterior diz outra coisa",
            (Self::NoEffect, Language::En) => "Kafka has it; it has no effect here",
            (Self::NoEffect, Language::PtBr) => "existe no Kafka; aqui não tem efeito",
            (Self::OtherUnit, Language::En) => {
                "Kafka counts bytes, this page counts records: set it by hand"
            }
            (Self::OtherUnit, Language::PtBr) => {
                "o Kafka conta bytes, esta página conta mensagens: ajuste à mão"
            }
            (Self::Unknown, Language::En) => "not a setting that is known here",
            (Self::Unknown, Language::PtBr) => "não é uma configuração conhecida aqui",
            (Self::NotASetting, Language::En) => "not of the form key=value",
            (Self::NotASetting, Language::PtBr) => "não tem a forma chave=valor",
            (Self::Refused(_), _) => "",
        }
    }
}

impl Line {
    /// The line and what became of it, in one sentence.
    pub fn sentence(&self, language: Language) -> String {
        let what = if let Fate::Refused(problem) = &self.fate {
            problem.sentence(&self.value, language)
        } else {
            String::from(self.fate.words(language))
        };
        let line = match language {
            Language::En => "line ",
            Language::PtBr => "linha ",
        };
        let number = self.number.to_string();
        let equals = if self.value.is_empty() { "" } else { "=" };
        let said = [&self.key, equals, &self.value].concat();
        [line, &number, ": ", &said, " – ", &what].concat()
    }
}

/// Kafka's default, behind what a key is for.
pub(super) fn note(language: Language, default: Option<String>) -> String {
    match (language, default) {
        (_, None) => String::new(),
        (Language::En, Some(default)) => [" (Kafka’s default: ", &default, ")"].concat(),
        (Language::PtBr, Some(default)) => [" (padrão do Kafka: ", &default, ")"].concat(),
    }
}

/// Where settings of this side go.
pub(super) const fn title(side: Side, language: Language) -> &'static str {
    match (side, language) {
        (Side::Producer, _) => "producer.properties",
        (Side::Topic, Language::En) => "topic: kafka-topics --config, kafka-configs --add-config",
        (Side::Topic, Language::PtBr) => {
            "tópico: kafka-topics --config, kafka-configs --add-config"
        }
        (Side::Broker, _) => "server.properties",
        (Side::Simulation, Language::En) => "of this simulation alone",
        (Side::Simulation, Language::PtBr) => "só desta simulação",
    }
}

/// What a form says around its fields.
#[derive(Clone, Copy, Debug)]
pub struct FormWords {
    /// Beside a value that is a default.
    pub default: &'static str,
    /// Kafka's own default, where this page has another one.
    pub kafka_default: &'static str,
    /// Button: as if nothing had been written.
    pub reset: &'static str,
    /// Other producers have another value.
    pub others: &'static str,
    /// Before the times that are shorter than Kafka's defaults.
    pub shortened: &'static str,
    /// A time: here, by default.
    pub here: &'static str,
    /// See [`Self::here`].
    pub by_default: &'static str,
    /// Heading of the text to paste into.
    pub paste: &'static str,
    /// What may be pasted.
    pub paste_hint: &'static str,
    /// Button: take what was pasted.
    pub apply: &'static str,
    /// Button: write what runs, and copy it.
    pub copy: &'static str,
    /// It was copied.
    pub copied: &'static str,
    /// It was not: it stands there to be copied.
    pub copy_by_hand: &'static str,
    /// How many settings were taken, and how many not.
    pub taken: &'static str,
    /// See [`Self::taken`].
    pub not_taken: &'static str,
    /// Choice: the three acks.
    pub compare_acks: &'static str,
    /// Choice: other settings.
    pub compare_settings: &'static str,
    /// What is compared.
    pub what: &'static str,
    /// Whose settings these are where figures differ in settings.
    pub of_first: &'static str,
    /// A figure, by its number.
    pub figure: &'static str,
    /// Button: one figure more.
    pub add_lane: &'static str,
    /// Button: this figure goes.
    pub remove_lane: &'static str,
    /// Label of the choice of a key that differs.
    pub add_key: &'static str,
    /// Button: this key no longer differs.
    pub remove_key: &'static str,
    /// A link does not hold the run that was kept.
    pub kept: &'static str,
}

const EN: FormWords = FormWords {
    default: "default",
    kafka_default: "Kafka’s default",
    reset: "back to the default",
    others: "Other producers",
    shortened: "Times are shortened:",
    here: "here",
    by_default: "by default",
    paste: "Paste or copy",
    paste_hint: "producer.properties, or --config of kafka-topics and kafka-configs",
    apply: "Apply",
    copy: "Copy what runs",
    copied: "Copied",
    copy_by_hand: "Copy it from here",
    taken: "taken",
    not_taken: "not taken",
    compare_acks: "acks 0, 1, all",
    compare_settings: "other settings",
    what: "Compare",
    of_first: "These are the settings of figure 1. The others follow them, but for what Compare says of each.",
    figure: "Figure",
    add_lane: "One figure more",
    remove_lane: "remove",
    add_key: "What differs",
    remove_key: "as in figure 1",
    kept: "The run before stands beside the new one. A link holds the new one only.",
};

const PT_BR: FormWords = FormWords {
    default: "padrão",
    kafka_default: "padrão do Kafka",
    reset: "voltar ao padrão",
    others: "Outros producers",
    shortened: "Tempos reduzidos:",
    here: "aqui",
    by_default: "por padrão",
    paste: "Colar ou copiar",
    paste_hint: "producer.properties, ou --config de kafka-topics e kafka-configs",
    apply: "Aplicar",
    copy: "Copiar o que roda",
    copied: "Copiado",
    copy_by_hand: "Copie daqui",
    taken: "aceitas",
    not_taken: "não aceitas",
    compare_acks: "acks 0, 1, all",
    compare_settings: "outras configurações",
    what: "Comparar",
    of_first: "Estas são as configurações da figura 1. As outras a seguem, salvo o que Comparar diz de cada uma.",
    figure: "Figura",
    add_lane: "Mais uma figura",
    remove_lane: "remover",
    add_key: "O que muda",
    remove_key: "como na figura 1",
    kept: "A execução anterior está ao lado da nova. Um link leva só a nova.",
};

/// What a form says around its fields.
pub const fn words(language: Language) -> &'static FormWords {
    match language {
        Language::En => &EN,
        Language::PtBr => &PT_BR,
    }
}
