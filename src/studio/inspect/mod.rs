//! Every field of one thing, with its value now and its rule in a line. Where all fields of a state are public it is taken
//! apart by name, so that a new field does not compile until it is shown; a test reads the others' sources.

mod broker;
mod client;
mod controller;
mod message;
mod record;
mod sheet;

use engine::id::RecordId;
use engine::world::World;

use crate::i18n::Language;
use crate::names::Names;
use crate::touch::Target;

pub use sheet::{Field, Part};

use sheet::Sheet;

/// What can be inspected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A thing that can be touched.
    Thing(Target),
    /// A record, with all its copies.
    Record(RecordId),
}

/// Every field of `subject`; nothing if it is not there.
pub fn inspect(world: &World, names: &Names, language: Language, subject: Subject) -> Vec<Part> {
    let mut sheet = Sheet::new(world, names, language);
    match subject {
        Subject::Thing(target) if !crate::touch::exists(world, target) => {}
        Subject::Thing(Target::Broker(id)) => broker::show(&mut sheet, world.broker(id)),
        Subject::Thing(Target::Producer(id)) => client::show(&mut sheet, world.producer(id)),
        Subject::Thing(Target::Controller) => controller::show(&mut sheet, world.controller()),
        Subject::Thing(Target::Wire(a, b)) => message::show_wire(&mut sheet, a, b),
        Subject::Thing(Target::Token(id)) => message::show(&mut sheet, id),
        Subject::Record(id) if id.index() < world.ledger().records.len() => {
            record::show(&mut sheet, id);
        }
        Subject::Record(_) => {}
    }
    sheet.parts
}
