//! What broke, for whoever opens the browser's console. That something did is told to everybody by boot.js.

/// From now on a panic says on the console what it was. In what ships there is nothing to say: it is compiled without words for
/// panics (decision 14), and the link that boot.js shows leads to the same panic here.
#[cfg(not(feature = "split"))]
pub(crate) fn install() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&wasm_bindgen::JsValue::from_str(&info.to_string()));
    }));
}
