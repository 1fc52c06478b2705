//! A timeline in the document: one drawing that is moved as a whole, handles and bands above it. Written against the
//! document itself, as figures are.

use leptos::prelude::document;
use studio::scene::{Anchor, Group, Node, Text};
use studio::timeline::Strip;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::svg::{Layer, append, element, renew, set};

/// What a handle is called and where it is.
pub(crate) struct Handle {
    /// Its place in the script.
    pub(crate) place: usize,
    pub(crate) at: (i32, i32),
    pub(crate) is_harm: bool,
    pub(crate) label: String,
    /// When it is, in words and in milliseconds, with the bounds between which it may be moved.
    pub(crate) value: String,
    pub(crate) ms: [u64; 3],
}

/// A stretch of a band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) from: i32,
    pub(crate) to: i32,
    pub(crate) class: &'static str,
    pub(crate) word: &'static str,
}

/// What of a timeline is in the document.
pub(crate) struct Board {
    svg: Element,
    names_svg: Element,
    drawing: Layer,
    names: Layer,
    handles: Element,
    shown: Vec<HtmlElement>,
    bands: Vec<(Element, Vec<Piece>)>,
}

impl Board {
    /// Nothing yet: the drawing and the names of its rows in an `<svg>` each, the handles in another element.
    pub(crate) fn new(svg: Element, names_svg: Element, handles: Element) -> Self {
        Self {
            drawing: Layer::of(svg.clone()),
            names: Layer::of(names_svg.clone()),
            svg,
            names_svg,
            handles,
            shown: Vec::new(),
            bands: Vec::new(),
        }
    }

    /// Shows a strip, and its rows by name at these heights.
    pub(crate) fn show(&mut self, strip: &Strip, names: Vec<(String, i32)>) {
        size(&self.svg, strip.width, strip.height);
        self.drawing.show(&strip.groups);
        size(&self.names_svg, 84, strip.height);
        let text = |(words, y): (String, i32)| {
            Node::Text(Text {
                class: "row-name",
                at: (8, y + 4),
                anchor: Anchor::Start,
                size: 12,
                spans: vec![("", words)],
            })
        };
        self.names.show(&[Group {
            key: String::from("names"),
            children: names.into_iter().map(text).collect(),
            ..Group::default()
        }]);
    }

    /// Shows these handles. One that was there stays the same element, so that it keeps the focus.
    pub(crate) fn show_handles(&mut self, handles: &[Handle]) {
        for gone in self.shown.drain(handles.len().min(self.shown.len())..) {
            gone.remove();
        }
        while self.shown.len() < handles.len() {
            let Some(made) = handle() else { return };
            append(&self.handles, &made);
            self.shown.push(made);
        }
        for (handle, shown) in handles.iter().zip(&self.shown) {
            let class = if handle.is_harm {
                "handle harm"
            } else {
                "handle"
            };
            let path = if handle.is_harm {
                "M7 7l10 10M17 7L7 17"
            } else {
                "M12 6l6 11H6z"
            };
            renew(shown, "class", class);
            if let Some(icon) = shown.query_selector("path").ok().flatten() {
                renew(&icon, "d", path);
            }
            renew(shown, "data-place", &handle.place.to_string());
            renew(shown, "aria-label", &handle.label);
            renew(shown, "aria-valuetext", &handle.value);
            let [now, first, last] = handle.ms.map(|ms| ms.to_string());
            renew(shown, "aria-valuenow", &now);
            renew(shown, "aria-valuemin", &first);
            renew(shown, "aria-valuemax", &last);
            let (x, y) = handle.at;
            move_to(shown, &format!("translate({x}px, {y}px)"));
        }
    }

    /// Puts the focus on the handle of the action at this place of the script.
    pub(crate) fn focus(&self, place: usize) {
        let place = place.to_string();
        let is_it =
            |shown: &&HtmlElement| shown.get_attribute("data-place").as_ref() == Some(&place);
        if let Some(handle) = self.shown.iter().find(is_it) {
            let _ = handle.focus();
        }
    }

    /// Shows the bands in these elements, one each. Where there is none, the one before stays.
    pub(crate) fn show_bands(&mut self, places: Vec<Element>, bands: Vec<Option<Vec<Piece>>>) {
        self.bands.retain(|(place, _)| places.contains(place));
        for (place, pieces) in places.into_iter().zip(bands) {
            let Some(pieces) = pieces else { continue };
            let known = self.bands.iter_mut().find(|(known, _)| *known == place);
            match known {
                Some((_, shown)) if *shown == pieces => {}
                Some((_, shown)) => {
                    fill_band(&place, &pieces);
                    *shown = pieces;
                }
                None => {
                    fill_band(&place, &pieces);
                    self.bands.push((place, pieces));
                }
            }
        }
    }
}

fn fill_band(place: &Element, pieces: &[Piece]) {
    place.set_text_content(None);
    for piece in pieces {
        let Some(made) = html("i") else { return };
        set(&made, "class", piece.class);
        made.set_text_content((!piece.word.is_empty()).then_some(piece.word));
        move_to(&made, &format!("translateX({}px)", piece.from));
        let width = format!("{}px", piece.to - piece.from);
        let _ = made.style().set_property("width", &width);
        append(place, &made);
    }
}

fn handle() -> Option<HtmlElement> {
    let made = html("div")?;
    for (name, value) in [("role", "slider"), ("tabindex", "0"), ("data-own-keys", "")] {
        set(&made, name, value);
    }
    let icon = element("svg");
    set(&icon, "viewBox", "0 0 24 24");
    set(&icon, "aria-hidden", "true");
    append(&icon, &element("path"));
    append(&made, &icon);
    Some(made)
}

fn html(name: &str) -> Option<HtmlElement> {
    document().create_element(name).ok()?.dyn_into().ok()
}

fn size(svg: &Element, width: i32, height: i32) {
    renew(svg, "width", &width.to_string());
    renew(svg, "height", &height.to_string());
    renew(svg, "viewBox", &format!("0 0 {width} {height}"));
}

fn move_to(element: &HtmlElement, transform: &str) {
    // Only an impossible name would be refused.
    let _ = element.style().set_property("transform", transform);
}
