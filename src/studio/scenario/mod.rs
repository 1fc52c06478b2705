//! Scenarios: a cluster, its clients and what is done to them, as people write them down (`*.scenario`).
//!
//! Nothing of a text runs unless all of it is understood. [`Scenario::parse`] and [`Scenario::to_text`] are inverse to each
//! other; the share link is the same scenario in a shorter spelling.

mod action_text;
pub mod error;
mod fits;
mod in_force;
pub mod key;
mod line;
mod parse;
mod print;
pub mod settings;
#[cfg(test)]
mod tests;
mod words;
mod written;

use std::collections::BTreeSet;

use engine::action::{Action, Script};
use engine::config::Setup;
use engine::id::{ClientId, ValueId};
use engine::time::Instant;

pub(crate) use action_text::CHANGEABLE;
pub use error::{Expected, Feature, Limit, Problem, ScenarioError};
pub use fits::missing_broker;
pub use in_force::in_force;
pub use key::{Key, Setting};
pub(crate) use print::change_parts;
pub use settings::{Refusal, Settings};

use crate::variant::Change;

/// Most bytes of a scenario text.
pub const TEXT_MAX: usize = 64 * 1024;
/// Most actions of a script.
pub const ACTIONS_MAX: usize = 2_000;
/// Most extra snapshots.
pub const CHECKS_MAX: usize = 200;
/// Most characters of a value word or a producer's name.
pub const WORD_MAX: usize = 64;
/// Most characters of a title.
pub const TITLE_MAX: usize = 200;
/// Latest end of a run: a simulated day.
pub const END_MAX_MS: u64 = 24 * 60 * 60 * 1_000;
/// How often one record may be dropped.
pub const DROPS_MAX: u32 = 1_000;
/// How long a controller fail-over takes when the script does not say (C-11).
pub const FAILOVER_MS: u64 = 2_000;

/// An extra snapshot in the outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Check {
    /// When.
    pub at: Instant,
    /// How many actions of the script stand above it.
    pub after: usize,
}

/// Everything that is needed to run and to show a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// What it is called; may be empty.
    pub title: String,
    /// The settings that were written.
    settings: Settings,
    /// What they amount to.
    setup: Setup,
    /// Names of the producers, by [`ClientId`]; the first is always `P`.
    producers: Vec<String>,
    /// Value words, by [`ValueId`], in order of appearance.
    values: Vec<String>,
    /// What is done, and when it ends.
    pub script: Script,
    /// Extra snapshots, in order.
    pub checks: Vec<Check>,
}

impl Default for Scenario {
    /// The base cluster with nothing done to it.
    fn default() -> Self {
        Self {
            title: String::new(),
            settings: Settings::default(),
            setup: Setup::default(),
            producers: vec!["P".to_owned()],
            values: Vec::new(),
            script: Script::default(),
            checks: Vec::new(),
        }
    }
}

impl Scenario {
    /// The scenario of an empty page: three records, and the leader dies between the reply and the next fetch. With `acks=1`
    /// one confirmed record is lost, with `acks=all` none, with `acks=0` nobody notices.
    ///
    /// # Panics
    /// Never: a test reads it.
    pub fn first() -> Self {
        Self::parse(include_str!("first.scenario")).expect("the first scenario is well-formed")
    }

