//! A scene in the document. What is the same stays as it is; what has changed is drawn anew, group by group; what moves
//! is moved by its `transform` alone.
//!
//! Written against the document itself and not as views: a figure has four hundred shapes, and a view of each kind would
//! cost more code than all figures together.

use engine::time::Instant;
use leptos::prelude::document;
use studio::scene::{Anchor, Group, Node, SIGN, Scene, Sign, Text, Token};
use studio::session::Session;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, SvgElement};

use super::glide::Glide;
use super::hits::{self, Hits};
use super::patch::{numbers, patch_group};

const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// Radius of the place where a token can be touched.
const TOKEN_HIT: i32 = 14;

/// Drawings of one size, one over the other: what stands still, what can be touched of it, and each thing that moves.
pub(crate) struct Canvas {
    root: Element,
    /// Class and view box: setting them anew, even to the same, costs the style of all that is in them.
    frame: [String; 2],
    /// Width of the view box.
    width: i32,
    title: String,
    still: Layer,
    touched: Element,
    moving: Element,
    hits: Hits,
    tokens: Vec<Traveller>,
}

/// Groups in the document, of which only what has changed is drawn anew.
pub(super) struct Layer {
    parent: Element,
    groups: Vec<(Group, Element)>,
}

/// A token in the document: a drawing of its own, which the compositor moves without painting anything.
struct Traveller {
    token: Token,
    drawing: Element,
    glide: Glide,
    element: Element,
    is_shown: bool,
}

/// How time passes: what tokens go by.
pub(crate) struct Course<'a> {
    pub(crate) session: &'a Session,
    /// The stretch of undisturbed time that lasts, if one does.
    pub(crate) stretch: Option<u32>,
    /// Instants to come at which simulated time changes its pace.
    pub(crate) bends: &'a [Instant],
}

impl Traveller {
    fn of(token: &Token, view_box: &str) -> Self {
        let element = element("g");
        set(&element, "class", "token");
        set(&element, "visibility", "hidden");
        add_class(&element, token.class);
        let key = ["token-", &token.id.to_string()].concat();
        hits::name(&element, &key, &token.label);
        set(&element, "tabindex", "-1");
        append(&element, &shape("circle", "token-hit", &[("r", TOKEN_HIT)]));
        token
            .nodes
            .iter()
            .for_each(|node| append(&element, &draw(node)));
        let drawing = shape("svg", "figure token-way", &[]);
        set(&drawing, "viewBox", view_box);
        set(&drawing, "role", "presentation");
        append(&drawing, &element);
        Self {
            token: token.clone(),
            glide: Glide::new(drawing.clone()),
            drawing,
            element,
            is_shown: false,
        }
    }
    /// Moves in a figure of this width.
    fn follow(&mut self, course: &Course, width: i32) {
        let now = course.session.at();
        // What has arrived is gone, although nothing worth a step came of it.
        let is_shown = self.token.is_visible(now);
        if self.is_shown != is_shown {
            let visibility = if is_shown { "visible" } else { "hidden" };
            set(&self.element, "visibility", visibility);
            self.is_shown = is_shown;
        }
        let token = &self.token;
        self.glide.follow(course.stretch, &|| {
            let bends = course.stretch.map_or(&[][..], |_| course.bends);
            let way = token.way(now, bends).into_iter();
            let stops = way.map(|(at, place)| {
                let after = course.session.real_until(at);
                (after, place.as_style(width))
            });
            stops.collect()
        });
    }
}

impl Canvas {
    /// Nothing yet, in `root`.
    pub(crate) fn new(root: Element) -> Self {
        let [still, touched, moving] = [element("svg"), element("svg"), html("div")];
        set(&still, "aria-hidden", "true");
        set(&touched, "role", "presentation");
        set(&moving, "class", "tokens");
        for layer in [&still, &touched, &moving] {
            append(&root, layer);
        }
        Self {
            hits: Hits::new(&touched),
            root,
            frame: Default::default(),
            width: 1,
            title: String::new(),
            still: Layer::of(still),
            touched,
            moving,
            tokens: Vec::new(),
        }
    }

    /// Shows of a scene what moves; its tokens go where `follow` puts them.
    pub(crate) fn show_motion(&mut self, scene: &Scene) {
        let frame = [
            ["figure ", scene.shape.name()].concat(),
            format!("0 0 {} {}", scene.width, scene.height),
        ];
        if self.title != scene.title {
            set(&self.root, "aria-label", &scene.title);
            self.title.clone_from(&scene.title);
        }
        if self.frame != frame {
            for drawing in [&self.still.parent, &self.touched] {
                set(drawing, "class", &frame[0]);
                set(drawing, "viewBox", &frame[1]);
            }
            let ratio = format!("{} / {}", scene.width, scene.height);
            restyle(&self.root, "--ratio", &ratio);
            (self.frame, self.width) = (frame, scene.width);
            self.tokens.drain(..).for_each(|gone| gone.drawing.remove());
        }
        self.show_tokens(&scene.tokens);
    }
    /// Shows of it what stands still, and what of that can be touched.
    pub(crate) fn show_still(&mut self, scene: &Scene) {
        self.still.show(&scene.groups);
        self.hits.show(&scene.hits);
    }
    /// Puts the tokens where they are, and lets them go on by themselves while time does.
    pub(crate) fn follow(&mut self, course: &Course) {
        self.tokens
            .iter_mut()
            .for_each(|traveller| traveller.follow(course, self.width));
    }

