//! What the things of a figure are called: machines, what connects them, messages on their way.

use engine::id::{BrokerSet, Endpoint};

use super::{Language, brokers, fill};
use crate::frame::{Frame, Kind, MessageView};
use crate::names::Names;
use crate::touch::Target;

/// Names of things, with `{r}` for records, `{o}` for an offset, `{x}` and `{y}` for ends of a wire.
#[derive(Clone, Copy, Debug)]
pub struct ThingWords {
    /// What connects two endpoints: `{x}`, `{y}`.
    pub wire: &'static str,
    /// A message: `{r}` to `{y}`.
    pub request: &'static str,
    /// A message: the confirmation of `{r}`.
    pub answer: &'static str,
    /// A message: `{r}` was refused.
    pub refusal: &'static str,
    /// A message: `{r}` to a follower `{y}`.
    pub copy: &'static str,
    /// A message: a fetch from offset `{o}` by `{x}`.
    pub ask: &'static str,
    /// A message: a fetch that proves all before `{o}`.
    pub prove: &'static str,
    /// A message: HW `{o}` for `{y}`.
    pub watermark: &'static str,
    /// A message: a fetch was not accepted.
    pub fetch_refusal: &'static str,
}

/// What a thing is called that can be touched. Messages are called by what they are, if the frame still has them.
pub fn target(target: Target, frame: &Frame, names: &Names, language: Language) -> String {
    let words = language.words();
    match target {
        Target::Broker(id) => capital(&brokers(BrokerSet::only(id), words)),
        Target::Producer(id) => capital(&endpoint(Endpoint::Client(id), names, language)),
        Target::Controller => String::from(words.figure.controller),
        Target::Wire(a, b) => between(&[a], &[b], names, language),
        Target::Token(id) => {
            let found = frame.messages.iter().find(|message| message.id == id);
            found.map_or_else(String::new, |message| token(message, names, language))
        }
    }
}

/// A message by what it is: "D on its way to broker 1".
fn token(message: &MessageView, names: &Names, language: Language) -> String {
    let words = &language.words().things;
    let letters = message.letters.join(" ");
    let (template, offset) = match message.kind {
        Kind::Produce => (words.request, None),
        Kind::Ack => (words.answer, None),
        Kind::Refusal(_) => (words.refusal, None),
        Kind::Records => (words.copy, None),
        Kind::Ask(offset) => (words.ask, Some(offset)),
        Kind::Prove(offset) => (words.prove, Some(offset)),
        Kind::HighWatermark(offset) => (words.watermark, Some(offset)),
        Kind::Divergence(_) | Kind::FetchError(_) => (words.fetch_refusal, None),
    };
    fill(template, |key| match key {
        'r' => letters.clone(),
        'o' => offset.map_or_else(String::new, |offset| offset.to_string()),
        'x' => endpoint(message.from, names, language),
        _ => endpoint(message.to, names, language),
    })
}

/// An end of a wire: "broker 1", "producer".
pub fn endpoint(end: Endpoint, names: &Names, language: Language) -> String {
    let words = language.words();
    match end {
        Endpoint::Controller => String::from(words.facts.the_controller),
        Endpoint::Broker(broker) => brokers(BrokerSet::only(broker), words),
        Endpoint::Client(client) if names.producer_count() > 1 => {
            fill(words.facts.named_producer, |_| {
                names.producer(client).to_owned()
            })
        }
        Endpoint::Client(_) => String::from(words.facts.the_producer),
    }
}

pub(super) fn endpoints(ends: &[Endpoint], names: &Names, language: Language) -> String {
    let each = ends.iter().map(|&end| endpoint(end, names, language));
    each.collect::<Vec<_>>().join(", ")
}

pub(super) fn between(a: &[Endpoint], b: &[Endpoint], names: &Names, language: Language) -> String {
    fill(language.words().things.wire, |key| {
        endpoints(if key == 'x' { a } else { b }, names, language)
    })
}

/// With a capital letter, and without an article in front.
pub(super) fn capital(text: &str) -> String {
    let mut articles = ["the ", "os ", "o "].into_iter();
    let bare = articles.find_map(|article| text.strip_prefix(article));
    let mut letters = bare.unwrap_or(text).chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

pub(super) const EN: ThingWords = ThingWords {
    wire: "Between {x} and {y}",
    request: "{r} on its way to {y}",
    answer: "The acknowledgement of {r}",
    refusal: "The refusal of {r}",
    copy: "Copy of {r} for {y}",
    ask: "Fetch of {x} from offset {o}",
    prove: "Fetch of {x} from offset {o}: proof of what is before",
    watermark: "HW {o} for {y}",
    fetch_refusal: "Answer to the fetch of {y}",
};

pub(super) const PT_BR: ThingWords = ThingWords {
    wire: "Entre {x} e {y}",
    request: "{r} a caminho de {y}",
    answer: "A confirmação de {r}",
    refusal: "A recusa de {r}",
    copy: "Cópia de {r} para {y}",
    ask: "Fetch de {x} a partir do offset {o}",
    prove: "Fetch de {x} a partir do offset {o}: prova do que vem antes",
    watermark: "HW {o} para {y}",
    fetch_refusal: "Resposta ao fetch de {y}",
};
