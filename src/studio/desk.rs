//! Which tools lie open around the figure, and on which sides there is room for them.

/// A tool beside the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tool {
    /// What became of every record, and which promises hold.
    Ledger,
    /// The cluster's and the producer's settings.
    Settings,
    /// What can be done to the cluster.
    Break,
    /// The run as a space-time diagram.
    Timeline,
    /// Every field of one thing.
    Inspector,
    /// The same script under other settings.
    Compare,
    /// What a confirmation costs.
    Cost,
}

impl Tool {
    /// All of them, in the order of their tabs.
    pub const ALL: [Self; 7] = [
        Self::Ledger,
        Self::Settings,
        Self::Break,
        Self::Timeline,
        Self::Inspector,
        Self::Compare,
        Self::Cost,
    ];

    /// Its name in addresses and in ids of the page.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Ledger => "ledger",
            Self::Settings => "settings",
            Self::Break => "break",
            Self::Timeline => "timeline",
            Self::Inspector => "inspector",
            Self::Compare => "compare",
            Self::Cost => "cost",
        }
    }
    /// The tool of that name.
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tool| tool.tag() == tag)
    }
    /// Where it lies when there is room on all sides of the figure.
    pub const fn home(self) -> Side {
        match self {
            Self::Settings | Self::Break => Side::Left,
            Self::Ledger | Self::Inspector => Side::Right,
            Self::Timeline | Self::Compare | Self::Cost => Side::Bottom,
        }
    }
}

/// A place for tools. `Left`, `Right` and `Bottom` are those around one large figure; where there is less room, all tools
/// share one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// What is set up and broken.
    Left,
    /// What came of it.
    Right,
    /// What needs the width.
    Bottom,
    /// All tools, beside a figure on a screen of middling width.
    Aside,
    /// All tools, below three figures.
    Under,
    /// All tools, in the one column of a narrow or low screen.
    Column,
}

impl Side {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Left,
        Self::Right,
        Self::Bottom,
        Self::Aside,
        Self::Under,
        Self::Column,
    ];

    /// Its name in ids of the page.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
            Self::Bottom => "bottom",
            Self::Aside => "aside",
            Self::Under => "under",
            Self::Column => "column",
        }
    }
    /// Whether it lies below the figures: there the tab of the open tool closes it.
    pub const fn is_below(self) -> bool {
        matches!(self, Self::Under | Self::Column)
    }
    /// Whether a tool may lie here.
    pub fn takes(self, tool: Tool) -> bool {
        match self {
            Self::Left | Self::Right | Self::Bottom => tool.home() == self,
            Self::Aside | Self::Under | Self::Column => true,
        }
    }
}

/// Which tools lie open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    /// All tools, the one that was opened last in front.
    recent: [Tool; Tool::ALL.len()],
    folded: [bool; Side::ALL.len()],
}

impl Default for Desk {
    fn default() -> Self {
        let mut desk = Self {
            recent: Tool::ALL,
            folded: [false; Side::ALL.len()],
        };
        // The opening page shows figures and their ledgers, and nothing around them: a tool is fetched when it is opened.
        for side in [Side::Aside, Side::Under, Side::Column] {
            desk.folded[side as usize] = true;
        }
        desk
    }
}

impl Desk {
    /// Which of these tools is in sight: the one that was opened last.
    pub fn front(&self, tools: &[Tool]) -> Option<Tool> {
        self.recent.into_iter().find(|tool| tools.contains(tool))
    }
    /// Whether a side shows no more than the way to open it.
    pub fn is_folded(&self, side: Side) -> bool {
        self.folded[side as usize]
    }
    /// Puts a tool in sight, wherever it lies.
    pub(crate) fn open(&mut self, tool: Tool) {
        let mut place = self.recent.iter().position(|&one| one == tool).unwrap_or(0);
        while place > 0 {
            self.recent.swap(place, place - 1);
            place -= 1;
        }
        for side in Side::ALL.into_iter().filter(|side| side.takes(tool)) {
            self.folded[side as usize] = false;
        }
    }
    /// Makes room, or takes the tools of a side out again.
    pub(crate) fn fold(&mut self, side: Side, is_folded: bool) {
        self.folded[side as usize] = is_folded;
    }
    /// Takes everything away but the figure.
    pub fn clear(&mut self) {
        self.folded = [true; Side::ALL.len()];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_opened_last_is_in_front_and_unfolds_its_side() {
        let mut desk = Desk::default();
        let right = [Tool::Ledger, Tool::Inspector];
        assert_eq!(desk.front(&right), Some(Tool::Ledger));
        assert_eq!(desk.front(&[]), None);
        desk.fold(Side::Right, true);
        desk.fold(Side::Left, true);
        desk.open(Tool::Inspector);
        assert_eq!(desk.front(&right), Some(Tool::Inspector));
        assert!(!desk.is_folded(Side::Right) && !desk.is_folded(Side::Under));
        assert!(desk.is_folded(Side::Left), "nothing of it was asked for");
        desk.open(Tool::Cost);
        assert_eq!(desk.front(&right), Some(Tool::Inspector));
        assert_eq!(desk.front(&Tool::ALL), Some(Tool::Cost));
        desk.clear();
        assert!(Side::ALL.into_iter().all(|side| desk.is_folded(side)));
    }

    #[test]
    fn every_tool_has_a_name_and_a_home() {
        for tool in Tool::ALL {
            assert_eq!(Tool::of_tag(tool.tag()), Some(tool));
            assert!(tool.home().takes(tool));
        }
    }
}
