//! If the page breaks, it says so, and how to see it again.

use std::panic::PanicHookInfo;

use leptos::prelude::{document, window};
use studio::i18n::Language;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::page;

/// From now on a panic shows an apology with a link and a button instead of a dead page.
pub(crate) fn install() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
        // Nothing can be done if not even this works.
        let _ = apologise(info);
    }));
}

fn apologise(info: &PanicHookInfo<'_>) -> Result<(), JsValue> {
    let document = document();
    let words = &page::language().unwrap_or(Language::En).words().page;
    let address = window().location().href()?;
    let (Some(body), None) = (document.body(), document.get_element_by_id("apology")) else {
        return Ok(());
    };
    let element = |name: &str, text: &str| -> Result<web_sys::Element, JsValue> {
        let element = document.create_element(name)?;
        element.set_text_content(Some(text));
        Ok(element)
    };
    let notice = element("div", "")?;
    notice.set_id("apology");
    notice.set_attribute("role", "alert")?;
    let link = element("a", &address)?;
    link.set_attribute("href", &address)?;
    let reload = element("button", words.reload)?;
    let on_click = Closure::<dyn Fn()>::new(|| {
        let _ = window().location().reload();
    });
    reload.add_event_listener_with_callback("click", on_click.as_ref().unchecked_ref())?;
    on_click.forget();
    let parts = [
        element("p", words.apology)?,
        element("p", words.apology_link)?,
        link,
        element("pre", &info.to_string())?,
        reload,
    ];
    for part in &parts {
        notice.append_child(part)?;
    }
    body.append_child(&notice)?;
    Ok(())
}
