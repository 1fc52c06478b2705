//! What happened to a record, in a few words each: a line of its life.

use engine::id::{BrokerId, RecordId};

use super::{Language, error, fill, letters, numbers};
use crate::life::{Cause, Event, Promise};
use crate::names::Names;

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
    /// The sentence of a caption: `{r}` is one record, or several.
    told_silently: [&'static str; 2],
}

/// An event in the life of a record, in a few words.
pub fn life(event: Event, language: Language) -> String {
    let words = &language.words().life;
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

/// That records were lost silently, as a sentence with a space behind it; empty for none.
pub fn loss(lost: &[RecordId], names: &Names, language: Language) -> String {
    if lost.is_empty() {
        return String::new();
    }
    let words = language.words();
    let told: Vec<String> = lost.iter().map(|&id| names.record(id).to_owned()).collect();
    let template = words.life.told_silently[usize::from(told.len() > 1)];
    fill(template, |_| letters(&told, words))
}

/// A promise in words.
pub const fn promise(promise: Promise, language: Language) -> &'static str {
    let words = &language.words().promises;
    match promise {
        Promise::NothingLost => words.nothing_lost,
        Promise::NothingDoubled => words.nothing_doubled,
        Promise::Order => words.order,
    }
}

pub(super) const EN: LifeWords = LifeWords {
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
    told_silently: [
        "{r} is lost, and nobody is told. ",
        "{r} are lost, and nobody is told. ",
    ],
};

pub(super) const PT_BR: LifeWords = LifeWords {
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
    told_silently: [
        "{r} se perdeu, e ninguém é avisado. ",
        "{r} se perderam, e ninguém é avisado. ",
    ],
};
