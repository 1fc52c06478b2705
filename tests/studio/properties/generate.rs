//! Random scenario texts within a fault budget.

use std::fmt::Write as _;

/// A small deterministic generator (splitmix64), keyed by a test's name and a seed.
pub(super) struct Draws(u64);

impl Draws {
    pub(super) fn new(name: &str, seed: u64) -> Self {
        let key = name.bytes().fold(0xcbf2_9ce4_8422_2325, |key: u64, byte| {
            (key ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(key ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
    /// From 0 to `bound` − 1.
    pub(super) fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }
    pub(super) fn one_in(&mut self, chances: u64) -> bool {
        self.below(chances) == 0
    }
    pub(super) fn pick<'a, T: ?Sized>(&mut self, among: &[&'a T]) -> &'a T {
        among[usize::try_from(self.below(among.len() as u64)).expect("an index")]
    }
}

/// What a script may do, in the classes of 9.2, and how the cluster is set.
#[derive(Clone, Copy)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each class is allowed or not"
)]
pub(super) struct Budget {
    /// Fixed settings; the rest is drawn.
    pub(super) settings: &'static str,
    /// K: process crashes.
    pub(super) kill: bool,
    /// W: power losses.
    pub(super) power_loss: bool,
    /// X: wiped disks.
    pub(super) wipe: bool,
    /// S: orderly stops and elections.
    pub(super) stop: bool,
    /// Lag: held and slow followers, stalled disks, frozen processes.
    pub(super) lag: bool,
    /// N: cuts, resets, lost requests and responses.
    pub(super) network: bool,
    /// Unclean shutdowns allowed in one script.
    pub(super) unclean_max: u64,
    /// Settings drawn at random beside the fixed ones.
    pub(super) draw_settings: bool,
}

impl Budget {
    pub(super) const NONE: Self = Self {
        settings: "",
        kill: false,
        power_loss: false,
        wipe: false,
        stop: false,
        lag: false,
        network: false,
        unclean_max: u64::MAX,
        draw_settings: false,
    };
    pub(super) const EVERYTHING: Self = Self {
        kill: true,
        power_loss: true,
        wipe: true,
        stop: true,
        lag: true,
        network: true,
        draw_settings: true,
        ..Self::NONE
    };
}

/// A script that can lose lines and still be a script.
#[derive(Clone)]
pub(super) struct Plan {
    head: String,
    pub(super) lines: Vec<(u64, String)>,
    end: u64,
}

/// What the generator remembers while it writes.
struct Writer<'a> {
    draws: &'a mut Draws,
    budget: Budget,
    brokers: u64,
    lines: Vec<(u64, String)>,
    now: u64,
    sent: u64,
    unclean: u64,
}

impl Plan {
    /// `actions` of the script's own, then those that end every fault.
    pub(super) fn random(draws: &mut Draws, budget: Budget, actions: u64) -> Self {
        let brokers = if budget.draw_settings && draws.one_in(4) {
            1 + draws.below(5)
        } else {
            3
        };
        let head = head(draws, budget, brokers);
        let mut writer = Writer {
            draws,
            budget,
            brokers,
            lines: Vec::new(),
            now: 1_000,
            sent: 0,
            unclean: 0,
        };
        while (writer.lines.len() as u64) < actions {
            writer.line();
        }
        // The quiet end of 8.4: every fault is over, everyone is back, and there is time for all of it.
        let mut now = writer.now + 1_000;
        let mut lines = writer.lines;
        let all: Vec<String> = (1..=brokers).map(|broker| broker.to_string()).collect();
        let all = all.join(",");
        for verb in [
            "heal".to_owned(),
            format!("release {all}"),
            format!("resume {all}"),
        ] {
            lines.push((now, verb));
        }
        for broker in 1..=brokers {
            lines.push((now, format!("slow_fetch {broker} 0")));
        }
        for broker in 1..=brokers {
            now += 12_000;
            lines.push((now, format!("start {broker}")));
        }
        Self {
            head,
            lines,
            end: now + 200_000,
        }
    }

    pub(super) fn text(&self) -> String {
        let mut text = self.head.clone();
        for (at, verb) in &self.lines {
            writeln!(text, "at {at} {verb}").expect("a string takes text");
        }
        writeln!(text, "end {}", self.end).expect("a string takes text");
        text
    }
}

