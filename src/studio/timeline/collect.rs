//! A timeline out of a run: the run is walked through once, and each message is noted when it is first on its way and
//! when it no longer is.

use engine::fact::Fact;
use engine::id::{BrokerId, ClientId, Endpoint, LeaderEpoch, PartitionId};
use engine::message::{FetchOutcome, InFlight, Message};
use engine::time::Instant;
use engine::trace::Trace;
use engine::world::World;

use super::{Arrow, End, Mark, Outage, Reign, Tick, Timeline, What};
use crate::frame::{Kind, message_view};
use crate::names::Names;

/// The partition that is drawn, as in figures.
const SHOWN: PartitionId = PartitionId(0);

impl Timeline {
    /// The timeline of a run.
    pub fn of(trace: &Trace, names: &Names) -> Self {
        let mut walk = trace.walk();
        let mut collector = Collector::new(walk.world(), names);
        collector.look(walk.world(), &[]);
        while walk.advance().is_some() {
            collector.look(walk.world(), walk.facts());
        }
        collector.look(walk.world(), &[]);
        collector.finish(walk.world())
    }
}

/// A message that is on its way.
struct Live {
    id: u64,
    arrow: usize,
    arrives_at: Option<Instant>,
}

/// A fetch without an answer yet.
struct Asked {
    follower: Endpoint,
    leader: Endpoint,
    round: u32,
    arrow: usize,
}

struct Collector<'a> {
    names: &'a Names,
    line: Timeline,
    /// By number of the message.
    live: Vec<Live>,
    asked: Vec<Asked>,
    newest: u64,
    /// By row: the outage that goes on.
    away: Vec<Option<usize>>,
    /// By broker: the reign that goes on.
    reigns: Vec<Option<usize>>,
}

impl<'a> Collector<'a> {
    fn new(world: &World, names: &'a Names) -> Self {
        let clients = (0..).map(ClientId).take(world.producers().len());
        let brokers = world.brokers().iter().map(|broker| broker.id);
        let rows: Vec<Endpoint> = clients
            .map(Endpoint::Client)
            .chain(brokers.map(Endpoint::Broker))
            .chain([Endpoint::Controller])
            .collect();
        Self {
            names,
            live: Vec::new(),
            asked: Vec::new(),
            newest: 0,
            away: vec![None; rows.len()],
            reigns: vec![None; world.brokers().len()],
            line: Timeline {
                rows,
                ..Timeline::default()
            },
        }
    }

    /// Notes what is otherwise than when it looked last.
    fn look(&mut self, world: &World, facts: &[Fact]) {
        let flights = world.in_flight();
        self.see_off(world, &flights, facts);
        for flight in &flights {
            if flight.id > self.newest {
                self.newest = flight.id;
                self.meet(world, flight);
            }
        }
        self.attend(world);
        for fact in facts {
            self.mark(world, fact);
        }
    }

    /// A message that is on its way for the first time.
    fn meet(&mut self, world: &World, flight: &InFlight<'_>) {
        let view = message_view(world, self.names, flight);
        let (mut what, mut is_quiet) = kind(flight);
        let mut letters = Vec::new();
        if let Some(view) = view {
            (what, letters) = (What::Shown(view.kind), view.letters);
            // Whether a fetch is worth an arrow is known when it is answered.
            is_quiet = matches!(view.kind, Kind::Ask(_));
        }
        let arrow = self.line.arrows.len();
        self.line.arrows.push(Arrow {
            id: flight.id,
            what,
            from: flight.from,
            to: flight.to,
            sent_at: flight.sent_at,
            due_at: flight.arrives_at.unwrap_or(flight.sent_at),
            end: End::OnItsWay,
            letters,
            is_quiet,
        });
        self.live.push(Live {
            id: flight.id,
            arrow,
            arrives_at: flight.arrives_at,
        });
        if let Message::Fetch(request) = flight.message
            && request.partition == SHOWN
        {
            self.asked.push(Asked {
                follower: flight.from,
                leader: flight.to,
                round: request.round,
                arrow,
            });
        }
        if let Message::FetchReply {
            round, partition, ..
        } = flight.message
            && *partition == SHOWN
        {
            self.pair(flight, *round, is_quiet);
        }
    }

