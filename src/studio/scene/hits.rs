//! Where the things of a figure can be touched, larger than what is drawn of them.

use super::{Group, Node};
use crate::frame::{Frame, MessageView};
use crate::i18n::{Language, things};
use crate::names::Names;
use crate::touch::Target;

/// Least height and width of what a finger or a mouse can meet.
const LEAST: i32 = 24;

/// A thing that can be touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The key of what is drawn; see [`Target::of_key`].
    pub key: String,
    /// Its accessible name.
    pub label: String,
    /// Where.
    pub area: Zone,
    /// Another hit leads to the same thing: who goes from one to the next by key passes over this one.
    pub is_echo: bool,
}

/// The shape of a hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Zone {
    /// A rectangle: left, top, width, height.
    Card([i32; 4]),
    /// Along a path in SVG's own notation.
    Along(String),
}

/// The hits of a figure with these groups.
pub(super) fn hits(frame: &Frame, groups: &[Group], width: i32, language: Language) -> Vec<Hit> {
    let names = names(frame);
    groups
        .iter()
        .filter_map(|group| {
            let target = Target::of_key(&group.key, frame)?;
            let label = if group.label.is_empty() {
                things::target(target, frame, &names, language)
            } else {
                group.label.clone()
            };
            Some(Hit {
                area: zone(group, width)?,
                label,
                is_echo: group.key == "wire-answer" || group.key.starts_with("wire-records"),
                key: group.key.clone(),
            })
        })
        .collect()
}

/// What a message is called.
pub(super) fn name_of(message: &MessageView, frame: &Frame, language: Language) -> String {
    things::target(Target::Token(message.id), frame, &names(frame), language)
}

fn names(frame: &Frame) -> Names {
    let producers = frame.producers.iter();
    let producers = producers.map(|producer| producer.name.clone()).collect();
    Names::new(Vec::new(), producers)
}

fn zone(group: &Group, whole: i32) -> Option<Zone> {
    group.children.iter().find_map(|node| match node {
        Node::Rect {
            class: "card-face",
            width,
            height,
            ..
        } => Some(Zone::Card([group.at.0, group.at.1, *width, *height])),
        Node::Path {
            class: "wire-line",
            d,
        } => Some(Zone::Along(d.clone())),
        Node::Text(line) if line.class == "controller-line" => {
            let width = super::width(
                &line
                    .spans
                    .iter()
                    .map(|(_, text)| text.as_str())
                    .collect::<String>(),
                line.size,
            );
            let width = width.clamp(LEAST, whole);
            let left = line.at.0 - width / 2;
            Some(Zone::Card([left, line.at.1 - 17, width, LEAST]))
        }
        Node::Group(_)
        | Node::Rect { .. }
        | Node::Path { .. }
        | Node::Line { .. }
        | Node::Circle { .. }
        | Node::Text(_) => None,
    })
}
