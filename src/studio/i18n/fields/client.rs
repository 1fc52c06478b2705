//! Fields of the controller and of a producer.

use super::Entry;

pub(crate) const VERSION: Entry = [
    "metadata version",
    "versão de metadados",
    "Grows with each publication.",
    "Cresce a cada publicação.",
];
pub(crate) const MIN_ISR: Entry = [
    "min.insync.replicas",
    "min.insync.replicas",
    "With fewer in sync, acks=all is refused and the HW stands.",
    "Com menos em dia, acks=all é recusado e o HW para.",
];
pub(crate) const FLUSH_MESSAGES: Entry = [
    "flush.messages",
    "flush.messages",
    "Records after which a log is flushed; by default practically never.",
    "Mensagens até o flush do log; por padrão, praticamente nunca.",
];
pub(crate) const UNCLEAN: Entry = [
    "unclean.leader.election.enable",
    "unclean.leader.election.enable",
    "Whether a replica that lacks something may lead.",
    "Se uma réplica à qual falta algo pode liderar.",
];
pub(crate) const SILENT: Entry = [
    "silent until",
    "em silêncio até",
    "Nothing is decided until then.",
    "Nada é decidido até lá.",
];
pub(crate) const NEXT_EPOCH: Entry = [
    "next broker epoch",
    "próxima broker epoch",
    "Given to the next process that registers.",
    "Dada ao próximo processo que se registrar.",
];
pub(crate) const ASSIGNED: Entry = [
    "replicas",
    "réplicas",
    "The first is preferred; elections go in this order.",
    "A primeira é a preferida; eleições seguem esta ordem.",
];
pub(crate) const LEADER: Entry = [
    "leader",
    "líder",
    "Chosen from the ISR.",
    "Escolhido no ISR.",
];
pub(crate) const ISR: Entry = [
    "ISR",
    "ISR",
    "In-sync replicas: any of them may lead without loss.",
    "Réplicas em dia: qualquer uma pode liderar sem perda.",
];
pub(crate) const ELR: Entry = [
    "ELR",
    "ELR",
    "Eligible leader replicas (KIP-966): they had all below the HW when they left the ISR.",
    "Réplicas elegíveis (KIP-966): tinham tudo abaixo do HW ao sair do ISR.",
];
pub(crate) const LAST_LEADER: Entry = [
    "last known leader",
    "último líder conhecido",
    "May lead again when ISR and ELR are empty.",
    "Pode voltar a liderar com ISR e ELR vazios.",
];
pub(crate) const RECOVERING: Entry = [
    "recovering",
    "recuperando",
    "After an unclean election, until the first ISR change.",
    "Após eleição unclean, até a primeira mudança de ISR.",
];
pub(crate) const FENCED: Entry = [
    "fenced",
    "barrado (fenced)",
    "May not lead nor be in an ISR.",
    "Não pode liderar nem estar em um ISR.",
];
pub(crate) const LEAVING: Entry = [
    "in controlled shutdown",
    "em parada ordenada",
    "It leads nothing more and may go.",
    "Não lidera mais nada e pode sair.",
];
pub(crate) const LAST_CONTACT: Entry = [
    "last heartbeat",
    "último heartbeat",
    "Without one for broker.session.timeout.ms: fenced.",
    "Sem um por broker.session.timeout.ms: barrado.",
];
pub(crate) const UP: Entry = [
    "process runs",
    "processo no ar",
    "What a dead one was not told stays unknown.",
    "O que não foi dito a um morto fica sem resposta.",
];
pub(crate) const SESSION: Entry = [
    "process number",
    "número do processo",
    "A new process is a stranger to Kafka.",
    "Um processo novo é um estranho para o Kafka.",
];
pub(crate) const PRODUCER_ID: Entry = [
    "producer id",
    "producer id",
    "With sequences it makes resends recognisable; only with enable.idempotence.",
    "Com sequências, torna reenvios reconhecíveis; só com enable.idempotence.",
];
pub(crate) const PRODUCER_EPOCH: Entry = [
    "producer epoch",
    "producer epoch",
    "Grows when sequences start anew.",
    "Cresce quando as sequências recomeçam.",
];
pub(crate) const QUEUE: Entry = [
    "batches in the queue",
    "lotes na fila",
    "Not on their way: new, or waiting for a retry.",
    "Fora da rede: novos, ou à espera de reenvio.",
];
pub(crate) const IN_FLIGHT: Entry = [
    "batches in flight",
    "lotes em trânsito",
    "At most max.in.flight.requests.per.connection to a broker.",
    "No máximo max.in.flight.requests.per.connection por broker.",
];
pub(crate) const BLOCKED: Entry = [
    "send() that waits",
    "send() à espera",
    "For metadata, up to max.block.ms.",
    "Por metadados, até max.block.ms.",
];
pub(crate) const OPEN: Entry = [
    "connections open",
    "conexões abertas",
    "As far as the client knows.",
    "Até onde o cliente sabe.",
];
pub(crate) const LAST_LOST: Entry = [
    "connection lost last",
    "última conexão perdida",
    "Asked last for metadata.",
    "Perguntado por último sobre metadados.",
];
pub(crate) const BOOTSTRAPPED: Entry = [
    "has asked its first question",
    "já fez a primeira pergunta",
    "Until then it knows only bootstrap.servers.",
    "Até então só conhece bootstrap.servers.",
];
pub(crate) const RECORDS: Entry = [
    "records",
    "mensagens",
    "A batch is stored, lost and resent as a whole.",
    "Um lote é gravado, perdido e reenviado inteiro.",
];
pub(crate) const CREATED: Entry = [
    "created",
    "criado",
    "delivery.timeout.ms counts from here.",
    "delivery.timeout.ms conta daqui.",
];
pub(crate) const ATTEMPTS: Entry = [
    "attempts",
    "tentativas",
    "Up to retries, within delivery.timeout.ms.",
    "Até retries, dentro de delivery.timeout.ms.",
];
pub(crate) const NOT_BEFORE: Entry = [
    "not sent before",
    "não antes de",
    "retry.backoff.ms after a failed attempt.",
    "retry.backoff.ms após uma tentativa falha.",
];
pub(crate) const SEQUENCE: Entry = [
    "sequence (producer epoch)",
    "sequência (producer epoch)",
    "Of its first record; the leader accepts them without gaps.",
    "Da primeira mensagem; o líder as aceita sem lacunas.",
];
pub(crate) const IN_DOUBT: Entry = [
    "may be stored",
    "talvez gravado",
    "An attempt ended without an answer.",
    "Uma tentativa terminou sem resposta.",
];
pub(crate) const CLOSED: Entry = [
    "closed",
    "fechado",
    "It was sent, or it is full: no more records.",
    "Foi enviado, ou está cheio: sem mais mensagens.",
];
pub(crate) const ATTEMPT_EPOCH: Entry = [
    "leader epoch of the attempt",
    "época do líder na tentativa",
    "A newer one ends the back-off.",
    "Uma mais nova encerra a espera.",
];
pub(crate) const RENUMBERED: Entry = [
    "renumbered",
    "renumerado",
    "Its sequences were given anew.",
    "Suas sequências foram dadas de novo.",
];
pub(crate) const SENT_TO: Entry = [
    "sent to",
    "enviado a",
    "The leader that the producer knew.",
    "O líder que o producer conhecia.",
];
pub(crate) const CORRELATION: Entry = [
    "correlation id",
    "correlation id",
    "An answer carries the number of its request.",
    "A resposta traz o número do pedido.",
];
pub(crate) const SENT_AT: Entry = [
    "sent",
    "enviado",
    "request.timeout.ms counts from here.",
    "request.timeout.ms conta daqui.",
];
pub(crate) const GIVEN_UP: Entry = [
    "given up",
    "desistido",
    "The application was told that it failed.",
    "A aplicação soube que falhou.",
];
pub(crate) const NEXT_SEQUENCE: Entry = [
    "next sequence",
    "próxima sequência",
    "Of the next new record.",
    "Da próxima mensagem nova.",
];
pub(crate) const LAST_ACKED: Entry = [
    "last sequence confirmed",
    "última sequência confirmada",
    "In this producer epoch.",
    "Nesta época de producer.",
];
pub(crate) const UNRESOLVED: Entry = [
    "a batch is unresolved",
    "há um lote sem desfecho",
    "Nothing new goes out until that is settled.",
    "Nada novo sai até isso se resolver.",
];
pub(crate) const BUMP: Entry = [
    "new epoch wanted",
    "quer nova época",
    "Its sequences start anew at the next pass.",
    "Suas sequências recomeçam na próxima passada.",
];