    fn show_tokens(&mut self, tokens: &[Token]) {
        let focused = document().active_element();
        let mut is_lost = false;
        self.tokens.retain(|traveller| {
            let stays = tokens.contains(&traveller.token);
            if !stays {
                is_lost |= focused.as_ref() == Some(&traveller.element);
                traveller.drawing.remove();
            }
            stays
        });
        for token in tokens {
            if self
                .tokens
                .iter()
                .all(|traveller| traveller.token.id != token.id)
            {
                let traveller = Traveller::of(token, &self.frame[1]);
                append(&self.moving, &traveller.drawing);
                self.tokens.push(traveller);
            }
        }
        if is_lost {
            hits::focus_stop(&self.root);
        }
    }
}

impl Layer {
    /// Nothing yet, in `parent`.
    pub(super) const fn of(parent: Element) -> Self {
        Self {
            parent,
            groups: Vec::new(),
        }
    }
    /// Shows these and nothing else.
    pub(super) fn show(&mut self, groups: &[Group]) {
        for (_, gone) in self.groups.drain(groups.len().min(self.groups.len())..) {
            gone.remove();
        }
        for (place, group) in groups.iter().enumerate() {
            match self.groups.get_mut(place) {
                Some((old, _)) if old == group => {}
                Some((old, shown)) => {
                    patch_group(shown, old, group);
                    old.clone_from(group);
                }
                None => {
                    let new = draw_group(group);
                    append(&self.parent, &new);
                    self.groups.push((group.clone(), new));
                }
            }
        }
    }
}

fn draw_group(group: &Group) -> Element {
    let element = element("g");
    add_class(&element, &group.class);
    if !group.key.is_empty() {
        set(&element, "data-key", &group.key);
    }
    if group.at != (0, 0) {
        set(&element, "transform", &translation(group.at));
    }
    group
        .children
        .iter()
        .for_each(|node| append(&element, &draw(node)));
    element
}

pub(super) fn translation(at: (i32, i32)) -> String {
    format!("translate({} {})", at.0, at.1)
}

pub(super) fn draw(node: &Node) -> Element {
    match node {
        Node::Group(group) => draw_group(group),
        Node::Path { class, d } => {
            let path = shape("path", class, &[]);
            set(&path, "d", d);
            path
        }
        Node::Text(text) => draw_text(text),
        Node::Rect { .. } | Node::Line { .. } | Node::Circle { .. } => {
            let (kind, class, sides) = numbers(node).unwrap_or(("g", "", Vec::new()));
            shape(kind, class, &sides)
        }
    }
}

fn draw_text(text: &Text) -> Element {
    let line = shape("text", text.class, &[("x", text.at.0), ("y", text.at.1)]);
    if text.anchor != Anchor::Start {
        set(&line, "text-anchor", text.anchor.name());
    }
    for (class, words) in &text.spans {
        let span = shape("tspan", class, &[]);
        span.set_text_content(Some(words));
        append(&line, &span);
    }
    line
}

fn shape(name: &str, class: &str, numbers: &[(&str, i32)]) -> Element {
    let element = element(name);
    add_class(&element, class);
    for (key, value) in numbers {
        set(&element, key, &value.to_string());
    }
    element
}

pub(super) fn element(name: &str) -> Element {
    let made = document().create_element_ns(Some(NAMESPACE), name);
    made.expect("these are names of elements")
}

/// Adds to the classes that are there.
fn add_class(element: &Element, class: &str) {
    if class.is_empty() {
        return;
    }
    let classes = match element.get_attribute("class") {
        Some(before) => [&before, " ", class].concat(),
        None => class.to_owned(),
    };
    set(element, "class", &classes);
}

pub(super) fn set(element: &Element, name: &str, value: &str) {
    // Names come again and again: the browser gets each as text once.
    // Only an impossible name would be refused.
    let _ = element.set_attribute(name, value);
}

/// Sets an attribute unless it is so already: setting it anew, even to the same, costs the style of what it may concern.
pub(super) fn renew(element: &Element, name: &str, value: &str) {
    if element.get_attribute(name).as_deref() != Some(value) {
        set(element, name, value);
    }
}

/// Sets a style. An attribute with styles in it is not allowed here (index.html).
pub(super) fn restyle(element: &Element, name: &str, value: &str) {
    let style = match element.dyn_ref::<HtmlElement>() {
        Some(element) => element.style(),
        None => element.unchecked_ref::<SvgElement>().style(),
    };
    // Only a style declaration that is computed would refuse it.
    let _ = style.set_property(name, value);
}

pub(super) fn html(name: &str) -> Element {
    let made = document().create_element(name);
    made.expect("these are names of elements")
}

pub(super) fn append(parent: &Element, child: &Element) {
    // Only a circle of parents would be refused.
    let _ = parent.append_child(child);
}

/// A sign as the figures draw it.
pub(crate) fn draw_sign(sign: &Sign) -> Element {
    let drawing = shape("svg", "figure sign", &[]);
    set(&drawing, "viewBox", &format!("0 0 {SIGN} {SIGN}"));
    set(&drawing, "aria-hidden", "true");
    sign.nodes
        .iter()
        .for_each(|node| append(&drawing, &draw(node)));
    drawing
}
