//! The ledger as a tool: which promises hold, how many records each row has, and the life of each record. Everything that
//! was at an instant leads there.

use engine::id::RecordId;
use engine::time::Instant;
use leptos::prelude::*;
use studio::frame::Row;
use studio::i18n::{DialogWords, PromiseWords, clock, life, promise};
use studio::lane::LaneId;
use studio::life::{Chapter, Lives, Promise};
use studio::msg::Msg;
use studio::session::Session;

use super::ledger::tone;
use super::page::Page;
use super::parts::{Flag, flag, span, views, words};

/// What a person has picked in a book.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Picked {
    /// Only records that are in this row now.
    row: Option<Row>,
    /// And the one from which a jump was made, whatever becomes of it there.
    record: Option<RecordId>,
}

/// A book and what is known of its lane.
#[derive(Clone, Copy)]
struct Book {
    page: Page,
    lane: LaneId,
    lives: Memo<Lives>,
    picked: RwSignal<Picked>,
}

/// The books of the lanes that are seen.
pub(crate) fn book(page: Page) -> AnyView {
    let shown = Memo::new(move |_| page.lanes_shown());
    views(move || {
        let lanes = shown.get();
        let is_alone = lanes.len() == 1;
        let books = lanes.into_iter().map(|lane| one(page, lane, is_alone));
        view! { <div class="books">{books.collect_view()}</div> }.into_any()
    })
    .into_any()
}

fn one(page: Page, lane: LaneId, is_alone: bool) -> AnyView {
    let edition = Memo::new(move |_| page.on_look(Session::edition));
    let lives = Memo::new(move |_| {
        edition.get();
        page.peek(|session| session.lives(lane))
    });
    let book = Book {
        page,
        lane,
        lives,
        picked: RwSignal::default(),
    };
    let label = words(move || page.heading(lane).label());
    view! {
        <section class="book" aria-label=label>
            {(!is_alone).then(|| view! { <h3><code>{words(move || page.heading(lane).label())}</code></h3> })}
            <ul class="promises">{Promise::ALL.map(|one| book.promise(one)).into_iter().collect_view()}</ul>
            {book.rows()}
            {book.records()}
        </section>
    }
    .into_any()
}

impl Book {
    /// Since when it is broken, as seen now.
    fn broken_since(self, promise: Promise) -> Option<Instant> {
        let at = self.page.on_moment(Session::at);
        self.lives.with(|lives| lives.broken_since(promise, at))
    }

    fn promise(self, one: Promise) -> AnyView {
        let page = self.page;
        let since = Memo::new(move |_| self.broken_since(one));
        let state = views(move || {
            let words = PromiseWords::of(page.language());
            match since.get() {
                None => view! { <span class="state">{words.holds}</span> }.into_any(),
                Some(at) => {
                    let text = [words.broken, ": ", &clock(at, page.language())].concat();
                    jump(page, at, text)
                }
            }
        });
        let class = words(move || {
            if since.get().is_some() {
                "broken"
            } else {
                "holds"
            }
        });
        let sign = words(move || if since.get().is_some() { "✕" } else { "✓" });
        view! {
            <li class=class>
                <span class="sign" aria-hidden="true">{sign}</span>
                {span("", words(move || promise(one, page.language())))}
                {state}
            </li>
        }
        .into_any()
    }

    fn rows(self) -> AnyView {
        let page = self.page;
        let sum = words(move || {
            let count = page.fates(self.lane, studio::session::Fates::total);
            count.to_string()
        });
        view! {
            <table class="rows">
                <caption class="visually-hidden">{words(move || page.words().ledger)}</caption>
                <thead class="visually-hidden">
                    <tr>
                        <th scope="col">{words(move || page.words().outcome)}</th>
                        <th scope="col">{words(move || page.words().count)}</th>
                    </tr>
                </thead>
                <tbody>{Row::ALL.map(|row| self.row(row)).into_iter().collect_view()}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{words(move || DialogWords::of(page.language()).sum)}</th>
                        <td class="count">{sum}</td>
                    </tr>
                </tfoot>
            </table>
        }
        .into_any()
    }

