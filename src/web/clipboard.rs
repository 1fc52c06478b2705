//! Copying text: by the clipboard, or as browsers did before there was one. In a frame neither may be allowed.

use js_sys::Reflect;
use leptos::prelude::{document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Copies `text` and says whether that worked, perhaps later.
pub(crate) fn copy(text: String, done: impl Fn(bool) + Clone + 'static) {
    let navigator = window().navigator();
    // Pages without a secure address have no clipboard at all, whatever the types say.
    let has_clipboard = Reflect::get(&navigator, &JsValue::from_str("clipboard"))
        .is_ok_and(|clipboard| clipboard.is_object());
    if !has_clipboard {
        done(copy_by_selection(&text));
        return;
    }
    let promise = navigator.clipboard().write_text(&text);
    let done_well = done.clone();
    let copied = Closure::<dyn FnMut(JsValue)>::new(move |_| done_well(true));
    let refused = Closure::<dyn FnMut(JsValue)>::new(move |_| done(copy_by_selection(&text)));
    let _ = promise.then2(&copied, &refused);
    // One of them will be called, after this function has returned.
    copied.forget();
    refused.forget();
}

fn copy_by_selection(text: &str) -> bool {
    let document = document();
    let (Some(body), Ok(area)) = (document.body(), document.create_element("textarea")) else {
        return false;
    };
    let (Ok(area), Ok(page)) = (
        area.dyn_into::<web_sys::HtmlTextAreaElement>(),
        document.clone().dyn_into::<web_sys::HtmlDocument>(),
    ) else {
        return false;
    };
    let focused = document.active_element();
    area.set_value(text);
    area.set_class_name("visually-hidden");
    let is_there = body.append_child(&area).is_ok();
    area.select();
    let copied = is_there && page.exec_command("copy").unwrap_or(false);
    area.remove();
    if let Some(focused) =
        focused.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        let _ = focused.focus();
    }
    copied
}
