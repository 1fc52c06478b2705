//! Turning what is drawn into something like it, touching only what differs: most steps of a run change a word, a cell or a
//! border among a hundred shapes.

use studio::scene::{Group, Node, Text};
use web_sys::Element;

use super::svg::{draw, set, translation};

/// Makes what shows `old` show `new`.
pub(super) fn patch_group(element: &Element, old: &Group, new: &Group) {
    if old.class != new.class {
        set(element, "class", &new.class);
    }
    if old.key != new.key {
        set(element, "data-key", &new.key);
    }
    if old.at != new.at {
        set(element, "transform", &translation(new.at));
    }
    let (old, new) = (&old.children[..], &new.children[..]);
    let last = same_end(old, new);
    let (old, old_end) = old.split_at(old.len() - last);
    let (new, new_end) = new.split_at(new.len() - last);
    let mut child = element.first_element_child();
    for (before, after) in old.iter().zip(new) {
        let Some(shown) = child else { return };
        child = shown.next_element_sibling();
        show(&shown, before, after);
    }
    for _ in new.len()..old.len() {
        let Some(gone) = child else { return };
        child = gone.next_element_sibling();
        gone.remove();
    }
    for added in new.iter().skip(old.len()) {
        // Only a circle of parents would be refused.
        let _ = element.insert_before(&draw(added), child.as_deref());
    }
    for (before, after) in old_end.iter().zip(new_end) {
        let Some(shown) = child else { return };
        child = shown.next_element_sibling();
        show(&shown, before, after);
    }
}

/// How many at the end are of the same kinds: what comes in between moves them on, and they stay what they are.
fn same_end(old: &[Node], new: &[Node]) -> usize {
    if old.len() == new.len() {
        return 0;
    }
    let is_alike = |(old, new): &(&Node, &Node)| match (old, new) {
        (Node::Text(old), Node::Text(new)) => old.class == new.class,
        (Node::Group(old), Node::Group(new)) => old.key == new.key,
        _ => core::mem::discriminant(*old) == core::mem::discriminant(*new),
    };
    let has_moved = |(old, new): &(&Node, &Node)| match (old, new) {
        (Node::Text(old), Node::Text(new)) => old.at != new.at,
        (Node::Group(old), Node::Group(new)) => old.at != new.at,
        _ => false,
    };
    let start = old.iter().zip(new);
    let start = start.take_while(|pair| is_alike(pair) && !has_moved(pair));
    let room = old.len().min(new.len()) - start.count();
    let ends = old.iter().rev().zip(new.iter().rev()).take(room);
    ends.take_while(is_alike).count()
}

/// Makes what shows one node show another.
fn show(shown: &Element, before: &Node, after: &Node) {
    if before != after && !patch(shown, before, after) {
        // Only a document without this element could refuse it.
        let _ = shown.replace_with_with_node_1(&draw(after));
    }
}

/// Whether that was possible.
fn patch(element: &Element, old: &Node, new: &Node) -> bool {
    let (was, is) = match (old, new) {
        (Node::Group(old), Node::Group(new)) => {
            patch_group(element, old, new);
            return true;
        }
        (Node::Text(old), Node::Text(new)) => return patch_text(element, old, new),
        (
            Node::Path { class, d },
            Node::Path {
                class: next,
                d: now,
            },
        ) => {
            if d != now {
                set(element, "d", now);
            }
            (*class, *next)
        }
        _ => match (numbers(old), numbers(new)) {
            (Some((kind, class, old)), Some((same, next, new))) if kind == same => {
                for ((name, before), (_, after)) in old.into_iter().zip(new) {
                    if before != after {
                        set(element, name, &after.to_string());
                    }
                }
                (class, next)
            }
            _ => return false,
        },
    };
    if was != is {
        set(element, "class", is);
    }
    true
}

/// Only the words may differ, and only their parts' number may not.
fn patch_text(element: &Element, old: &Text, new: &Text) -> bool {
    let is_alike = old.class == new.class
        && old.anchor == new.anchor
        && old.spans.len() == new.spans.len()
        && old
            .spans
            .iter()
            .zip(&new.spans)
            .all(|(old, new)| old.0 == new.0);
    if !is_alike {
        return false;
    }
    for (name, before, after) in [("x", old.at.0, new.at.0), ("y", old.at.1, new.at.1)] {
        if before != after {
            set(element, name, &after.to_string());
        }
    }
    let mut span = element.first_element_child();
    for ((_, before), (_, after)) in old.spans.iter().zip(&new.spans) {
        let Some(shown) = span else { break };
        span = shown.next_element_sibling();
        if before != after {
            shown.set_text_content(Some(after));
        }
    }
    true
}

/// The kind, the class and the numbers of a shape that is all numbers.
pub(super) type Numbers = (&'static str, &'static str, Vec<(&'static str, i32)>);

/// A shape that is all numbers as the document has it.
pub(super) fn numbers(node: &Node) -> Option<Numbers> {
    match *node {
        Node::Rect {
            class,
            x,
            y,
            width,
            height,
            r,
        } => {
            let sides = [
                ("x", x),
                ("y", y),
                ("width", width),
                ("height", height),
                ("rx", r),
            ];
            Some(("rect", class, sides.to_vec()))
        }
        Node::Line { class, from, to } => {
            let ends = [("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)];
            Some(("line", class, ends.to_vec()))
        }
        Node::Circle { class, at, r } => Some((
            "circle",
            class,
            [("cx", at.0), ("cy", at.1), ("r", r)].to_vec(),
        )),
        Node::Group(_) | Node::Path { .. } | Node::Text(_) => None,
    }
}
