//! The words of the timeline and of the danger band.

use engine::id::Endpoint;
use engine::trace::{Cause, Step, Trace};

use super::{Language, clock, fill, letters, tell};
use crate::danger::{Fate, Verdict};
use crate::frame::{Kind, Row};
use crate::names::Names;
use crate::timeline::{Arrow, End, What};

/// The words that have nothing to fill in, or a template.
#[derive(Clone, Copy, Debug)]
pub struct TimelineWords {
    /// Its name.
    pub title: &'static str,
    /// Buttons: closer, from further away, all of it.
    pub zoom: [&'static str; 3],
    /// Button: housekeeping messages too.
    pub all_messages: &'static str,
    /// Button: as a list.
    pub as_list: &'static str,
    /// What a list of events leaves out because it would be too long.
    pub more: &'static str,
    /// Button on an event: `{t}`.
    pub go_to: &'static str,
    /// An action that changed nothing.
    pub no_effect: &'static str,
    /// What a handle does.
    pub handle: &'static str,
    /// What a handle says while it is dragged: the outcome at the end, `{o}`.
    pub at_end: &'static str,
    /// What messages are: produce, ask, records, high watermark, prove, ack, refusal, divergence, fetch refused.
    pub kinds: [&'static str; 9],
    /// ISR wanted, its answer, connection closed, idle fetch, housekeeping.
    pub others: [&'static str; 5],
    /// What became of it: lost.
    pub lost: &'static str,
    /// So many more of them: `{n}`.
    pub times: &'static str,
    /// Name of the band.
    pub danger: &'static str,
    /// Buttons: the danger before, the next one.
    pub dangers: [&'static str; 2],
    /// If the leader died: `{b}`, `{o}`.
    pub if_died: &'static str,
    /// Nobody could die.
    pub nobody: &'static str,
    /// In a word each: lost though confirmed, lost silently, doubled, failed, waits, safe.
    pub verdicts: [&'static str; 6],
    /// With the records it is about, `{r}`, one of them; in the same order, safe last.
    pub one: [&'static str; 6],
    /// Several of them.
    pub many: [&'static str; 6],
    /// How to place the fault.
    pub click_to_kill: &'static str,
    /// Why no fault can be placed in a run that was kept.
    pub kept_stays: &'static str,
    /// Still being worked out.
    pub working: &'static str,
    /// Not every step was tried.
    pub coarse: &'static str,
}

impl TimelineWords {
    /// What comes of it all.
    pub fn at_end(&self, outcome: &str) -> String {
        fill(self.at_end, |_| String::from(outcome))
    }
    /// A way to an instant.
    pub fn go_to(&self, clock: &str) -> String {
        fill(self.go_to, |_| String::from(clock))
    }
    /// A verdict in a word or two.
    pub fn verdict(&self, verdict: Verdict) -> &'static str {
        let place = Verdict::ALL.iter().position(|&one| one == verdict);
        place.map_or(self.nobody, |place| self.verdicts[place])
    }
    /// What would come of the leader's death.
    pub fn fate(&self, fate: &Fate, names: &Names, language: Language) -> String {
        let Some(place) = Verdict::ALL.iter().position(|&one| one == fate.verdict) else {
            return String::from(self.nobody);
        };
        let told: Vec<String> = fate
            .records
            .iter()
            .map(|&record| String::from(names.record(record)))
            .collect();
        let template = if told.len() == 1 {
            self.one[place]
        } else {
            self.many[place]
        };
        let outcome = fill(template, |_| letters(&told, language.words()));
        fill(self.if_died, |key| match (key, fate.leader) {
            ('b', Some(leader)) => leader.to_string(),
            ('b', None) => String::new(),
            _ => outcome.clone(),
        })
    }
}

/// Who somebody is, in short.
pub fn endpoint(who: Endpoint, names: &Names, language: Language) -> String {
    match who {
        Endpoint::Controller => String::from(language.words().figure.controller),
        Endpoint::Broker(broker) => ["Broker ", &broker.to_string()].concat(),
        Endpoint::Client(client) if names.producer_count() > 1 => {
            String::from(names.producer(client))
        }
        Endpoint::Client(_) => String::from(language.words().figure.producer),
    }
}

/// What an arrow is: "fetch …: Broker 2 → Broker 1, 2,001 s".
pub fn arrow(arrow: &Arrow, count: usize, names: &Names, language: Language) -> String {
    let words = TimelineWords::of(language);
    let what = match arrow.what {
        What::Shown(Kind::Produce) => words.kinds[0],
        What::Shown(Kind::Ask(_)) => words.kinds[1],
        What::Shown(Kind::Records) => words.kinds[2],
        What::Shown(Kind::HighWatermark(_)) => words.kinds[3],
        What::Shown(Kind::Prove(_)) => words.kinds[4],
        What::Shown(Kind::Ack) => words.kinds[5],
        What::Shown(Kind::Refusal(_)) => words.kinds[6],
        What::Shown(Kind::Divergence(_)) => words.kinds[7],
        What::Shown(Kind::FetchError(_)) => words.kinds[8],
        What::AlterIsr => words.others[0],
        What::IsrAnswer => words.others[1],
        What::Closed => words.others[2],
        What::IdleFetch => words.others[3],
        What::Other => words.others[4],
    };
    let mut told = String::from(what);
    if !arrow.letters.is_empty() {
        told.push(' ');
        told.push_str(&letters(&arrow.letters, language.words()));
    }
    let from = endpoint(arrow.from, names, language);
    let to = endpoint(arrow.to, names, language);
    let at = clock(arrow.sent_at, language);
    told.extend([" · ", &from, " → ", &to, " · ", &at]);
    if let End::Lost(_) = arrow.end {
        told.extend([" · ", words.lost]);
    }
    if count > 1 {
        told.extend([" · ", &fill(words.times, |_| count.to_string())]);
    }
    told
}

/// What became of the records of a run at its end.
pub fn outcome(trace: &Trace, names: &Names, language: Language) -> String {
    let world = trace.end();
    let mut told = String::new();
    for row in Row::ALL {
        let of_row: Vec<String> = world
            .ledger()
            .iter()
            .filter(|&(record, _)| Row::of(world, record) == row)
            .map(|(record, _)| String::from(names.record(record)))
            .collect();
        if of_row.is_empty() {
            continue;
        }
        if !told.is_empty() {
            told.push_str(" · ");
        }
        let list = letters(&of_row, language.words());
        told.extend([language.words().rows.of(row), ": ", &list]);
    }
    told
}

/// What an action of the script did, at its place there.
pub fn done(trace: &Trace, place: usize, names: &Names, language: Language) -> String {
    let is_its = |step: &&Step| step.cause == Cause::Action(place);
    let step = trace.steps().iter().find(is_its);
    let told = step.map(|step| {
        let facts: Vec<_> = step.facts.iter().collect();
        tell(&facts, names, language)
    });
    told.unwrap_or_else(|| String::from(TimelineWords::of(language).no_effect))
}

impl TimelineWords {
    /// Those of a language. Not among [`super::Words`]: what only tools say is fetched with them.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &EN,
            Language::PtBr => &PT_BR,
        }
    }
}

const EN: TimelineWords = TimelineWords {
    title: "Timeline",
    zoom: ["Zoom in", "Zoom out", "Whole run"],
    all_messages: "All messages",
    as_list: "As a list",
    more: "Zoom in to see the rest.",
    go_to: "Go to {t}",
    no_effect: "Nothing comes of it.",
    handle: "drag, or arrow keys; Esc takes it back",
    at_end: "At the end: {o}",
    kinds: [
        "Sends",
        "Fetch",
        "Records",
        "High watermark",
        "Fetch that proves",
        "Confirms",
        "Error",
        "Logs part here",
        "Fetch refused",
    ],
    others: [
        "Asks for another ISR",
        "ISR answer",
        "Connection closed",
        "Fetch without news",
        "Housekeeping",
    ],
    lost: "lost",
    times: "{n} alike",
    danger: "If the leader died here",
    dangers: ["Danger before", "Next danger"],
    if_died: "If broker {b} died now: {o}",
    nobody: "Nobody leads now",
    verdicts: [
        "confirmed and lost",
        "lost silently",
        "duplicated",
        "error",
        "waits",
        "safe",
    ],
    one: [
        "{r} would be confirmed and lost.",
        "{r} would be lost, and nobody would be told.",
        "{r} would be stored twice.",
        "nothing confirmed would be lost, but {r} would fail with an error.",
        "nothing would be lost, but {r} would not be settled.",
        "nothing would be lost.",
    ],
    many: [
        "{r} would be confirmed and lost.",
        "{r} would be lost, and nobody would be told.",
        "{r} would be stored twice.",
        "nothing confirmed would be lost, but {r} would fail with an error.",
        "nothing would be lost, but {r} would not be settled.",
        "nothing would be lost.",
    ],
    click_to_kill: "Click: it dies then.",
    kept_stays: "The run before stays as it was.",
    working: "working it out …",
    coarse: "A long run: short dangers between two of its steps may be missing here.",
};

const PT_BR: TimelineWords = TimelineWords {
    title: "Linha do tempo",
    zoom: ["Aproximar", "Afastar", "Execução inteira"],
    all_messages: "Todas as trocas",
    as_list: "Como lista",
    more: "Aproxime para ver o resto.",
    go_to: "Ir para {t}",
    no_effect: "Nada acontece.",
    handle: "arraste, ou use as setas; Esc desfaz",
    at_end: "No fim: {o}",
    kinds: [
        "Envia",
        "Fetch: pede",
        "Mensagens",
        "HW novo",
        "Fetch que prova",
        "Confirma",
        "Erro",
        "Os logs divergem aqui",
        "Fetch recusado",
    ],
    others: [
        "Pede outro ISR",
        "Resposta sobre o ISR",
        "Conexão encerrada",
        "Fetch sem novidade",
        "Rotina",
    ],
    lost: "perdida",
    times: "{n} iguais",
    danger: "Se o líder morresse aqui",
    dangers: ["Perigo anterior", "Próximo perigo"],
    if_died: "Se o broker {b} morresse agora: {o}",
    nobody: "Ninguém lidera agora",
    verdicts: [
        "confirmada e perdida",
        "perdida sem aviso",
        "duplicada",
        "erro",
        "espera",
        "a salvo",
    ],
    one: [
        "{r} seria confirmada e perdida.",
        "{r} se perderia sem aviso.",
        "{r} seria gravada em dobro.",
        "nada confirmado se perderia, mas {r} terminaria em erro.",
        "nada se perderia, mas {r} ficaria em aberto.",
        "nada se perderia.",
    ],
    many: [
        "{r} seriam confirmadas e perdidas.",
        "{r} se perderiam sem aviso.",
        "{r} seriam gravadas em dobro.",
        "nada confirmado se perderia, mas {r} terminariam em erro.",
        "nada se perderia, mas {r} ficariam em aberto.",
        "nada se perderia.",
    ],
    click_to_kill: "Clique: ele morre nesse instante.",
    kept_stays: "A execução anterior fica como foi.",
    working: "calculando …",
    coarse: "Execução longa: perigos curtos entre dois passos podem faltar aqui.",
};
