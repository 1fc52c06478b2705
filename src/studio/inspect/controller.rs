//! The controller: what it has published, and what it knows of each broker.

use engine::state::{Controller, MetadataImage, PartitionState, Registration};

use super::sheet::Sheet;
use crate::i18n::fields as w;

pub(super) fn show(sheet: &mut Sheet<'_>, controller: &Controller) {
    let Controller {
        image,
        last_contact,
        silent_until,
        unclean_leader_election,
        next_broker_epoch,
        ..
    } = controller;
    let MetadataImage {
        version,
        partitions,
        registrations,
        min_insync_replicas,
        flush_messages,
    } = &**image;
    sheet.part(w::HEAD_QUORUM, "");
    sheet.number(w::VERSION, version);
    sheet.time(w::SILENT, *silent_until);
    sheet.number(w::MIN_ISR, min_insync_replicas);
    sheet.flag(w::UNCLEAN, *unclean_leader_election);
    sheet.number(w::FLUSH_MESSAGES, flush_messages);
    sheet.number(w::NEXT_EPOCH, next_broker_epoch);
    for state in partitions {
        partition(sheet, state);
    }
    for (place, (registration, contact)) in registrations.iter().zip(last_contact).enumerate() {
        let Registration {
            epoch,
            incarnation,
            fenced,
            in_controlled_shutdown,
        } = *registration;
        sheet.part(w::HEAD_REGISTRATION, &(place + 1).to_string());
        sheet.number(w::BROKER_EPOCH, &epoch);
        sheet.number(w::INCARNATION, &incarnation);
        sheet.flag(w::FENCED, fenced);
        sheet.flag(w::LEAVING, in_controlled_shutdown);
        sheet.time(w::LAST_CONTACT, Some(*contact));
    }
}

fn partition(sheet: &mut Sheet<'_>, state: &PartitionState) {
    let PartitionState {
        assigned,
        leader,
        leader_epoch,
        partition_epoch,
        isr,
        elr,
        last_known_leader,
        recovering,
    } = state;
    sheet.part(w::HEAD_PARTITION, "");
    sheet.list(w::ASSIGNED, assigned.iter().map(ToString::to_string));
    sheet.maybe(w::LEADER, leader.as_ref().map(|leader| leader as _));
    sheet.set(w::ISR, *isr);
    sheet.set(w::ELR, *elr);
    sheet.number(w::LEADER_EPOCH, leader_epoch);
    sheet.number(w::PARTITION_EPOCH, partition_epoch);
    sheet.maybe(
        w::LAST_LEADER,
        last_known_leader.as_ref().map(|leader| leader as _),
    );
    sheet.flag(w::RECOVERING, *recovering);
}
