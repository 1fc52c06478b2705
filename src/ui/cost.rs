//! The cost tool: what each `acks` takes in time and lets through, as a chart and as a table. Measured while one looks, a
//! little in each turn.

use engine::time::Duration;
use leptos::prelude::*;
use studio::cost::{Cost, LEVELS, Measured, RUNS, words as cost_words};
use studio::i18n::{acks, span as time};

use super::page::Page;
use super::parts::{views, words};
use crate::web;
use crate::web::watch::watch;

/// Runs after which it is shown how far it has come.
const SHOWN: usize = 30;
/// Widest bar, in units of the chart.
const WIDE: u64 = 220;
/// Height of a row of the chart.
const ROW: usize = 30;

pub(crate) fn cost(page: Page) -> AnyView {
    let cost = StoredValue::new(page.peek(Cost::new));
    // Counts how often there was something new to show.
    let news = RwSignal::new(0_u32);
    let seen = Memo::new(move |_| page.on_look(|session| (session.edition(), session.focus())));
    watch(move || {
        let measured = seen.get();
        cost.set_value(page.peek(Cost::new));
        news.update(|count| *count += 1);
        web::clock::in_slices(move || {
            if seen.try_get_untracked() != Some(measured) {
                return false; // it is about other settings by now, or nobody looks any more
            }
            let step = cost.try_update_value(|cost| (cost.step(), cost.progress()));
            let Some((goes_on, (done, _))) = step else {
                return false;
            };
            if !goes_on || done % SHOWN == 0 {
                news.try_update(|count| *count += 1);
            }
            goes_on
        });
    });
    let now = Memo::new(move |_| {
        news.get();
        cost.with_value(|cost| (cost.measured(), cost.progress(), cost.jitter()))
    });
    let intro = words(move || {
        let (_, (done, all), jitter) = now.get();
        let language = page.language();
        let words = cost_words(language);
        let share = (done * 100 / all.max(1)).to_string();
        let chance = [words.chance, " ", &time(jitter, language), ". "].concat();
        let runs = [&(RUNS * LEVELS.len()).to_string(), " ", words.runs, ", "].concat();
        let state = if done < all {
            [" ", &share, " %"].concat()
        } else {
            String::new()
        };
        [&runs, &chance, words.limits, &state].concat()
    });
    let chart = views(move || chart(page, &now.get().0));
    let table = views(move || table(page, &now.get().0));
    view! {
        <div class="cost form">
            <p class="gloss">{intro}</p>
            <div class="columns">{chart} {table}</div>
            <p class="gloss">{words(move || cost_words(page.language()).in_flight)}</p>
        </div>
    }
    .into_any()
}

/// A bar up to the median, a line on to the 99th of a hundred. The table says the same in numbers.
fn chart(page: Page, measured: &[Measured; LEVELS.len()]) -> AnyView {
    let longest = measured.iter().filter_map(|level| level.high).max();
    let longest = longest.unwrap_or_default().0.max(1);
    let width = |time: Option<Duration>| time.unwrap_or_default().0 * WIDE / longest;
    let row = |(place, level): (usize, &Measured)| {
        let (middle, high) = (width(level.median), width(level.high));
        let y = place * ROW;
        let told = level
            .median
            .map_or_else(String::new, |median| time(median, page.language()));
        view! {
            <text x="0" y=(y + 19).to_string() class="name">{acks(LEVELS[place])}</text>
            <rect x="70" y=(y + 6).to_string() width=middle.max(1).to_string() height="18" class="bar"></rect>
            <path d=format!("M{} {}H{}", 70 + middle, y + 15, 70 + high) class="reach"></path>
            <text x=(76 + high).to_string() y=(y + 19).to_string()>{told}</text>
        }
        .into_any()
    };
    let rows = measured.iter().enumerate().map(row).collect_view();
    let height = ROW * LEVELS.len();
    view! {
        <svg class="chart" viewBox=format!("0 0 {} {height}", WIDE + 140) aria-hidden="true" focusable="false">
            {rows}
        </svg>
    }
    .into_any()
}

fn table(page: Page, measured: &[Measured; LEVELS.len()]) -> AnyView {
    let (language, words) = (page.language(), cost_words(page.language()));
    let told = |length: Option<Duration>| {
        length.map_or_else(|| String::from("–"), |length| time(length, language))
    };
    let row = |(place, level): (usize, &Measured)| {
        let rate = match (level.per_second, level.median) {
            (Some(rate), _) => rate.to_string(),
            (None, Some(_)) => String::from(words.unlimited),
            (None, None) => String::from("–"),
        };
        view! {
            <tr>
                <th scope="row"><code>{acks(LEVELS[place])}</code></th>
                <td>{told(level.median)}</td>
                <td>{told(level.high)}</td>
                <td>{rate}</td>
            </tr>
        }
        .into_any()
    };
    view! {
        <table>
            <caption>{words.caption}</caption>
            <thead>
                <tr>
                    <td></td>
                    <th scope="col">{words.median}</th>
                    <th scope="col">{words.high}</th>
                    <th scope="col">{words.rate}</th>
                </tr>
            </thead>
            <tbody>{measured.iter().enumerate().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
