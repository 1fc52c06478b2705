//! The leader's side of replication: what a fetch is answered with, and what it proves.

use std::sync::Arc;

use super::Turn;
use crate::agenda::BrokerTimer;
use crate::error::ErrorCode;
use crate::fact::Fact;
use crate::id::{BrokerId, Endpoint, Offset, PartitionId};
use crate::message::{FetchOutcome, FetchRequest, Message};
use crate::mutant::{Mutant, is_active};
use crate::state::ParkedFetch;

impl Turn<'_> {
    /// A request for this broker as a server. While its disk stalls, it waits; while it is not serving, it is refused.
    pub(super) fn request_arrived(
        &mut self,
        broker: BrokerId,
        from: Endpoint,
        connection: u32,
        message: Message,
    ) -> bool {
        if !self.broker(broker).is_serving() {
            self.send(
                Endpoint::Broker(broker),
                from,
                connection,
                Message::ConnectionClosed,
            );
            return true;
        }
        if self.is_stalled(broker) {
            self.broker(broker)
                .stalled
                .push((from, connection, message));
            return true;
        }
        match message {
            Message::Fetch(request) => self.answer_fetch(broker, connection, &request),
            Message::Produce(request) => self.produce_arrived(broker, connection, request),
            Message::ProduceReply { .. }
            | Message::MetadataRequest { .. }
            | Message::MetadataReply { .. }
            | Message::FetchReply { .. }
            | Message::AlterPartition(_)
            | Message::AlterPartitionReply(_)
            | Message::Heartbeat(_)
            | Message::HeartbeatReply { .. }
            | Message::Register { .. }
            | Message::RegisterReply(_)
            | Message::Metadata(_)
            | Message::ConnectionClosed => return false,
        }
        true
    }

    /// The checks that need no log.
    fn fetch_error(&self, broker: BrokerId, request: &FetchRequest) -> Option<ErrorCode> {
        let state = &self.world.brokers[broker.index()];
        let known = self.known_epoch(broker, request.partition);
        if request.leader_epoch < known {
            return Some(ErrorCode::FencedLeaderEpoch);
        }
        if request.leader_epoch > known {
            return Some(ErrorCode::UnknownLeaderEpoch);
        }
        if state
            .replica(request.partition)
            .is_none_or(|replica| !replica.is_leader())
        {
            return Some(ErrorCode::NotLeaderOrFollower);
        }
        None
    }

    /// What the log says to a fetch: records, a divergence or an error.
    fn read_log(&self, broker: BrokerId, request: &FetchRequest) -> FetchOutcome {
        let Some(replica) = self.world.brokers[broker.index()].replica(request.partition) else {
            return FetchOutcome::Error {
                error: ErrorCode::NotLeaderOrFollower,
                leader_log_end: Offset(0),
            };
        };
        let log_end = replica.log.log_end_offset();
        let error = |error| FetchOutcome::Error {
            error,
            leader_log_end: log_end,
        };
        if let Some(error_code) = self.fetch_error(broker, request) {
            return error(error_code);
        }
        if let Some(last) = request.last_fetched_epoch {
            match replica.epochs.end_offset_for(last, log_end) {
                None => return error(ErrorCode::OffsetOutOfRange),
                Some((epoch, end)) if epoch < last || end < request.offset => {
                    return FetchOutcome::Diverging { epoch, end };
                }
                Some(_) => {}
            }
        }
        if request.offset > log_end {
            return error(ErrorCode::OffsetOutOfRange);
        }
        let entries = match replica.log.read_from(request.offset) {
            [] => Arc::default(), // which takes no memory
            entries => Arc::from(entries),
        };
        FetchOutcome::Records {
            entries,
            high_watermark: replica.high_watermark,
        }
    }

    /// read, then note the follower's progress, then answer with what was read.
    fn answer_fetch(&mut self, broker: BrokerId, connection: u32, request: &FetchRequest) {
        let outcome = self.read_log(broker, request);
        let FetchOutcome::Records { entries, .. } = &outcome else {
            return self.reply_to_fetch(broker, connection, request, outcome);
        };
        let has_records = !entries.is_empty();
        if let Some(error) = self.stale_follower_error(broker, request) {
            let outcome = FetchOutcome::Error {
                error,
                leader_log_end: request.offset,
            };
            return self.reply_to_fetch(broker, connection, request, outcome);
        }
        self.note_progress(broker, request);
        if has_records {
            self.reply_to_fetch(broker, connection, request, outcome);
        } else {
            self.park_fetch(broker, connection, request);
        }
    }

    /// a fetch from an earlier process of the follower.
    fn stale_follower_error(&self, broker: BrokerId, request: &FetchRequest) -> Option<ErrorCode> {
        let image = self.world.brokers[broker.index()].image.as_ref()?;
        let known = image.registrations[request.follower.index()].epoch;
        request
            .broker_epoch
            .is_some_and(|epoch| epoch < known)
            .then_some(ErrorCode::NotLeaderOrFollower)
    }

    /// R-12, then R-31, then R-20.
    fn note_progress(&mut self, broker: BrokerId, request: &FetchRequest) {
        let (now, partition, follower) = (self.now(), request.partition, request.follower);
        let Some(replica) = self.replica(broker, partition) else {
            return;
        };
        let leader_end = replica.log.log_end_offset();
        let Some(leadership) = self.leadership(broker, partition) else {
            return;
        };
        let state = &mut leadership.followers[follower.index()];
        if request.offset >= leader_end {
            state.last_caught_up = state.last_caught_up.max(Some(now));
        } else if state
            .last_fetch_leader_end
            .is_some_and(|end| request.offset >= end)
        {
            state.last_caught_up = state.last_caught_up.max(state.last_fetch);
        }
        let before = state.log_end;
        let believed =
            u32::from(is_active(Mutant::FetchOffsetOffByOne) && request.offset < leader_end);
        state.log_end = Some(request.offset.plus(believed));
        state.last_fetch_leader_end = state.last_fetch_leader_end.max(Some(leader_end));
        state.last_fetch = Some(now);
        state.broker_epoch = Some(request.broker_epoch);
        let has_moved = before != Some(request.offset);
        if has_moved {
            self.note(Fact::FollowerProgressed {
                leader: broker,
                follower,
                partition,
                log_end: request.offset,
            });
        }
        self.maybe_expand_isr(broker, partition, follower);
        if has_moved && self.advance_high_watermark(broker, partition) {
            self.complete_produce(broker, partition);
        }
    }

    fn park_fetch(&mut self, broker: BrokerId, connection: u32, request: &FetchRequest) {
        let wait = self.world.setup.cluster.fetch_wait_max;
        let (deadline, ticket, partition) = (self.now() + wait, self.ticket(), request.partition);
        let parked = ParkedFetch {
            request: *request,
            connection,
            ticket,
            deadline,
        };
        let Some(leadership) = self.leadership(broker, partition) else {
            return;
        };
        leadership
            .parked_fetches
            .retain(|other| other.request.follower != request.follower);
        leadership.parked_fetches.push(parked);
        self.note(Fact::FetchParked {
            leader: broker,
            follower: request.follower,
            partition,
        });
        self.after_broker(broker, wait, BrokerTimer::ParkedFetch { partition, ticket });
    }

    /// The wait is over: whatever there is, is the answer.
    pub(super) fn expire_parked_fetch(
        &mut self,
        broker: BrokerId,
        partition: PartitionId,
        ticket: u64,
    ) -> bool {
        let Some(leadership) = self.leadership(broker, partition) else {
            return false;
        };
        let Some(at) = leadership
            .parked_fetches
            .iter()
            .position(|parked| parked.ticket == ticket)
        else {
            return false;
        };
        let parked = leadership.parked_fetches.remove(at);
        self.complete_fetch(broker, &parked);
        true
    }

    /// Answers every parked fetch, in order of parking.
    pub(super) fn wake_fetches(&mut self, broker: BrokerId, partition: PartitionId) {
        let Some(leadership) = self.leadership(broker, partition) else {
            return;
        };
        for parked in core::mem::take(&mut leadership.parked_fetches) {
            self.complete_fetch(broker, &parked);
        }
    }

    /// The log is read again; the follower's progress is not noted a second time.
    pub(super) fn complete_fetch(&mut self, broker: BrokerId, parked: &ParkedFetch) {
        let outcome = self.read_log(broker, &parked.request);
        self.reply_to_fetch(broker, parked.connection, &parked.request, outcome);
    }

    fn reply_to_fetch(
        &mut self,
        broker: BrokerId,
        connection: u32,
        request: &FetchRequest,
        outcome: FetchOutcome,
    ) {
        let (leader, follower, partition) = (broker, request.follower, request.partition);
        self.note(match &outcome {
            FetchOutcome::Records {
                entries,
                high_watermark,
            } => Fact::FetchAnswered {
                leader,
                follower,
                partition,
                base: request.offset,
                count: Offset::from_index(entries.len()).0,
                high_watermark: *high_watermark,
            },
            &FetchOutcome::Diverging { epoch, end } => Fact::DivergenceFound {
                leader,
                follower,
                partition,
                epoch,
                end,
            },
            &FetchOutcome::Error { error, .. } => Fact::FetchRejected {
                leader,
                follower,
                partition,
                error,
            },
        });
        let reply = Message::FetchReply {
            round: request.round,
            partition,
            outcome,
        };
        self.send(
            Endpoint::Broker(broker),
            Endpoint::Broker(follower),
            connection,
            reply,
        );
    }
}
