//! What became of all records, in a sentence: "2 confirmed and lost".

use super::Language;
use crate::frame::Row;
use crate::session::Fates;

/// For one record and for several, in the order of [`Row::ALL`].
type Verdicts = [[&'static str; 2]; Row::ALL.len()];

const EN: Verdicts = [
    ["confirmed and safe", "confirmed and safe"],
    ["confirmed, at risk", "confirmed, at risk"],
    ["stored without an ack", "stored without an ack"],
    ["without a reply", "without a reply"],
    ["confirmed and lost", "confirmed and lost"],
    ["lost without a word", "lost without a word"],
    ["stored twice", "stored twice"],
    [
        "reported as failed, yet stored",
        "reported as failed, yet stored",
    ],
    ["refused and not stored", "refused and not stored"],
];

const PT_BR: Verdicts = [
    ["confirmada e a salvo", "confirmadas e a salvo"],
    ["confirmada, em risco", "confirmadas, em risco"],
    ["gravada sem ack", "gravadas sem ack"],
    ["sem resposta", "sem resposta"],
    ["confirmada e perdida", "confirmadas e perdidas"],
    ["perdida sem aviso", "perdidas sem aviso"],
    ["gravada duas vezes", "gravadas duas vezes"],
    [
        "dada como erro, mas gravada",
        "dadas como erro, mas gravadas",
    ],
    ["recusada e não gravada", "recusadas e não gravadas"],
];

/// What became of all records; harm comes first.
pub fn verdict(fates: &Fates, language: Language) -> String {
    let (words, none) = match language {
        Language::En => (&EN, "no record sent"),
        Language::PtBr => (&PT_BR, "nenhuma mensagem enviada"),
    };
    let harm = Row::ALL.into_iter().filter(|row| row.is_harm());
    let rest = Row::ALL.into_iter().filter(|row| !row.is_harm());
    let told = harm.chain(rest).filter_map(|row| {
        let count = fates.count(row);
        let word = words[row as usize][usize::from(count > 1)];
        (count > 0).then(|| [&count.to_string(), " ", word].concat())
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() {
        String::from(none)
    } else {
        told.join(", ")
    }
}
