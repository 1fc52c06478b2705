//! The shapes of a strip, layer by layer.

use engine::id::Endpoint;
use engine::time::Instant;

use super::arrows::styled;
use super::label::{SIZE, Words};
use super::merge::{Drawn, Style, merged};
use super::strip::{Lens, Spot};
use super::{Mark, Outage, Tick, Timeline, What};
use crate::frame::Kind;
use crate::i18n::{clock, fill, span};
use crate::pace::Pace;
use crate::scene::draw::{circle, cross, line, path, rect, star, tick_disc};
use crate::scene::{Anchor, Node};

/// Arrows end so far from the rows that they join, so that both can be seen.
const CLEAR: i32 = 4;
/// Signs of one kind nearer than this are one.
const APART: i32 = 9;
/// Waits shorter than this, in microseconds, need no word.
const TOLD_MIN: u64 = 20_000;

/// A strip on its way.
pub(super) struct Drawing<'a> {
    timeline: &'a Timeline,
    pace: &'a Pace,
    lens: &'a Lens,
    words: Words,
    pub(super) spots: Vec<Spot>,
}

impl<'a> Drawing<'a> {
    pub(super) fn new(timeline: &'a Timeline, pace: &'a Pace, lens: &'a Lens) -> Self {
        Self {
            timeline,
            pace,
            lens,
            words: Words::default(),
            spots: Vec::new(),
        }
    }

