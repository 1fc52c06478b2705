//! What is said when an invariant is broken.

use crate::i18n::Language;

/// The words of the notice.
#[derive(Clone, Copy, Debug)]
pub struct AuditWords {
    /// Whose mistake it is, and what it means; the rule takes the place of `{}`.
    pub ours: &'static str,
    /// Label of the link.
    pub link: &'static str,
    /// Button: copies the report.
    pub copy: &'static str,
    /// It is in the clipboard.
    pub copied: &'static str,
    /// It could not be put there.
    pub not_copied: &'static str,
}

/// The words of the notice.
pub const fn words(language: Language) -> &'static AuditWords {
    match language {
        Language::En => &AuditWords {
            ours: "This is our bug, not yours: in this run the simulation breaks its own invariant {}. Do not trust what it \
                   shows here. A report helps us mend it.",
            link: "Link to this run",
            copy: "Copy the report",
            copied: "Copied. Please send it to the people who make Ackscope.",
            not_copied: "Nothing can be copied from here: please send the link.",
        },
        Language::PtBr => &AuditWords {
            ours: "Este erro é nosso, não seu: nesta execução a simulação quebra sua própria invariante {}. Não confie no que \
                   ela mostra aqui. Um relato nos ajuda a corrigir.",
            link: "Link para esta execução",
            copy: "Copiar o relato",
            copied: "Copiado. Envie, por favor, a quem faz o Ackscope.",
            not_copied: "Não é possível copiar daqui: envie o link, por favor.",
        },
    }
}

impl AuditWords {
    /// What a person sends to us: the rule, the release, and the link that shows it.
    pub fn report(rule: &str, link: &str) -> String {
        let release = env!("CARGO_PKG_VERSION");
        ["Ackscope ", release, ": ", rule, "\n", link].concat()
    }
    /// Whose mistake it is.
    pub fn sentence(&self, rule: &str) -> String {
        self.ours.replace("{}", rule)
    }
}
