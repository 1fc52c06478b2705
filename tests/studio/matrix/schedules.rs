//! The schedules of the matrix: the shortest ones, one for each class of faults.

/// By name.
pub(super) const ALL: [(&str, &str); 13] = [
    ("S0", S0),
    ("S1", S1),
    ("S1r", S1R),
    ("S2", S2),
    ("S3", S3),
    ("S4", S4),
    ("S5a", S5A),
    ("S5", S5),
    ("S5k", S5K),
    ("S6", S6),
    ("S7", S7),
    ("S8", S8),
    ("S9", S9),
];

/// Nothing happens.
const S0: &str = "
at 1000 send A
at 1000 send B
at 1000 send C
end 10000
";

/// A response is lost.
const S1: &str = "
at 1000 drop_response A
at 1000 send A
end 10000
";

/// Two requests in flight are lost: B is behind A on the connection that breaks.
const S1R: &str = "
at 1000 drop_request A
at 1000 send A
at 1000 send B
end 10000
";

/// The leader's process dies before followers have fetched.
const S2: &str = "
at 1000 hold 2,3
at 1600 send A
at 1700 kill 1
at 5000 release 2,3
at 14000 start 1
end 60000
";

/// All processes die.
const S3: &str = "
at 1000 send A
at 1000 send B
at 3000 kill 1,2,3
at 30000 start 1,2,3
end 80000
";

/// The leader loses power while every replica has everything.
const S4: &str = "
at 1000 send A
at 3000 power_loss 1
at 20000 start 1
end 80000
";

/// Both followers lag out of the ISR, A is written, the leader loses power.
const S5A: &str = "
at 1000 hold 2,3
at 1600 send A
at 64000 power_loss 1
at 65000 release 2,3
at 80000 start 1
end 170000
";

/// The last replica standing: 3 dies, X is written, 2 lags out of the ISR, 1 loses power.
const S5: &str = "
producer Q acks=1
at 1000 send A
at 2000 kill 3
at 14000 send X
at 15000 hold 2
at 15600 send Q lag
at 64000 power_loss 1
at 65000 release 2
at 80000 start 1
at 95000 start 3
end 160000
";

/// The same, but 2 dies instead of lagging.
const S5K: &str = "
at 1000 send A
at 2000 kill 3
at 14000 send X
at 15000 kill 2
at 28000 power_loss 1
at 42000 start 1
at 55000 start 2
at 70000 start 3
end 160000
";

/// All lose power.
const S6: &str = "
at 1000 send A
at 3000 power_loss 1,2,3
at 30000 start 1,2,3
end 90000
";

/// A cut isolates the leader, its client stays with it.
const S7: &str = "
at 1000 cut 1 | C,2,3
at 1600 send A
at 15000 heal
end 90000
";

/// The ISR is {1,2}; 1 and 2 die while 3, which lags, lives.
const S8: &str = "
at 1000 hold 3
at 1600 send X
at 61000 kill 1,2
at 61500 release 3
at 80000 start 1,2
end 170000
";

/// The leader's disk is wiped after everything was committed with a full ISR.
const S9: &str = "
at 1000 send A
at 3000 wipe 1
at 20000 start 1
end 80000
";