    /// The settings that were written.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }
    /// The engine's setup.
    pub fn setup(&self) -> &Setup {
        &self.setup
    }
    /// Names of the producers, by [`ClientId`].
    pub fn producers(&self) -> &[String] {
        &self.producers
    }
    /// The name of a producer; empty for one of another scenario.
    pub fn producer_name(&self, client: ClientId) -> &str {
        self.producers
            .get(client.index())
            .map_or("", String::as_str)
    }
    /// The producer of this name.
    pub fn producer(&self, name: &str) -> Option<ClientId> {
        let at = self.producers.iter().position(|known| known == name)?;
        u8::try_from(at).ok().map(ClientId)
    }
    /// Value words, by [`ValueId`].
    pub fn values(&self) -> &[String] {
        &self.values
    }
    /// The word of a value; empty for one of another scenario.
    pub fn word(&self, value: ValueId) -> &str {
        let at = usize::try_from(value.0).unwrap_or(usize::MAX);
        self.values.get(at).map_or("", String::as_str)
    }
    /// The value of this word, new if need be.
    ///
    /// # Panics
    /// Never: a script has fewer than 2^32 words.
    pub fn value(&mut self, word: &str) -> ValueId {
        let at = self.values.iter().position(|known| known == word);
        let at = at.unwrap_or_else(|| {
            self.values.push(word.to_owned());
            self.values.len() - 1
        });
        ValueId(u32::try_from(at).expect("a script has fewer than 2^32 words"))
    }

    /// Writes a setting for one producer or for all of the cluster, or takes it back. Refuses, and changes nothing, what
    /// Kafka would refuse.
    pub fn set(
        &mut self,
        client: Option<ClientId>,
        key: Key,
        setting: Option<Setting>,
    ) -> Result<(), Refusal> {
        self.change(&[Change {
            client,
            key,
            setting,
        }])
    }
    /// Does so with several settings at once: only what they amount to together is looked at.
    pub fn change(&mut self, changes: &[Change]) -> Result<(), Refusal> {
        let mut settings = self.settings.clone();
        for change in changes {
            let own = change
                .client
                .and_then(|client| settings.clients.get_mut(client.index()));
            let written = own.unwrap_or(&mut settings.common);
            match &change.setting {
                Some(setting) => written.insert(change.key, setting.clone()),
                None => written.remove(&change.key),
            };
        }
        self.rewrite(settings)
    }
    /// Has these settings from now on, unless Kafka would refuse them.
    pub fn rewrite(&mut self, settings: Settings) -> Result<(), Refusal> {
        self.setup = settings.resolve()?;
        self.settings = settings;
        Ok(())
    }

    /// Numbers the values by their first appearance in the script, as reading its text would: a run that was put together by
    /// hand then has the digest that its link gives.
    pub fn renumber(&mut self) {
        let before = core::mem::take(&mut self.values);
        let mut actions = core::mem::take(&mut self.script.actions);
        for timed in &mut actions {
            if let Some(value) = value_of(&mut timed.action) {
                let at = usize::try_from(value.0).unwrap_or(usize::MAX);
                let word = before.get(at).map_or("", String::as_str);
                *value = self.value(word);
            }
        }
        self.script.actions = actions;
    }

    /// The values that a producer sends.
    pub fn sent_by(&self, client: ClientId) -> BTreeSet<ValueId> {
        let sends = self.script.actions.iter();
        sends
            .filter_map(|timed| {
                if let Action::Send {
                    producer, value, ..
                } = timed.action
                {
                    (producer == client).then_some(value)
                } else {
                    None
                }
            })
            .collect()
    }
}

/// The value that an action names.
pub(crate) fn value_of(action: &mut Action) -> Option<&mut ValueId> {
    match action {
        Action::Send { value, .. }
        | Action::DropRequest { value, .. }
        | Action::DropResponse { value, .. }
        | Action::Late { value, .. } => Some(value),
        Action::Flush(_)
        | Action::CrashProducer(_)
        | Action::StartProducer(_)
        | Action::Kill(_)
        | Action::PowerLoss { .. }
        | Action::Wipe(_)
        | Action::Stop(_)
        | Action::Start(_)
        | Action::Pause(_)
        | Action::Resume(_)
        | Action::Hold(_)
        | Action::Release(_)
        | Action::SlowFetch { .. }
        | Action::DiskStall { .. }
        | Action::Cut { .. }
        | Action::CutOneWay { .. }
        | Action::Heal
        | Action::Reset(..)
        | Action::Delay { .. }
        | Action::Elect(_)
        | Action::ControllerFailover(_)
        | Action::ControllerPause(_)
        | Action::AlterConfig(_) => None,
    }
}
