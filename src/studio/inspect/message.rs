//! A message on its way, and what connects two endpoints.

use engine::id::Endpoint;
use engine::message::{FetchOutcome, FetchRequest, Message, ProduceRequest};

use super::sheet::Sheet;
use crate::i18n;
use crate::i18n::fields as w;
use crate::touch::queued_id;

pub(super) fn show(sheet: &mut Sheet<'_>, id: u64) {
    let world = sheet.world;
    sheet.part(w::HEAD_MESSAGE, "");
    if let Some(flight) = world.in_flight().into_iter().find(|flight| flight.id == id) {
        sheet.put(w::API, api(flight.message));
        sheet.end(w::FROM, flight.from);
        sheet.end(w::TO, flight.to);
        sheet.time(w::SENT_AT, Some(flight.sent_at));
        sheet.time(w::ARRIVES, flight.arrives_at);
        return content(sheet, flight.message);
    }
    for broker in world.brokers() {
        for connection in &broker.connections {
            let mut queue = connection.queue.iter();
            let found =
                queue.find(|request| queued_id(connection.client, request.correlation) == id);
            if let Some(request) = found {
                sheet.put(w::API, "Produce");
                sheet.end(w::FROM, Endpoint::Client(connection.client));
                sheet.end(w::TO, Endpoint::Broker(broker.id));
                produce(sheet, request);
            }
        }
    }
}

/// Kafka's name of the request or the answer.
const fn api(message: &Message) -> &'static str {
    match message {
        Message::Produce(_) => "Produce",
        Message::ProduceReply { .. } => "Produce (response)",
        Message::MetadataRequest { .. } => "Metadata",
        Message::MetadataReply { .. } => "Metadata (response)",
        Message::Fetch(_) => "Fetch",
        Message::FetchReply { .. } => "Fetch (response)",
        Message::AlterPartition(_) => "AlterPartition",
        Message::AlterPartitionReply(_) => "AlterPartition (response)",
        Message::Heartbeat(_) => "BrokerHeartbeat",
        Message::HeartbeatReply { .. } => "BrokerHeartbeat (response)",
        Message::Register { .. } => "BrokerRegistration",
        Message::RegisterReply(_) => "BrokerRegistration (response)",
        Message::Metadata(_) => "Fetch (metadata log)",
        Message::ConnectionClosed => "TCP RST/FIN",
    }
}

fn content(sheet: &mut Sheet<'_>, message: &Message) {
    match message {
        Message::Produce(request) => produce(sheet, request),
        Message::ProduceReply {
            correlation,
            partition,
            result,
            hint,
        } => {
            sheet.number(w::CORRELATION, correlation);
            sheet.number(w::PARTITION, partition);
            match result {
                Ok(base) => sheet.number(w::RESULT, base),
                Err(error) => sheet.put(w::RESULT, error.name()),
            }
            let leader = hint.and_then(|view| view.leader);
            sheet.maybe(w::LEADER, leader.as_ref().map(|leader| leader as _));
        }
        Message::Fetch(request) => fetch(sheet, *request),
        Message::FetchReply {
            round,
            partition,
            outcome,
        } => {
            sheet.number(w::ROUND, round);
            sheet.number(w::PARTITION, partition);
            answer(sheet, outcome);
        }
        // These are not drawn, and have no token to touch.
        Message::MetadataRequest { .. }
        | Message::MetadataReply { .. }
        | Message::AlterPartition(_)
        | Message::AlterPartitionReply(_)
        | Message::Heartbeat(_)
        | Message::HeartbeatReply { .. }
        | Message::Register { .. }
        | Message::RegisterReply(_)
        | Message::Metadata(_)
        | Message::ConnectionClosed => {}
    }
}

fn produce(sheet: &mut Sheet<'_>, request: &ProduceRequest) {
    let ProduceRequest {
        producer,
        correlation,
        partition,
        acks,
        timeout,
        batch,
    } = request;
    sheet.put(w::PRODUCER, sheet.names.producer(*producer));
    sheet.number(w::CORRELATION, correlation);
    sheet.number(w::PARTITION, partition);
    sheet.put(w::ACKS, i18n::acks(*acks));
    sheet.span(w::TIMEOUT, *timeout);
    let records: Vec<_> = batch.iter().map(|entry| entry.record).collect();
    sheet.records(w::RECORDS, &records);
    let stamp = batch.first().and_then(|entry| entry.stamp);
    let sequence = stamp.map(|stamp| format!("{} ({})", stamp.sequence, stamp.producer_epoch));
    sheet.list(w::SEQUENCE, sequence.into_iter());
}

fn fetch(sheet: &mut Sheet<'_>, request: FetchRequest) {
    let FetchRequest {
        follower,
        broker_epoch,
        round,
        partition,
        offset,
        leader_epoch,
        last_fetched_epoch,
    } = request;
    sheet.end(w::FROM, Endpoint::Broker(follower));
    sheet.maybe(
        w::BROKER_EPOCH,
        broker_epoch.as_ref().map(|epoch| epoch as _),
    );
    sheet.number(w::ROUND, &round);
    sheet.number(w::PARTITION, &partition);
    sheet.number(w::FETCH_OFFSET, &offset);
    sheet.number(w::LEADER_EPOCH, &leader_epoch);
    sheet.maybe(
        w::LAST_FETCHED_EPOCH,
        last_fetched_epoch.as_ref().map(|epoch| epoch as _),
    );
}

fn answer(sheet: &mut Sheet<'_>, outcome: &FetchOutcome) {
    match outcome {
        FetchOutcome::Records {
            entries,
            high_watermark,
        } => {
            let records: Vec<_> = entries.iter().map(|entry| entry.record).collect();
            sheet.records(w::RECORDS, &records);
            sheet.number(w::HW, high_watermark);
        }
        FetchOutcome::Diverging { epoch, end } => {
            sheet.put(w::RESULT, format!("≠ {epoch} → {end}"));
        }
        FetchOutcome::Error {
            error,
            leader_log_end,
        } => {
            sheet.put(w::RESULT, error.name());
            sheet.number(w::LEO, leader_log_end);
        }
    }
}

pub(super) fn show_wire(sheet: &mut Sheet<'_>, a: Endpoint, b: Endpoint) {
    let network = sheet.world.network();
    sheet.part(w::HEAD_WIRE, "");
    sheet.end(w::FROM, a);
    sheet.end(w::TO, b);
    sheet.flag(w::CUT_THERE, network.is_cut(a, b));
    sheet.flag(w::CUT_BACK, network.is_cut(b, a));
    sheet.span(w::EXTRA, network.extra_delay(a, b));
    let between =
        sheet.world.in_flight().into_iter().filter(|flight| {
            (flight.from, flight.to) == (a, b) || (flight.from, flight.to) == (b, a)
        });
    let named = between.map(|flight| String::from(api(flight.message)));
    sheet.list(w::ON_THE_WAY, named);
}