    /// A fetch is worth as much as its answer.
    fn pair(&mut self, reply: &InFlight<'_>, round: u32, is_quiet: bool) {
        let asked = self.asked.iter().rposition(|asked| {
            (asked.follower, asked.leader, asked.round) == (reply.to, reply.from, round)
        });
        let Some(asked) = asked.map(|at| self.asked.remove(at)) else {
            return;
        };
        let ask = &mut self.line.arrows[asked.arrow];
        if !is_quiet {
            ask.is_quiet = false;
        } else if ask.is_quiet {
            ask.what = What::IdleFetch;
        }
    }

    /// Messages that are no longer on their way.
    fn see_off(&mut self, world: &World, flights: &[InFlight<'_>], facts: &[Fact]) {
        let now = world.now();
        let arrows = &mut self.line.arrows;
        self.live.retain_mut(|live| {
            let still = flights.binary_search_by_key(&live.id, |flight| flight.id);
            let arrow = &mut arrows[live.arrow];
            if let Ok(at) = still {
                live.arrives_at = flights[at].arrives_at;
                arrow.due_at = live.arrives_at.unwrap_or(now);
                return true;
            }
            arrow.end = end(world, live, arrow, facts);
            if matches!(arrow.end, End::Lost(_)) && matches!(arrow.what, What::Shown(_)) {
                arrow.is_quiet = false;
            }
            false
        });
    }

    /// Who is away and who leads.
    fn attend(&mut self, world: &World) {
        let now = world.now();
        for row in 0..self.line.rows.len() {
            let who = self.line.rows[row];
            let (is_down, is_paused) = absent(world, who);
            let open = self.away[row];
            let was_pause = open.map(|at| self.line.outages[at].is_pause);
            let is_pause = is_down.then_some(false).or(is_paused.then_some(true));
            if was_pause == is_pause {
                continue;
            }
            if let Some(at) = open {
                self.line.outages[at].to = Some(now);
            }
            self.away[row] = is_pause.map(|is_pause| {
                self.line.outages.push(Outage {
                    who,
                    is_pause,
                    from: now,
                    to: None,
                });
                self.line.outages.len() - 1
            });
        }
        for broker in world.brokers() {
            let place = broker.id.index();
            let epoch = leads(world, broker.id);
            let open = self.reigns[place];
            if open.map(|at| self.line.reigns[at].epoch) == epoch {
                continue;
            }
            if let Some(at) = open {
                self.line.reigns[at].to = now;
            }
            self.reigns[place] = epoch.map(|epoch| {
                self.line.reigns.push(Reign {
                    broker: broker.id,
                    epoch,
                    from: now,
                    to: now,
                });
                self.line.reigns.len() - 1
            });
        }
    }

    #[allow(
        clippy::wildcard_enum_match_arm,
        reason = "one table; what is not in it has no mark of its own"
    )]
    fn mark(&mut self, world: &World, fact: &Fact) {
        let controller = Endpoint::Controller;
        let counts = || {
            let leader = world.controller().image.partitions.first();
            let leader = leader.and_then(|state| state.leader);
            leader.map_or(controller, Endpoint::Broker)
        };
        let (who, mark) = match *fact {
            Fact::HighWatermarkAdvanced { broker, to, .. } => {
                (Endpoint::Broker(broker), Mark::HighWatermark(to))
            }
            Fact::RecordAcked {
                producer,
                offset: Some(_),
                ..
            } => (Endpoint::Client(producer), Mark::Acked),
            Fact::RecordFailed {
                producer, error, ..
            } => (Endpoint::Client(producer), Mark::Failed(error)),
            Fact::LeaderElected { leader, .. } => (controller, Mark::Elected(leader)),
            Fact::LeaderLost { .. } => (controller, Mark::NoLeader),
            Fact::IsrChanged { .. } => (controller, Mark::Isr),
            Fact::Truncated { broker, .. } => (Endpoint::Broker(broker), Mark::Truncated),
            Fact::ConfirmedRecordLost { .. } | Fact::CommitLost { .. } => (counts(), Mark::Lost),
            Fact::DuplicateStored { .. } => (counts(), Mark::Duplicated),
            _ => return,
        };
        let at = world.now();
        let tick = Tick { who, at, mark };
        // Several records of one moment leave one mark.
        if self.line.ticks.last() != Some(&tick) {
            self.line.ticks.push(tick);
        }
    }

    fn finish(mut self, world: &World) -> Timeline {
        self.line.end = world.now();
        for at in self.reigns.into_iter().flatten() {
            self.line.reigns[at].to = self.line.end;
        }
        self.line
    }
}

