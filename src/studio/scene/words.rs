//! The frame in sentences: what a screen reader reads, and what a person without the picture needs.

use engine::id::BrokerId;

use super::broker::state_word;
use crate::frame::{BrokerView, Cell, Frame, ProducerView, Role, Waiting};
use crate::i18n::{Words, acks, brokers, fill, letters, numbers};

/// One sentence for each producer, each broker, the controller, and each answer that is held back.
pub fn sentences(frame: &Frame, words: &Words) -> Vec<String> {
    let mut all = Vec::new();
    let producers = frame.producers.iter();
    all.extend(producers.map(|producer| of_producer(producer, words)));
    let brokers = frame.brokers.iter();
    all.extend(brokers.map(|broker| of_broker(broker, words)));
    all.push(of_controller(frame, words));
    let waiting = frame.waiting.iter();
    all.extend(waiting.map(|held| of_waiting(held, words).join(" ")));
    all
}

/// Those of them that no name of something to be touched says already: producers and brokers are heard there.
pub fn unsaid(frame: &Frame, words: &Words) -> Vec<String> {
    let mut all = sentences(frame, words);
    all.split_off(frame.producers.len() + frame.brokers.len())
}

/// "Producer, acks=all: A confirmed, B no reply yet".
pub(super) fn of_producer(producer: &ProducerView, words: &Words) -> String {
    let mut out = String::from(words.figure.producer);
    out.push(' ');
    out.push_str(&producer.name);
    out.push_str(", ");
    out.push_str(acks(producer.acks));
    if !producer.is_up {
        out.push_str(", ");
        out.push_str(words.figure.crashed);
    }
    for (index, record) in producer.records.iter().enumerate() {
        out.push_str(if index == 0 { ": " } else { ", " });
        out.push_str(&record.letter);
        out.push(' ');
        out.push_str(words.sends.of(record.state));
    }
    out
}

/// "Broker 1, leader, epoch 0, HW 4, LEO 5, in ISR, records A B C D E".
pub(super) fn of_broker(broker: &BrokerView, words: &Words) -> String {
    let figure = &words.figure;
    let mut parts = vec![fill("Broker {b}", |_| broker.id.to_string())];
    parts.push(state_word(broker, figure).to_owned());
    if broker.role == Role::Bystander {
        return parts.join(", ");
    }
    if let Some(epoch) = broker.epoch {
        parts.push(fill(figure.epoch, |_| epoch.to_string()));
    }
    parts.push(fill("HW {h}", |_| broker.high_watermark.to_string()));
    parts.push(fill("LEO {o}", |_| broker.log_end.to_string()));
    let membership = if broker.in_isr {
        figure.in_isr
    } else if broker.in_elr {
        figure.in_elr
    } else {
        figure.out_of_isr
    };
    parts.push(membership.to_owned());
    parts.push(if broker.cells.is_empty() {
        figure.empty_log.to_owned()
    } else {
        fill(figure.log_holds, |_| in_a_row(&broker.cells))
    });
    if !broker.ghosts.is_empty() {
        parts.push(fill(figure.just_deleted, |_| in_a_row(&broker.ghosts)));
    }
    parts.join(", ")
}

fn in_a_row(cells: &[Cell]) -> String {
    let letters: Vec<&str> = cells.iter().map(|cell| cell.letter.as_str()).collect();
    letters.join(" ")
}

/// "Controller: leader 1 · epoch 0 · ISR 1, 2 and 3 · min. 2".
pub(super) fn of_controller(frame: &Frame, words: &Words) -> String {
    let figure = &words.figure;
    let view = &frame.controller;
    let leader = |leader: BrokerId| {
        let mut out = String::from(figure.leader);
        out.push(' ');
        out.push_str(&leader.to_string());
        out
    };
    let mut out = String::from(figure.controller);
    out.push_str(": ");
    out.push_str(
        &view
            .leader
            .map_or_else(|| figure.no_leader.to_owned(), leader),
    );
    out.push_str(" · ");
    out.push_str(&fill(figure.epoch, |_| view.epoch.to_string()));
    out.push_str(" · ISR ");
    out.push_str(&numbers(view.isr, words));
    if !view.elr.is_empty() {
        out.push_str(" · ELR ");
        out.push_str(&numbers(view.elr, words));
    }
    out.push_str(" · ");
    out.push_str(&fill(figure.minimum, |_| view.min_isr.to_string()));
    out
}

/// "C: waiting for" and "brokers 2 and 3", or the high watermark.
pub(super) fn of_waiting(held: &Waiting, words: &Words) -> [String; 2] {
    let first = fill(words.figure.waits, |_| letters(&held.letters, words));
    let what = if held.missing.is_empty() {
        fill("HW {h}", |_| held.required.to_string())
    } else {
        brokers(held.missing, words)
    };
    [first, what]
}
