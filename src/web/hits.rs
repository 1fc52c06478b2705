//! The things of a figure that can be touched: each an invisible shape above what is drawn, with a name. A shape stays while
//! its drawing changes, so that it keeps the focus. One of them is the figure's only stop of the Tab key; arrows lead from
//! one to the next.

use leptos::prelude::document;
use studio::scene::{Hit, Zone};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, SvgElement};

use super::svg::{append, element, renew, set};

/// The shapes.
pub(crate) struct Hits {
    layer: Element,
    shown: Vec<(Hit, Element)>,
}

impl Hits {
    /// None yet; they are added to `root`.
    pub(super) fn new(root: &Element) -> Self {
        let layer = element("g");
        append(root, &layer);
        Self {
            layer,
            shown: Vec::new(),
        }
    }

    /// Has these and no others.
    pub(super) fn show(&mut self, hits: &[Hit]) {
        let keys = |known: &[(Hit, Element)]| -> Vec<String> {
            known.iter().map(|(hit, _)| hit.key.clone()).collect()
        };
        let before = keys(&self.shown);
        let mut old = core::mem::take(&mut self.shown);
        for hit in hits {
            let found = old.iter().position(|(known, _)| known.key == hit.key);
            let (known, shape) = match found.map(|at| old.swap_remove(at)) {
                Some((known, shape)) if is_alike(&known.area, &hit.area) => (Some(known), shape),
                Some((_, shape)) => {
                    shape.remove();
                    (None, new_shape(&hit.area))
                }
                None => (None, new_shape(&hit.area)),
            };
            if known.as_ref() != Some(hit) {
                describe(&shape, hit);
            }
            self.shown.push((hit.clone(), shape));
        }
        for (_, gone) in &old {
            gone.remove();
        }
        let is_complete = self
            .shown
            .iter()
            .all(|(_, shape)| shape.parent_node().is_some());
        if before != keys(&self.shown) || !is_complete {
            let focused = document().active_element();
            self.shown
                .iter()
                .for_each(|(_, shape)| append(&self.layer, shape));
            // A shape that is moved in the document loses the focus.
            if let Some((_, shape)) = self
                .shown
                .iter()
                .find(|(_, shape)| Some(shape) == focused.as_ref())
            {
                focus(shape);
            }
        }
        let has_stop = self
            .shown
            .iter()
            .any(|(_, shape)| shape.get_attribute("tabindex").as_deref() == Some("0"));
        if let (false, Some((_, first))) = (has_stop, self.shown.first()) {
            set(first, "tabindex", "0");
        }
    }
}

fn is_alike(a: &Zone, b: &Zone) -> bool {
    matches!(
        (a, b),
        (Zone::Card(_), Zone::Card(_)) | (Zone::Along(_), Zone::Along(_))
    )
}

fn new_shape(area: &Zone) -> Element {
    match area {
        Zone::Card(_) => element("rect"),
        Zone::Along(_) => element("path"),
    }
}

fn describe(shape: &Element, hit: &Hit) {
    match &hit.area {
        Zone::Card(sides) => {
            renew(shape, "class", "hit");
            for (name, side) in ["x", "y", "width", "height"].into_iter().zip(sides) {
                renew(shape, name, &side.to_string());
            }
            renew(shape, "rx", "8");
        }
        Zone::Along(path) => {
            renew(shape, "class", "hit along");
            renew(shape, "d", path);
        }
    }
    name(shape, &hit.key, &hit.label);
    if hit.is_echo {
        renew(shape, "aria-hidden", "true");
        let _ = shape.remove_attribute("tabindex");
        let _ = shape.remove_attribute("role");
    } else if !shape.has_attribute("tabindex") {
        set(shape, "tabindex", "-1");
    }
}

/// Makes a shape something that can be touched and focused.
pub(super) fn name(shape: &Element, key: &str, label: &str) {
    let attributes = [
        ("data-key", key),
        ("role", "button"),
        ("aria-haspopup", "menu"),
        ("aria-label", label),
    ];
    for (name, value) in attributes {
        renew(shape, name, value);
    }
}

