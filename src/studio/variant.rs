//! What lanes differ in.

use engine::action::Script;
use engine::config::{Acks, Setup};
use engine::id::ClientId;

use crate::i18n::acks;
use crate::scenario::{Key, Scenario, Setting};

/// One setting, written or taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The producer that it is for; none: all of them, or the cluster.
    pub client: Option<ClientId>,
    /// Which.
    pub key: Key,
    /// Its value; none: as if nothing had been written.
    pub setting: Option<Setting>,
}

impl Change {
    /// A setting for all.
    pub fn of(key: Key, setting: Setting) -> Self {
        Self {
            client: None,
            key,
            setting: Some(setting),
        }
    }
    /// As Kafka's properties files spell it; without a value, the key alone.
    pub fn text(&self) -> String {
        let name = self.key.name();
        match &self.setting {
            Some(setting) => [name, "=", &setting.text(self.key)].concat(),
            None => String::from(name),
        }
    }
}

/// In what a lane differs from the scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Variant {
    /// Every producer has this `acks`.
    Acks(Acks),
    /// These settings are others; none: it is the scenario itself.
    Settings(Vec<Change>),
    /// Another script: one that was played before something else was done in its past.
    Kept(Script),
}

impl Variant {
    /// The three acks side by side.
    pub fn three_acks() -> Vec<Self> {
        [Acks::Zero, Acks::One, Acks::All].map(Self::Acks).to_vec()
    }
    /// The scenario itself.
    pub const fn plain() -> Self {
        Self::Settings(Vec::new())
    }

    /// The scenario with the settings of this variant.
    pub fn scenario(&self, scenario: &Scenario) -> Scenario {
        let mut own = scenario.clone();
        match self {
            Self::Acks(acks) => set_acks(&mut own, *acks),
            Self::Settings(changes) => {
                // Nothing is kept that Kafka refuses: see `Plan`.
                let _ = own.change(changes);
            }
            Self::Kept(_) => {}
        }
        own
    }
    /// What runs.
    pub(crate) fn of(&self, scenario: &Scenario, script: Script) -> (Setup, Script) {
        let setup = self.scenario(scenario).setup().clone();
        let script = match self {
            Self::Kept(kept) => kept.clone(),
            Self::Acks(_) | Self::Settings(_) => script,
        };
        (setup, script)
    }
    /// What it differs in, spelt as Kafka spells it, a line each.
    pub fn lines(&self) -> Vec<String> {
        match self {
            Self::Acks(value) => vec![String::from(acks(*value))],
            Self::Settings(changes) => changes.iter().map(Change::text).collect(),
            Self::Kept(_) => Vec::new(),
        }
    }
}

/// Sets every producer to `acks`, whatever it had. Where Kafka would refuse that beside `enable.idempotence=true`, that
/// setting goes (I-31).
pub(crate) fn set_acks(scenario: &mut Scenario, acks: Acks) {
    let settings = scenario.settings();
    let own = (0_u8..).zip(&settings.clients);
    let own = own.map(|(client, written)| (Some(ClientId(client)), written));
    let scopes: Vec<_> = [(None, &settings.common)].into_iter().chain(own).collect();
    let change = |client: Option<ClientId>, key, setting| Change {
        client,
        key,
        setting,
    };
    let wanted = |scope: Option<ClientId>| scope.is_none().then_some(Setting::Acks(acks));
    let mut changes: Vec<Change> = scopes
        .iter()
        .map(|&(scope, _)| change(scope, Key::Acks, wanted(scope)))
        .collect();
    let refused = scopes
        .iter()
        .filter(|(_, written)| written.get(&Key::EnableIdempotence) == Some(&Setting::Flag(true)))
        .map(|&(scope, _)| change(scope, Key::EnableIdempotence, None))
        .collect::<Vec<_>>();
    if scenario.change(&changes).is_err() {
        changes.extend(refused);
        let _ = scenario.change(&changes);
    }
}
