//! The address bar: where the state of the page comes from, and where it is kept.

use std::cell::Cell;

use engine::time::Instant;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use studio::i18n::Language;
use studio::link::state_in;
use studio::view::Theme;
use wasm_bindgen::JsValue;

/// A person who keeps changing things does not want a new address each time.
const DEBOUNCE: core::time::Duration = core::time::Duration::from_millis(500);

/// The value of a parameter of the query, decoded.
pub(crate) fn parameter(key: &str) -> Option<String> {
    let query = window().location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&query)
        .ok()?
        .get(key)
}

/// The state in the address: after `#s=`, or else in `?s=`, since some tools drop what follows a `#`.
pub(crate) fn state() -> Option<String> {
    let address = window().location().href().ok()?;
    state_in(&address).map(String::from)
}

/// Whether the address asks for nothing but the opening run, be it in a language or in colours.
pub(crate) fn is_plain() -> bool {
    let query = window().location().search().unwrap_or_default();
    let mut asked = query.split(['?', '&']).filter(|part| !part.is_empty());
    let is_plain = |part: &str| match part.split_once('=') {
        Some(("lang", tag)) => Language::of_tag(tag).is_some(),
        Some(("theme", tag)) => Theme::of_tag(tag).is_some(),
        _ => false,
    };
    state().is_none() && asked.all(is_plain)
}

/// This page's address with a state and the instant to open at, and of what else says how to look at it only `query`.
pub(crate) fn link(state: &str, at: Instant, query: &str) -> String {
    let location = window().location();
    let origin = location.origin().unwrap_or_default();
    let path = location.pathname().unwrap_or_default();
    let hash = if state.is_empty() { "" } else { "#s=" };
    let at = at.as_ms().to_string();
    [&origin, &path, "?t=", &at, query, hash, state].concat()
}

/// Whether the page stands in a frame of another.
pub(crate) fn is_framed() -> bool {
    let parent = window().parent().ok().flatten();
    parent.is_none_or(|parent| !js_sys::Object::is(&parent, &window()))
}

thread_local! {
    static WAITING: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
}

/// Keeps a state in the address, soon. Never in a frame: there the address belongs to the page around (d1).
pub(crate) fn keep(state: String) {
    if is_framed() {
        return;
    }
    if let Some(older) = WAITING.take() {
        older.clear();
    }
    WAITING.set(set_timeout_with_handle(move || replace(&state), DEBOUNCE).ok());
}

fn replace(state: &str) {
    let search = window().location().search().unwrap_or_default();
    let path = window().location().pathname().unwrap_or_default();
    let address = if state.is_empty() {
        format!("{path}{search}")
    } else {
        format!("{path}{search}#s={state}")
    };
    if let Ok(history) = window().history() {
        // Browsers refuse it when it is done too often; the next change tries again.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Calls back with the state whenever a person puts another one into the address.
pub(crate) fn on_change(changed: impl Fn(String) + 'static) {
    // For as long as the page lives.
    let _ = window_event_listener_untyped("hashchange", move |_| {
        // What was to be kept is of the state before.
        if let Some(older) = WAITING.take() {
            older.clear();
        }
        changed(state().unwrap_or_default());
    });
}
