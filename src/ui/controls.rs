//! What the views of the first load are made of: buttons, icons, pieces of text.

use studio::i18n::PageWords;

use super::icon::Icon;
use super::page::Page;
use crate::web::tag::{Tag, drawn, tag};

/// A button, named also where it shows an icon alone.
pub(crate) fn button<T: Into<String>>(
    class: &str,
    label: impl Fn() -> T + 'static,
    press: impl Fn() + 'static,
) -> Tag {
    let button = tag("button").set("type", "button").class(class);
    button
        .live("aria-label", label)
        .on("click", move |_| press())
}

/// One that shows an icon.
pub(crate) fn tool<T: Into<String>>(
    class: &str,
    icon: Icon,
    label: impl Fn() -> T + 'static,
    press: impl Fn() + 'static,
) -> Tag {
    button(class, label, press).with(sign(move || icon))
}

/// An icon as decoration: what it means is said in words beside it.
pub(crate) fn sign(icon: impl Fn() -> Icon + Copy + 'static) -> Tag {
    let path = drawn("path").live("d", move || icon().path());
    let sign = drawn("svg").live("class", move || icon().class());
    sign.set("viewBox", "0 0 24 24")
        .set("aria-hidden", "true")
        .set("focusable", "false")
        .with(path)
}

/// A text that may change, in an element of its own.
pub(crate) fn span<T: Into<String>>(class: &str, text: impl Fn() -> T + 'static) -> Tag {
    let span = tag("span").says(text);
    if class.is_empty() {
        span
    } else {
        span.class(class)
    }
}

/// A word of the page, in the language that it is in. All of them are of one type.
pub(crate) fn word(
    page: Page,
    pick: fn(&'static PageWords) -> &'static str,
) -> impl Fn() -> &'static str + Copy + 'static {
    move || pick(page.words())
}

/// What is seen as `true` or `false` by those who do not see it.
pub(crate) fn spelt(holds: impl Fn() -> bool + 'static) -> impl Fn() -> &'static str {
    move || if holds() { "true" } else { "false" }
}

/// A place that looks as if what it holds stood there by itself.
pub(crate) fn slot() -> Tag {
    tag("div").class("slot")
}
