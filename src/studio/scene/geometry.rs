//! Where everything stands. Two arrangements: in a row (producer left, followers right) and in a column (producer on
//! top). In both, every arrow is straight, and the leader's place stays the same whoever leads.

use super::Shape;

/// A rectangle: left, top, width, height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

impl Area {
    pub(super) const fn at(self) -> (i32, i32) {
        (self.x, self.y)
    }
    pub(super) const fn right(self) -> i32 {
        self.x + self.width
    }
    pub(super) const fn bottom(self) -> i32 {
        self.y + self.height
    }
    /// Where the log begins in a card of this height: a tall card keeps it in the middle, where its arrows are.
    pub(super) fn log_top(self) -> i32 {
        (self.height / 2 - LOG_HEIGHT / 2).max(LOG_TOP)
    }
    pub(super) const fn middle(self) -> (i32, i32) {
        (self.x + self.width / 2, self.y + self.height / 2)
    }
}

/// From one record of a log to the next.
pub(super) const PITCH: i32 = 28;
/// Space inside a card on each side.
pub(super) const PAD: i32 = 8;
/// Where the log begins in a card that has two lines of text and a flag above it.
const LOG_TOP: i32 = 70;
/// What a log takes below its top: its cells and their offsets.
const LOG_HEIGHT: i32 = 50;
const MARGIN: i32 = 8;
const FOOT: i32 = 20;

/// The places of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Geometry {
    pub(super) width: i32,
    pub(super) height: i32,
    /// Arrows run up and down, not left and right.
    pub(super) is_column: bool,
    pub(super) producers: Area,
    pub(super) leader: Area,
    /// Places of the others.
    pub(super) followers: Vec<Area>,
    /// Cards of followers have one line of text and no offsets.
    pub(super) is_brief: bool,
    /// Records of a log that fit, with the empty place behind them.
    pub(super) slots: usize,
    /// Room for words beside the discs between leader and followers.
    pub(super) has_words: bool,
}

impl Geometry {
    pub(super) fn new(shape: Shape, producers: usize, brokers: usize) -> Self {
        let producers = i32::try_from(producers).unwrap_or(1).max(1);
        let followers = brokers.saturating_sub(1);
        match shape {
            Shape::Panel => Self::column(400, producers, followers),
            Shape::Narrow => Self::column(372, producers, followers),
            Shape::Large => Self::row(&LARGE, producers, followers),
            Shape::Stage => Self::row(&STAGE, producers, followers),
            Shape::Compact => Self::row(&COMPACT, producers, followers),
        }
    }

    fn column(width: i32, producers: i32, followers: usize) -> Self {
        const LEADER: i32 = 120;
        const FOLLOWER: i32 = 120;
        const GAP: i32 = 52;
        let is_grid = followers > 2;
        // In a grid the wires of the second row pass outside of the first.
        let side = if is_grid { 26 } else { MARGIN };
        let inner = width - 2 * side;
        let columns = if followers == 1 { 1 } else { 2 };
        let card = (inner - MARGIN) / 2;
        let top = Area {
            x: MARGIN,
            y: MARGIN,
            width: width - 2 * MARGIN,
            height: 52 * producers + 4,
        };
        let leader = Area {
            x: MARGIN,
            y: top.bottom() + GAP,
            width: top.width,
            height: LEADER,
        };
        let place = |index: usize| {
            let index = i32::try_from(index).unwrap_or(0);
            let (row, column) = (index / columns, index % columns);
            let centred = if columns == 1 { (inner - card) / 2 } else { 0 };
            Area {
                x: side + centred + column * (card + MARGIN),
                y: leader.bottom() + GAP + row * (FOLLOWER + 16),
                width: card,
                height: FOLLOWER,
            }
        };
        let places: Vec<Area> = (0..followers).map(place).collect();
        let bottom = places.last().map_or(leader.bottom(), |last| last.bottom());
        Self {
            width,
            height: bottom + MARGIN + FOOT,
            is_column: true,
            producers: top,
            leader,
            slots: slots(card),
            followers: places,
            is_brief: false,
            has_words: !is_grid,
        }
    }

    fn row(sizes: &Row, producers: i32, followers: usize) -> Self {
        let count = i32::try_from(followers).unwrap_or(0);
        let room = sizes.height - FOOT - 2 * sizes.margin;
        let gap = if count > 2 { MARGIN } else { sizes.gap };
        let fits = (room - gap * (count - 1).max(0)) / count.max(1);
        let card = fits.min(sizes.follower);
        let stack = (card * count + gap * (count - 1)).max(sizes.leader);
        let top = sizes.margin + (room - stack) / 2;
        let leader = Area {
            x: sizes.margin + sizes.producer + sizes.wire,
            y: top,
            width: sizes.card,
            height: stack,
        };
        let height = if producers == 1 {
            sizes.producer_height
        } else {
            stack
        };
        Self {
            width: sizes.width,
            height: sizes.height,
            is_column: false,
            producers: Area {
                x: sizes.margin,
                y: top + (stack - height) / 2,
                width: sizes.producer,
                height,
            },
            leader,
            followers: (0..count)
                .map(|index| Area {
                    x: leader.right() + sizes.wire,
                    y: top + (stack - card * count - gap * (count - 1)) / 2 + index * (card + gap),
                    width: sizes.width - sizes.margin - leader.right() - sizes.wire,
                    height: card,
                })
                .collect(),
            is_brief: card < sizes.follower,
            slots: slots(sizes.card),
            has_words: card >= 100,
        }
    }
}