    /// The layers in paint order. What is most worth a word is asked first.
    pub(super) fn all(&mut self) -> [(&'static str, Vec<Node>); 6] {
        let breaks = self.breaks();
        let (lines, signs) = self.rows();
        let arrows = self.arrows();
        let mut ticks = self.ticks();
        let reigns = self.reigns();
        ticks.extend(signs);
        self.clocks();
        let words = core::mem::take(&mut self.words.nodes);
        [
            ("breaks", breaks),
            ("rows", lines),
            ("reigns", reigns),
            ("arrows", arrows),
            ("ticks", ticks),
            ("words", words),
        ]
    }

    fn x(&self, at: Instant) -> i32 {
        self.lens.x(self.pace.reel_at(at))
    }
    fn y(&self, who: Endpoint) -> i32 {
        self.lens.y(self.timeline.row(who).unwrap_or(0))
    }
    /// The part of a stretch that is drawn, if any is.
    fn shown(&self, from: Instant, to: Instant) -> Option<(i32, i32)> {
        let (from, to) = (self.x(from).max(0), self.x(to).min(self.lens.right()));
        (from < to).then_some((from, to))
    }
    fn is_drawn(&self, x: i32) -> bool {
        (0..=self.lens.right()).contains(&x)
    }
    fn bottom(&self) -> i32 {
        self.lens.y(self.timeline.rows.len()) - self.lens.row / 2
    }

    /// Where the reel leaves time out, and how much.
    fn breaks(&mut self) -> Vec<Node> {
        let (top, bottom) = (self.lens.top, self.bottom());
        let mut nodes = Vec::new();
        for (from, to, length) in self.pace.crossings() {
            let (left, right) = (
                self.lens.x(from).max(0),
                self.lens.x(to).min(self.lens.right()),
            );
            if left >= right || length.0 < TOLD_MIN {
                continue;
            }
            nodes.push(rect("break", (left, top, right - left, bottom - top), 0));
            let told = ["≈ ", &span(length, self.lens.language)].concat();
            // Before what comes next, whose time stands behind it.
            let breadth = crate::scene::width(&told, SIZE);
            let at = (right.max(breadth + 4) - 3, top - 5);
            self.words.write("gap", at, Anchor::End, &told);
        }
        nodes
    }

    /// A line for everybody who is there, and signs where somebody leaves and returns.
    fn rows(&mut self) -> (Vec<Node>, Vec<Node>) {
        let mut steps = Vec::new();
        let (mut pauses, mut signs) = (Vec::new(), Vec::new());
        for (row, &who) in self.timeline.rows.iter().enumerate() {
            let y = self.lens.y(row);
            let mut since = Instant::START;
            let mut away = self
                .timeline
                .outages
                .iter()
                .filter(|outage| outage.who == who);
            loop {
                let outage = away.next();
                let until = outage.map_or(self.timeline.end, |outage| outage.from);
                if let Some((from, to)) = self.shown(since, until) {
                    steps.extend([('M', from, y), ('L', to, y)]);
                }
                let Some(outage) = outage else { break };
                signs.extend(self.outage(outage, y, &mut pauses));
                since = outage.to.unwrap_or(self.timeline.end);
            }
        }
        let lines = vec![path("row", &steps), path("row paused", &pauses)];
        (lines, signs)
    }

    fn outage(&mut self, outage: &Outage, y: i32, pauses: &mut Vec<(char, i32, i32)>) -> Vec<Node> {
        let end = outage.to.unwrap_or(self.timeline.end);
        if outage.is_pause
            && let Some((from, to)) = self.shown(outage.from, end)
        {
            pauses.extend([('M', from, y), ('L', to, y)]);
        }
        let mut signs = Vec::new();
        let x = self.x(outage.from);
        if self.is_drawn(x) {
            self.words.keep_free([x - 10, y - 9, x + 10, y + 9]);
            if outage.is_pause {
                let bars = [
                    ('M', x - 3, y - 5),
                    ('L', x - 3, y + 5),
                    ('M', x + 3, y - 5),
                    ('L', x + 3, y + 5),
                ];
                signs.push(path("away", &bars));
            } else {
                signs.push(cross("away", (x, y), 5));
            }
        }
        if let Some(back) = outage.to.map(|to| self.x(to)).filter(|&x| self.is_drawn(x)) {
            self.words.keep_free([back - 10, y - 9, back + 10, y + 9]);
            let up = [
                ('M', back, y - 6),
                ('L', back + 6, y + 5),
                ('L', back - 6, y + 5),
                ('Z', 0, 0),
            ];
            signs.push(path("back", &up));
        }
        signs
    }

    /// Writes words above the line of a reign, where nothing is in the way.
    fn reign_word(&mut self, (from, to): (i32, i32), y: i32, words: &str) -> bool {
        const TRIES: usize = 12;
        let breadth = crate::scene::width(words, SIZE);
        let mut from = from;
        for _ in 0..TRIES {
            let Some(x) = self.free(from, to, y - SIZE + 2, breadth) else {
                return false;
            };
            if self.words.write("reign-word", (x, y), Anchor::Start, words) {
                return true;
            }
            from = x + breadth / 2;
        }
        false
    }

    /// The first place between two others where no arrow crosses a line of words so wide, with `top` as its upper edge.
    fn free(&self, from: i32, to: i32, top: i32, breadth: i32) -> Option<i32> {
        const APART: i32 = 8;
        let crosses = |spot: &&Spot| {
            let (up, down) = (spot.from.1.min(spot.to.1), spot.from.1.max(spot.to.1));
            up < top + SIZE && down > top
        };
        let ends = |spot: &Spot| (spot.from.0.min(spot.to.0), spot.from.0.max(spot.to.0));
        let mut busy: Vec<(i32, i32)> = self.spots.iter().filter(crosses).map(ends).collect();
        busy.sort_unstable();
        let mut x = from + APART;
        for (left, right) in busy {
            if right + APART > x && left < x + breadth + APART {
                x = right + APART;
            }
        }
        (x + breadth <= to).then_some(x)
    }

    /// Who led, and in which epoch.
    fn reigns(&mut self) -> Vec<Node> {
        let words = self.lens.language.words();
        let mut steps = Vec::new();
        for reign in &self.timeline.reigns {
            let Some((from, to)) = self.shown(reign.from, reign.to) else {
                continue;
            };
            let y = self.y(Endpoint::Broker(reign.broker));
            steps.extend([('M', from, y), ('L', to, y)]);
            let epoch = fill(words.figure.epoch, |_| reign.epoch.to_string());
            let whole = [words.figure.leader, ", ", &epoch].concat();
            // Once in every view of it.
            let views = usize::try_from(self.lens.width.max(240)).unwrap_or(240);
            for start in (from..to).step_by(views) {
                let end = to.min(start + self.lens.width);
                if !self.reign_word((start, end), y - 4, &whole) {
                    self.reign_word((start, end), y - 4, &epoch);
                }
            }
        }
        vec![path("reign", &steps)]
    }

    fn arrows(&mut self) -> Vec<Node> {
        let timeline = self.timeline;
        let mut drawn = Vec::new();
        for (place, arrow) in timeline.arrows.iter().enumerate() {
            let (from, to) = (self.x(arrow.sent_at), self.x(arrow.due_at));
            let is_out = to.max(from) < 0 || from > self.lens.right();
            if is_out || (arrow.is_quiet && !self.lens.shows_all) {
                continue;
            }
            let (up, down) = (self.y(arrow.from), self.y(arrow.to));
            let clear = CLEAR * (down - up).signum();
            let ends = [(from, up + clear), (to, down - clear)];
            drawn.push(Drawn::new(arrow, place, ends));
        }
        let drawn = merged(&drawn);
        let nodes = Style::ALL
            .into_iter()
            .flat_map(|style| styled(style, &drawn))
            .collect();
        // What carries records is most worth a word.
        for one in drawn.iter().rev() {
            self.label(one);
        }
        self.spots = drawn.iter().map(spot).collect();
        nodes
    }

    /// What an arrow carries, or how many it stands for.
    fn label(&mut self, drawn: &Drawn) {
        const LETTERS_MAX: usize = 9;
        let carries = |what| {
            matches!(
                what,
                What::Shown(Kind::Produce | Kind::Records | Kind::Ack | Kind::Refusal(_))
            )
        };
        let arrows = drawn.arrows.iter().map(|&at| &self.timeline.arrows[at]);
        let letters: Vec<&str> = arrows
            .filter(|arrow| carries(arrow.what))
            .flat_map(|arrow| arrow.letters.iter().map(String::as_str))
            .collect();
        let mut told = letters.join(" ");
        let count = drawn.arrows.len().max(letters.len());
        if told.chars().count() > LETTERS_MAX || (told.is_empty() && count > 1) {
            told = ["×", &count.to_string()].concat();
        }
        if told.is_empty() {
            return;
        }
        let middle = (
            i32::midpoint(drawn.from.0, drawn.to.0),
            i32::midpoint(drawn.from.1, drawn.to.1),
        );
        let class = drawn.style.word();
        let right = (middle.0 + 5, middle.1 + 4);
        let left = (middle.0 - 5, middle.1 + 4);
        let _ = self.words.write(class, right, Anchor::Start, &told)
            || self.words.write(class, left, Anchor::End, &told);
    }

    /// What happened at one place and one instant.
    fn ticks(&mut self) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut last: Vec<(Endpoint, core::mem::Discriminant<Mark>, i32)> = Vec::new();
        for tick in &self.timeline.ticks {
            let x = self.x(tick.at);
            let kind = core::mem::discriminant(&tick.mark);
            let is_near = |&(who, other, at): &(Endpoint, _, i32)| {
                who == tick.who && other == kind && (x - at).abs() < APART
            };
            if !self.is_drawn(x) || last.iter().any(is_near) {
                continue;
            }
            last.retain(|&(who, other, _)| who != tick.who || other != kind);
            last.push((tick.who, kind, x));
            self.tick(tick, x, &mut nodes);
        }
        nodes
    }

