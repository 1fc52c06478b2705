//! Português: o que se pode fazer.

use super::TouchWords;

pub(super) const TOUCH: TouchWords = TouchWords {
    send_next: [
        "Enviar outra mensagem",
        "A aplicação chama send() mais uma vez.",
    ],
    send: ["enviar {r}", "A aplicação chama send()."],
    flush: [
        "Esvaziar a fila",
        "O que está na fila sai já, sem esperar linger.ms.",
    ],
    crash_producer: [
        "Derrubar o processo",
        "Ele nunca saberá o que foi feito do que enviou.",
    ],
    start_producer: [
        "Iniciar um novo processo",
        "Para o Kafka é um estranho: outro producer id, sequências a partir de 0.",
    ],
    kill: [
        "Derrubar o processo",
        "O log fica na memória da máquina; todos veem a conexão cair.",
    ],
    power_loss: [
        "Perder a máquina",
        "Sem energia: o que não estava em disco se perde, e ninguém é avisado.",
    ],
    wipe: [
        "Perder o disco",
        "A máquina desliga, e o log inteiro se perde.",
    ],
    stop: [
        "Desligar com ordem",
        "SIGTERM: antes, grava em disco e passa a liderança adiante.",
    ],
    start: [
        "Iniciar",
        "Lê seu log, registra-se de novo e segue o líder.",
    ],
    pause: [
        "Congelar o processo",
        "Como numa coleta de lixo longa: o que chega a ele espera.",
    ],
    resume: [
        "Descongelar",
        "Segue com o que esperava, sem saber o quanto está atrasado.",
    ],
    hold: [
        "Parar de buscar",
        "Está no ar, mas não copia mais nada; após replica.lag.time.max.ms sai do ISR.",
    ],
    release: ["Voltar a buscar", "Pede ao líder o que lhe falta."],
    slow_fetch: ["Lento: +{t} por fetch", "Copia, mas sempre atrasado."],
    fetch_normal: ["Buscar em velocidade normal", "A lentidão acaba."],
    disk_stall: [
        "Disco travado por {t}",
        "Leituras e gravações esperam; o processo está vivo.",
    ],
    isolate: [
        "Isolar de todos",
        "Nenhuma mensagem passa; nenhuma conexão cai, então ninguém é avisado.",
    ],
    isolate_from_cluster: [
        "Isolar do cluster",
        "Os producers ainda o alcançam: ele segue achando que lidera.",
    ],
    cut: [
        "Cortar",
        "As mensagens esperam; nenhuma conexão cai, então ninguém é avisado.",
    ],
    cut_one_way: ["Cortar só {x} → {y}", "O outro sentido fica aberto."],
    heal: ["Religar a rede", "Todo corte acaba; o que esperava chega."],
    reset: [
        "Quebrar a conexão",
        "O que está em trânsito entre os dois se perde; ambos percebem.",
    ],
    delay: [
        "Lenta: +{t} por mensagem",
        "De agora em diante, nos dois sentidos.",
    ],
    wire_normal: ["Velocidade normal", "A lentidão acaba."],
    drop_request: [
        "Perder o pedido{n}",
        "A conexão cai antes de o líder ler: nada é gravado.",
    ],
    drop_response: [
        "Perder a confirmação{n}",
        "Está gravada, e o producer não sabe.",
    ],
    late: [
        "Atrasar o pedido: {t}",
        "Desde a saída: a conexão cai, e ele ainda chega, mais tarde.",
    ],
    elect_preferred: [
        "Eleger o líder preferido",
        "A primeira réplica volta a liderar, se estiver no ISR.",
    ],
    elect_unclean: [
        "Eleição unclean",
        "Qualquer réplica viva lidera: o que ela não tem se perde.",
    ],
    failover: [
        "Trocar o controller: {t}",
        "Nenhuma eleição até outro assumir.",
    ],
    silence: ["Silêncio por {t}", "Nada é decidido até lá."],
    alter: [
        "definir {k}",
        "Uma configuração do tópico muda com o cluster no ar.",
    ],
    network: "Rede",
    topic: "Tópico",
    menu: "O que fazer: {x}",
    nothing: "Nada pode ser feito com isso agora.",
    inspect: "Inspecionar",
    inspect_hint: "Todos os campos, com sua regra.",
    what: "O que quebrar",
    messages: "Em trânsito",
    nodes: "Máquinas",
    wires: "Rede",
    script: "Planejado",
    no_faults: "Nada quebra até aqui.",
    when: "Quando, em ms: {x}",
    go_there: "Ir para: {x}",
    remove: "Remover: {x}",
};