fn head(draws: &mut Draws, budget: Budget, brokers: u64) -> String {
    let mut head = format!(
        "set brokers={brokers} replication.factor={}\n",
        brokers.min(3)
    );
    if budget.draw_settings {
        let profile = draws.pick(&["K4", "K4", "K40", "K37", "K36"]);
        let min = 1 + draws.below(3);
        writeln!(head, "set profile={profile} min.insync.replicas={min}")
            .expect("a string takes text");
        if draws.one_in(4) {
            head.push_str("set unclean.leader.election.enable=true\n");
        }
        if draws.one_in(8) {
            head.push_str("set flush.messages=1\n");
        }
        if draws.one_in(6) {
            writeln!(
                head,
                "set jitter.us={} seed={}",
                draws.below(3_000),
                draws.below(1_000)
            )
            .expect("a string takes text");
        }
        if draws.one_in(6) {
            head.push_str("set batch.size=3 linger.ms=20\n");
        }
        let client = draws.pick(&[
            "acks=all",
            "acks=all",
            "acks=all enable.idempotence=false",
            "acks=1",
            "acks=0",
            "acks=all retries=2 enable.idempotence=false",
            "acks=all enable.idempotence=false max.in.flight.requests.per.connection=1",
            "acks=all delivery.timeout.ms=20000 request.timeout.ms=8000",
        ]);
        writeln!(head, "set {client}").expect("a string takes text");
    }
    if !budget.settings.is_empty() {
        writeln!(head, "set {}", budget.settings).expect("a string takes text");
    }
    head.push_str("producer Q\n");
    head
}

impl Writer<'_> {
    fn line(&mut self) {
        let verb = if self.draws.one_in(2) {
            Some(self.send())
        } else {
            self.fault()
        };
        if let Some(verb) = verb {
            let is_drop = verb.starts_with("drop_");
            self.lines.push((self.now, verb));
            if is_drop {
                let send = self.send();
                self.lines.push((self.now, send));
            }
        }
        // Close together, inside a session, or behind every timeout.
        let gap = *self
            .draws
            .pick(&[&0_u64, &2, &40, &400, &3_000, &11_000, &31_000, &48_000]);
        self.now += gap + self.draws.below(gap.min(500) + 2);
    }

    fn send(&mut self) -> String {
        self.sent += 1;
        let producer = if self.draws.one_in(4) { "Q" } else { "P" };
        format!("send {producer} m{}", self.sent)
    }

    fn broker(&mut self) -> u64 {
        1 + self.draws.below(self.brokers)
    }

    fn fault(&mut self) -> Option<String> {
        let (broker, budget) = (self.broker(), self.budget);
        match self.draws.below(12) {
            0..3 => Some(format!("start {broker}")),
            3 | 4 if budget.kill => self.unclean_shutdown("kill"),
            5 if budget.power_loss => self.unclean_shutdown("power_loss"),
            6 if budget.wipe && self.draws.one_in(3) => self.unclean_shutdown("wipe"),
            7 if budget.stop && self.draws.one_in(3) => Some("elect PREFERRED".to_owned()),
            7 if budget.stop => Some(format!("stop {broker}")),
            8 | 9 if budget.lag => Some(self.lag(broker)),
            10 | 11 if budget.network => Some(self.network(broker)),
            _ => Some(self.send()),
        }
    }

    fn unclean_shutdown(&mut self, verb: &str) -> Option<String> {
        if self.unclean >= self.budget.unclean_max {
            return None;
        }
        self.unclean += 1;
        Some(format!("{verb} {}", self.broker()))
    }

    fn lag(&mut self, broker: u64) -> String {
        match self.draws.below(8) {
            0..2 => format!("hold {broker}"),
            2..4 => format!("release {broker}"),
            4 => format!("slow_fetch {broker} {}", self.draws.below(20_000)),
            5 => format!("disk_stall {broker} {}", 1 + self.draws.below(15_000)),
            6 => format!("pause {broker}"),
            _ => format!("resume {broker}"),
        }
    }

    fn network(&mut self, broker: u64) -> String {
        let others: Vec<String> = (1..=self.brokers)
            .filter(|&b| b != broker)
            .map(|b| b.to_string())
            .collect();
        let everyone = [vec!["C".to_owned()], others.clone()].concat().join(",");
        let next = self.sent + 1;
        match self.draws.below(12) {
            0 | 1 => format!("cut {broker} | {everyone}"),
            2 => format!("cut {broker} | C"),
            3 if !others.is_empty() => format!("cut_oneway {broker} | {}", others[0]),
            4 => format!("cut P | {broker}"),
            5..8 => "heal".to_owned(),
            8 => format!("reset P | {broker}"),
            9 => format!("drop_request m{next}"),
            10 => format!("drop_response m{next}"),
            _ => "ctl_failover 2000".to_owned(),
        }
    }
}
