//! What is remembered for the next visit. In frames of other sites there is no storage: then nothing is.

use leptos::prelude::window;

/// Keys carry a prefix, since several pages may share an origin.
const PREFIX: &str = "ackscope.";

/// What was stored under `key`.
pub(crate) fn load(key: &str) -> Option<String> {
    let storage = window().local_storage().ok()??;
    storage.get_item(&format!("{PREFIX}{key}")).ok()?
}

/// Remembers `value` if the browser lets us.
pub(crate) fn store(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        // A full or forbidden storage costs a preference, nothing else.
        let _ = storage.set_item(&format!("{PREFIX}{key}"), value);
    }
}