/// What was touched: the key of the thing that the event came from.
pub(crate) fn key_of(event: &Event) -> Option<String> {
    shape_of(event)?.get_attribute("data-key")
}

/// The same, and the lane of its figure.
pub(crate) fn of_event(event: &Event) -> Option<(u8, String)> {
    let figure = shape_of(event)?.closest("[data-lane]").ok()??;
    Some((
        figure.get_attribute("data-lane")?.parse().ok()?,
        key_of(event)?,
    ))
}

fn shape_of(event: &Event) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target
        .closest("[data-key][role=button], [data-key][aria-hidden]")
        .ok()?
}

/// Arrows lead to the next thing in their direction; true if that was what the key meant.
pub(crate) fn walk(event: &KeyboardEvent) -> bool {
    let (dx, dy) = match event.key().as_str() {
        "ArrowRight" => (1.0, 0.0),
        "ArrowLeft" => (-1.0, 0.0),
        "ArrowDown" => (0.0, 1.0),
        "ArrowUp" => (0.0, -1.0),
        _ => return false,
    };
    let (Some(here), Some(root)) = (shape_of(event), event.current_target()) else {
        return false;
    };
    let Ok(root) = root.dyn_into::<Element>() else {
        return false;
    };
    let middle = |shape: &Element| {
        let bounds = shape.get_bounding_client_rect();
        (
            bounds.left() + bounds.width() / 2.0,
            bounds.top() + bounds.height() / 2.0,
        )
    };
    let (x, y) = middle(&here);
    let mut nearest: Option<(f64, Element)> = None;
    for shape in stops(&root) {
        let (to_x, to_y) = middle(&shape);
        let along = (to_x - x) * dx + (to_y - y) * dy;
        let aside = ((to_x - x) * dy).abs() + ((to_y - y) * dx).abs();
        // Straight ahead is nearer than anything far aside.
        let far = along + 2.0 * aside;
        if along > 1.0 && nearest.as_ref().is_none_or(|(best, _)| far < *best) {
            nearest = Some((far, shape));
        }
    }
    if let Some((_, shape)) = nearest {
        stop_at(&root, &shape);
        focus(&shape);
    }
    true
}

/// The Tab key comes back to where the focus was.
pub(crate) fn remember(event: &Event) {
    let root = event
        .current_target()
        .and_then(|root| root.dyn_into::<Element>().ok());
    if let (Some(shape), Some(root)) = (shape_of(event), root)
        && shape.has_attribute("tabindex")
    {
        stop_at(&root, &shape);
    }
}

fn stop_at(root: &Element, shape: &Element) {
    for other in stops(root) {
        set(&other, "tabindex", if other == *shape { "0" } else { "-1" });
    }
}

/// The figure's stop takes the focus: what had it is gone.
pub(super) fn focus_stop(root: &Element) {
    let shapes = stops(root);
    let stop = shapes
        .iter()
        .find(|shape| shape.get_attribute("tabindex").as_deref() == Some("0"));
    if let Some(stop) = stop.or(shapes.first()) {
        set(stop, "tabindex", "0");
        focus(stop);
    }
}

fn stops(root: &Element) -> Vec<Element> {
    let Ok(found) = root.query_selector_all("[data-key][tabindex]:not([visibility=hidden])") else {
        return Vec::new();
    };
    let nodes = (0..found.length()).filter_map(|at| found.get(at));
    nodes
        .filter_map(|node| node.dyn_into::<Element>().ok())
        .collect()
}

/// Puts the focus on something, drawn or not.
pub(super) fn focus(element: &Element) {
    if let Some(shape) = element.dyn_ref::<SvgElement>() {
        let _ = shape.focus();
    } else if let Some(part) = element.dyn_ref::<HtmlElement>() {
        let _ = part.focus();
    }
}
