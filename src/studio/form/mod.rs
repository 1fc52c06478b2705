//! Changing settings by hand: what may be changed, what Kafka says about it, and what the run goes on with.
//!
//! A form never holds what runs. It reads a session and answers an [`Arrangement`] that all rules accept; what they refuse
//! waits in the form, at its field, while the last valid run stays.

mod compare;
mod read;
mod table;
mod words;
mod write;

use engine::config::Setup;
use engine::id::ClientId;

pub use compare::{
    Compared, add_lane, compare_acks, compare_settings, compared, keys_of, remove_lane, suggestion,
    value_in,
};
pub use read::{Fate, Line, Reading, read};
pub use table::{Group, kafka_default, shortened};
pub use words::{FormWords, gloss, words};
pub use write::write;

use crate::lane::LaneId;
use crate::plan::Arrangement;
use crate::scenario::{Key, Problem, Setting, in_force, missing_broker};
use crate::session::Session;
use crate::variant::{Change, Variant, set_acks};

/// Something that was written into a field and that does not run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Into which lane's settings; the first lane's are those of all.
    pub lane: LaneId,
    /// Which key.
    pub key: Key,
    /// As it was written.
    pub text: String,
    /// Why it does not run.
    pub problem: Problem,
    /// The word that the problem is about.
    pub token: String,
    /// What was meant, if it is a value at all.
    setting: Option<Setting>,
}

/// What was written and waits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    waiting: Vec<Entry>,
}

impl Form {
    /// What waits in a field.
    pub fn waiting(&self, lane: LaneId, key: Key) -> Option<&Entry> {
        let mut entries = self.waiting.iter();
        entries.find(|entry| (entry.lane, entry.key) == (lane, key))
    }
    /// Forgets all that waits.
    pub fn clear(&mut self) {
        self.waiting.clear();
    }

    /// Takes what was written into a field; an empty text means the default. Answers what the run goes on with, if anything
    /// changes: what waits elsewhere comes along as soon as everything together is accepted.
    pub fn write(
        &mut self,
        session: &Session,
        lane: LaneId,
        key: Key,
        text: &str,
    ) -> Option<Arrangement> {
        let text = text.trim();
        self.waiting
            .retain(|entry| (entry.lane, entry.key) != (lane, key));
        let setting = match (text.is_empty(), Setting::parse(key, text)) {
            (true, _) => None,
            (false, Ok(setting)) => Some(setting),
            (false, Err(_)) => {
                self.wait(
                    lane,
                    key,
                    text,
                    None,
                    (Problem::BadValue(key), String::from(text)),
                );
                return None;
            }
        };
        let mut alone = arrangement(session);
        put(&mut alone, session, lane, key, setting.clone());
        let mut together = alone.clone();
        for entry in &self.waiting {
            if let Some(setting) = &entry.setting {
                let setting = Some(setting.clone());
                put(&mut together, session, entry.lane, entry.key, setting);
            }
        }
        let accepted = if check(session, &together).is_ok() {
            self.waiting.retain(|entry| entry.setting.is_none());
            together
        } else {
            match check(session, &alone) {
                Ok(()) => alone,
                Err(found) => {
                    self.wait(lane, key, text, setting, found);
                    return None;
                }
            }
        };
        (accepted != *session.plan().arrangement()).then_some(accepted)
    }

    fn wait(
        &mut self,
        lane: LaneId,
        key: Key,
        text: &str,
        setting: Option<Setting>,
        (problem, token): (Problem, String),
    ) {
        self.waiting.push(Entry {
            lane,
            key,
            text: String::from(text),
            problem,
            token,
            setting,
        });
    }
}

/// What runs, with the `acks` that is looked at written down: it is the one that other settings are combined with.
pub fn arrangement(session: &Session) -> Arrangement {
    let mut arrangement = session.plan().arrangement().clone();
    if let Variant::Acks(acks) = session.lane(session.focus()).variant {
        let mut scenario = session.scenario();
        set_acks(&mut scenario, acks);
        arrangement.settings = scenario.settings().clone();
    }
    arrangement
}

