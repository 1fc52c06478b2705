//! What every component gets: the session to read, and the way to say what a person meant.
//!
//! The session itself is no signal. Three signals say what has changed, so that a frame that moves a token asks nothing of
//! what only an event changes: `tick` with the playhead, `moment` when something has happened in a run, `look` when it is
//! shown in another way.

use engine::id::BrokerId;
use engine::time::Instant;
use leptos::prelude::*;
use studio::desk::Side;
use studio::frame::{Frame, Row};
use studio::heading::Heading;
use studio::i18n::{Language, PageWords};
use studio::lane::{LANES_MAX, LaneId};
use studio::msg::Msg;
use studio::scene::Shape;
use studio::session::{Fates, Session};
use studio::view::{Chrome, Layout};

use super::dialogs::Dialog;
use super::kept::Kept;
use super::seen::{Seen, SeenLane};
use super::tools::tools_of;
use crate::web;
use crate::web::media::{Room, Screen};

/// How long nothing new is shown while something that was meant waits: it is asked again soon. Microseconds.
const STILL: u64 = 50_000;

/// A handle to the one session. Copied freely, into every closure of the page: so it is a plain reference.
#[derive(Clone, Copy)]
pub(crate) struct Page(&'static Parts);

impl core::ops::Deref for Page {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        self.0
    }
}

/// What the page knows, for as long as it lives.
pub(crate) struct Parts {
    pub(super) screen: Screen,
    pub(super) session: Kept<Session>,
    pub(super) seen: Kept<Seen>,
    pub(super) flow: Kept<Flow>,
    pub(super) tick: RwSignal<u32>,
    pub(super) moment: RwSignal<u32>,
    pub(super) look: RwSignal<u32>,
    /// How often a dialog was asked for, and which.
    pub(super) dialog: RwSignal<(u32, Option<Dialog>)>,
    /// Whether a timeline carries the slider.
    pub(super) is_on_strip: RwSignal<bool>,
    /// Whether the rest of the application is here.
    pub(super) is_whole: RwSignal<bool>,
    /// How many messages wait for it.
    pub(super) waiting: RwSignal<u32>,
}

/// How time passes.
#[derive(Clone, Copy)]
pub(super) struct Flow {
    /// Undisturbed, frame by frame; and the number of that stretch.
    pub(super) is_on: bool,
    pub(super) stretch: u32,
    /// Whether anybody can see the page, and whether nothing is to move.
    pub(super) is_seen: ReadSignal<bool>,
    pub(super) is_still: ReadSignal<bool>,
    /// When something has happened in each lane.
    pub(super) moments: [RwSignal<u32>; LANES_MAX],
}

impl Page {
    /// `is_whole`: the rest of the application is here already.
    pub(crate) fn new(session: Session, is_whole: bool) -> Self {
        Self(Box::leak(Box::new(Parts {
            screen: web::media::screen(),
            seen: Kept::new(Seen::of(&session)),
            session: Kept::new(session),
            flow: Kept::new(Flow {
                is_on: false,
                stretch: 0,
                is_seen: web::media::visible(),
                is_still: web::media::reduced_motion(),
                moments: [RwSignal::new(0), RwSignal::new(0), RwSignal::new(0)],
            }),
            tick: RwSignal::new(0),
            moment: RwSignal::new(0),
            look: RwSignal::new(0),
            dialog: RwSignal::new((0, None)),
            is_on_strip: RwSignal::new(false),
            is_whole: RwSignal::new(is_whole),
            waiting: RwSignal::new(0),
        })))
    }

    /// Lets time pass; answers how many microseconds there will be nothing new to show. Where it did not pass smoothly,
    /// what moves by itself has gone too far, and is put right.
    pub(crate) fn pass(self) -> u64 {
        let (passed, is_smooth) = web::clock::passed();
        if self.waiting.get_untracked() > 0 {
            return STILL;
        }
        self.flow.update(|flow| {
            flow.stretch += u32::from(!is_smooth || !flow.is_on);
            flow.is_on = true;
        });
        self.send(Msg::Elapsed(passed));
        self.session.with(|session| {
            let now = session.at();
            let mut next = session.next_step();
            self.seen.with(|seen| {
                for lane in &seen.lanes {
                    let messages = lane.frame.messages.iter();
                    let arrivals = messages.filter_map(|message| message.arrives_at);
                    next = arrivals.filter(|&at| at > now).fold(next, Instant::min);
                }
            });
            session.real_until(next)
        })
    }
    /// The stretch of undisturbed time that lasts, if one does: what moves in it moves by itself.
    pub(crate) fn stretch(self) -> Option<u32> {
        let flow = self.flow.get();
        (flow.is_on && self.is_seen() && !self.is_still()).then_some(flow.stretch)
    }
    /// Whether anybody can see the page.
    pub(crate) fn is_seen(self) -> bool {
        self.flow.get().is_seen.get()
    }
    /// Whether nothing is to move.
    pub(crate) fn is_still(self) -> bool {
        self.flow.get().is_still.get()
    }

