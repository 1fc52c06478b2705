//! The danger band: what would come of the leader's death at each instant, under the timeline and on the same axis.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "handles to signals, which only a debug build makes large"
)]

use engine::action::Action;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use studio::danger::{Danger, Stretch, Verdict};
use studio::i18n::TimelineWords;
use studio::lane::LaneId;
use studio::msg::{Edit, Msg};
use studio::session::Session;
use studio::timeline::Lens;
use studio::touch::{Deed, Offer};

use super::bench::Bench;
use super::icon::Icon;
use super::parts::{Button, flag, span, views, words};

use crate::web::clock::in_slices;
use crate::web::pointer;
use crate::web::strip::Piece;

/// A word has room in a stretch of so many pixels a letter.
const LETTER: i32 = 7;

/// What is known of the danger. Copied freely.
#[derive(Clone, Copy)]
pub(crate) struct Risk {
    bench: Bench,
    danger: StoredValue<Danger>,
    /// Of which edition of the runs; work on another one stops.
    edition: StoredValue<Option<u32>>,
    /// Counts what became known.
    known: RwSignal<u32>,
    /// Whether all of the lane in front is.
    is_done: RwSignal<bool>,
    /// The lane and the instant, in microseconds, that a pointer is at.
    pointed: RwSignal<Option<(LaneId, u64)>>,
}

impl Risk {
    pub(crate) fn new(bench: Bench) -> Self {
        let risk = Self {
            bench,
            danger: StoredValue::new(Danger::default()),
            edition: StoredValue::new(None),
            known: RwSignal::new(0),
            is_done: RwSignal::new(false),
            pointed: RwSignal::new(None),
        };
        Effect::new(move |_| risk.follow());
        risk
    }

    /// Begins anew when the runs are others; while a handle is dragged, that would be at every frame.
    fn follow(self) {
        let edition = self.bench.page.on_look(Session::edition);
        if self.bench.is_held.get() || self.edition.get_value() == Some(edition) {
            return;
        }
        let danger = self.bench.page.peek(|session| {
            let traces = session.lanes().iter().map(|lane| &lane.trace);
            Danger::new(traces, session.plan().end_min())
        });
        self.danger.set_value(danger);
        self.edition.set_value(Some(edition));
        self.is_done.set(false);
        in_slices(move || self.go_on(edition));
    }

    /// One piece of the work; false when there is no more of it.
    fn go_on(self, edition: u32) -> bool {
        if self.edition.try_get_value() != Some(Some(edition)) {
            return false;
        }
        let page = self.bench.page;
        let (goes_on, has_come) = page.peek(|session| {
            let is_same = session.edition() == edition;
            let traces: Vec<_> = session.lanes().iter().map(|lane| &lane.trace).collect();
            let front = session.focus().index();
            let advanced = self.danger.try_update_value(|danger| {
                let was_known = danger.is_known(front);
                let goes_on = is_same && danger.advance(&traces, front);
                (goes_on, !was_known && danger.is_known(front))
            });
            advanced.unwrap_or_default()
        });
        // The band in front need not wait for the others.
        if has_come || !goes_on {
            let front = page.peek(Session::focus).index();
            let is_done = self.danger.try_with_value(|danger| danger.is_known(front));
            self.is_done.set(is_done == Some(true));
            self.known.update(|count| *count += 1);
        }
        goes_on
    }

    /// The stretch of a lane at an instant.
    fn at<T>(self, lane: LaneId, at: u64, select: impl FnOnce(&Stretch) -> T) -> Option<T> {
        self.danger
            .try_with_value(|danger| {
                let all = danger.of(lane.index());
                let next = all.partition_point(|stretch| stretch.from().0 <= at);
                all.get(next.checked_sub(1)?).map(select)
            })
            .flatten()
    }

    /// The lanes, the one that is looked at first.
    fn lanes(self) -> Vec<LaneId> {
        let page = self.bench.page;
        let focus = page.focus();
        let mut lanes = page.on_look(|session| session.lane_ids().to_vec());
        lanes.sort_by_key(|&lane| lane != focus);
        lanes
    }

