//! Fields of a broker and its replica.

use super::Entry;

pub(crate) const RUN: Entry = [
    "state of the process",
    "estado do processo",
    "Running serves; Starting is not registered yet; Stopping hands over first.",
    "Running atende; Starting ainda não se registrou; Stopping antes passa adiante.",
];
pub(crate) const PAUSED: Entry = [
    "frozen",
    "congelado",
    "A frozen process reads nothing; its connections stay open.",
    "Um processo congelado nada lê; as conexões ficam abertas.",
];
pub(crate) const HELD: Entry = [
    "fetching stopped",
    "sem buscar",
    "Its fetch loop stands still.",
    "O laço de fetch está parado.",
];
pub(crate) const SLOW_FETCH: Entry = [
    "added to each fetch",
    "somado a cada fetch",
    "It copies late, and may leave the ISR.",
    "Copia com atraso e pode sair do ISR.",
];
pub(crate) const STALLED: Entry = [
    "disk hangs until",
    "disco travado até",
    "Reads and writes wait until then.",
    "Leituras e gravações esperam até lá.",
];
pub(crate) const BROKER_EPOCH: Entry = [
    "broker epoch",
    "broker epoch",
    "Given at registration; requests of an earlier process are refused.",
    "Dada no registro; pedidos de um processo anterior são recusados.",
];
pub(crate) const CLEAN: Entry = [
    "clean-shutdown marker",
    "marca de parada limpa",
    "Without it, the controller takes the broker out of the ELR.",
    "Sem ela, o controller tira o broker da ELR.",
];
pub(crate) const INCARNATION: Entry = [
    "process number",
    "número do processo",
    "Counts the starts of its process.",
    "Conta os inícios do processo.",
];
pub(crate) const IMAGE: Entry = [
    "metadata version applied",
    "versão de metadados aplicada",
    "A broker acts on the metadata that it has applied, which may be old.",
    "Um broker age pelos metadados que aplicou, talvez velhos.",
];
pub(crate) const CONNECTIONS: Entry = [
    "requests that wait",
    "pedidos à espera",
    "Requests of one connection are handled strictly one after another.",
    "Pedidos de uma conexão são tratados estritamente um a um.",
];
pub(crate) const LOG: Entry = [
    "log",
    "log",
    "Offset:record, with the epoch of the leader that wrote it.",
    "Offset:mensagem, com a época do líder que a gravou.",
];
pub(crate) const LEO: Entry = [
    "LEO, log end offset",
    "LEO, log end offset",
    "Where the next record goes; a fetch from here proves all before.",
    "Onde entra a próxima mensagem; um fetch daqui prova tudo antes.",
];
pub(crate) const FLUSHED: Entry = [
    "on disk up to",
    "em disco até",
    "Only this survives a power loss.",
    "Só isto sobrevive a uma falta de energia.",
];
pub(crate) const EPOCHS: Entry = [
    "leader epoch cache",
    "cache de épocas de líder",
    "Epoch → first offset: it finds where two logs part.",
    "Época → primeiro offset: acha onde dois logs se separam.",
];
pub(crate) const MEMORY: Entry = [
    "sequences remembered",
    "sequências lembradas",
    "The last 5 batches of each producer id: a resend is recognised.",
    "Os últimos 5 lotes de cada producer id: um reenvio é reconhecido.",
];
pub(crate) const HW: Entry = [
    "HW, high watermark",
    "HW, high watermark",
    "Below it every in-sync replica has the record; readers see no further.",
    "Abaixo dele todo o ISR tem a mensagem; leitores não veem além.",
];
pub(crate) const HW_DISK: Entry = [
    "HW on disk",
    "HW em disco",
    "What a restarted broker begins with.",
    "Com o que um broker reiniciado começa.",
];
pub(crate) const LEADER_EPOCH: Entry = [
    "leader epoch",
    "época do líder",
    "Grows with each new leader; older ones are fenced.",
    "Cresce a cada novo líder; as antigas são barradas.",
];
pub(crate) const PARTITION_EPOCH: Entry = [
    "partition epoch",
    "época da partição",
    "Grows with each change of leader or ISR.",
    "Cresce a cada mudança de líder ou ISR.",
];
pub(crate) const ROLE: Entry = [
    "role",
    "papel",
    "By the metadata that this broker has applied.",
    "Pelos metadados que este broker aplicou.",
];
pub(crate) const START_OFFSET: Entry = [
    "epoch began at",
    "época começou em",
    "Its log end when it took office.",
    "O fim do seu log ao assumir.",
];
pub(crate) const ISR_COMMITTED: Entry = [
    "ISR committed",
    "ISR confirmado",
    "What the controller confirmed last.",
    "O que o controller confirmou por último.",
];
pub(crate) const ISR_MAXIMAL: Entry = [
    "ISR that the HW waits for",
    "ISR que o HW espera",
    "With the replica that is about to join: the HW waits for it already.",
    "Com a réplica que vai entrar: o HW já espera por ela.",
];
pub(crate) const PROPOSAL: Entry = [
    "ISR proposals",
    "propostas de ISR",
    "Numbers its AlterPartition requests.",
    "Numera seus pedidos AlterPartition.",
];
pub(crate) const ISR_PENDING: Entry = [
    "ISR change under way",
    "mudança de ISR em curso",
    "One at a time, until the controller answers.",
    "Uma por vez, até o controller responder.",
];
pub(crate) const PARKED_FETCHES: Entry = [
    "fetches that wait",
    "fetches à espera",
    "A fetch waits up to replica.fetch.wait.max.ms for records.",
    "Um fetch espera mensagens até replica.fetch.wait.max.ms.",
];
pub(crate) const PURGATORY: Entry = [
    "answers that wait",
    "respostas à espera",
    "acks=all: an answer waits until the HW has passed its batch.",
    "acks=all: a resposta espera até o HW passar do lote.",
];
pub(crate) const FOLLOWER_END: Entry = [
    "proven log end",
    "fim de log provado",
    "From the offset of its last fetch.",
    "Pelo offset do último fetch.",
];
pub(crate) const LAST_FETCH: Entry = [
    "last fetch",
    "último fetch",
    "When it asked last, in this leadership.",
    "Quando pediu pela última vez, nesta liderança.",
];
pub(crate) const LEADER_END_THEN: Entry = [
    "leader's LEO then",
    "LEO do líder então",
    "Who reaches it counts as caught up since that fetch.",
    "Quem o alcança conta como em dia desde aquele fetch.",
];
pub(crate) const CAUGHT_UP: Entry = [
    "last caught up",
    "em dia pela última vez",
    "Longer ago than replica.lag.time.max.ms: out of the ISR.",
    "Há mais de replica.lag.time.max.ms: fora do ISR.",
];
pub(crate) const FETCH_EPOCH: Entry = [
    "broker epoch of the fetch",
    "broker epoch do fetch",
    "A process that restarted since may not join the ISR with it.",
    "Um processo reiniciado depois não entra no ISR com ela.",
];
pub(crate) const REQUIRED: Entry = [
    "answers at HW",
    "responde no HW",
    "The end of its batch.",
    "O fim do seu lote.",
];
pub(crate) const BASE: Entry = [
    "answers with offset",
    "responde com o offset",
    "The offset of its first record.",
    "O offset da primeira mensagem.",
];
pub(crate) const DEADLINE: Entry = [
    "given up at",
    "desiste em",
    "After request.timeout.ms the answer is an error.",
    "Após request.timeout.ms a resposta é um erro.",
];
pub(crate) const CONNECTION: Entry = [
    "connection number",
    "número da conexão",
    "An answer to an earlier connection is for nobody.",
    "Resposta a uma conexão anterior é para ninguém.",
];
pub(crate) const FOLLOWS: Entry = [
    "follows",
    "segue",
    "Whom it asks for records.",
    "A quem pede mensagens.",
];
pub(crate) const ROUND: Entry = [
    "fetch round",
    "rodada de fetch",
    "An answer to an earlier round is ignored.",
    "Resposta a uma rodada anterior é ignorada.",
];
pub(crate) const FETCHING: Entry = [
    "a fetch is out",
    "há um fetch em curso",
    "On its way, or waiting at the leader.",
    "A caminho, ou à espera no líder.",
];
pub(crate) const FAILED: Entry = [
    "fenced",
    "barrado",
    "It waits for newer metadata.",
    "Espera metadados mais novos.",
];
