//! Short ways to make nodes, and the signs: drawn as paths, since a font may lack them.

use super::{Anchor, Group, Node, Text};

pub(crate) fn rect(class: &'static str, area: (i32, i32, i32, i32), r: i32) -> Node {
    let (x, y, width, height) = area;
    Node::Rect {
        class,
        x,
        y,
        width,
        height,
        r,
    }
}

pub(crate) fn line(class: &'static str, from: (i32, i32), to: (i32, i32)) -> Node {
    Node::Line { class, from, to }
}

pub(crate) fn circle(class: &'static str, at: (i32, i32), r: i32) -> Node {
    Node::Circle { class, at, r }
}

pub(crate) fn path(class: &'static str, steps: &[(char, i32, i32)]) -> Node {
    let mut d = String::with_capacity(steps.len() * 8);
    for &(command, x, y) in steps {
        d.push(command);
        if command == 'Z' {
            continue;
        }
        d.push_str(&x.to_string());
        d.push(' ');
        d.push_str(&y.to_string());
    }
    Node::Path { class, d }
}

pub(crate) fn text(
    class: &'static str,
    at: (i32, i32),
    anchor: Anchor,
    size: i32,
    words: impl Into<String>,
) -> Node {
    spans(at, anchor, size, class, vec![("", words.into())])
}

pub(crate) fn spans(
    at: (i32, i32),
    anchor: Anchor,
    size: i32,
    class: &'static str,
    spans: Vec<(&'static str, String)>,
) -> Node {
    Node::Text(Text {
        class,
        at,
        anchor,
        size,
        spans,
    })
}

pub(crate) fn part(class: impl Into<String>, at: (i32, i32), children: Vec<Node>) -> Node {
    Node::Group(Group {
        class: class.into(),
        at,
        children,
        ..Group::default()
    })
}

/// A fetch: the offset from which on it asks, as square as the slot that it asks for and with a question mark, or it would
/// be taken for the number of a step; there is no step 10.
pub(crate) fn question(
    [face, number]: [&'static str; 2],
    (x, y): (i32, i32),
    offset: &str,
) -> Vec<Node> {
    let sign = if offset.len() > 1 { "" } else { "?" };
    let asked = [offset, sign].concat();
    let wide = (super::width(&asked, 12) + 8).max(24);
    vec![
        rect(face, (x - wide / 2, y - 10, wide, 20), 3),
        text(number, (x, y + 4), Anchor::Middle, 12, asked),
    ]
}

/// A tick in a disc: confirmed.
pub(crate) fn tick_disc(at: (i32, i32)) -> [Node; 2] {
    let (x, y) = at;
    let tick = [('M', x - 3, y), ('L', x - 1, y + 3), ('L', x + 4, y - 3)];
    [circle("badge good", at, 7), path("badge-sign", &tick)]
}

/// A cross in a disc: failed, or gone.
pub(crate) fn cross_disc(at: (i32, i32)) -> [Node; 2] {
    [circle("badge bad", at, 7), cross("badge-sign", at, 3)]
}

/// A question mark in a disc: nobody knows.
pub(crate) fn question_disc(at: (i32, i32)) -> [Node; 2] {
    let at_baseline = (at.0, at.1 + 4);
    [
        circle("badge unknown", at, 7),
        text("badge-letter", at_baseline, Anchor::Middle, 12, "?"),
    ]
}

/// Three dots in a disc: no answer yet.
pub(crate) fn dots_disc(at: (i32, i32)) -> [Node; 4] {
    let (x, y) = at;
    let dot = |step| circle("badge-dot", (x + step, y), 1);
    [circle("badge wait", at, 7), dot(-3), dot(0), dot(3)]
}

/// An arrow that turns round, in a disc: it will be sent again.
pub(crate) fn again_disc(at: (i32, i32)) -> [Node; 2] {
    let arrow = Node::Path {
        class: "badge-sign",
        d: String::from("M3 -3A4 4 0 1 0 4 1M4 -5V-2H1"),
    };
    [circle("badge again", at, 8), part("", at, vec![arrow])]
}

pub(crate) fn cross(class: &'static str, at: (i32, i32), r: i32) -> Node {
    let (x, y) = at;
    let steps = [
        ('M', x - r, y - r),
        ('L', x + r, y + r),
        ('M', x + r, y - r),
        ('L', x - r, y + r),
    ];
    path(class, &steps)
}

pub(crate) fn tick(class: &'static str, at: (i32, i32)) -> Node {
    let (x, y) = at;
    path(
        class,
        &[('M', x, y), ('L', x + 3, y + 4), ('L', x + 9, y - 4)],
    )
}

/// A five-pointed star of radius 7: the leader's.
pub(crate) fn star(class: &'static str, at: (i32, i32)) -> Node {
    const CORNERS: [(i32, i32); 10] = [
        (0, -7),
        (2, -2),
        (7, -2),
        (3, 1),
        (4, 6),
        (0, 3),
        (-4, 6),
        (-3, 1),
        (-7, -2),
        (-2, -2),
    ];
    let mut steps: Vec<_> = CORNERS
        .iter()
        .map(|(x, y)| ('L', at.0 + x, at.1 + y))
        .collect();
    steps[0].0 = 'M';
    steps.push(('Z', 0, 0));
    path(class, &steps)
}

/// A number in a disc: which of the six arrows this is.
pub(crate) fn numbered(class: &'static str, at: (i32, i32), number: u8) -> Node {
    let digit = text(
        "disc-number",
        (at.0, at.1 + 4),
        Anchor::Middle,
        12,
        number.to_string(),
    );
    part(class, (0, 0), vec![circle("disc-face", at, 9), digit])
}

/// The head of an arrow that ends at `to`, coming from `from` along one axis.
pub(crate) fn arrow_head(class: &'static str, from: (i32, i32), to: (i32, i32)) -> Node {
    let (x, y) = to;
    let (dx, dy) = ((x - from.0).signum(), (y - from.1).signum());
    // Seven back along the way, four to each side of it.
    let back = (x - 8 * dx, y - 8 * dy);
    let side = (4 * dy, 4 * dx);
    path(
        class,
        &[
            ('M', x, y),
            ('L', back.0 + side.0, back.1 + side.1),
            ('L', back.0 - side.0, back.1 - side.1),
            ('Z', 0, 0),
        ],
    )
}
