//! The style sheet of what is fetched on demand: index.html names it, and no browser fetches it while it is disabled.

use js_sys::Promise;
use js_sys::futures::JsFuture;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlLinkElement;

const ID: &str = "later-styles";
const OFF: &str = "disabled";

/// Comes back when the sheet is in force. If it cannot be fetched it comes back too: a tool without looks still works, and the
/// next one asks again.
pub(crate) async fn all_styles() {
    let link = document().get_element_by_id(ID);
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlLinkElement>().ok()) else {
        return;
    };
    if link.sheet().is_some() {
        return;
    }
    let came = Promise::new(&mut |came, gone| {
        for (event, what) in [("load", came), ("error", gone)] {
            // Listening fails for no name.
            let _ = link.add_event_listener_with_callback(event, &what);
        }
    });
    let _ = link.remove_attribute(OFF);
    if JsFuture::from(came).await.is_err() {
        let _ = link.set_attribute(OFF, "");
    }
}