    /// A part of the session that moves with the playhead.
    pub(crate) fn on_tick<T>(self, select: impl FnOnce(&Session) -> T) -> T {
        self.tick.track();
        self.session.with(select)
    }
    /// A part of the session that changes when something has happened.
    pub(crate) fn on_moment<T>(self, select: impl FnOnce(&Session) -> T) -> T {
        self.moment.track();
        self.session.with(select)
    }
    /// A part of the session that changes when something has happened in a lane.
    pub(crate) fn on_moment_of<T>(self, lane: LaneId, select: impl FnOnce(&Session) -> T) -> T {
        self.flow.get().moments[lane.index()].track();
        self.session.with(select)
    }
    /// A part of the session that a person changes.
    pub(crate) fn on_look<T>(self, select: impl FnOnce(&Session) -> T) -> T {
        self.look.track();
        self.session.with(select)
    }
    /// The session as it is now.
    pub(crate) fn peek<T>(self, select: impl FnOnce(&Session) -> T) -> T {
        self.session.with(select)
    }

    /// In which language words are.
    pub(crate) fn language(self) -> Language {
        self.on_look(|session| session.view().language)
    }
    /// The words of the page's language.
    pub(crate) fn words(self) -> &'static PageWords {
        &self.language().words().page
    }
    /// How many lanes a person wants to see.
    pub(crate) fn layout(self) -> Layout {
        self.on_look(|session| session.view().layout)
    }
    /// How much stands around the figure.
    pub(crate) fn chrome(self) -> Chrome {
        self.on_look(|session| session.view().chrome)
    }
    /// Where the same run stands with everything around it.
    pub(crate) fn full_address(self) -> String {
        let (state, at) = self.on_look(|session| (session.state(), session.at()));
        let state = state.ok().or_else(web::address::state).unwrap_or_default();
        web::address::link(&state, at, "")
    }
    /// How often a dialog was asked for, and which one last.
    pub(crate) fn dialog(self) -> (u32, Option<Dialog>) {
        self.dialog.get()
    }
    /// Opens a dialog.
    pub(crate) fn show(self, dialog: Dialog) {
        self.dialog
            .update(|(count, shown)| (*count, *shown) = (*count + 1, Some(dialog)));
    }
    /// Whether a timeline below the figure carries the slider, instead of the dock.
    pub(crate) fn is_on_strip(self) -> bool {
        self.is_on_strip.get()
    }
    /// A timeline says whether it does.
    pub(crate) fn carry_slider(self, is_on_strip: bool) {
        self.is_on_strip.set(is_on_strip);
    }
    /// Whether the rest of the application is here.
    pub(crate) fn is_whole(self) -> bool {
        self.is_whole.get()
    }
    /// Whether something that a person meant waits for the rest of the application.
    pub(crate) fn is_waiting(self) -> bool {
        self.waiting.get() > 0
    }
    /// How much room there is.
    pub(crate) fn screen(self) -> Screen {
        self.screen
    }
    /// Whether there is room for all lanes side by side, were they wanted.
    pub(crate) fn has_room(self) -> bool {
        self.screen.room() == Room::Wide
    }
    /// Whether all lanes are seen side by side.
    pub(crate) fn shows_three(self) -> bool {
        self.layout() == Layout::Three && self.has_room() && self.lane_ids().len() > 1
    }
    /// The geometry of the figures.
    pub(crate) fn shape(self) -> Shape {
        if self.shows_three() {
            return Shape::Panel;
        }
        let is_open = |side| {
            let is_folded = self.on_look(|session| session.view().desk.is_folded(side));
            !is_folded && !tools_of(side).is_empty()
        };
        let right = if self.screen.room() == Room::Middle {
            Side::Aside
        } else {
            Side::Right
        };
        self.screen.shape(is_open(Side::Left), is_open(right))
    }
    /// The lanes that are seen.
    pub(crate) fn lanes_shown(self) -> Vec<LaneId> {
        if self.shows_three() {
            self.lane_ids().to_vec()
        } else {
            vec![self.focus()]
        }
    }
    /// Which lane is looked at.
    pub(crate) fn focus(self) -> LaneId {
        self.on_look(Session::focus)
    }
    /// The lanes that there are.
    pub(crate) fn lane_ids(self) -> &'static [LaneId] {
        self.on_look(Session::lane_ids)
    }
    /// What stands above a lane.
    pub(crate) fn heading(self, lane: LaneId) -> Heading {
        self.on_look(|session| session.heading(lane))
    }
    /// Whether time passes.
    pub(crate) fn is_playing(self) -> bool {
        self.on_look(Session::is_playing)
    }
    /// What a lane looks like.
    pub(crate) fn frame<T>(self, lane: LaneId, select: impl FnOnce(&Frame) -> T) -> T {
        self.seen(lane, |seen| select(&seen.frame))
    }
    /// What became of the records of a lane.
    pub(crate) fn fates<T>(self, lane: LaneId, select: impl FnOnce(&Fates) -> T) -> T {
        self.seen(lane, |seen| select(&seen.fates))
    }
    /// How often a row of a lane has changed.
    pub(crate) fn changes(self, lane: LaneId, row: Row) -> u32 {
        self.seen(lane, |seen| seen.changes[row as usize])
    }
    /// A view of a lane that is gone may ask once more before it goes too: it sees the first.
    fn seen<T>(self, lane: LaneId, select: impl FnOnce(&SeenLane) -> T) -> T {
        self.flow.get().moments[lane.index()].track();
        self.seen.with(|seen| {
            let found = seen.lanes.get(lane.index());
            select(found.unwrap_or(&seen.lanes[0]))
        })
    }
    /// Whom the big button would kill.
    pub(crate) fn leader(self) -> Option<BrokerId> {
        self.moment.track();
        self.look.track();
        self.seen.with(|seen| seen.leader)
    }
    /// Who would return.
    pub(crate) fn dead(self) -> Option<BrokerId> {
        self.moment.track();
        self.look.track();
        self.seen.with(|seen| seen.dead)
    }
}
