//! The words of the inspector: for each field its name in English and in Portuguese, and its rule in a line of each.

mod broker;
mod client;
mod message;

pub(crate) use broker::*;
pub(crate) use client::*;
pub(crate) use message::*;

/// A name in each language.
pub type Name = [&'static str; 2];
/// A name, and a rule, in each language.
pub type Entry = [&'static str; 4];

pub(crate) const HEAD_BROKER: Name = ["Process of broker", "Processo do broker"];
pub(crate) const HEAD_REPLICA: Name = ["Its copy of the partition", "Sua cópia da partição"];
pub(crate) const HEAD_LEADER: Name = ["As leader", "Como líder"];
pub(crate) const HEAD_FOLLOWER: Name = ["As follower", "Como follower"];
pub(crate) const HEAD_FOLLOWERS: Name = ["What it knows of broker", "O que sabe do broker"];
pub(crate) const HEAD_PARKED: Name = ["Answer that waits", "Resposta que espera"];
pub(crate) const HEAD_PARTITION: Name = ["The partition", "A partição"];
pub(crate) const HEAD_REGISTRATION: Name = ["Registration of broker", "Registro do broker"];
pub(crate) const HEAD_QUORUM: Name = ["Controller", "Controller (quórum)"];
pub(crate) const HEAD_CLIENT: Name = ["Client", "Cliente"];
pub(crate) const HEAD_QUEUED: Name = ["Batch in the queue", "Lote na fila"];
pub(crate) const HEAD_SENT: Name = ["Batch in flight", "Lote em trânsito"];
pub(crate) const HEAD_VIEW: Name = ["What it knows of the partition", "O que sabe da partição"];
pub(crate) const HEAD_MESSAGE: Name = ["Message", "Mensagem de rede"];
pub(crate) const HEAD_WIRE: Name = ["Network", "Rede"];
pub(crate) const HEAD_RECORD: Name = ["Record", "Mensagem"];
pub(crate) const HEAD_COPY: Name = ["Copy on broker", "Cópia no broker"];
pub(crate) const YES: Name = ["yes", "sim"];
pub(crate) const NO: Name = ["no", "não"];
/// Label of the choice of a thing.
pub const PICK: Name = ["What to inspect", "O que inspecionar"];
/// Heading of the records in it.
pub const RECORD_GROUP: Name = ["Records", "Mensagens"];
