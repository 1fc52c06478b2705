//! Arrows as they are drawn: those that nobody could tell apart become one.

use super::{Arrow, End, What};
use crate::frame::Kind;

/// No more arrows than this are drawn.
const ARROWS_MAX: usize = 260;
/// Arrows of one kind that start within so many pixels are one, if there are too many.
const NEAR: i32 = 8;

/// How an arrow looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    Quiet,
    Alter,
    Ask,
    Watermark,
    Prove,
    Record,
    Refusal,
    Ack,
}

impl Style {
    /// All of them; the last are drawn above the others.
    pub(super) const ALL: [Self; 8] = [
        Self::Quiet,
        Self::Alter,
        Self::Ask,
        Self::Watermark,
        Self::Prove,
        Self::Record,
        Self::Refusal,
        Self::Ack,
    ];
    /// Class names of the line, of a lost one, and of the head.
    pub(super) const fn classes(self) -> [&'static str; 3] {
        match self {
            Self::Quiet => ["arrow quiet", "arrow quiet lost", "head quiet"],
            Self::Alter => ["arrow alter", "arrow alter lost", "head alter"],
            Self::Ask => ["arrow ask", "arrow ask lost", "head ask"],
            Self::Watermark => ["arrow mark", "arrow mark lost", "head mark"],
            Self::Prove => ["arrow prove", "arrow prove lost", "head prove"],
            Self::Record => ["arrow record", "arrow record lost", "head record"],
            Self::Refusal => ["arrow refusal", "arrow refusal lost", "head refusal"],
            Self::Ack => ["arrow ack", "arrow ack lost", "head ack"],
        }
    }
    /// Class name of its words.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Record => "record-word",
            Self::Ack => "ack-word",
            Self::Refusal => "refusal-word",
            Self::Quiet | Self::Alter | Self::Ask | Self::Watermark | Self::Prove => "many",
        }
    }
    pub(super) const fn of(what: What) -> Self {
        match what {
            What::Shown(Kind::Produce | Kind::Records) => Self::Record,
            What::Shown(Kind::Ask(_)) => Self::Ask,
            What::Shown(Kind::Prove(_)) => Self::Prove,
            What::Shown(Kind::HighWatermark(_)) => Self::Watermark,
            What::Shown(Kind::Ack) => Self::Ack,
            What::Shown(Kind::Refusal(_) | Kind::Divergence(_) | Kind::FetchError(_))
            | What::Closed => Self::Refusal,
            What::AlterIsr | What::IsrAnswer => Self::Alter,
            What::IdleFetch | What::Other => Self::Quiet,
        }
    }
}

/// An arrow on the strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Drawn {
    pub(super) style: Style,
    pub(super) from: (i32, i32),
    pub(super) to: (i32, i32),
    /// Where it was lost.
    pub(super) lost: Option<(i32, i32)>,
    pub(super) is_held: bool,
    /// The places in the timeline of those that it stands for; never none.
    pub(super) arrows: Vec<usize>,
}

impl Drawn {
    /// An arrow between two places, lost at a share of its way.
    pub(super) fn new(arrow: &Arrow, place: usize, ends: [(i32, i32); 2]) -> Self {
        let [from, to] = ends;
        let lost = match arrow.end {
            End::Lost(at) => {
                let whole = arrow.due_at.since(arrow.sent_at).0.max(1);
                // The sign stands apart from both rows.
                let part = (at.since(arrow.sent_at).0 * 100 / whole).clamp(25, 86);
                let part = i32::try_from(part).unwrap_or(50);
                let along = |a: i32, b: i32| a + (b - a) * part / 100;
                Some((along(from.0, to.0), along(from.1, to.1)))
            }
            End::Arrived | End::OnItsWay => None,
        };
        Self {
            style: Style::of(arrow.what),
            from,
            to,
            lost,
            is_held: arrow.end == End::OnItsWay,
            arrows: vec![place],
        }
    }
    fn is_like(&self, other: &Self, near: i32) -> bool {
        self.style == other.style
            && (self.from.1, self.to.1) == (other.from.1, other.to.1)
            && self.lost.is_some() == other.lost.is_some()
            && self.from.0.div_euclid(near) == other.from.0.div_euclid(near)
    }
}

/// The same arrows, fewer of them if they are many. They come in order of their start.
pub(super) fn merged(arrows: &[Drawn]) -> Vec<Drawn> {
    let mut near = 1;
    let mut out = join(arrows, near);
    while out.len() > ARROWS_MAX {
        near = (near * 2).max(NEAR);
        out = join(arrows, near);
    }
    out
}

/// Joins what starts within the same few pixels.
fn join(arrows: &[Drawn], near: i32) -> Vec<Drawn> {
    let mut out: Vec<Drawn> = Vec::with_capacity(arrows.len());
    for arrow in arrows {
        let column = arrow.from.0.div_euclid(near);
        let mut same_column = out
            .iter_mut()
            .rev()
            .take_while(|other| other.from.0.div_euclid(near) == column);
        match same_column.find(|other| other.is_like(arrow, near)) {
            Some(other) => {
                other.arrows.extend(&arrow.arrows);
                other.to.0 = other.to.0.max(arrow.to.0);
            }
            None => out.push(arrow.clone()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(x: i32, style: Style) -> Drawn {
        Drawn {
            style,
            from: (x, 10),
            to: (x + 5, 30),
            lost: None,
            is_held: false,
            arrows: vec![0],
        }
    }

    #[test]
    fn few_arrows_stay_as_they_are() {
        let arrows: Vec<Drawn> = (0..100).map(|x| drawn(x * 3, Style::Ask)).collect();
        assert_eq!(merged(&arrows), arrows);
    }

    #[test]
    fn of_many_arrows_none_is_forgotten() {
        let styles = [Style::Ask, Style::Record, Style::Ack];
        let arrows: Vec<Drawn> = (0..2_000)
            .flat_map(|x| styles.map(|style| drawn(x, style)))
            .collect();
        let merged = merged(&arrows);
        assert!(merged.len() <= ARROWS_MAX, "{} arrows", merged.len());
        assert_eq!(
            merged.iter().map(|arrow| arrow.arrows.len()).sum::<usize>(),
            6_000
        );
    }
}
