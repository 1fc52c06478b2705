//! The rules.
use crate::action::Action;
use crate::config::Setup;
use crate::fact::Fact;
use crate::time::Instant;
use crate::world::World;

pub(crate) fn start(_setup: Setup) -> World {
    unimplemented!()
}
pub(crate) fn step(_world: &mut World, _until: Instant, _facts: &mut Vec<Fact>) -> bool {
    unimplemented!()
}
pub(crate) fn inject(_world: &mut World, _action: &Action, _facts: &mut Vec<Fact>) {
    unimplemented!()
}
