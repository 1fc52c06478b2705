//! The rest of the application: what `cargo xtask build` takes out of the main module because a plain visit does not call it
//! (decision 15). Whoever leads to it waits for it; that nobody has to is what `src/web/rest.js` sees to.

#![allow(
    unsafe_code,
    reason = "the macro declares functions of JavaScript, which are not Rust's to check"
)]

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/web/rest.js")]
extern "C" {
    fn know(exports: JsValue);
    #[wasm_bindgen(js_name = rest)]
    fn fetch_rest(now: bool) -> js_sys::Promise;
}

/// To be called once, before anything else.
pub(crate) fn begin() {
    know(wasm_bindgen::exports());
}

/// Brings it; false: it could not be fetched.
pub(crate) async fn rest() -> bool {
    js_sys::futures::JsFuture::from(fetch_rest(false))
        .await
        .is_ok()
}