    /// The stretches of a lane as they are drawn; none while they are worked out.
    fn pieces(self, session: &Session, lens: &Lens, lane: LaneId) -> Option<Vec<Piece>> {
        let words = TimelineWords::of(session.view().language);
        let (pace, end) = (session.pace(), lens.x(lens.drawn.1));
        let piece = |stretch: &Stretch| {
            let from = lens.x(pace.reel_at(stretch.from())).max(0);
            let to = lens.x(pace.reel_at(stretch.to())).min(end);
            let word = words.verdict(stretch.fate.verdict);
            let room = i32::try_from(word.chars().count()).unwrap_or(99) * LETTER + 8;
            Piece {
                from,
                // The narrowest danger can still be seen, and hit.
                to: if stretch.fate.verdict.is_harm() {
                    to.max(from + 4)
                } else {
                    to
                },
                class: stretch.fate.verdict.name(),
                word: if to - from > room { word } else { "" },
            }
        };
        self.danger
            .try_with_value(|danger| {
                let pieces = danger.of(lane.index()).iter().map(piece);
                let pieces = pieces.filter(|piece| piece.from < piece.to);
                danger.is_known(lane.index()).then(|| pieces.collect())
            })
            .flatten()
    }
}

/// The bands with their words.
pub(crate) fn risk(risk: Risk) -> AnyView {
    let bench = risk.bench;
    let page = bench.page;
    let places = [(); 3].map(|()| bench.glides(|places| places.slide));
    Effect::new(move |_| {
        risk.known.track();
        bench.drawn.track();
        if bench.is_held.get() {
            return;
        }
        let lanes = risk.lanes();
        let shown = bench.ask(|table, session| {
            let lens = table.lens()?;
            let pieces = lanes.iter().map(|&lane| risk.pieces(session, &lens, lane));
            Some(pieces.collect::<Vec<_>>())
        });
        let elements = places.iter().filter_map(|place| place.get());
        let elements = elements.map(Into::into).collect();
        if let Some(bands) = shown.flatten() {
            bench.table.update_value(|table| {
                if let Some(board) = &mut table.board {
                    board.show_bands(elements, bands);
                }
            });
        }
    });
    let head = bench.glides(|places| places.head);
    let name = move |row: usize| {
        let label = words(move || {
            let lane = risk.lanes().get(row).copied();
            lane.map_or_else(String::new, |lane| page.heading(lane).label())
        });
        let is_gone = flag(move || risk.lanes().len() <= row);
        view! { <code hidden=is_gone>{label}</code> }.into_any()
    };
    let band = move |row: usize| {
        let is_gone = flag(move || risk.lanes().len() <= row);
        view! {
            <div class="band" hidden=is_gone data-row=row.to_string()>
                <div class="slide" node_ref=places[row]></div>
            </div>
        }
        .into_any()
    };
    let class = words(move || {
        let stale = if bench.is_held.get() || !risk.is_done.get() {
            " stale"
        } else {
            ""
        };
        ["risk-field", stale].concat()
    });
    view! {
        <div class="risk-names" aria-hidden="true">{[0, 1, 2].map(name).into_iter().collect_view()}</div>
        <div
            class=class
            aria-hidden="true"
            on:pointermove=move |event| risk.pointed.set(pointed(risk, &event))
            on:pointerleave=move |_| risk.pointed.set(None)
            on:click=move |event| place_kill(risk, &event)
        >
            {[0, 1, 2].map(band).into_iter().collect_view()}
            <div class="playhead" node_ref=head></div>
        </div>
        {told(risk)}
    }
    .into_any()
}

/// The lane and the instant under the pointer.
fn pointed(risk: Risk, event: &MouseEvent) -> Option<(LaneId, u64)> {
    let x = pointer::place(event).0;
    let row = pointer::number_at(event, "data-row")?;
    let lane = untrack(|| risk.lanes()).get(row).copied()?;
    let at = risk
        .bench
        .ask(|table, session| table.instant_at(session, x))?;
    Some((lane, at.0))
}

/// Goes to the instant under the pointer; where that is dangerous, the leader of that lane dies there. A run that was kept
/// stays as it was.
fn place_kill(risk: Risk, event: &MouseEvent) {
    let Some((lane, at)) = pointed(risk, event) else {
        return;
    };
    let danger = risk.at(lane, at, |stretch| stretch.fate.verdict.is_harm());
    let page = risk.bench.page;
    page.send(Msg::Seek(engine::time::Instant(at)));
    if danger != Some(true) {
        return;
    }
    let leader = page.peek(|session| {
        let run = session.lane(lane);
        let leader = run.living_leader_at(session.at());
        leader.filter(|_| !run.is_kept())
    });
    if let Some(leader) = leader {
        let deed = Deed::Do(Action::Kill(leader));
        page.send(Msg::Edit(Edit::Act(lane, Offer { deed, at: None })));
    }
}

