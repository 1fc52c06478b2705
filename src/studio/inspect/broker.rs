//! A broker with its copy of the partition.

use engine::id::{Offset, PartitionId};
use engine::state::{
    Broker, FollowerState, Following, Leadership, ParkedFetch, ParkedProduce, Replica, Role,
    ServerConnection,
};
use engine::time::Instant;

use super::sheet::{Sheet, placed};
use crate::i18n::fields as w;

/// The partition that figures show.
const SHOWN: PartitionId = PartitionId(0);

pub(super) fn show(sheet: &mut Sheet<'_>, broker: &Broker) {
    let Broker {
        id,
        run,
        paused,
        held,
        slow_fetch,
        stalled_until,
        epoch,
        clean_shutdown,
        incarnation,
        image,
        replicas,
        connections,
        ..
    } = broker;
    // The log is what one asks for first.
    if let Some(replica) = replicas.get(SHOWN.index()).and_then(Option::as_ref) {
        copy(sheet, replica);
    }
    sheet.part(w::HEAD_BROKER, &id.to_string());
    sheet.put(w::RUN, format!("{run:?}"));
    sheet.flag(w::PAUSED, *paused);
    sheet.flag(w::HELD, *held);
    sheet.span(w::SLOW_FETCH, *slow_fetch);
    let hangs = *stalled_until > sheet.world.now();
    sheet.time(w::STALLED, hangs.then_some(*stalled_until));
    sheet.maybe(w::BROKER_EPOCH, epoch.as_ref().map(|epoch| epoch as _));
    sheet.maybe(w::CLEAN, clean_shutdown.as_ref().map(|epoch| epoch as _));
    sheet.number(w::INCARNATION, incarnation);
    let version = image.as_ref().map(|image| image.version);
    sheet.maybe(w::IMAGE, version.as_ref().map(|version| version as _));
    let waiting = connections.iter().map(|connection| {
        let ServerConnection {
            client,
            connection,
            is_muted,
            queue,
        } = connection;
        let muted = if *is_muted { " ∎" } else { "" };
        format!("{client}#{connection}: {}{muted}", queue.len())
    });
    sheet.list(w::CONNECTIONS, waiting);
}

fn copy(sheet: &mut Sheet<'_>, replica: &Replica) {
    let Replica {
        log,
        epochs,
        producers,
        high_watermark,
        hw_checkpoint,
        leader_epoch,
        partition_epoch,
        role,
        ..
    } = replica;
    sheet.part(w::HEAD_REPLICA, "");
    let names = sheet.names;
    let entries = log.entries().iter().enumerate().map(|(at, entry)| {
        let letter = names.record(entry.record);
        placed(Offset::from_index(at), letter, &entry.leader_epoch)
    });
    sheet.list(w::LOG, entries);
    sheet.number(w::LEO, &log.log_end_offset());
    sheet.number(w::HW, high_watermark);
    sheet.number(w::HW_DISK, hw_checkpoint);
    sheet.number(w::FLUSHED, &log.flushed_offset());
    let starts = epochs.starts().iter();
    sheet.list(
        w::EPOCHS,
        starts.map(|(epoch, at)| format!("{epoch} → {at}")),
    );
    let ids = sheet
        .world
        .producers()
        .iter()
        .filter_map(|producer| producer.producer_id);
    let memory = ids.filter_map(|id| {
        let (epoch, batches) = producers.of(id)?;
        let batches: Vec<String> = batches
            .map(|batch| {
                format!(
                    "{}–{} @ {}–{}",
                    batch.first_sequence, batch.last_sequence, batch.base_offset, batch.last_offset
                )
            })
            .collect();
        Some(format!("{id}/{epoch}: {}", batches.join(", ")))
    });
    sheet.list(w::MEMORY, memory);
    sheet.maybe(
        w::LEADER_EPOCH,
        leader_epoch.as_ref().map(|epoch| epoch as _),
    );
    sheet.maybe(
        w::PARTITION_EPOCH,
        partition_epoch.as_ref().map(|epoch| epoch as _),
    );
    let figure = &sheet.language.words().figure;
    match role {
        Role::Leader(leadership) => {
            sheet.put(w::ROLE, figure.leader);
            leads(sheet, leadership);
        }
        Role::Follower(following) => {
            sheet.put(w::ROLE, figure.follower);
            follows(sheet, *following);
        }
    }
}

