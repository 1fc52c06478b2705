//! The tools that there are. A tool is one function; listing it here gives it a tab on every screen. Their code is fetched
//! when the first of them is opened.

use leptos::prelude::*;
use studio::desk::{Side, Tool};

use super::book;
use super::breaking;
use super::inspector;
use super::page::Page;
use super::parts::words;
use super::{compare, cost, settings, timeline};

/// A tool and how it is shown.
pub(crate) struct Slot {
    pub(crate) tool: Tool,
    /// Made when its tab is opened, and taken away when another is.
    pub(crate) view: fn(Page) -> AnyView,
}

/// All of them, in the order of their tabs. Where each lies is its [`Tool::home`].
pub(crate) const SLOTS: &[Slot] = &[
    Slot {
        tool: Tool::Ledger,
        view: book::book,
    },
    Slot {
        tool: Tool::Settings,
        view: settings::settings,
    },
    Slot {
        tool: Tool::Break,
        view: breaking::breaking,
    },
    Slot {
        tool: Tool::Timeline,
        view: timeline::timeline,
    },
    Slot {
        tool: Tool::Inspector,
        view: inspector::inspector,
    },
    Slot {
        tool: Tool::Compare,
        view: compare::compare,
    },
    Slot {
        tool: Tool::Cost,
        view: cost::cost,
    },
];

/// Which tools those are, told without a word of their code.
const TOOLS: [Tool; SLOTS.len()] = {
    let mut tools = [Tool::Ledger; SLOTS.len()];
    let mut index = 0;
    while index < tools.len() {
        tools[index] = SLOTS[index].tool;
        index += 1;
    }
    tools
};

/// Those that lie on a side.
pub(crate) fn tools_of(side: Side) -> Vec<Tool> {
    TOOLS.into_iter().filter(|&tool| side.takes(tool)).collect()
}

/// What a tool looks like. Only its chunk calls this.
pub(crate) fn here(page: Page, tool: Tool) -> AnyView {
    let slot = SLOTS.iter().find(|slot| slot.tool == tool);
    let view = slot.map(|slot| (slot.view)(page));
    // One sees its tab; who goes by headings finds this one above its own.
    let name = words(move || page.words().tool_names[tool as usize]);
    view! { <h2 class="visually-hidden">{name}</h2> {view} }.into_any()
}
