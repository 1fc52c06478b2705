//! The words around what was measured.

use crate::i18n::Language;

/// The words of the table of costs.
#[derive(Clone, Copy, Debug)]
pub struct CostWords {
    /// Behind the number of runs.
    pub runs: &'static str,
    /// Before the most that chance adds to a hop.
    pub chance: &'static str,
    /// What is not part of it.
    pub limits: &'static str,
    /// Why more requests in flight gain little with `acks=all` (P-30), and what gains more.
    pub in_flight: &'static str,
    /// Caption.
    pub caption: &'static str,
    /// Column: the median.
    pub median: &'static str,
    /// Column: 99 in 100.
    pub high: &'static str,
    /// Column: records a second.
    pub rate: &'static str,
    /// Nothing here limits the rate.
    pub unlimited: &'static str,
}

/// The words of the table of costs.
pub const fn words(language: Language) -> &'static CostWords {
    match language {
        Language::En => &CostWords {
            runs: "runs",
            chance: "each hop up to this much slower by chance:",
            limits: "Bandwidth, processors and disks cost nothing here: what counts is who waits for whom.",
            in_flight: "A broker reads the next request of a connection only once it has answered the one before. With acks=all that answer waits for the followers, so more requests in flight save only the way between producer and leader; larger batches gain more.",
            caption: "Until the producer knows, and what that lets through",
            median: "half within (p50)",
            high: "99 % within (p99)",
            rate: "records/s",
            unlimited: "no limit: nobody waits",
        },
        Language::PtBr => &CostWords {
            runs: "execuções",
            chance: "cada salto até este tanto mais lento por acaso:",
            limits: "Banda, processadores e discos não custam nada aqui: conta quem espera por quem.",
            in_flight: "Um broker só lê o próximo pedido de uma conexão depois de responder ao anterior. Com acks=all essa resposta espera os followers: mais pedidos em trânsito só poupam o caminho entre producer e líder; lotes maiores ganham mais.",
            caption: "Até o producer saber, e quanto isso deixa passar",
            median: "metade em até (p50)",
            high: "99 % em até (p99)",
            rate: "mensagens/s",
            unlimited: "sem limite: ninguém espera",
        },
    }
}
