//! Parts of the page that are fetched when they are first wanted, each as a WASM module of its own beside the main one.
//!
//! What only these functions reach is not in the first load. `cargo xtask build` cuts it off (feature `split`); in a build
//! to work with, everything is in one module and they answer at once. Decision 11.

#![cfg_attr(
    feature = "split",
    allow(
        unsafe_code,
        reason = "the macro declares the call across modules, of one compilation and with one signature"
    )
)]

use core::future::{Future, poll_fn};
use core::pin::pin;
use core::task::Poll;

use leptos::prelude::untrack;
use studio::desk::Tool;
use studio::i18n::{RareBook, RareWords};
use studio::keys::Aim;
use studio::lane::LaneId;
use studio::link::Codec;
use studio::notice::Notice;
use studio::touch::Target;

use super::dialogs::Dialog;
use super::fetched::put;
use super::page::Page;
use crate::web::sheet::all_styles;
use crate::web::tag::Tag;

/// It could not be fetched. The next attempt starts anew.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NotLoaded;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Brings the rest of the application: what is in no chunk and yet not in the main module, because a plain visit does not call it
/// (decision 15). Whoever leads to it waits for it; see [`Page::whole`].
pub(crate) async fn rest() -> Result<(), NotLoaded> {
    let mut styles = pin!(all_styles());
    // Asked for now, and waited for at the end.
    let looks = poll_fn(|context| Poll::Ready(styles.as_mut().poll(context))).await;
    #[cfg(feature = "split")]
    if !crate::web::rest::rest().await {
        return Err(NotLoaded);
    }
    RareWords::hand_over(rare_words().await?);
    if looks.is_pending() {
        styles.await;
    }
    Ok(())
}

/// Declares a function of a chunk: cut off where the build does that, else just here. What it reads when it comes is not
/// followed by whoever asked for it.
macro_rules! in_chunk {
    ($(#[$doc:meta])* $chunk:ident: fn $name:ident($($argument:ident: $type:ty),*) -> $output:ty $body:block) => {
        $(#[$doc])*
        #[cfg(feature = "split")]
        #[wasm_split_helpers::wasm_split($chunk, fallible)]
        pub(crate) fn $name($($argument: $type),*) -> Result<$output, NotLoaded> {
            Ok(untrack(move || $body))
        }
        $(#[$doc])*
        #[cfg(not(feature = "split"))]
        pub(crate) async fn $name($($argument: $type),*) -> Result<$output, NotLoaded> {
            core::future::ready(Ok(untrack(move || $body))).await
        }
    };
}

in_chunk! {
    /// What reads and writes links.
    link: fn codec() -> Codec {
        Codec::HERE
    }
}

in_chunk! {
    /// Words of what is rare.
    words: fn rare_words() -> RareBook {
        RareWords::HERE
    }
}

in_chunk! {
    /// What a key means that has to be found first.
    tools: fn find(page: Page, aim: Aim, selected: Option<(LaneId, Target)>) -> () {
        super::keys::find(page, aim, selected);
    }
}

in_chunk! {
    /// The panel about a link that could not be read.
    link: fn trouble(page: Page, place: Tag) -> () {
        place.with_all(super::trouble::trouble(page));
    }
}

in_chunk! {
    /// What opens above the page.
    link: fn dialog(page: Page, dialog: Dialog, place: Tag) -> () {
        super::dialogs::open(page, &dialog, place);
    }
}

in_chunk! {
    /// What a person should know.
    link: fn notice(page: Page, notice: Notice, place: Tag) -> () {
        place.with(super::notice::content(page, notice));
    }
}

in_chunk! {
    /// A tool beside the figure.
    tools: fn tool(page: Page, tool: Tool, place: Tag) -> () {
        put(&place, super::tools::here(page, tool));
    }
}

in_chunk! {
    /// The menu of a thing that was touched.
    tools: fn touch_menu(page: Page, lane: LaneId, target: Target, place: Tag) -> () {
        put(&place, super::touch::menu(page, lane, target));
    }
}

in_chunk! {
    /// Checks the runs against the engine's invariants, a little at a time.
    check: fn audit(page: Page) -> () {
        super::audit::begin(page);
    }
}