fn leads(sheet: &mut Sheet<'_>, leadership: &Leadership) {
    let Leadership {
        start_offset,
        isr,
        followers,
        purgatory,
        parked_fetches,
        proposal,
        ..
    } = leadership;
    sheet.part(w::HEAD_LEADER, "");
    sheet.number(w::START_OFFSET, start_offset);
    sheet.set(w::ISR_COMMITTED, isr.committed());
    sheet.set(w::ISR_MAXIMAL, isr.maximal());
    sheet.flag(w::ISR_PENDING, isr.is_pending());
    sheet.number(w::PROPOSAL, proposal);
    sheet.number(w::PURGATORY, &purgatory.len());
    let parked = parked_fetches.iter().map(|parked| {
        let ParkedFetch {
            request,
            connection,
            ticket,
            deadline,
        } = parked;
        let until = crate::i18n::clock(*deadline, sheet.language);
        format!(
            "{}: {} (#{connection}, {ticket}, ≤ {until})",
            request.follower, request.offset
        )
    });
    let parked: Vec<String> = parked.collect();
    sheet.list(w::PARKED_FETCHES, parked.into_iter());
    for held in purgatory {
        answer(sheet, held);
    }
    for (place, follower) in followers.iter().enumerate() {
        // A leader has nothing to know of itself.
        if follower.last_fetch.is_some() || follower.log_end.is_some() {
            known(sheet, place, *follower);
        }
    }
}

fn answer(sheet: &mut Sheet<'_>, held: &ParkedProduce) {
    let ParkedProduce {
        required,
        base,
        request,
        connection,
        deadline,
    } = held;
    sheet.part(w::HEAD_PARKED, "");
    let records: Vec<_> = request.batch.iter().map(|entry| entry.record).collect();
    sheet.records(w::RECORDS, &records);
    sheet.number(w::REQUIRED, required);
    sheet.number(w::BASE, base);
    sheet.number(w::CONNECTION, connection);
    sheet.time(w::DEADLINE, Some(*deadline));
}

fn known(sheet: &mut Sheet<'_>, place: usize, follower: FollowerState) {
    let FollowerState {
        log_end,
        last_fetch,
        last_fetch_leader_end,
        last_caught_up,
        broker_epoch,
    } = follower;
    sheet.part(w::HEAD_FOLLOWERS, &(place + 1).to_string());
    sheet.maybe(w::FOLLOWER_END, log_end.as_ref().map(|end| end as _));
    sheet.time(w::LAST_FETCH, last_fetch);
    sheet.maybe(
        w::LEADER_END_THEN,
        last_fetch_leader_end.as_ref().map(|end| end as _),
    );
    sheet.time(
        w::CAUGHT_UP,
        last_caught_up.filter(|&at| at > Instant::START),
    );
    let epoch = broker_epoch.flatten();
    sheet.maybe(w::FETCH_EPOCH, epoch.as_ref().map(|epoch| epoch as _));
}

fn follows(sheet: &mut Sheet<'_>, following: Following) {
    let Following {
        leader,
        round,
        is_fetching,
        failed,
        ..
    } = following;
    sheet.part(w::HEAD_FOLLOWER, "");
    sheet.maybe(w::FOLLOWS, leader.as_ref().map(|leader| leader as _));
    sheet.number(w::ROUND, &round);
    sheet.flag(w::FETCHING, is_fetching);
    sheet.flag(w::FAILED, failed);
}
