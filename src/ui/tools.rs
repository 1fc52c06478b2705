//! The tools that there are. A tool is one function; listing it here gives it a tab on every screen.

use leptos::prelude::*;
use studio::desk::{Side, Tool};

use super::ledger;
use super::page::Page;

/// A tool and how it is shown.
pub(crate) struct Slot {
    pub(crate) tool: Tool,
    /// Made when its tab is opened, and taken away when another is.
    pub(crate) view: fn(Page) -> AnyView,
}

/// All of them, in the order of their tabs. Where each lies is its [`Tool::home`].
pub(crate) const SLOTS: &[Slot] = &[Slot {
    tool: Tool::Ledger,
    view: ledger::ledger,
}];

/// Those that lie on a side.
pub(crate) fn tools_of(side: Side) -> Vec<Tool> {
    let tools = SLOTS.iter().map(|slot| slot.tool);
    tools.filter(|&tool| side.takes(tool)).collect()
}

/// What a tool looks like.
pub(crate) fn view_of(page: Page, tool: Tool) -> AnyView {
    let slot = SLOTS.iter().find(|slot| slot.tool == tool);
    slot.map_or_else(|| ().into_any(), |slot| (slot.view)(page))
}