/// What would come of it at the pointer or at the playhead, in words, with the way to the next danger and what signs mean.
fn told(risk: Risk) -> AnyView {
    let page = risk.bench.page;
    // While time passes, the words stay as long as the stretch does.
    let here = Memo::new(move |_| {
        risk.known.track();
        let here = page.on_tick(|session| (session.focus(), session.at().0));
        let pointed = risk.pointed.get();
        let (lane, at) = pointed.unwrap_or(here);
        let first = risk.at(lane, at, |stretch| stretch.from().0)?;
        Some((lane, first, pointed.is_some()))
    });
    let sentence = words(move || {
        risk.known.track();
        let language = page.language();
        let words = TimelineWords::of(language);
        if !risk.is_done.get() {
            return String::from(words.working);
        }
        let told = here.get().and_then(|(lane, at, is_pointed)| {
            risk.at(lane, at, |stretch| {
                let fate = |session: &Session| {
                    words.fate(&stretch.fate, &session.lane(lane).names, language)
                };
                let told = page.peek(fate);
                if !is_pointed {
                    return told;
                }
                let is_other = page.peek(Session::focus) != lane;
                let label =
                    is_other.then(|| page.peek(|session| session.heading(lane).label()) + ": ");
                let is_harm = stretch.fate.verdict.is_harm();
                let is_kept = page.peek(|session| session.lane(lane).is_kept());
                let way = match (is_harm, is_kept) {
                    (false, _) => "",
                    (true, false) => words.click_to_kill,
                    (true, true) => words.kept_stays,
                };
                [&label.unwrap_or_default(), &told, " ", way].concat()
            })
        });
        let focus = page.focus().index();
        let is_coarse = risk.danger.try_with_value(|danger| danger.is_coarse(focus));
        let told = told.unwrap_or_default();
        if is_coarse == Some(true) {
            [&told, " ", words.coarse].concat()
        } else {
            told
        }
    });
    view! {
        <div class="risk-told" role="group" aria-label=words(move || TimelineWords::of(page.language()).danger)>
            {jump(risk, Icon::DangerBefore, false)}
            {jump(risk, Icon::DangerNext, true)}
            {span("", sentence)}
            {legend(risk)}
        </div>
    }
    .into_any()
}

/// The way to the danger before or to the next one, of the lane that is looked at.
fn jump(risk: Risk, icon: Icon, is_next: bool) -> AnyView {
    let page = risk.bench.page;
    let to = move || {
        risk.known.track();
        let (lane, now) = page.on_moment(|session| (session.focus(), session.at()));
        risk.danger
            .try_with_value(|danger| {
                let all = danger.of(lane.index()).iter();
                let mut harm = all.filter(|stretch| stretch.fate.verdict.is_harm());
                let found = if is_next {
                    harm.find(|stretch| stretch.from() > now)
                } else {
                    harm.rfind(|stretch| stretch.from() < now)
                };
                found.map(Stretch::from)
            })
            .flatten()
    };
    let label = words(move || TimelineWords::of(page.language()).dangers[usize::from(is_next)]);
    let press = move || {
        if let Some(at) = untrack(to) {
            page.send(Msg::Seek(at));
        }
    };
    let button = Button::tool("quiet square", icon, label, press);
    button.off(move || to().is_none()).view()
}

/// What the patterns that are there mean.
fn legend(risk: Risk) -> AnyView {
    let page = risk.bench.page;
    let signs = views(move || {
        risk.known.track();
        let words = TimelineWords::of(page.language());
        let lanes = risk.lanes();
        let is_there = |verdict: Verdict| {
            risk.danger.with_value(|danger| {
                let mut all = lanes.iter().flat_map(|lane| danger.of(lane.index()));
                all.any(|stretch| stretch.fate.verdict == verdict)
            })
        };
        let sign = |verdict: Verdict| {
            view! { <li><i class=verdict.name()></i>{words.verdict(verdict)}</li> }.into_any()
        };
        let signs = Verdict::ALL
            .into_iter()
            .filter(|&verdict| is_there(verdict));
        signs.map(sign).collect_view().into_any()
    });
    view! { <ul class="risk-legend">{signs}</ul> }.into_any()
}
