//! What is remembered for the next visit. In frames nothing is: many browsers allow it nowhere there, and what was chosen for
//! one page of a course is no wish for the next.

use leptos::prelude::window;

use super::address;

/// Keys carry a prefix, since several pages may share an origin.
const PREFIX: &str = "ackscope.";

/// What was stored under `key`.
pub(crate) fn load(key: &str) -> Option<String> {
    if address::is_framed() {
        return None;
    }
    let storage = window().local_storage().ok()??;
    storage.get_item(&format!("{PREFIX}{key}")).ok()?
}

/// Remembers `value` if the browser lets us.
pub(crate) fn store(key: &str, value: &str) {
    if address::is_framed() {
        return;
    }
    if let Ok(Some(storage)) = window().local_storage() {
        // A full or forbidden storage costs a preference, nothing else.
        let _ = storage.set_item(&format!("{PREFIX}{key}"), value);
    }
}
