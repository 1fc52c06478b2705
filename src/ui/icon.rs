//! Icons, drawn as paths so that they look the same everywhere.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Icon {
    Restart,
    StepBack,
    Play,
    Pause,
    StepForward,
    Kill,
    Start,
    Undo,
    Redo,
    Link,
    Theme,
    Enlarge,
    Shrink,
    Fold,
    Out,
    Close,
    More,
    Less,
    All,
    List,
    DangerBefore,
    DangerNext,
}

impl Icon {
    /// What is drawn.
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::Restart => "M6 5v14M19 5.5v13L9 12z",
            Self::StepBack => "M15 5.5v13L5.5 12zM19 6v12",
            Self::Play => "M7 4.5v15l12.5-7.5z",
            Self::Pause => "M7 5h3.5v14H7zM13.5 5H17v14h-3.5z",
            Self::StepForward => "M9 5.5v13l9.5-6.5zM5 6v12",
            Self::Kill => "M6 6l12 12M18 6L6 18",
            Self::Start => "M12 3.5v8M7 6.5a7.5 7.5 0 1 0 10 0",
            Self::Undo => "M9 6L4.5 10.5 9 15M5 10.5h8.5a5 5 0 0 1 0 10H11",
            Self::Redo => "M15 6l4.5 4.5L15 15M19 10.5h-8.5a5 5 0 0 0 0 10H13",
            Self::Link => {
                "M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1"
            }
            Self::Theme => "M12 3.5a8.5 8.5 0 1 0 0 17zM12 3.5a8.5 8.5 0 0 1 0 17",
            Self::Enlarge => "M14 5h5v5M19 5l-6 6M10 19H5v-5M5 19l6-6",
            Self::Shrink => "M19 10h-5V5M14 10l6-6M5 14h5v5M10 14l-6 6",
            Self::Fold => "M5 5v14M19 6l-6 6 6 6",
            Self::Out => "M9 5H5v14h14v-4M13 5h6v6M19 5l-8 8",
            Self::Close => "M7 7l10 10M17 7L7 17",
            Self::More => "M12 6v12M6 12h12",
            Self::Less => "M6 12h12",
            Self::All => "M4 6l7 12M10 6l7 12M16 6l4 7",
            Self::List => "M9 6h11M9 12h11M9 18h11M4 6h1M4 12h1M4 18h1",
            Self::DangerBefore => "M7 5L2 12l5 7M16 6l6 12H10zM16 11v3",
            Self::DangerNext => "M17 5l5 7-5 7M8 6l6 12H2zM8 11v3",
        }
    }
    /// How it is drawn: in lines, or filled.
    pub(crate) const fn class(self) -> &'static str {
        let is_solid = matches!(
            self,
            Self::Restart | Self::StepBack | Self::Play | Self::Pause | Self::StepForward
        );
        if is_solid { "icon solid" } else { "icon" }
    }
}

/// The icon as decoration: what it means is said in words beside it.
pub(crate) fn icon(icon: Icon) -> AnyView {
    view! {
        <svg class=icon.class() viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=icon.path()/>
        </svg>
    }
    .into_any()
}
