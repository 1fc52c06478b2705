//! What the claims G-1 to G-10 and the notes under the matrix say, where neither a cell of the table nor a golden scenario
//! shows it: name, settings, schedule, what becomes of it.

pub(super) const ALL: [(&str, &str, &str, &str); 8] = [
    (
        "G-1: a clean move of the leader loses with acks=0",
        "acks=0",
        CLEAN_MOVE,
        "lost",
    ),
    (
        "G-1: with acks=1 the client hears of the move",
        "acks=1",
        CLEAN_MOVE,
        "ok",
    ),
    (
        "G-2: any move of the leader loses while followers lag",
        "acks=1",
        MOVE_WHILE_LAGGING,
        "lost",
    ),
    (
        "G-4: minimum 3 survives two unclean shutdowns",
        "min.insync.replicas=3",
        TWO_UNCLEAN,
        "ok",
    ),
    ("G-4: minimum 2 does not", "", TWO_UNCLEAN, "lost"),
    (
        "M-11: flushing every record does not save a wiped disk",
        "flush.messages=1 min.insync.replicas=1 profile=K40",
        WIPE_OF_THE_LAST,
        "lost",
    ),
    (
        "M-13: a zombie that is alone in its ISR loses",
        "unclean.leader.election.enable=true min.insync.replicas=1 profile=K40",
        ZOMBIE_ALONE,
        "lost",
    ),
    (
        "M-14: one dead broker stops all writes",
        "min.insync.replicas=3",
        ONE_DEAD,
        "failed",
    ),
];

/// Broker 1 hands its leadership over while its client keeps sending.
const CLEAN_MOVE: &str = "
at 1000 send A
at 2000 stop 1
at 2010 send B
at 2020 send C
at 2060 send D
at 2100 send E
at 30000 start 1
end 60000
";

/// Broker 1 is cut off from the controller alone: its session ends, nothing crashes.
const MOVE_WHILE_LAGGING: &str = "
at 1000 hold 2,3
at 1600 send A
at 1700 cut 1 | C
at 15000 release 2,3
at 20000 heal
end 60000
";

/// All three hold A; 3 leaves cleanly, 2 and 1 lose their power and are back first.
const TWO_UNCLEAN: &str = "
at 1000 send A
at 3000 stop 3
at 10000 power_loss 2
at 25000 power_loss 1
at 40000 start 1,2
at 60000 start 3
end 120000
";

/// S5a with a wiped disk.
const WIPE_OF_THE_LAST: &str = "
at 1000 hold 2,3
at 1600 send A
at 64000 wipe 1
at 65000 release 2,3
at 80000 start 1
end 170000
";

/// Counterexample 15: nothing crashes.
const ZOMBIE_ALONE: &str = "
at 1000 hold 2,3
at 1600 send A
at 60000 cut 1 | C,2,3
at 61000 send B
at 80000 heal
at 80000 release 2,3
end 110000
";

/// With all three needed, nothing can be written.
const ONE_DEAD: &str = "
at 1000 kill 3
at 15000 send A
end 140000
";
