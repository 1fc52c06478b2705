//! Elements of the document with what keeps them up to date: what the first load's views are made of.
//!
//! A `view!` makes a type of its own of each element, with its attributes and children, and code for each such type: with
//! them, the page cost twice as much to load. Here there is one type, and what differs is data. Tools, which are fetched
//! when they are opened, are written as views. Decision 13.

use leptos::prelude::{Owner, document, untrack};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, Node};

use super::svg::{self, append, set};
use super::watch::at_once;

/// An element, and its place when it is given to another.
#[derive(Clone, Debug)]
pub(crate) struct Tag(Element);

/// An element of that name, empty.
pub(crate) fn tag(name: &str) -> Tag {
    let made = document().create_element(name);
    Tag(made.expect("these are names of elements"))
}

/// A drawn element of that name, empty.
pub(crate) fn drawn(name: &str) -> Tag {
    Tag(svg::element(name))
}

/// A text that may change, asked again whenever a signal that it read has changed. `dyn Fn` would do, and carry two more
/// functions for each of the hundred texts.
trait Says {
    fn say(&self) -> Option<String>;
}

impl<F: Fn() -> Option<String>> Says for F {
    fn say(&self) -> Option<String> {
        self()
    }
}

/// What is in a place, and when it is made anew.
trait Makes {
    fn is_new(&mut self) -> bool;
    fn make(&self) -> Vec<Tag>;
}

struct Region<K, N, C> {
    known: Option<K>,
    key: N,
    children: C,
}

impl<K: PartialEq, N: Fn() -> K, C: Fn() -> Vec<Tag>> Makes for Region<K, N, C> {
    fn is_new(&mut self) -> bool {
        let now = Some((self.key)());
        let is_new = now != self.known;
        self.known = now;
        is_new
    }
    fn make(&self) -> Vec<Tag> {
        (self.children)()
    }
}

impl Tag {
    /// An element that was made elsewhere.
    pub(crate) const fn of(element: Element) -> Self {
        Self(element)
    }
    /// What it is in the document.
    pub(crate) fn element(&self) -> Element {
        self.0.clone()
    }

