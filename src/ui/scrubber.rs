//! The slider over the reel, with a mark for each fault.

use leptos::prelude::*;
use studio::i18n;
use studio::msg::Msg;
use studio::session::Session;

use super::page::Page;

/// The slider counts in milliseconds of the reel.
const UNIT: u64 = 1_000;

#[component]
pub(crate) fn Scrubber(page: Page) -> impl IntoView {
    let length = page.memo(|session| session.pace().length() / UNIT);
    let reel = page.memo(|session| session.reel() / UNIT);
    let step = page.each_moment(Session::step);
    let value_text = move || {
        let language = page.language.get();
        let (number, of) = step.get();
        format!(
            "{}, {}",
            i18n::clock(page.at.get(), language),
            language.words().page.step_of(number, of)
        )
    };
    let scrub = move |event| {
        if let Ok(value) = event_target_value(&event).parse::<u64>() {
            page.send(Msg::ScrubTo(value.saturating_mul(UNIT)));
        }
    };
    let marks = page.each_moment(Session::marks);
    view! {
        <div class="scrubber">
            <input
                id="scrubber"
                type="range"
                min="0"
                max=length
                prop:value=move || {
                    // A value beyond the old maximum would be cut.
                    length.track();
                    reel.get().to_string()
                }
                aria-label=move || page.words().position
                aria-valuetext=value_text
                style:--done=move || format!("{}%", reel.get() * 100 / length.get().max(1))
                on:input=scrub
            />
            <div class="marks" aria-hidden="true">
                {move || {
                    marks
                        .get()
                        .into_iter()
                        .map(|mark| {
                            view! {
                                <span
                                    class=if mark.is_harm { "mark harm" } else { "mark" }
                                    style:left=format!("{}.{:02}%", mark.place / 100, mark.place % 100)
                                ></span>
                            }
                        })
                        .collect_view()
                }}
            </div>
        </div>
    }
}