    fn row(self, row: Row) -> AnyView {
        let (page, picked) = (self.page, self.picked);
        let count = move || page.fates(self.lane, |fates| fates.count(row));
        let class = words(move || if count() == 0 { "empty" } else { tone(row) });
        let is_hidden = flag(move || count() == 0 && !row.is_always_listed());
        let is_picked = move || picked.get().row == Some(row);
        let press = move |_| {
            let chosen = (!is_picked()).then_some(row);
            picked.set(Picked {
                row: chosen,
                record: None,
            });
        };
        view! {
            <tr class=class hidden=is_hidden>
                <th scope="row">
                    <button type="button" aria-pressed=words(move || is_picked().to_string()) on:click=press>
                        {words(move || page.language().words().rows.of(row))}
                    </button>
                </th>
                <td class="count">{words(move || count().to_string())}</td>
            </tr>
        }
        .into_any()
    }

    /// The lives of all records: those that were not sent yet, or are in another row than the one picked, are hidden.
    fn records(self) -> AnyView {
        let page = self.page;
        let items = views(move || {
            let names = page.peek(|session| session.lane(self.lane).names.clone());
            let item = |(record, chapters): (RecordId, &[Chapter])| {
                self.record(record, String::from(names.record(record)), chapters)
            };
            page.language();
            self.lives
                .with(|lives| lives.iter().map(item).collect_view().into_any())
        });
        view! { <ol class="lives" aria-label=words(move || DialogWords::of(page.language()).lives)>{items}</ol> }
            .into_any()
    }

    fn record(self, record: RecordId, letter: String, chapters: &[Chapter]) -> AnyView {
        let (page, lane, picked) = (self.page, self.lane, self.picked);
        let row = Memo::new(move |_| page.fates(lane, |fates| fates.row(record)));
        let is_hidden = flag(move || {
            let picked = picked.get();
            let fits = |row: Row| picked.row.is_none_or(|wanted| wanted == row);
            !row.get().is_some_and(fits) && picked.record != Some(record)
        });
        let name = letter.clone();
        let harmed = Memo::new(move |_| {
            let at = page.on_moment(Session::at);
            self.lives.with(|lives| lives.harmed_at(record, at))
        });
        let stay = move || picked.update(|picked| picked.record = Some(record));
        let killer = views(move || {
            harmed.get().map_or_else(
                || view! { <b>{letter.clone()}</b> }.into_any(),
                |at| {
                    let label = DialogWords::of(page.language()).see_harm(&letter);
                    let text = letter.clone();
                    view! {
                        <button type="button" class="killer" aria-label=label on:click=move |_| { stay(); page.send(Msg::Seek(at)); }>
                            {text}
                        </button>
                    }
                    .into_any()
                },
            )
        });
        let class = words(move || row.get().map_or("", tone));
        let state = words(move || {
            let words = &page.language().words().rows;
            row.get().map_or("", |row| words.of(row))
        });
        let told = chapters.iter().map(|chapter| self.chapter(*chapter, stay));
        view! {
            <li class=class hidden=is_hidden data-record=name>
                {killer} " " {span("state", state)}
                <p>{told.collect_view()}</p>
            </li>
        }
        .into_any()
    }

    fn chapter(self, chapter: Chapter, stay: impl Fn() + Copy + Send + Sync + 'static) -> AnyView {
        let page = self.page;
        let is_ahead: Flag = flag(move || page.on_moment(Session::at) < chapter.at);
        let text = life(chapter.event, page.language());
        let when = clock(chapter.at, page.language());
        let label = [&when, ": ", &text].concat();
        let class = if chapter.event.is_harm() {
            "jump harm"
        } else {
            "jump"
        };
        view! {
            <button
                type="button"
                class=class
                class:ahead=is_ahead
                aria-label=label
                on:click=move |_| { stay(); page.send(Msg::Seek(chapter.at)); }
            >
                <i>{when}</i>
                " "
                {text}
            </button>
        }
        .into_any()
    }
}

/// A way to an instant.
fn jump(page: Page, at: Instant, text: String) -> AnyView {
    let press = move |_| page.send(Msg::Seek(at));
    view! { <button type="button" class="jump harm" on:click=press>{text}</button> }.into_any()
}
