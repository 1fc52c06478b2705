//! The words about the keys: the list of all of them, and what one says that found nothing to do.

use super::Language;

/// The words that have nothing to fill in.
#[derive(Clone, Copy, Debug)]
pub struct KeyWords {
    /// The keys and what they do.
    pub list: [(&'static str, &'static str); 19],
    /// Switch: single characters are keys.
    pub letters_switch: &'static str,
    /// Switch: what happens is read aloud.
    pub captions_switch: &'static str,
    /// They are not read any more; they are again.
    pub captions_are: [&'static str; 2],
    /// No producer runs that could send.
    pub no_sender: &'static str,
    /// No acknowledgement is to come.
    pub no_ack: &'static str,
    /// No connection is selected.
    pub no_wire: &'static str,
}

impl KeyWords {
    /// Those of a language. Not among [`super::Words`]: what only tools say is fetched with them.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &EN,
            Language::PtBr => &PT_BR,
        }
    }
}

const EN: KeyWords = KeyWords {
    list: [
        ("Space", "play or pause"),
        ("← →", "the step before, the next step"),
        ("Shift ← →", "100 ms back or forward"),
        ("Home · End", "start and end of the run"),
        ("+ − 0", "timeline: closer, further, whole"),
        ("1 2 3", "the first, second, third figure"),
        ("P", "the producer sends one more record"),
        ("K", "the leader dies now"),
        ("R", "the dead broker returns"),
        ("A", "the next acknowledgement is lost"),
        ("X", "cut the selected connection, or heal the network"),
        ("G", "to the next broken promise"),
        ("C", "compare how each figure ends"),
        ("L", "share"),
        ("M", "captions read aloud, or not"),
        ("Ctrl Z", "undo"),
        ("Ctrl Shift Z", "redo"),
        ("?", "this list"),
        ("Esc", "close"),
    ],
    letters_switch: "Keys of a single character: letters, digits, signs",
    captions_switch: "Captions read aloud by screen readers",
    captions_are: [
        "Captions are not read aloud any more. M brings them back.",
        "Captions are read aloud again.",
    ],
    no_sender: "No producer is running that could send.",
    no_ack: "No acknowledgement is on its way, and none will come in this run.",
    no_wire: "X cuts the selected connection: click one in the figure, or go there with Tab and the arrow keys.",
};

const PT_BR: KeyWords = KeyWords {
    list: [
        ("Espaço", "reproduzir ou pausar"),
        ("← →", "passo anterior, próximo passo"),
        ("Shift ← →", "100 ms para trás ou para a frente"),
        ("Home · End", "início e fim da execução"),
        ("+ − 0", "linha do tempo: perto, longe, inteira"),
        ("1 2 3", "primeira, segunda, terceira figura"),
        ("P", "o producer envia mais uma mensagem"),
        ("K", "o líder morre agora"),
        ("R", "o broker morto volta"),
        ("A", "a próxima confirmação se perde"),
        ("X", "cortar a conexão selecionada, ou religar a rede"),
        ("G", "próxima promessa quebrada"),
        ("C", "comparar como cada figura termina"),
        ("L", "compartilhar"),
        ("M", "legendas lidas em voz alta, ou não"),
        ("Ctrl Z", "desfazer"),
        ("Ctrl Shift Z", "refazer"),
        ("?", "esta lista"),
        ("Esc", "fechar"),
    ],
    letters_switch: "Teclas de um só caractere: letras, números, sinais",
    captions_switch: "Legendas lidas por leitores de tela",
    captions_are: [
        "As legendas não são mais lidas em voz alta. M as traz de volta.",
        "As legendas voltam a ser lidas em voz alta.",
    ],
    no_sender: "Nenhum producer está no ar para enviar.",
    no_ack: "Nenhuma confirmação está a caminho, nem vai chegar nesta execução.",
    no_wire: "X corta a conexão selecionada: clique em uma na figura, ou vá até ela com Tab e as setas.",
};
