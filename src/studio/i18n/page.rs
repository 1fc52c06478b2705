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
    /// Link: from a frame to the page with all its tools.
    pub open_full: &'static str,
    /// A part of the page could not be fetched.
    pub not_loaded: &'static str,
    /// Button: what the keys do.
    pub help: &'static str,
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
    /// Heading of the column of records.
    pub records: &'static str,
    /// Heading of the column of counts.
    pub count: &'static str,
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
}

pub(super) const EN: PageWords = PageWords {
    tagline: "When Kafka keeps, loses or duplicates a message",
    language: "Language",
    theme: "Colours",
    themes: ["As the system", "Light", "Dark"],
    share: "Share",
    open_full: "Open with all tools, in a window of its own",
    not_loaded: "A part of this page could not be loaded. Check the connection and try again.",
    help: "Legend",
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
    fold: "Hide these tools",
    unfold: "Show the tools",
    ledger: "What became of each record",
    outcome: "Outcome",
    step_of: "step {n} of {m}",
    before_start: "before the first step",
    start: "Broker {b} returns",
    records: "Records",
    count: "How many",
};

pub(super) const PT_BR: PageWords = PageWords {
    tagline: "Quando o Kafka guarda, perde ou duplica uma mensagem",
    language: "Idioma",
    theme: "Cores",
    themes: ["Como no sistema", "Claro", "Escuro"],
    share: "Compartilhar",
    open_full: "Abrir com todas as ferramentas, em outra janela",
    not_loaded: "Uma parte desta página não pôde ser carregada. Verifique a conexão e tente de novo.",
    help: "Legenda",
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
    fold: "Esconder estas ferramentas",
    unfold: "Mostrar as ferramentas",
    ledger: "O que foi feito de cada mensagem",
    outcome: "Resultado",
    step_of: "passo {n} de {m}",
    before_start: "antes do primeiro passo",
    start: "O broker {b} volta",
    records: "Mensagens",
    count: "Quantas",
};
