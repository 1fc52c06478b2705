//! A record: what its sender was told, and every copy of it.

use engine::id::{Offset, RecordId};
use engine::ledger::{Delivery, RecordState};

use super::sheet::Sheet;
use crate::frame::Row;
use crate::i18n::fields as w;

pub(super) fn show(sheet: &mut Sheet<'_>, id: RecordId) {
    let RecordState {
        producer,
        session,
        partition,
        value,
        sent_at,
        delivery,
        done_at,
        attempts,
        committed_at,
        lost_at,
        duplicated_at,
    } = sheet.world.ledger().record(id);
    sheet.part(w::HEAD_RECORD, sheet.names.record(id));
    sheet.put(w::VALUE, sheet.names.value(*value));
    sheet.put(w::PRODUCER, sheet.names.producer(*producer));
    sheet.number(w::SESSION, session);
    sheet.number(w::PARTITION, partition);
    sheet.time(w::CALLED, Some(*sent_at));
    let sends = &sheet.language.words().sends;
    let told = match delivery {
        Delivery::Pending => String::from(sends.awaited),
        Delivery::Acked(Some(offset)) => format!("{} @ {offset}", sends.confirmed),
        Delivery::Acked(None) => String::from(sends.forgotten),
        Delivery::Failed(failure) => format!("{}: {}", sends.failed, failure.error.exception()),
        Delivery::Unknown => String::from(sends.unknown),
    };
    sheet.put(w::DELIVERY, told);
    sheet.time(w::DONE, *done_at);
    sheet.number(w::ATTEMPTS, attempts);
    let committed = committed_at.map(|(offset, epoch)| format!("{offset} ({epoch})"));
    sheet.list(w::COMMITTED, committed.into_iter());
    sheet.time(w::LOST_AT, *lost_at);
    sheet.time(w::DUPLICATED_AT, *duplicated_at);
    let rows = &sheet.language.words().rows;
    sheet.put(w::FATE, rows.of(Row::of(sheet.world, id)));
    let world = sheet.world;
    for broker in world.brokers() {
        let entries = broker
            .replica(*partition)
            .map(|replica| replica.log.entries());
        let copies = entries.into_iter().flatten().enumerate();
        for (at, entry) in copies.filter(|(_, entry)| entry.record == id) {
            sheet.part(w::HEAD_COPY, &broker.id.to_string());
            sheet.number(w::OFFSET, &Offset::from_index(at));
            sheet.number(w::LEADER_EPOCH, &entry.leader_epoch);
            let stamp = entry.stamp;
            sheet.maybe(
                w::PRODUCER_ID,
                stamp.as_ref().map(|stamp| &stamp.producer_id as _),
            );
            let sequence =
                stamp.map(|stamp| format!("{} ({})", stamp.sequence, stamp.producer_epoch));
            sheet.list(w::SEQUENCE, sequence.into_iter());
        }
    }
}
