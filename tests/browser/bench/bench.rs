//! The engine's benches as a function that a browser can call. The workload is that of the native ones.

#![allow(
    clippy::cast_precision_loss,
    reason = "a bench tells its figures rounded"
)]

#[path = "../../../src/engine/benches/measure.rs"]
mod measure;
#[path = "../../../src/engine/benches/workload.rs"]
mod workload;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// All lines of the result, by a clock that tells milliseconds.
#[wasm_bindgen]
pub fn figures(clock: &js_sys::Function) -> String {
    let now = || {
        clock
            .call0(&JsValue::NULL)
            .ok()
            .and_then(|time| time.as_f64())
    };
    measure::figures(&|| now().unwrap_or_default() / 1e3).join("\n")
}