/// Writes a setting, for all producers alike.
fn put(
    arrangement: &mut Arrangement,
    session: &Session,
    lane: LaneId,
    key: Key,
    setting: Option<Setting>,
) {
    if let (Some(Variant::Settings(changes)), false) = (
        arrangement.lanes.get_mut(lane.index()),
        lane == LaneId::default(),
    ) {
        let at = changes.iter().position(|change| change.key == key);
        changes.retain(|change| change.key != key);
        let Some(setting) = setting else { return };
        let at = at.unwrap_or(changes.len());
        changes.insert(at, Change::of(key, setting));
        // A producer's own setting would stand against that for all.
        let clients = own_clients(session, key);
        for client in clients {
            let setting = changes[at].setting.clone();
            changes.push(Change {
                client: Some(client),
                key,
                setting,
            });
        }
        return;
    }
    let settings = &mut arrangement.settings;
    for own in &mut settings.clients {
        own.remove(&key);
    }
    match setting {
        Some(setting) => settings.common.insert(key, setting),
        None => settings.common.remove(&key),
    };
}

/// The producers that have their own value of a key.
pub fn own_clients(session: &Session, key: Key) -> Vec<ClientId> {
    let clients = session.plan().arrangement().settings.clients.iter();
    let own = clients
        .enumerate()
        .filter(|(_, own)| own.contains_key(&key));
    own.filter_map(|(client, _)| u8::try_from(client).ok().map(ClientId))
        .collect()
}

/// Whether every lane would run.
fn check(session: &Session, arrangement: &Arrangement) -> Result<(), (Problem, String)> {
    let mut scenario = session.scenario();
    scenario.script = session.plan().script();
    let refused = |refusal| (Problem::Refused(refusal), String::new());
    scenario
        .rewrite(arrangement.settings.clone())
        .map_err(refused)?;
    for variant in &arrangement.lanes {
        let mut own = scenario.clone();
        if let Variant::Settings(changes) = variant {
            own.change(changes).map_err(refused)?;
        }
        let script = match variant {
            Variant::Kept(script) => script,
            Variant::Acks(_) | Variant::Settings(_) => &own.script,
        };
        if let Some(missing) = missing_broker(own.setup(), &script.actions) {
            let brokers = own.setup().cluster.brokers;
            return Err((Problem::UnknownBroker { brokers }, missing.to_string()));
        }
    }
    Ok(())
}

/// What a field shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The value that counts, or what waits.
    pub text: String,
    /// Whether it was written, rather than a default.
    pub is_written: bool,
    /// The value if nothing is written.
    pub default: String,
    /// Kafka's own default, where this page has another one.
    pub kafka: Option<String>,
    /// Other producers with another value, and theirs.
    pub others: Vec<String>,
}

/// The field of a key in the settings of all lanes.
pub fn field(session: &Session, form: &Form, key: Key) -> Field {
    let setup = setup_in_focus(session);
    let text = |setting: Option<Setting>| setting.map_or_else(String::new, |own| own.text(key));
    let mut base = session.scenario();
    let cleared = Change {
        client: None,
        key,
        setting: None,
    };
    let is_written = base.settings().common.contains_key(&key);
    let _ = base.change(&[cleared]);
    let default = text(in_force(base.setup(), 0, key));
    let own = kafka_default(key).map(|setting| setting.text(key));
    let waiting = form.waiting(LaneId::default(), key);
    let first = in_force(&setup, 0, key);
    let names = session.plan_names();
    let others = own_clients(session, key).into_iter().filter_map(|client| {
        let own = in_force(&setup, client.index(), key)?;
        let differs = Some(&own) != first.as_ref();
        differs.then(|| [names.producer(client), ": ", &own.text(key)].concat())
    });
    Field {
        others: others.collect(),
        text: waiting.map_or_else(|| text(first.clone()), |entry| entry.text.clone()),
        is_written,
        kafka: own.filter(|own| *own != default),
        default,
    }
}

/// The setup that settings are shown of: of the acks that is looked at, else of the first lane.
pub fn setup_in_focus(session: &Session) -> Setup {
    let lane = session.lane(session.focus());
    match lane.variant {
        Variant::Acks(_) => lane.variant.scenario(&session.scenario()).setup().clone(),
        Variant::Settings(_) | Variant::Kept(_) => session.setup().clone(),
    }
}
