//! The settings that run, to be taken along: into a `producer.properties`, a topic, a `server.properties`.

use super::words::{note, title};
use super::{arrangement, gloss, kafka_default, setup_in_focus};
use crate::i18n::Language;
use crate::scenario::key::Side;
use crate::scenario::{Key, in_force};
use crate::session::Session;

/// Every setting that is not Kafka's default, each below a comment that says what it is for. Reading it again changes
/// nothing.
pub fn write(session: &Session, language: Language) -> String {
    let setup = setup_in_focus(session);
    let mut out = String::new();
    for side in [Side::Producer, Side::Topic, Side::Broker, Side::Simulation] {
        let keys = Key::ALL.iter().filter(|key| key.side() == side);
        let mut has_title = false;
        for &key in keys {
            let Some(value) = in_force(&setup, 0, key) else {
                continue;
            };
            let default = kafka_default(key);
            let base = in_force(&engine::config::Setup::default(), 0, key);
            // What Kafka does not have is told only where it is not as it is here anyhow.
            let is_own = default.is_none();
            let usual = if is_own { &base } else { &default };
            // With acks=1 Kafka turns idempotence off by itself: writing that down would make it a wish.
            let is_implied = base == default && !is_written(session, key);
            if *usual == Some(value.clone()) || is_implied {
                continue;
            }
            if !has_title {
                let gap = if out.is_empty() { "" } else { "\n" };
                out.extend([gap, "# ", title(side, language), "\n"]);
                has_title = true;
            }
            let note = note(language, default.map(|default| default.text(key)));
            out.extend(["# ", gloss(key, language), &note, "\n"]);
            let comment = if is_own { "# " } else { "" };
            out.extend([comment, key.name(), "=", &value.text(key), "\n"]);
        }
    }
    out
}

/// Whether anybody asked for it; the `acks` that is looked at counts as asked for.
fn is_written(session: &Session, key: Key) -> bool {
    let settings = arrangement(session).settings;
    let own = settings
        .clients
        .first()
        .is_some_and(|own| own.contains_key(&key));
    own || settings.common.contains_key(&key)
}
