//! Fields of messages, wires and records.

use super::Entry;

pub(crate) const API: Entry = [
    "API",
    "API",
    "The request or the answer, by Kafka's name.",
    "O pedido ou a resposta, pelo nome do Kafka.",
];
pub(crate) const FROM: Entry = ["from", "de", "The sender.", "Quem enviou."];
pub(crate) const TO: Entry = ["to", "para", "The receiver.", "Quem recebe."];
pub(crate) const ARRIVES: Entry = [
    "arrives",
    "chega",
    "A connection keeps its order; a cut holds it back.",
    "Uma conexão mantém a ordem; um corte a retém.",
];
pub(crate) const ACKS: Entry = [
    "acks",
    "acks",
    "When the leader answers.",
    "Quando o líder responde.",
];
pub(crate) const RESULT: Entry = [
    "result",
    "resultado",
    "Base offset, or an error.",
    "Offset base, ou um erro.",
];
pub(crate) const FETCH_OFFSET: Entry = [
    "fetch offset",
    "offset pedido",
    "The follower has everything below.",
    "O follower tem tudo abaixo.",
];
pub(crate) const LAST_FETCHED_EPOCH: Entry = [
    "last fetched epoch",
    "última época copiada",
    "The leader compares it with its own cache to find a divergence.",
    "O líder compara com o próprio cache para achar divergência.",
];
pub(crate) const PARTITION: Entry = [
    "partition",
    "partição",
    "Order holds within a partition.",
    "A ordem vale dentro de uma partição.",
];
pub(crate) const TIMEOUT: Entry = [
    "timeout",
    "prazo",
    "How long the leader may hold the answer back.",
    "Por quanto tempo o líder pode segurar a resposta.",
];
pub(crate) const CUT_THERE: Entry = [
    "cut →",
    "cortado →",
    "What is sent into a cut waits; no connection breaks.",
    "O que entra num corte espera; nenhuma conexão cai.",
];
pub(crate) const CUT_BACK: Entry = [
    "cut ←",
    "cortado ←",
    "The two directions are independent.",
    "Os dois sentidos são independentes.",
];
pub(crate) const EXTRA: Entry = [
    "added to each message",
    "somado a cada mensagem",
    "On top of the latency.",
    "Além da latência.",
];
pub(crate) const ON_THE_WAY: Entry = [
    "on their way",
    "em trânsito",
    "Messages between the two, both ways.",
    "Mensagens entre os dois, nos dois sentidos.",
];
pub(crate) const VALUE: Entry = [
    "value",
    "valor",
    "What the application sent.",
    "O que a aplicação enviou.",
];
pub(crate) const PRODUCER: Entry = ["producer", "producer", "Who sent it.", "Quem enviou."];
pub(crate) const CALLED: Entry = [
    "send() called",
    "send() chamado",
    "The producer may wait before it sends.",
    "O producer pode esperar antes de enviar.",
];
pub(crate) const DELIVERY: Entry = [
    "told to the application",
    "dito à aplicação",
    "Exactly one of: nothing yet, stored, failed, will never know.",
    "Exatamente um: nada ainda, gravada, falhou, nunca saberá.",
];
pub(crate) const DONE: Entry = [
    "told at",
    "dito em",
    "When the future of send() completed.",
    "Quando o future de send() terminou.",
];
pub(crate) const COMMITTED: Entry = [
    "first below the HW",
    "primeiro abaixo do HW",
    "Offset (leader epoch): from then on it should never be lost.",
    "Offset (época): dali em diante não deveria se perder.",
];
pub(crate) const LOST_AT: Entry = [
    "lost at",
    "perdida em",
    "When a confirmed copy vanished from the log that counts.",
    "Quando a cópia confirmada sumiu do log que vale.",
];
pub(crate) const DUPLICATED_AT: Entry = [
    "second copy at",
    "segunda cópia em",
    "When the log that counts held it twice.",
    "Quando o log que vale a teve duas vezes.",
];
pub(crate) const FATE: Entry = [
    "fate",
    "destino",
    "What is true now, whatever anyone was told.",
    "O que é verdade agora, não importa o que foi dito.",
];
pub(crate) const OFFSET: Entry = [
    "offset",
    "offset",
    "Its place in this log.",
    "Seu lugar neste log.",
];
