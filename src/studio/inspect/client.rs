//! A producer: its identity, its batches, and what it believes of the cluster.

use engine::state::{ClientConnection, InFlightBatch, PartitionView, Producer, ProducerBatch};

use super::sheet::Sheet;
use crate::i18n::fields as w;

pub(super) fn show(sheet: &mut Sheet<'_>, producer: &Producer) {
    let Producer {
        id,
        is_up,
        session,
        producer_id,
        producer_epoch,
        queue,
        in_flight,
        blocked,
        partitions,
        connections,
        last_lost,
        is_bootstrapped,
        ..
    } = producer;
    sheet.part(w::HEAD_CLIENT, sheet.names.producer(*id));
    sheet.flag(w::UP, *is_up);
    sheet.number(w::SESSION, session);
    sheet.maybe(w::PRODUCER_ID, producer_id.as_ref().map(|id| id as _));
    sheet.number(w::PRODUCER_EPOCH, producer_epoch);
    sheet.number(w::QUEUE, &queue.len());
    sheet.number(w::IN_FLIGHT, &in_flight.len());
    let (names, language) = (sheet.names, sheet.language);
    let waiting = blocked.iter().map(|(record, _, deadline)| {
        let until = crate::i18n::clock(*deadline, language);
        [names.record(*record), " ≤ ", &until].concat()
    });
    sheet.list(w::BLOCKED, waiting);
    let open = connections
        .iter()
        .enumerate()
        .filter_map(|(place, connection)| {
            let ClientConnection { number, is_open } = *connection;
            is_open.then(|| format!("{} (#{number})", place + 1))
        });
    sheet.list(w::OPEN, open);
    sheet.maybe(w::LAST_LOST, last_lost.as_ref().map(|broker| broker as _));
    sheet.flag(w::BOOTSTRAPPED, *is_bootstrapped);
    for view in partitions {
        known(sheet, *view);
    }
    for sent in in_flight {
        let InFlightBatch {
            batch,
            leader,
            correlation,
            sent_at,
            is_given_up,
        } = sent;
        sheet.part(w::HEAD_SENT, "");
        sheet.number(w::SENT_TO, leader);
        sheet.number(w::CORRELATION, correlation);
        sheet.time(w::SENT_AT, Some(*sent_at));
        sheet.flag(w::GIVEN_UP, *is_given_up);
        content(sheet, batch);
    }
    for batch in queue.iter() {
        sheet.part(w::HEAD_QUEUED, "");
        content(sheet, batch);
    }
}

fn content(sheet: &mut Sheet<'_>, batch: &ProducerBatch) {
    let ProducerBatch {
        records,
        partition,
        created,
        attempts,
        not_before,
        sequence,
        in_doubt,
        is_closed,
        attempt_epoch,
        sequence_was_reset,
    } = batch;
    sheet.records(w::RECORDS, records);
    sheet.number(w::PARTITION, partition);
    sheet.time(w::CREATED, Some(*created));
    sheet.number(w::ATTEMPTS, attempts);
    sheet.time(w::NOT_BEFORE, Some(*not_before));
    let sequence = sequence.map(|(epoch, first)| format!("{first} ({epoch})"));
    sheet.list(w::SEQUENCE, sequence.into_iter());
    sheet.flag(w::IN_DOUBT, *in_doubt);
    sheet.flag(w::CLOSED, *is_closed);
    sheet.maybe(
        w::ATTEMPT_EPOCH,
        attempt_epoch.as_ref().map(|epoch| epoch as _),
    );
    sheet.flag(w::RENUMBERED, *sequence_was_reset);
}

fn known(sheet: &mut Sheet<'_>, view: PartitionView) {
    let PartitionView {
        leader,
        epoch,
        next_sequence,
        last_acked,
        is_unresolved,
        bump_wanted,
        producer_epoch,
    } = view;
    sheet.part(w::HEAD_VIEW, "");
    sheet.maybe(w::LEADER, leader.as_ref().map(|leader| leader as _));
    sheet.maybe(w::LEADER_EPOCH, epoch.as_ref().map(|epoch| epoch as _));
    sheet.number(w::NEXT_SEQUENCE, &next_sequence);
    sheet.maybe(
        w::LAST_ACKED,
        last_acked.as_ref().map(|sequence| sequence as _),
    );
    sheet.flag(w::UNRESOLVED, is_unresolved);
    sheet.flag(w::BUMP, bump_wanted);
    sheet.number(w::PRODUCER_EPOCH, &producer_epoch);
}