/// The arrows.
impl Geometry {
    /// Arrow 1.
    pub(super) fn produce_path(&self) -> [(i32, i32); 2] {
        self.between_producer_and_leader(48, -32)
    }
    /// Arrow 6.
    pub(super) fn answer_path(&self) -> [(i32, i32); 2] {
        let [from, to] = self.between_producer_and_leader(200, 32);
        [to, from]
    }
    /// In a column `along` from the left, in a row `across` from the middle.
    fn between_producer_and_leader(&self, along: i32, across: i32) -> [(i32, i32); 2] {
        if self.is_column {
            let x = self.leader.x + along;
            [(x, self.producers.bottom()), (x, self.leader.y)]
        } else {
            let y = self.producers.middle().1 + across;
            [(self.producers.right(), y), (self.leader.x, y)]
        }
    }
    /// Arrows 3 and 5: from a follower to the leader.
    pub(super) fn fetch_path(&self, slot: usize) -> Vec<(i32, i32)> {
        let mut path = self.to_follower(slot, 0);
        path.reverse();
        path
    }
    /// Arrow 4: from the leader to a follower.
    pub(super) fn records_path(&self, slot: usize) -> Vec<(i32, i32)> {
        self.to_follower(slot, 1)
    }
    /// The way to a follower in its `lane`: 0 for fetches, 1 for records.
    fn to_follower(&self, slot: usize, lane: i32) -> Vec<(i32, i32)> {
        let to = self.followers[slot];
        if !self.is_column {
            let y = to.y + to.height * (30 + 46 * lane) / 100;
            return vec![(self.leader.right(), y), (to.x, y)];
        }
        let start = self.leader.bottom();
        if slot < 2 {
            let x = to.x + 14 + (to.width / 2 - 6) * lane;
            return vec![(x, start), (x, to.y)];
        }
        self.to_second_row(slot, lane)
    }
    /// It is reached from outside.
    #[cold]
    #[inline(never)]
    fn to_second_row(&self, slot: usize, lane: i32) -> Vec<(i32, i32)> {
        let (to, start) = (self.followers[slot], self.leader.bottom());
        let y = to.middle().1 - 8 + 16 * lane;
        let (x, edge) = if slot.is_multiple_of(2) {
            (10 + 8 * lane, to.x)
        } else {
            (self.width - 10 - 8 * lane, to.right())
        };
        vec![(x, start), (x, y), (edge, y)]
    }
    /// Whether an arrow has its numbered disc: the second row of a grid repeats the first.
    pub(super) const fn has_discs(&self, slot: usize) -> bool {
        !self.is_column || slot < 2
    }
    /// The centre of the `place`th disc of a follower's arrow; in a column they stand to the right of it, one below the
    /// other, in a row above and below it, or on it where there is no room for words.
    pub(super) fn disc(&self, path: &[(i32, i32)], place: i32) -> (i32, i32) {
        let (start, end) = (path[0], path[path.len() - 1]);
        if self.is_column {
            let middle = i32::midpoint(start.1, end.1);
            return (start.0 + 22, middle + 11 * place);
        }
        if self.has_words {
            return self.disc_beside(path, place);
        }
        (i32::midpoint(start.0, end.0) + 12 * place, start.1)
    }
    /// The same for the producer's arrows, which always have their words.
    pub(super) fn disc_beside(&self, path: &[(i32, i32)], place: i32) -> (i32, i32) {
        let (start, end) = (path[0], path[path.len() - 1]);
        if self.is_column {
            let middle = i32::midpoint(start.1, end.1);
            (start.0 + 28, middle + 11 * place)
        } else {
            (start.0.min(end.0) + 15, start.1 + 18 * place)
        }
    }
}

/// Records that fit into a card.
fn slots(card: i32) -> usize {
    usize::try_from((card - 2 * PAD) / PITCH).unwrap_or(1)
}

/// Sizes of an arrangement in a row.
struct Row {
    width: i32,
    height: i32,
    margin: i32,
    producer: i32,
    producer_height: i32,
    wire: i32,
    card: i32,
    leader: i32,
    follower: i32,
    gap: i32,
}

/// Drawn on 840 × 384 and shown larger: a class reads it from the last row.
const LARGE: Row = Row {
    width: 840,
    height: 384,
    margin: 16,
    producer: 152,
    producer_height: 160,
    wire: 96,
    card: 240,
    leader: 240,
    follower: 128,
    gap: 56,
};

const STAGE: Row = Row {
    width: 700,
    height: 400,
    margin: 10,
    producer: 128,
    producer_height: 172,
    wire: 82,
    card: 188,
    leader: 240,
    follower: 128,
    gap: 56,
};

const COMPACT: Row = Row {
    width: 640,
    height: 288,
    margin: 8,
    producer: 96,
    producer_height: 160,
    wire: 80,
    card: 184,
    leader: 200,
    follower: 120,
    gap: 8,
};
