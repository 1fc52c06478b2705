//! The words of the legend.

use super::Language;

/// What the marks mean.
#[derive(Clone, Copy, Debug)]
pub struct LegendWords {
    /// The six arrows, one sentence each, for the legend.
    pub arrows: [&'static str; 6],
    /// A record on its way.
    pub in_flight: &'static str,
    /// In one log only.
    pub only_here: &'static str,
    /// Copied, and above the high watermark.
    pub above_hw: &'static str,
    /// Below the high watermark.
    pub below_hw: &'static str,
    /// Confirmed to the producer.
    pub confirmed: &'static str,
    /// Lost.
    pub lost: &'static str,
    /// Stored twice.
    pub duplicate: &'static str,
    /// No reply.
    pub unknown: &'static str,
    /// HW.
    pub high_watermark: &'static str,
    /// LEO.
    pub log_end: &'static str,
    /// ISR.
    pub isr: &'static str,
    /// Leader epoch.
    pub epoch: &'static str,
    /// A follower's fetch on its way.
    pub asked: &'static str,
    /// What the confirmation waits for.
    pub gate: &'static str,
    /// A follower's fetch that waits at the leader.
    pub parked: &'static str,
}

impl LegendWords {
    /// Those of a language. Not among [`super::Words`]: they are fetched with the legend.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &EN,
            Language::PtBr => &PT_BR,
        }
    }
}

const EN: LegendWords = LegendWords {
    arrows: [
        "The producer sends the message to the leader.",
        "The leader writes it to its own log, in memory.",
        "Each follower asks the leader for what it lacks (fetch).",
        "The leader answers with the messages.",
        "The next fetch asks further on: proof that the follower has written.",
        "The leader confirms to the producer.",
    ],
    in_flight: "on its way",
    only_here: "in one log only",
    above_hw: "copied, above the HW",
    below_hw: "below the HW: safe",
    confirmed: "confirmed to the producer",
    lost: "lost",
    duplicate: "duplicate",
    unknown: "no reply",
    high_watermark: "HW: up to here every in-sync replica has it",
    log_end: "LEO: where the next message goes",
    isr: "ISR: replicas that keep up with the leader",
    epoch: "epoch: grows with each new leader",
    asked: "a fetch: it asks from offset 3 on, so it has all before",
    gate: "thick arrow: the confirmation depends on it",
    parked: "a fetch that waits at the leader",
};

const PT_BR: LegendWords = LegendWords {
    arrows: [
        "O producer envia a mensagem ao líder.",
        "O líder grava no próprio log, na memória.",
        "Cada follower pede ao líder o que lhe falta (fetch).",
        "O líder responde com as mensagens.",
        "O fetch seguinte pede mais adiante: prova de que o follower gravou.",
        "O líder confirma ao producer.",
    ],
    in_flight: "em trânsito",
    only_here: "só neste log",
    above_hw: "copiada, acima do HW",
    below_hw: "abaixo do HW: a salvo",
    confirmed: "confirmada ao producer",
    lost: "perdida",
    duplicate: "duplicada",
    unknown: "sem resposta",
    high_watermark: "HW: até aqui todo o ISR já tem",
    log_end: "LEO: onde entra a próxima mensagem",
    isr: "ISR: réplicas em dia com o líder",
    epoch: "época: cresce a cada novo líder",
    asked: "um fetch: pede do offset 3 em diante, pois tem tudo antes",
    gate: "seta grossa: a confirmação depende dela",
    parked: "um fetch à espera no líder",
};