    /// With an attribute that stays as it is.
    pub(crate) fn set(self, name: &str, value: &str) -> Self {
        set(&self.0, name, value);
        self
    }
    /// With these classes.
    pub(crate) fn class(self, class: &str) -> Self {
        self.set("class", class)
    }
    /// With an attribute that may change.
    pub(crate) fn live<T: Into<String>>(
        self,
        name: &'static str,
        value: impl Fn() -> T + 'static,
    ) -> Self {
        self.maybe(name, move || Some(value()))
    }
    /// With an attribute that may change or not be there.
    pub(crate) fn maybe<T: Into<String>>(
        self,
        name: &'static str,
        value: impl Fn() -> Option<T> + 'static,
    ) -> Self {
        attribute(
            self.0.clone(),
            name,
            Box::new(move || value().map(Into::into)),
        );
        self
    }
    /// With an attribute that is there while something holds.
    pub(crate) fn flag(self, name: &'static str, holds: impl Fn() -> bool + 'static) -> Self {
        self.maybe(name, move || holds().then_some(""))
    }
    /// With a style that may change. An attribute with styles in it is not allowed here (index.html).
    pub(crate) fn style(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        let mut shown = String::new();
        self.keep(move |element| {
            let now = value();
            if let (true, Some(element)) = (now != shown, element.dyn_ref::<HtmlElement>()) {
                // Only a style declaration that is computed would refuse it.
                let _ = element.style().set_property(name, &now);
                shown = now;
            }
        })
    }
    /// For a field: with a value that may change.
    pub(crate) fn value(self, value: impl Fn() -> String + 'static) -> Self {
        self.keep(move |element| {
            let now = value();
            // An attribute would say what a field begins with, and not what it has. Setting it costs more than asking.
            if let Some(field) = element.dyn_ref::<HtmlInputElement>()
                && field.value() != now
            {
                field.set_value(&now);
            }
        })
    }
    /// For a box to tick: whether it is ticked.
    pub(crate) fn checked(self, is_ticked: impl Fn() -> bool + 'static) -> Self {
        self.keep(move |element| {
            if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
                field.set_checked(is_ticked());
            }
        })
    }
    /// With something that is set on it whenever a signal that it read has changed.
    pub(crate) fn keep(self, mut what: impl FnMut(&Element) + 'static) -> Self {
        let element = self.0.clone();
        at_once(Box::new(move || what(&element)));
        self
    }

    /// With a text that stays as it is.
    pub(crate) fn text(self, text: &str) -> Self {
        put(&self.0, &document().create_text_node(text));
        self
    }
    /// With a text that may change.
    pub(crate) fn says<T: Into<String>>(self, text: impl Fn() -> T + 'static) -> Self {
        words(&self.0, Box::new(move || Some(text().into())));
        self
    }
    /// With another in it.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "an element has one place: whoever gives it away has it no longer"
    )]
    pub(crate) fn with(self, child: Tag) -> Self {
        append(&self.0, &child.0);
        self
    }
    /// With others in it.
    pub(crate) fn with_all(self, children: impl IntoIterator<Item = Tag>) -> Self {
        for child in children {
            append(&self.0, &child.0);
        }
        self
    }
    /// With others in it, at this place, that are made anew whenever `key` has become another. What making them reads is
    /// not watched.
    pub(crate) fn changing<K: PartialEq + 'static>(
        self,
        key: impl Fn() -> K + 'static,
        children: impl Fn() -> Vec<Tag> + 'static,
    ) -> Self {
        let made = Region {
            known: None,
            key,
            children,
        };
        region(&self.0, Box::new(made));
        self
    }

    /// Hears a key that is pressed in it.
    pub(crate) fn on_key(self, heard: impl Fn(&KeyboardEvent) + 'static) -> Self {
        self.on("keydown", move |event| {
            if let Some(event) = event.dyn_ref() {
                heard(event);
            }
        })
    }
    /// Hears an event that happens in it.
    pub(crate) fn on(self, event: &str, heard: impl Fn(Event) + 'static) -> Self {
        listen(&self.0, event, Box::new(heard));
        self
    }
}

fn put(parent: &Node, child: &Node) {
    // Only a circle of parents would be refused.
    let _ = parent.append_child(child);
}

fn attribute(element: Element, name: &'static str, value: Box<dyn Says>) {
    let mut shown = None;
    at_once(Box::new(move || {
        let now = value.say();
        if now == shown {
            return;
        }
        match &now {
            Some(value) => set(&element, name, value),
            None => {
                // Only an impossible name would be refused.
                let _ = element.remove_attribute(name);
            }
        }
        shown = now;
    }));
}

fn words(element: &Element, text: Box<dyn Says>) {
    let place = document().create_text_node("");
    put(element, &place);
    let mut shown = None;
    at_once(Box::new(move || {
        let now = text.say();
        if now != shown {
            place.set_node_value(now.as_deref());
            shown = now;
        }
    }));
}

fn region(parent: &Element, mut made: Box<dyn Makes>) {
    // What is made anew goes before this, wherever it stands then.
    let end = document().create_comment("");
    put(parent, &end);
    let around = Owner::current().unwrap_or_default();
    let mut shown: (Vec<Tag>, Option<Owner>) = (Vec::new(), None);
    at_once(Box::new(move || {
        if !made.is_new() {
            return;
        }
        // What was kept up to date in those that go is so no longer.
        if let Some(gone) = shown.1.take() {
            gone.cleanup();
        }
        let owner = around.child();
        let now = untrack(|| owner.with(|| made.make()));
        for gone in &shown.0 {
            gone.0.remove();
        }
        if let Some(parent) = end.parent_node() {
            for child in &now {
                let _ = parent.insert_before(&child.0, Some(&end));
            }
        }
        shown = (now, Some(owner));
    }));
}

fn listen(element: &Element, event: &str, heard: Box<dyn Fn(Event)>) {
    // The browser frees it together with the element.
    let heard = Closure::wrap(heard).into_js_value();
    let _ = element.add_event_listener_with_callback(event, heard.unchecked_ref());
}
