//! The words of what is fetched when it is wanted: dialogs, notices, the panel about a link, and the ledger.

use super::{Language, fill};

/// The words that have nothing to fill in.
#[derive(Clone, Copy, Debug)]
pub struct DialogWords {
    /// Label of the link.
    pub link: &'static str,
    /// Button: put it on the clipboard.
    pub copy_link: &'static str,
    /// Label of the lines that put the page into another one.
    pub snippet: &'static str,
    /// Button: put them on the clipboard.
    pub copy_snippet: &'static str,
    /// It is there.
    pub copied: &'static str,
    /// Below the link: it does not hold the run that was kept.
    pub link_of_new_run: &'static str,
    /// It could not be put there.
    pub copy_by_hand: &'static str,
    /// A run was left at `{t}`.
    pub branched: &'static str,
    /// Button: the run that was left is shown beside.
    pub keep: &'static str,
    /// Heading of the list of keys.
    pub keys: &'static str,
    /// What was done to the run before happens in the new one.
    pub kept_stays: &'static str,
    /// Nothing more can be done to the cluster.
    pub full: &'static str,
    /// No promise is broken in this run.
    pub nothing_broken: &'static str,
    /// A parameter of the address: `{k}`, `{v}`.
    pub unknown_parameter: &'static str,
    /// How much of a link could be read: `{n}` of `{m}`.
    pub understood: &'static str,
    /// Heading: a link could not be read.
    pub bad_link: &'static str,
    /// Button.
    pub open_understood: &'static str,
    /// Button.
    pub open_empty: &'static str,
    /// Label of the list of records with what happened to each.
    pub lives: &'static str,
    /// Heading of the sum of all rows.
    pub sum: &'static str,
    /// Button: to the instant that harmed `{r}`.
    pub see_harm: &'static str,
}

impl DialogWords {
    /// Those of a language. Not among [`super::Words`]: they are fetched with what says them.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &EN,
            Language::PtBr => &PT_BR,
        }
    }
    /// To the instant that harmed a record.
    pub fn see_harm(&self, record: &str) -> String {
        fill(self.see_harm, |_| String::from(record))
    }
    /// A value in the address that nobody understands.
    pub fn unknown_parameter(&self, key: &str, value: &str) -> String {
        fill(self.unknown_parameter, |name| {
            String::from(if name == 'k' { key } else { value })
        })
    }
    /// How much of a link could be read.
    pub fn understood(&self, done: usize, all: usize) -> String {
        fill(self.understood, |key| {
            if key == 'n' { done } else { all }.to_string()
        })
    }
}

const EN: DialogWords = DialogWords {
    link: "Link to this run at this instant",
    copy_link: "Copy link",
    snippet: "To show it in another page",
    copy_snippet: "Copy the iframe",
    copied: "Copied.",
    link_of_new_run: "A link holds the new run only.",
    copy_by_hand: "This browser allows no copying from here: the text is selected, press Ctrl C.",
    branched: "New branch from {t}: what was planned for later is gone from this one.",
    keep: "Keep the previous run for comparison",
    keys: "By keyboard",
    kept_stays: "This happens in the new run: the one before stays as it was.",
    full: "No link could hold one more action or a longer run: undo something first.",
    nothing_broken: "No promise is broken in this run.",
    unknown_parameter: "The address asks for {k}={v}, which does not exist; it was left as it is.",
    understood: "{n} of {m} events could be read.",
    bad_link: "This link could not be read, so nothing was run.",
    open_understood: "Open what was understood",
    open_empty: "Open without this link",
    lives: "What each record went through",
    sum: "Sent",
    see_harm: "See what happened to {r}",
};

const PT_BR: DialogWords = DialogWords {
    link: "Link para esta execução neste instante",
    copy_link: "Copiar link",
    snippet: "Para mostrar em outra página",
    copy_snippet: "Copiar o iframe",
    copied: "Copiado.",
    link_of_new_run: "Um link leva só a nova execução.",
    copy_by_hand: "Este navegador não permite copiar daqui: o texto está selecionado, aperte Ctrl C.",
    branched: "Novo ramo a partir de {t}: o que estava planejado para depois ficou fora dele.",
    keep: "Manter o anterior para comparar",
    keys: "Pelo teclado",
    kept_stays: "Isso acontece na nova execução: a anterior fica como foi.",
    full: "Nenhum link comportaria mais uma ação ou uma execução mais longa: desfaça algo antes.",
    nothing_broken: "Nenhuma promessa é quebrada nesta execução.",
    unknown_parameter: "O endereço pede {k}={v}, que não existe; ficou como estava.",
    understood: "{n} de {m} eventos puderam ser lidos.",
    bad_link: "Este link não pôde ser lido; por isso, nada foi executado.",
    open_understood: "Abrir o que foi entendido",
    open_empty: "Abrir sem este link",
    lives: "Por onde cada mensagem passou",
    sum: "Enviadas",
    see_harm: "Ver o que aconteceu com {r}",
};