/// What a message is that no figure shows.
fn kind(flight: &InFlight<'_>) -> (What, bool) {
    match flight.message {
        Message::AlterPartition(request) if request.partition == SHOWN => (What::AlterIsr, false),
        Message::AlterPartitionReply(reply) if reply.partition == SHOWN => (What::IsrAnswer, false),
        Message::ConnectionClosed => (
            What::Closed,
            // Followers hear of it too; that says nothing new.
            !matches!(flight.to, Endpoint::Client(_)),
        ),
        Message::Fetch(_)
        | Message::FetchReply {
            outcome: FetchOutcome::Records { .. },
            ..
        } => (What::IdleFetch, true),
        Message::Produce(_)
        | Message::ProduceReply { .. }
        | Message::FetchReply { .. }
        | Message::AlterPartition(_)
        | Message::AlterPartitionReply(_)
        | Message::MetadataRequest { .. }
        | Message::MetadataReply { .. }
        | Message::Heartbeat(_)
        | Message::HeartbeatReply { .. }
        | Message::Register { .. }
        | Message::RegisterReply(_)
        | Message::Metadata(_) => (What::Other, true),
    }
}

/// What became of a message that is no longer on its way.
fn end(world: &World, live: &Live, arrow: &Arrow, facts: &[Fact]) -> End {
    let now = world.now();
    // It went with its connection, or with the process that it was meant for.
    let Some(due) = live.arrives_at.filter(|&due| due <= now) else {
        return End::Lost(now);
    };
    let (is_down, is_paused) = absent(world, arrow.to);
    // Whoever is frozen reads it later.
    let is_unread = is_down || (due < now && !is_paused);
    if is_unread || facts.iter().any(|fact| drops(fact, arrow)) {
        End::Lost(due)
    } else {
        End::Arrived
    }
}

/// Whether a fault took this message at the last moment.
#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "two faults take messages at the last moment"
)]
fn drops(fact: &Fact, arrow: &Arrow) -> bool {
    let (from, to) = match *fact {
        Fact::RequestDropped {
            producer, leader, ..
        } => (Endpoint::Client(producer), Endpoint::Broker(leader)),
        Fact::ResponseDropped {
            producer, leader, ..
        } => (Endpoint::Broker(leader), Endpoint::Client(producer)),
        _ => return false,
    };
    (arrow.from, arrow.to) == (from, to)
}

/// Whether somebody does not run, and whether somebody who does is frozen.
fn absent(world: &World, who: Endpoint) -> (bool, bool) {
    match who {
        Endpoint::Controller => (false, world.controller().silent_until.is_some()),
        Endpoint::Broker(broker) => {
            let broker = world.broker(broker);
            (!broker.is_up(), broker.paused)
        }
        Endpoint::Client(client) => (!world.producer(client).is_up, false),
    }
}

/// The epoch in which a broker holds itself for the leader.
fn leads(world: &World, broker: BrokerId) -> Option<LeaderEpoch> {
    let broker = world.broker(broker);
    let replica = broker.replica(SHOWN).filter(|_| broker.is_up())?;
    replica.leadership()?;
    replica.leader_epoch
}
