//! What is drawn, as plain values: shapes with classes, never colours.
//!
//! Whole coordinates are CSS pixels of the size that a [`Shape`] is meant for. What moves is a [`Token`]: everything
//! else changes only when the step under the playhead changes.

mod broker;
mod build;
pub(crate) mod draw;
mod geometry;
mod hits;
mod legend;
mod log_strip;
pub(crate) mod measure;
mod places;
mod producer;
mod token;
mod tokens;
mod wires;
mod words;

pub mod svg;

pub use hits::{Hit, Zone};
pub use legend::{SIGN, Sign, legend};
pub use measure::width;
pub use token::{Point, Token};
pub use words::{sentences, unsaid};

/// The geometry of a figure. None is another one scaled: each has its own places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// One of three side by side at 1280: 400 wide.
    Panel,
    /// One figure alone, for 840 pixels and more.
    Large,
    /// One figure with tools on both sides at 1280: 700 wide.
    Stage,
    /// A phone of 390: 372 wide.
    Narrow,
    /// An embed of 640 × 400: 640 × 288.
    Compact,
}

impl Shape {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Panel,
        Self::Large,
        Self::Stage,
        Self::Narrow,
        Self::Compact,
    ];
    /// Its name in file names and attributes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Panel => "panel",
            Self::Large => "large",
            Self::Stage => "stage",
            Self::Narrow => "narrow",
            Self::Compact => "compact",
        }
    }
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    /// Its geometry.
    pub shape: Shape,
    /// Width of the view box.
    pub width: i32,
    /// Height of the view box.
    pub height: i32,
    /// Accessible name.
    pub title: String,
    /// Accessible description: the frame in sentences.
    pub description: String,
    /// What stands still, in paint order. Each top-level group has a key of its own.
    pub groups: Vec<Group>,
    /// What moves, above everything else.
    pub tokens: Vec<Token>,
    /// What can be touched besides tokens. Nothing of it is seen.
    pub hits: Vec<Hit>,
}

/// Nodes that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Which entity this is, such as `broker-1`; empty for a mere part of one. Unique within its figure.
    pub key: String,
    /// Class names.
    pub class: String,
    /// Accessible name; empty for decoration.
    pub label: String,
    /// Where its own origin lies.
    pub at: (i32, i32),
    /// Its content.
    pub children: Vec<Node>,
}

/// A shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Nodes that belong together.
    Group(Group),
    /// A rectangle with corners of radius `r`.
    Rect {
        /// Class names.
        class: &'static str,
        /// Left.
        x: i32,
        /// Top.
        y: i32,
        /// Width.
        width: i32,
        /// Height.
        height: i32,
        /// Radius of its corners.
        r: i32,
    },
    /// A path in SVG's own notation.
    Path {
        /// Class names.
        class: &'static str,
        /// The `d` attribute.
        d: String,
    },
    /// A straight line.
    Line {
        /// Class names.
        class: &'static str,
        /// Where it starts.
        from: (i32, i32),
        /// Where it ends.
        to: (i32, i32),
    },
    /// A circle.
    Circle {
        /// Class names.
        class: &'static str,
        /// Centre.
        at: (i32, i32),
        /// Radius.
        r: i32,
    },
    /// One line of text.
    Text(Text),
}

/// One line of text; `at` is on its baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Class names.
    pub class: &'static str,
    /// On the baseline, at the side that `anchor` says.
    pub at: (i32, i32),
    /// Which side of the text is at `at`.
    pub anchor: Anchor,
    /// Size in CSS pixels, for measuring; what is drawn follows the class.
    pub size: i32,
    /// Its parts; each with a class of its own, or an empty one.
    pub spans: Vec<(&'static str, String)>,
}

/// Which side of a text its position means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    #[default]
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

impl Anchor {
    /// The value of SVG's `text-anchor`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}
