//! What happened to a record, in a few words each: a line of its life.

use engine::id::BrokerId;

use super::{Language, error, fill, numbers};
use crate::life::{Cause, Event, Promise};

/// Words for [`Event`]s, with the record as their unspoken subject. `{b}` is a broker, `{o}` an offset, `{n}` a number,
/// `{s}` a set of brokers, `{e}` an error.
#[derive(Clone, Copy, Debug)]
pub struct LifeWords {
    sent: &'static str,
    sent_blindly: &'static str,
    resent: &'static str,
    request_lost: &'static str,
    ack_lost: &'static str,
    delayed: &'static str,
    appended: &'static str,
    doubled: &'static str,
    recognised: &'static str,
    rejected: &'static str,
    parked: &'static str,
    copied: &'static str,
    committed: &'static str,
    acked: &'static str,
    failed: &'static str,
    orphaned: &'static str,
    out_of_order: &'static str,
    stranded: &'static str,
    deleted: &'static str,
    lost_elected: &'static str,
    lost_power: &'static str,
    lost_deleted: &'static str,
    lost_refused: &'static str,
    lost_died: &'static str,
    lost_on_its_way: &'static str,
    back: &'static str,
}

impl LifeWords {
    /// Those of a language. Not among [`super::Words`]: what only tools say is fetched with them.
    const fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &EN,
            Language::PtBr => &PT_BR,
        }
    }
}

/// An event in the life of a record, in a few words.
pub fn life(event: Event, language: Language) -> String {
    let words = LifeWords::of(language);
    let of = |template: &str, broker: BrokerId| fill(template, |_| broker.to_string());
    match event {
        Event::Sent => String::from(words.sent),
        Event::SentBlindly => String::from(words.sent_blindly),
        Event::Resent(attempt) => fill(words.resent, |_| attempt.to_string()),
        Event::RequestLost => String::from(words.request_lost),
        Event::AckLost => String::from(words.ack_lost),
        Event::Delayed => String::from(words.delayed),
        Event::Appended(broker, offset) => fill(words.appended, |key| match key {
            'b' => broker.to_string(),
            _ => offset.to_string(),
        }),
        Event::Doubled(offset) => fill(words.doubled, |_| offset.to_string()),
        Event::Recognised(broker) => of(words.recognised, broker),
        Event::Rejected(broker, code) => fill(words.rejected, |key| match key {
            'b' => broker.to_string(),
            _ => error(code, language),
        }),
        Event::Parked => String::from(words.parked),
        Event::Copied(set) => fill(words.copied, |_| numbers(set, language.words())),
        Event::Committed => String::from(words.committed),
        Event::Acked => String::from(words.acked),
        Event::Failed(code) => fill(words.failed, |_| error(code, language)),
        Event::Orphaned => String::from(words.orphaned),
        Event::OutOfOrder => String::from(words.out_of_order),
        Event::Stranded(broker) => of(words.stranded, broker),
        Event::Deleted(broker) => of(words.deleted, broker),
        Event::Lost(Cause::Elected(broker)) => of(words.lost_elected, broker),
        Event::Lost(Cause::PowerLost(broker)) => of(words.lost_power, broker),
        Event::Lost(Cause::Deleted(broker)) => of(words.lost_deleted, broker),
        Event::Lost(Cause::Refused(broker)) => of(words.lost_refused, broker),
        Event::Lost(Cause::Died(broker)) => of(words.lost_died, broker),
        Event::Lost(Cause::OnItsWay) => String::from(words.lost_on_its_way),
        Event::Back => String::from(words.back),
    }
}

/// The promises, and whether they hold.
#[derive(Clone, Copy, Debug)]
pub struct PromiseWords {
    /// Nothing that its sender takes as delivered is lost; with `acks=0` that is all it sent.
    pub nothing_lost: &'static str,
    /// Nothing is stored twice.
    pub nothing_doubled: &'static str,
    /// The order is kept.
    pub order: &'static str,
    /// It holds.
    pub holds: &'static str,
    /// It is broken.
    pub broken: &'static str,
}

impl PromiseWords {
    /// Those of a language. Not among [`super::Words`]: what only tools say is fetched with them.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &PROMISES_EN,
            Language::PtBr => &PROMISES_PT_BR,
        }
    }
}

/// A promise in words.
pub const fn promise(promise: Promise, language: Language) -> &'static str {
    let words = PromiseWords::of(language);
    match promise {
        Promise::NothingLost => words.nothing_lost,
        Promise::NothingDoubled => words.nothing_doubled,
        Promise::Order => words.order,
    }
}

const EN: LifeWords = LifeWords {
    sent: "sent",
    sent_blindly: "sent, no reply wanted",
    resent: "sent again ({n})",
    request_lost: "request lost",
    ack_lost: "ack lost",
    delayed: "held up on its way",
    appended: "written by broker {b} at {o}",
    doubled: "written again at {o}",
    recognised: "broker {b} has it already",
    rejected: "refused by broker {b}: {e}",
    parked: "ack waits",
    copied: "copied to {s}",
    committed: "below the HW",
    acked: "confirmed",
    failed: "error: {e}",
    orphaned: "sender died before any reply",
    out_of_order: "behind a later one",
    stranded: "broker {b} is down with the only copy",
    deleted: "deleted by broker {b}",
    lost_elected: "lost: broker {b} leads without it",
    lost_power: "lost: broker {b} had it in memory only",
    lost_deleted: "lost: broker {b} deleted it",
    lost_refused: "lost: broker {b} did not take it",
    lost_died: "lost: broker {b} died first",
    lost_on_its_way: "lost on its way",
    back: "in the log that counts after all",
};

const PT_BR: LifeWords = LifeWords {
    sent: "enviada",
    sent_blindly: "enviada, sem querer resposta",
    resent: "reenviada ({n})",
    request_lost: "pedido perdido",
    ack_lost: "ack perdido",
    delayed: "retida no caminho",
    appended: "gravada no broker {b}, posição {o}",
    doubled: "gravada de novo, posição {o}",
    recognised: "o broker {b} já a tem",
    rejected: "recusada pelo broker {b}: {e}",
    parked: "ack à espera",
    copied: "copiada em {s}",
    committed: "abaixo do HW",
    acked: "confirmada",
    failed: "erro: {e}",
    orphaned: "quem enviou morreu sem resposta",
    out_of_order: "atrás de uma posterior",
    stranded: "o broker {b} caiu com a única cópia",
    deleted: "apagada no broker {b}",
    lost_elected: "perdida: o broker {b} lidera sem ela",
    lost_power: "perdida: só estava na memória do broker {b}",
    lost_deleted: "perdida: o broker {b} a apagou",
    lost_refused: "perdida: o broker {b} não a aceitou",
    lost_died: "perdida: o broker {b} morreu antes",
    lost_on_its_way: "perdida no caminho",
    back: "afinal no log que vale",
};

const PROMISES_EN: PromiseWords = PromiseWords {
    nothing_lost: "Nothing taken as delivered is lost",
    nothing_doubled: "Nothing is stored twice",
    order: "The order is kept",
    holds: "holds",
    broken: "broken",
};

const PROMISES_PT_BR: PromiseWords = PromiseWords {
    nothing_lost: "Nada dado por entregue se perde",
    nothing_doubled: "Nada é gravado em dobro",
    order: "A ordem é mantida",
    holds: "vale",
    broken: "quebrada",
};
