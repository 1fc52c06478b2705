//! A scene as SVG text: for golden files, the poster and exports. The page builds its elements itself.

use engine::time::Instant;

use super::{Group, Node, Scene, Text};

/// The scene as one `<svg>` element, tokens at their places of `now`.
pub fn to_string(scene: &Scene, now: Instant) -> String {
    let mut out = String::with_capacity(16_384);
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"figure ");
    out.push_str(scene.shape.name());
    out.push_str("\" viewBox=\"0 0 ");
    push_number(&mut out, scene.width);
    out.push(' ');
    push_number(&mut out, scene.height);
    out.push_str("\" role=\"img\"><title>");
    escape(&mut out, &scene.title);
    out.push_str("</title><desc>");
    escape(&mut out, &scene.description);
    out.push_str("</desc>\n");
    for group in &scene.groups {
        push_group(&mut out, group, 0);
    }
    for token in scene.tokens.iter().filter(|token| token.is_visible(now)) {
        out.push_str("<g class=\"token ");
        out.push_str(token.class);
        out.push('"');
        attribute(&mut out, "transform", &token.position(now).as_transform());
        out.push_str(">\n");
        for node in &token.nodes {
            push_node(&mut out, node, 1);
        }
        out.push_str("</g>\n");
    }
    out.push_str("</svg>\n");
    out
}

fn push_group(out: &mut String, group: &Group, depth: usize) {
    indent(out, depth);
    out.push_str("<g");
    if !group.class.is_empty() {
        attribute(out, "class", &group.class);
    }
    if !group.key.is_empty() {
        attribute(out, "data-key", &group.key);
    }
    if !group.label.is_empty() {
        attribute(out, "role", "img");
        attribute(out, "aria-label", &group.label);
    }
    if group.at != (0, 0) {
        out.push_str(" transform=\"translate(");
        push_number(out, group.at.0);
        out.push(' ');
        push_number(out, group.at.1);
        out.push_str(")\"");
    }
    out.push_str(">\n");
    for node in &group.children {
        push_node(out, node, depth + 1);
    }
    indent(out, depth);
    out.push_str("</g>\n");
}

fn push_node(out: &mut String, node: &Node, depth: usize) {
    if let Node::Group(group) = node {
        return push_group(out, group, depth);
    }
    indent(out, depth);
    match node {
        Node::Group(_) => {}
        Node::Rect {
            class,
            x,
            y,
            width,
            height,
            r,
        } => {
            open(out, "rect", class);
            let values = [("x", x), ("y", y), ("width", width), ("height", height)];
            for (name, &value) in values {
                number(out, name, value);
            }
            if *r != 0 {
                number(out, "rx", *r);
            }
            out.push_str("/>\n");
        }
        Node::Path { class, d } => {
            open(out, "path", class);
            attribute(out, "d", d);
            out.push_str("/>\n");
        }
        Node::Line { class, from, to } => {
            open(out, "line", class);
            let values = [("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)];
            for (name, value) in values {
                number(out, name, value);
            }
            out.push_str("/>\n");
        }
        Node::Circle { class, at, r } => {
            open(out, "circle", class);
            let values = [("cx", at.0), ("cy", at.1), ("r", *r)];
            for (name, value) in values {
                number(out, name, value);
            }
            out.push_str("/>\n");
        }
        Node::Text(text) => push_text(out, text),
    }
}

fn push_text(out: &mut String, text: &Text) {
    open(out, "text", text.class);
    number(out, "x", text.at.0);
    number(out, "y", text.at.1);
    if text.anchor != super::Anchor::Start {
        attribute(out, "text-anchor", text.anchor.name());
    }
    out.push('>');
    for (class, words) in &text.spans {
        if class.is_empty() {
            escape(out, words);
        } else {
            open(out, "tspan", class);
            out.push('>');
            escape(out, words);
            out.push_str("</tspan>");
        }
    }
    out.push_str("</text>\n");
}

fn open(out: &mut String, name: &str, class: &str) {
    out.push('<');
    out.push_str(name);
    if !class.is_empty() {
        attribute(out, "class", class);
    }
}

fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(out, value);
    out.push('"');
}

fn number(out: &mut String, name: &str, value: i32) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push_number(out, value);
    out.push('"');
}

fn push_number(out: &mut String, value: i32) {
    out.push_str(&value.to_string());
}

fn indent(out: &mut String, depth: usize) {
    for _ in 0..depth {
        out.push(' ');
    }
}

/// Text as it may stand between tags and in quotes.
pub fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
}
