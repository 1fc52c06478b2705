//! The shapes of arrows: those of one style are a few paths, however many they are.

use super::merge::{Drawn, Style};
use crate::scene::Node;
use crate::scene::draw::path;

/// All arrows of one style, as few shapes as possible.
pub(super) fn styled(style: Style, drawn: &[Drawn]) -> Vec<Node> {
    let (mut whole, mut lost, mut heads, mut signs) = (vec![], vec![], vec![], vec![]);
    for one in drawn.iter().filter(|one| one.style == style) {
        let end = one.lost.unwrap_or(one.to);
        let steps = [('M', one.from.0, one.from.1), ('L', end.0, end.1)];
        if let Some(at) = one.lost {
            lost.extend(steps);
            signs.extend(cross_steps(at));
        } else if one.is_held {
            lost.extend(steps);
        } else {
            whole.extend(steps);
            heads.extend(head(one.from, one.to));
        }
    }
    let [line, dashed, filled] = style.classes();
    let mut nodes = Vec::new();
    let layers = [
        (line, whole),
        (dashed, lost),
        (filled, heads),
        ("fell", signs),
    ];
    for (class, steps) in layers {
        if !steps.is_empty() {
            nodes.push(path(class, &steps));
        }
    }
    nodes
}

fn cross_steps((x, y): (i32, i32)) -> [(char, i32, i32); 4] {
    const R: i32 = 4;
    [
        ('M', x - R, y - R),
        ('L', x + R, y + R),
        ('M', x + R, y - R),
        ('L', x - R, y + R),
    ]
}

/// The head of an arrow that may lean as it likes.
fn head(from: (i32, i32), to: (i32, i32)) -> [(char, i32, i32); 4] {
    // Seven pixels long, three to each side; in tenths, since whole pixels would bend it.
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = (dx * dx + dy * dy).isqrt().max(1);
    let along = |tenths: i32| (dx * tenths / length, dy * tenths / length);
    let (back, side) = (along(80), along(34));
    let corner = |sign: i32| {
        let x = to.0 * 10 - back.0 - side.1 * sign;
        let y = to.1 * 10 - back.1 + side.0 * sign;
        ('L', (x + 5).div_euclid(10), (y + 5).div_euclid(10))
    };
    [('M', to.0, to.1), corner(1), corner(-1), ('Z', 0, 0)]
}