    fn tick(&mut self, tick: &Tick, x: i32, nodes: &mut Vec<Node>) {
        let y = self.y(tick.who);
        match tick.mark {
            Mark::HighWatermark(to) => {
                nodes.push(line("watermark", (x, y - 6), (x, y + 6)));
                let told = ["HW ", &to.to_string()].concat();
                self.words
                    .write("watermark-word", (x + 4, y - 4), Anchor::Start, &told);
            }
            Mark::Acked => nodes.extend(tick_disc((x, y))),
            Mark::Failed(_) | Mark::Lost => {
                nodes.push(circle("badge bad", (x, y), 7));
                nodes.push(cross("badge-sign", (x, y), 3));
            }
            Mark::Duplicated => {
                nodes.push(rect("double", (x - 7, y - 7, 10, 10), 2));
                nodes.push(rect("double", (x - 3, y - 3, 10, 10), 2));
            }
            Mark::Elected(broker) => {
                nodes.push(star("star", (x, y)));
                let told = broker.to_string();
                self.words
                    .write("elected", (x + 10, y + 4), Anchor::Start, &told);
            }
            Mark::NoLeader => {
                nodes.push(star("star none", (x, y)));
                let told = self.lens.language.words().figure.no_leader;
                self.words
                    .write("gone-word", (x + 10, y + 4), Anchor::Start, told);
            }
            Mark::Isr if self.is_elected_near(x) => {}
            Mark::Isr => {
                nodes.push(circle("isr", (x, y), 4));
                self.words
                    .write("isr-word", (x + 7, y + 4), Anchor::Start, "ISR");
            }
            Mark::Truncated => nodes.push(path(
                "cut",
                &[('M', x - 5, y + 6), ('L', x, y - 6), ('L', x + 5, y + 6)],
            )),
        }
    }

    /// Whether a leader is elected right there: the ISR changes with it as a matter of course.
    fn is_elected_near(&self, x: i32) -> bool {
        let is_near = |tick: &Tick| (self.x(tick.at) - x).abs() < APART;
        let mut elections = self.timeline.ticks.iter();
        elections
            .any(|tick| matches!(tick.mark, Mark::Elected(_) | Mark::NoLeader) && is_near(tick))
    }

    /// When things were done from outside, where there is room to say so.
    fn clocks(&mut self) {
        let at = self.lens.top - 5;
        let mut stops: Vec<Instant> = self
            .timeline
            .arrows
            .iter()
            .filter(|arrow| matches!(arrow.what, What::Shown(Kind::Produce)))
            .map(|arrow| arrow.sent_at)
            .collect();
        stops.extend(self.timeline.outages.iter().map(|outage| outage.from));
        stops.dedup();
        for stop in stops {
            let x = self.x(stop);
            if self.is_drawn(x) {
                let told = clock(stop, self.lens.language);
                self.words
                    .write("clock-word", (x, at), Anchor::Start, &told);
            }
        }
    }
}

fn spot(drawn: &Drawn) -> Spot {
    Spot {
        from: drawn.from,
        to: drawn.lost.unwrap_or(drawn.to),
        arrow: drawn.arrows[0],
        count: drawn.arrows.len(),
    }
}
