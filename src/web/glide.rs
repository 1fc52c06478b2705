//! Things that move while time passes: the browser is told where each will be and when, and moves it by itself. Nothing of
//! ours runs, and nothing is painted, between two steps of a run.

use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::svg::restyle;

/// Places as values of `transform`, each with the real microseconds until then. The first is now.
pub(crate) type Way = Vec<(u64, String)>;

/// An element that is moved by its transform alone.
pub(crate) struct Glide {
    element: Element,
    /// Where it is while nothing moves it.
    place: String,
    /// What moves it, and for which stretch of undisturbed time.
    under_way: Option<(u32, Option<JsValue>)>,
}

impl Glide {
    /// An element that has been moved by nobody.
    pub(crate) const fn new(element: Element) -> Self {
        Self {
            element,
            place: String::new(),
            under_way: None,
        }
    }

    /// Puts it in the first place of its way; or lets it go along all of it, once for each stretch of undisturbed time.
    pub(crate) fn follow(&mut self, stretch: Option<u32>, way: &dyn Fn() -> Way) {
        let now = self.under_way.as_ref().map(|(stretch, _)| *stretch);
        if stretch.is_some() && stretch == now {
            return;
        }
        let way = way();
        if let Some((_, Some(old))) = self.under_way.take() {
            cancel(&old);
        }
        let motion = stretch.and_then(|_| animate(&self.element, &way));
        // When it has come to its end it is there by itself.
        let place = motion.as_ref().map_or(way.first(), |_| way.last());
        if let Some((_, place)) = place
            && *place != self.place
        {
            restyle(&self.element, "transform", place);
            self.place.clone_from(place);
        }
        self.under_way = stretch.map(|stretch| (stretch, motion));
    }
}

/// Begins to move an element along a way. Called by name: `web-sys` has no more of it than a file of its own would.
fn animate(element: &Element, way: &Way) -> Option<JsValue> {
    let &(length, _) = way.last().filter(|(length, _)| *length > 0)?;
    let (places, offsets) = (Array::new(), Array::new());
    for (after, place) in way {
        places.push(&JsValue::from_str(place));
        offsets.push(&JsValue::from_f64(ms(*after) / ms(length)));
    }
    let frames = Object::new();
    Reflect::set(&frames, &"transform".into(), &places).ok()?;
    Reflect::set(&frames, &"offset".into(), &offsets).ok()?;
    let animation = method(element, "animate")?
        .call2(element, &frames, &JsValue::from_f64(ms(length)))
        .ok()?;
    // From this frame on; by itself it would wait for the next one, and all that moves would be late by that.
    let timeline = Reflect::get(&document(), &"timeline".into()).ok()?;
    let now = Reflect::get(&timeline, &"currentTime".into()).ok()?;
    Reflect::set(&animation, &"startTime".into(), &now).ok()?;
    Some(animation)
}

fn cancel(animation: &JsValue) {
    if let Some(cancel) = method(animation, "cancel") {
        // What has ended already has nothing to cancel.
        let _ = cancel.call0(animation);
    }
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

#[allow(clippy::cast_precision_loss, reason = "minutes in microseconds")]
fn ms(microseconds: u64) -> f64 {
    microseconds as f64 / 1_000.0
}
