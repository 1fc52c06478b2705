//! What is set on the page as a whole.

use leptos::ev::KeyboardEvent;
use leptos::prelude::{document, request_animation_frame, window, window_event_listener};
use studio::i18n::Language;
use studio::keys::Place;
use studio::view::Theme;
use wasm_bindgen::JsCast;

use super::{address, svg};

/// The language that the browser asks for first.
pub(crate) fn wished_language() -> Language {
    let wished = window().navigator().language().unwrap_or_default();
    Language::of_tag(&wished).unwrap_or(Language::En)
}

/// Says which language the page is in.
pub(crate) fn set_language(language: Language) {
    set("lang", language.tag());
}

/// Says which colours were chosen; the style sheet asks the system by itself.
pub(crate) fn set_theme(theme: Theme) {
    set("data-theme", theme.tag());
}

/// Lets what is behind the page show through it, or not.
pub(crate) fn set_clear(is_clear: bool) {
    set("data-bg", if is_clear { "transparent" } else { "surface" });
}

/// Puts the focus into the application, so that its keys work at once. In a frame the page around keeps it.
pub(crate) fn focus_first() {
    let page = document().get_element_by_id("page");
    let page = page.and_then(|page| page.dyn_into::<web_sys::HtmlElement>().ok());
    if let (false, Some(page)) = (address::is_framed(), page) {
        let _ = page.focus();
    }
}

/// Puts the focus on the element of that id.
pub(crate) fn focus(id: &str) {
    let element = document().get_element_by_id(id);
    let element = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = element {
        let _ = element.focus();
    }
}

/// Puts it there once what was just changed is shown.
pub(crate) fn focus_soon(id: String) {
    request_animation_frame(move || focus(&id));
}

/// Scrolls to the element of that id, once it is there: to its top, or as little as shows its end.
pub(crate) fn reveal(id: &str, from_its_top: bool) {
    let id = String::from(id);
    request_animation_frame(move || {
        if let Some(element) = document().get_element_by_id(&id) {
            element.scroll_into_view_with_bool(from_its_top);
        }
    });
}

/// Opens the dialog of that id, above everything else.
pub(crate) fn open_dialog(id: &str) {
    let dialog = document().get_element_by_id(id);
    if let Some(dialog) =
        dialog.and_then(|dialog| dialog.dyn_into::<web_sys::HtmlDialogElement>().ok())
        && !dialog.open()
    {
        let _ = dialog.show_modal();
    }
}

/// Calls back with each key that is meant for the application: pressed inside of it, or nowhere in particular, as after a
/// button that took itself away.
pub(crate) fn on_key(pressed: impl Fn(&KeyboardEvent) + 'static) {
    // For as long as the page lives.
    let _ = window_event_listener(leptos::ev::keydown, move |event| {
        let target = event.target();
        let element = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let is_ours = element.is_none_or(|element| {
            let is_nowhere = matches!(element.tag_name().as_str(), "BODY" | "HTML");
            is_nowhere || element.closest("#page").ok().flatten().is_some()
        });
        if is_ours {
            pressed(&event);
        }
    });
}

/// Selects the text of the field of that id.
pub(crate) fn select(id: &str) {
    let field = document().get_element_by_id(id);
    let field = field.and_then(|field| field.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
    if let Some(field) = field {
        let _ = field.focus();
        field.select();
    }
}

/// Where a key was pressed.
pub(crate) fn place_of(event: &web_sys::KeyboardEvent) -> Place {
    // An open dialog has all keys, also when the focus has been lost to what lies behind it.
    if document()
        .query_selector("dialog[open]")
        .is_ok_and(|open| open.is_some())
    {
        return Place::Text;
    }
    let Some(element) = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
    else {
        return Place::Elsewhere;
    };
    let is = |selector: &str| element.closest(selector).is_ok_and(|found| found.is_some());
    if is("input:not([type=range]), textarea, dialog") {
        Place::Text
    } else if is("select") {
        Place::Choice
    } else if is("[role=tablist], [data-own-keys]") {
        Place::Own
    } else if is("button, a") {
        Place::Button
    } else {
        Place::Elsewhere
    }
}

fn set(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        svg::renew(&root, name, value);
    }
}
