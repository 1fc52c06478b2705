//! The words of the page around the figures: buttons, labels, notices.

use engine::id::BrokerId;

use super::fill;

/// The words that have nothing to fill in.
#[derive(Clone, Copy, Debug)]
pub struct PageWords {
    /// What the page is for, in one line.
    pub tagline: &'static str,
    /// Label of the language switch.
    pub language: &'static str,
    /// Label of the theme switch.
    pub theme: &'static str,
    /// The themes: as the system, light, dark.
    pub themes: [&'static str; 3],
    /// Button and heading: what can be taken away.
    pub share: &'static str,
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
    /// Link: from a frame to the page with all its tools.
    pub open_full: &'static str,
    /// A part of the page could not be fetched.
    pub not_loaded: &'static str,
    /// A run was left at `{t}`.
    pub branched: &'static str,
    /// Button: the run that was left is shown beside.
    pub keep: &'static str,
    /// Button: what the keys do.
    pub help: &'static str,
    /// Heading of the list of keys.
    pub keys: &'static str,
    /// Button: close a dialog or a notice.
    pub close: &'static str,
    /// What each `acks` means, in the order of the lanes.
    pub lanes: [&'static str; 3],
    /// The lane of the settings as they are, where others differ.
    pub as_set: &'static str,
    /// A lane that does not differ yet.
    pub same_settings: &'static str,
    /// The lane of what was played before.
    pub kept_run: &'static str,
    /// The lane beside it.
    pub new_run: &'static str,
    /// What was done to the run before happens in the new one.
    pub kept_stays: &'static str,
    /// Before what became of all records.
    pub at_end: &'static str,
    /// Label of the switch between lanes.
    pub lane_switch: &'static str,
    /// Button: this figure alone.
    pub enlarge: &'static str,
    /// Button: all three.
    pub show_three: &'static str,
    /// Label of the group of playing controls.
    pub playing: &'static str,
    /// Button.
    pub restart: &'static str,
    /// Button.
    pub step_back: &'static str,
    /// Button.
    pub play: &'static str,
    /// Button.
    pub pause: &'static str,
    /// Button.
    pub step_forward: &'static str,
    /// Label of the slider.
    pub position: &'static str,
    /// Label of the speed choice.
    pub speed: &'static str,
    /// Label of the simulated time.
    pub clock: &'static str,
    /// The big button.
    pub kill: &'static str,
    /// What it says when nobody leads.
    pub kill_none: &'static str,
    /// Button.
    pub undo: &'static str,
    /// Button.
    pub redo: &'static str,
    /// Nothing more can be done to the cluster.
    pub full: &'static str,
    /// Label of the group of things that can be done to the cluster.
    pub faults: &'static str,
    /// Label of the tools around a figure.
    pub tools: &'static str,
    /// The tools, in the order of [`crate::desk::Tool::ALL`].
    pub tool_names: [&'static str; 7],
    /// Button: only the figure is wanted.
    pub fold: &'static str,
    /// Button: the tools shall come back.
    pub unfold: &'static str,
    /// Label of the list of records with what happened to each.
    pub lives: &'static str,
    /// Heading of the sum of all rows.
    pub sum: &'static str,
    /// Button: to the instant that harmed `{r}`.
    pub see_harm: &'static str,
    /// No promise is broken in this run.
    pub nothing_broken: &'static str,
    /// Caption of the ledger.
    pub ledger: &'static str,
    /// Heading of the column of outcomes.
    pub outcome: &'static str,
    /// Which step: `{n}` of `{m}`.
    pub step_of: &'static str,
    /// Before the first step.
    pub before_start: &'static str,
    /// A broker returns: `{b}`.
    pub start: &'static str,
    /// A parameter of the address: `{k}`, `{v}`.
    pub unknown_parameter: &'static str,
    /// How much of a link could be read: `{n}` of `{m}`.
    pub understood: &'static str,
    /// Heading of the column of records.
    pub records: &'static str,
    /// Heading of the column of counts.
    pub count: &'static str,
    /// Heading: a link could not be read.
    pub bad_link: &'static str,
    /// Button.
    pub open_understood: &'static str,
    /// Button.
    pub open_empty: &'static str,
}

impl PageWords {
    /// A broker that was dead may return.
    pub fn start(&self, broker: BrokerId) -> String {
        fill(self.start, |_| broker.to_string())
    }
    /// Which of the steps it is; before the first, there is none.
    pub fn step_of(&self, number: usize, all: usize) -> String {
        if number == 0 {
            return String::from(self.before_start);
        }
        fill(self.step_of, |key| {
            if key == 'n' { number } else { all }.to_string()
        })
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

pub(super) const EN: PageWords = PageWords {
    tagline: "When Kafka keeps, loses or duplicates a message",
    language: "Language",
    theme: "Colours",
    themes: ["As the system", "Light", "Dark"],
    share: "Share",
    link: "Link to this run at this instant",
    copy_link: "Copy link",
    snippet: "To show it in another page",
    copy_snippet: "Copy the iframe",
    copied: "Copied.",
    copy_by_hand: "This browser allows no copying from here: the text is selected, press Ctrl C.",
    open_full: "Open with all tools, in a window of its own",
    link_of_new_run: "A link holds the new run only.",
    not_loaded: "A part of this page could not be loaded. Check the connection and try again.",
    branched: "New branch from {t}: what was planned for later is gone from this one.",
    keep: "Keep the previous run for comparison",
    help: "Legend",
    keys: "By keyboard",
    close: "Close",
    lanes: [
        "fire and forget",
        "the leader confirms",
        "the whole ISR confirms",
    ],
    as_set: "as configured",
    same_settings: "the same settings",
    kept_run: "the run before",
    new_run: "the new run",
    kept_stays: "This happens in the new run: the one before stays as it was.",
    at_end: "In the end:",
    lane_switch: "Which figure",
    enlarge: "Enlarge",
    show_three: "Show all three",
    playing: "Time",
    restart: "Back to the start",
    step_back: "Step back",
    play: "Play",
    pause: "Pause",
    step_forward: "Step forward",
    position: "Position in the run",
    speed: "Speed",
    clock: "Simulated time",
    kill: "The leader dies now",
    kill_none: "Nobody leads now",
    undo: "Undo",
    redo: "Redo",
    full: "No link could hold one more action or a longer run: undo something first.",
    faults: "Break it",
    tools: "Tools",
    tool_names: [
        "Ledger",
        "Set up",
        "Break",
        "Timeline",
        "Inspector",
        "Compare",
        "Cost",
    ],
    lives: "What each record went through",
    sum: "Sent",
    see_harm: "See what happened to {r}",
    nothing_broken: "No promise is broken in this run.",
    fold: "Hide these tools",
    unfold: "Show the tools",
    ledger: "What became of each record",
    outcome: "Outcome",
    step_of: "step {n} of {m}",
    before_start: "before the first step",
    start: "Broker {b} returns",
    unknown_parameter: "The address asks for {k}={v}, which does not exist; it was left as it is.",
    understood: "{n} of {m} events could be read.",
    records: "Records",
    count: "How many",
    bad_link: "This link could not be read, so nothing was run.",
    open_understood: "Open what was understood",
    open_empty: "Open without this link",
};

pub(super) const PT_BR: PageWords = PageWords {
    tagline: "Quando o Kafka guarda, perde ou duplica uma mensagem",
    language: "Idioma",
    theme: "Cores",
    themes: ["Como no sistema", "Claro", "Escuro"],
    share: "Compartilhar",
    link: "Link para esta execução neste instante",
    copy_link: "Copiar link",
    snippet: "Para mostrar em outra página",
    copy_snippet: "Copiar o iframe",
    copied: "Copiado.",
    copy_by_hand: "Este navegador não permite copiar daqui: o texto está selecionado, aperte Ctrl C.",
    open_full: "Abrir com todas as ferramentas, em outra janela",
    link_of_new_run: "Um link leva só a nova execução.",
    not_loaded: "Uma parte desta página não pôde ser carregada. Verifique a conexão e tente de novo.",
    branched: "Novo ramo a partir de {t}: o que estava planejado para depois ficou fora dele.",
    keep: "Manter o anterior para comparar",
    help: "Legenda",
    keys: "Pelo teclado",
    close: "Fechar",
    lanes: [
        "dispara e esquece",
        "o líder confirma",
        "todo o ISR confirma",
    ],
    as_set: "como configurado",
    same_settings: "as mesmas configurações",
    kept_run: "a execução anterior",
    new_run: "a nova execução",
    kept_stays: "Isso acontece na nova execução: a anterior fica como foi.",
    at_end: "No fim:",
    lane_switch: "Qual figura",
    enlarge: "Ampliar",
    show_three: "Ver as três",
    playing: "Tempo",
    restart: "Voltar ao início",
    step_back: "Passo anterior",
    play: "Reproduzir",
    pause: "Pausar",
    step_forward: "Próximo passo",
    position: "Posição na execução",
    speed: "Velocidade",
    clock: "Tempo simulado",
    kill: "O líder morre agora",
    kill_none: "Ninguém lidera agora",
    undo: "Desfazer",
    redo: "Refazer",
    full: "Nenhum link comportaria mais uma ação ou uma execução mais longa: desfaça algo antes.",
    faults: "Quebre algo",
    tools: "Ferramentas",
    tool_names: [
        "Placar",
        "Configurar",
        "Quebrar",
        "Linha do tempo",
        "Inspetor",
        "Comparar",
        "Custo",
    ],
    lives: "Por onde cada mensagem passou",
    sum: "Enviadas",
    see_harm: "Ver o que aconteceu com {r}",
    nothing_broken: "Nenhuma promessa é quebrada nesta execução.",
    fold: "Esconder estas ferramentas",
    unfold: "Mostrar as ferramentas",
    ledger: "O que foi feito de cada mensagem",
    outcome: "Resultado",
    step_of: "passo {n} de {m}",
    before_start: "antes do primeiro passo",
    start: "O broker {b} volta",
    unknown_parameter: "O endereço pede {k}={v}, que não existe; ficou como estava.",
    understood: "{n} de {m} eventos puderam ser lidos.",
    records: "Mensagens",
    count: "Quantas",
    bad_link: "Este link não pôde ser lido; por isso, nada foi executado.",
    open_understood: "Abrir o que foi entendido",
    open_empty: "Abrir sem este link",
};
