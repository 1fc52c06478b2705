//! What a person or a script can do to the cluster: the verbs of a scenario.

use core::slice;

use crate::id::{BrokerId, ClientId, Endpoint, PartitionId, ValueId};
use crate::time::{Duration, Instant};

/// One thing done from outside. Several that a script names in one line are one action each.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// The application calls `send()` once.
    Send {
        /// Which producer.
        producer: ClientId,
        /// To which partition.
        partition: PartitionId,
        /// The business id of the record.
        value: ValueId,
    },
    /// The application calls `flush()`: what is queued does not wait for `linger.ms`.
    Flush(ClientId),
    /// The producer's process dies; what it had not been told yet stays unknown (8.2).
    CrashProducer(ClientId),
    /// A new process of the same application starts, with a new producer id (I-1).
    StartProducer(ClientId),
    /// The process dies; the page cache survives (D-6); peers get a reset (C-61).
    Kill(BrokerId),
    /// Process and page cache are gone, peers hear nothing (D-7).
    PowerLoss {
        /// Which broker.
        broker: BrokerId,
        /// Length of the log that survives; the flushed part when not given.
        keep: Option<u32>,
    },
    /// The disk is lost (D-8).
    Wipe(BrokerId),
    /// SIGTERM: controlled shutdown (C-15 to C-17).
    Stop(BrokerId),
    /// The process starts (D-10, C-8).
    Start(BrokerId),
    /// The process is frozen, as by a long garbage collection; its messages wait.
    Pause(BrokerId),
    /// It goes on, and finds what waited.
    Resume(BrokerId),
    /// The broker's replica fetch loop stops; a response on its way to it is thrown away.
    Hold(BrokerId),
    /// The fetch loop goes on.
    Release(BrokerId),
    /// Each fetch round of the broker takes so much longer. Zero ends it.
    SlowFetch {
        /// The follower.
        broker: BrokerId,
        /// Added to each round.
        extra: Duration,
    },
    /// Appends and fetches on the broker wait for its disk.
    DiskStall {
        /// Which broker.
        broker: BrokerId,
        /// For how long.
        length: Duration,
    },
    /// Nothing passes between the two sets, until [`Action::Heal`]; connections stay open (C-60).
    Cut {
        /// One side.
        left: Vec<Endpoint>,
        /// The other side.
        right: Vec<Endpoint>,
    },
    /// Nothing passes from the first set to the second.
    CutOneWay {
        /// The senders that are not heard.
        from: Vec<Endpoint>,
        /// The receivers that do not hear them.
        to: Vec<Endpoint>,
    },
    /// Every cut ends; what waited arrives (C-60).
    Heal,
    /// The connection between two endpoints breaks.
    Reset(Endpoint, Endpoint),
    /// Messages between two endpoints take so much longer. Zero ends it.
    Delay {
        /// One endpoint.
        left: Endpoint,
        /// The other.
        right: Endpoint,
        /// Added to the latency, both ways.
        extra: Duration,
    },
    /// The connection breaks just before the leader would process the record (C-62).
    DropRequest {
        /// Which record.
        value: ValueId,
        /// How many times.
        times: u32,
    },
    /// The connection breaks just before the record's response would reach the client (C-62).
    DropResponse {
        /// Which record.
        value: ValueId,
        /// How many times.
        times: u32,
    },
    /// The request that carries the record loses its connection at once and still reaches the broker later.
    Late {
        /// Which record.
        value: ValueId,
        /// How much later.
        delay: Duration,
    },
    /// An administrator asks for an election (C-41, C-42).
    Elect(ElectionType),
    /// The active controller is lost; another takes over (C-11).
    ControllerFailover(Duration),
    /// The controller does nothing for so long.
    ControllerPause(Duration),
    /// A topic setting changes while the cluster runs (C-44).
    AlterConfig(TopicChange),
}

/// Whom or what an action befalls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject<'a> {
    /// A producer, or the application around it.
    Producer(ClientId),
    /// A broker.
    Broker(BrokerId),
    /// What connects two sides, both ways.
    Link(&'a [Endpoint], &'a [Endpoint]),
    /// What leads from the first side to the second.
    OneWay(&'a [Endpoint], &'a [Endpoint]),
    /// The whole network.
    Network,
    /// The request that carries a record, or its answer.
    Record(ValueId),
    /// The controller.
    Controller,
    /// The topic's settings.
    Topic,
}

impl Action {
    /// Whom it befalls: the one list of who that is, for whoever names it, places it or looks whether it is there.
    pub fn subject(&self) -> Subject<'_> {
        match self {
            Self::Send { producer, .. }
            | Self::Flush(producer)
            | Self::CrashProducer(producer)
            | Self::StartProducer(producer) => Subject::Producer(*producer),
            Self::Kill(broker)
            | Self::PowerLoss { broker, .. }
            | Self::Wipe(broker)
            | Self::Stop(broker)
            | Self::Start(broker)
            | Self::Pause(broker)
            | Self::Resume(broker)
            | Self::Hold(broker)
            | Self::Release(broker)
            | Self::SlowFetch { broker, .. }
            | Self::DiskStall { broker, .. } => Subject::Broker(*broker),
            Self::Cut { left, right } => Subject::Link(left, right),
            Self::CutOneWay { from, to } => Subject::OneWay(from, to),
            Self::Reset(left, right) | Self::Delay { left, right, .. } => {
                Subject::Link(slice::from_ref(left), slice::from_ref(right))
            }
            Self::Heal => Subject::Network,
            Self::DropRequest { value, .. }
            | Self::DropResponse { value, .. }
            | Self::Late { value, .. } => Subject::Record(*value),
            Self::Elect(_) | Self::ControllerFailover(_) | Self::ControllerPause(_) => {
                Subject::Controller
            }
            Self::AlterConfig(_) => Subject::Topic,
        }
    }
}

/// Which election an administrator asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ElectionType {
    /// Back to the first replica (C-41).
    Preferred,
    /// Any live replica, if there is no leader (C-42).
    Unclean,
}

/// A topic setting that can be changed while the cluster runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TopicChange {
    /// `min.insync.replicas`.
    MinInsyncReplicas(u8),
    /// `unclean.leader.election.enable`.
    UncleanLeaderElection(bool),
    /// `flush.messages`.
    FlushMessages(u64),
}

/// An action and when it is done. Several at one instant are done in their order, before the events of that instant (S-9).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TimedAction {
    /// When.
    pub at: Instant,
    /// What.
    pub action: Action,
}

/// Everything done from outside in one run, in order of time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Script {
    /// The actions; their times do not decrease.
    pub actions: Vec<TimedAction>,
    /// When the run ends.
    pub end: Instant,
}
