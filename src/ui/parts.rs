//! What the views of tools are made of. Few types on purpose: each view of a type of its own is code of its own.

use leptos::prelude::*;

use super::icon::{Icon, icon};

/// A text that may change.
pub(crate) type Words = Box<dyn Fn() -> String + Send + Sync>;
/// Something that may hold or not.
pub(crate) type Flag = Box<dyn Fn() -> bool + Send + Sync>;
/// What happens when a button is pressed.
pub(crate) type Press = Box<dyn Fn() + Send + Sync>;

/// A text that may change.
pub(crate) fn words<T: Into<String>>(text: impl Fn() -> T + Send + Sync + 'static) -> Words {
    Box::new(move || text().into())
}
/// Something that may hold or not.
pub(crate) fn flag(holds: impl Fn() -> bool + Send + Sync + 'static) -> Flag {
    Box::new(holds)
}
/// Never holds.
pub(crate) fn never() -> Flag {
    Box::new(|| false)
}
/// Views that may change.
pub(crate) fn views(
    views: impl Fn() -> AnyView + Send + Sync + 'static,
) -> Box<dyn Fn() -> AnyView + Send + Sync> {
    Box::new(views)
}

/// A button.
pub(crate) struct Button {
    pub(crate) class: Words,
    /// Its name, also where it shows an icon alone.
    pub(crate) label: Words,
    /// Whether it would do nothing.
    pub(crate) is_off: Flag,
    /// Whether it is not there at all.
    pub(crate) is_hidden: Flag,
    /// For a choice: whether it is the chosen one, as `aria-pressed` has it.
    pub(crate) pressed: Option<Words>,
    pub(crate) content: AnyView,
    pub(crate) press: Press,
}

impl Button {
    /// A button that is always there and always works.
    pub(crate) fn new(
        class: &'static str,
        label: Words,
        content: AnyView,
        press: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        Self {
            class: words(move || class),
            label,
            is_off: never(),
            is_hidden: never(),
            pressed: None,
            content,
            press: Box::new(press),
        }
    }
    /// One that shows an icon.
    pub(crate) fn tool(
        class: &'static str,
        shown: Icon,
        label: Words,
        press: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        Self::new(class, label, icon(shown), press)
    }
    pub(crate) fn off(self, is_off: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self {
            is_off: flag(is_off),
            ..self
        }
    }
    pub(crate) fn hidden(self, is_hidden: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self {
            is_hidden: flag(is_hidden),
            ..self
        }
    }
    pub(crate) fn pressed(self, pressed: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self {
            pressed: Some(words(move || pressed().to_string())),
            ..self
        }
    }
    pub(crate) fn view(self) -> AnyView {
        let Self {
            class,
            label,
            is_off,
            is_hidden,
            pressed,
            content,
            press,
        } = self;
        view! {
            <button
                type="button"
                class=class
                aria-label=label
                aria-pressed=pressed
                disabled=is_off
                hidden=is_hidden
                on:click=move |_| press()
            >
                {content}
            </button>
        }
        .into_any()
    }
}

/// A text in an element of its own.
pub(crate) fn span(class: &'static str, text: Words) -> AnyView {
    view! { <span class=class>{text}</span> }.into_any()
}
