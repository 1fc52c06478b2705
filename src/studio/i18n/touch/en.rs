//! English: what can be done.

use super::TouchWords;

pub(super) const TOUCH: TouchWords = TouchWords {
    send_next: [
        "Send another message",
        "The application calls send() once more.",
    ],
    send: ["send {r}", "The application calls send()."],
    flush: [
        "Flush the queue",
        "What is queued goes out at once, without waiting for linger.ms.",
    ],
    crash_producer: [
        "Crash the process",
        "It will never learn what became of what it sent.",
    ],
    start_producer: [
        "Start a new process",
        "To Kafka it is a stranger: a new producer id, sequences from 0.",
    ],
    kill: [
        "Crash the process",
        "Its log stays in the machine's memory; everyone sees the connection break.",
    ],
    power_loss: [
        "Lose the machine",
        "Power gone: what was not on disk is lost, and nobody is told.",
    ],
    wipe: [
        "Lose the disk",
        "The machine goes off, and its whole log is gone.",
    ],
    stop: [
        "Shut down in order",
        "SIGTERM: it writes to disk and hands the leadership over first.",
    ],
    start: [
        "Start",
        "It reads its log, registers again and follows the leader.",
    ],
    pause: [
        "Freeze the process",
        "As in a long garbage collection: what reaches it waits.",
    ],
    resume: [
        "Unfreeze",
        "It goes on with what waited, not knowing how late it is.",
    ],
    hold: [
        "Stop fetching",
        "It runs, but copies nothing more; after replica.lag.time.max.ms it leaves the ISR.",
    ],
    release: ["Fetch again", "It asks the leader for what it lacks."],
    slow_fetch: ["Slow: +{t} a fetch", "It copies, and is always late."],
    fetch_normal: ["Fetch at full speed", "The slowness ends."],
    disk_stall: [
        "Disk hangs for {t}",
        "Reads and writes wait for it; the process is alive.",
    ],
    isolate: [
        "Cut off from everyone",
        "No message passes; no connection breaks, so nobody is told.",
    ],
    isolate_from_cluster: [
        "Cut off from the cluster",
        "Producers still reach it: it goes on believing that it leads.",
    ],
    cut: [
        "Cut",
        "Messages wait; no connection breaks, so nobody is told.",
    ],
    cut_one_way: ["Cut only {x} → {y}", "The other way stays open."],
    heal: ["Heal the network", "Every cut ends; what waited arrives."],
    reset: [
        "Break the connection",
        "What is on its way between the two is lost; both notice.",
    ],
    delay: ["Slow: +{t} a message", "From now on, both ways."],
    wire_normal: ["Full speed again", "The slowness ends."],
    drop_request: [
        "Lose the request{n}",
        "Its connection breaks before the leader reads it: nothing is written.",
    ],
    drop_response: [
        "Lose the acknowledgement{n}",
        "It is written, and the producer does not know.",
    ],
    late: [
        "Delay the request: {t}",
        "From where it left: its connection breaks, and it still arrives, later.",
    ],
    elect_preferred: [
        "Elect the preferred leader",
        "The first replica leads again, if it is in the ISR.",
    ],
    elect_unclean: [
        "Unclean election",
        "Any living replica leads: what it lacks is lost.",
    ],
    failover: [
        "Replace the controller: {t}",
        "No election until another one has taken over.",
    ],
    silence: ["Silence for {t}", "Nothing is decided until then."],
    alter: ["set {k}", "A topic setting changes while the cluster runs."],
    network: "Network",
    topic: "Topic",
    menu: "What to do: {x}",
    nothing: "Nothing can be done to it now.",
    inspect: "Inspect",
    inspect_hint: "Every field, with its rule.",
    what: "What to break",
    messages: "On their way",
    nodes: "Machines",
    wires: "Network",
    script: "Planned",
    no_faults: "Nothing breaks so far.",
    when: "When, in ms: {x}",
    go_there: "Go to: {x}",
    remove: "Remove: {x}",
};
