//! What every component gets: the session to read, and the way to say what a person meant.

use engine::config::Acks;
use engine::time::Instant;
use leptos::prelude::*;
use studio::i18n::{Language, PageWords};
use studio::lane::{LANES, place};
use studio::msg::{Effect, Msg};
use studio::session::{Fates, Moment, Session};
use studio::update::update;
use studio::view::Layout;

use crate::web;

/// A handle to the one session. Copied freely.
#[derive(Clone, Copy)]
pub(crate) struct Page {
    session: RwSignal<Session>,
    /// The playhead: changes with every frame while playing.
    pub(crate) at: Memo<Instant>,
    /// Changes when something has happened, in any lane.
    pub(crate) moment: Memo<Moment>,
    /// What became of the records of each lane.
    fates: [Memo<Fates>; 3],
    /// Whether time passes.
    pub(crate) is_playing: Memo<bool>,
    /// In which language words are.
    pub(crate) language: Memo<Language>,
    /// How many lanes a person wants to see.
    pub(crate) layout: Memo<Layout>,
    /// Which lane is looked at.
    pub(crate) focus: Memo<Acks>,
}

impl Page {
    pub(crate) fn new(session: Session) -> Self {
        let session = RwSignal::new(session);
        let moment = Memo::new(move |_| session.with(Session::moment));
        let fates = move |acks| {
            Memo::new(move |_| {
                moment.track();
                session.with_untracked(|session| session.fates(acks))
            })
        };
        Self {
            session,
            moment,
            fates: LANES.map(fates),
            at: Memo::new(move |_| session.with(Session::at)),
            is_playing: Memo::new(move |_| session.with(Session::is_playing)),
            language: Memo::new(move |_| session.with(|session| session.view().language)),
            layout: Memo::new(move |_| session.with(|session| session.view().layout)),
            focus: Memo::new(move |_| session.with(|session| session.view().focus)),
        }
    }

    /// Does what a person meant.
    pub(crate) fn send(self, msg: Msg) {
        let effects = self.session.try_update(|session| update(session, msg));
        for effect in effects.unwrap_or_default() {
            self.perform(effect);
        }
    }
    /// A part of the session; it changes only when its value does.
    pub(crate) fn memo<T>(self, select: fn(&Session) -> T) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.session.with(select))
    }
    /// A part of the session that depends on what has happened alone, and costs something to find out.
    pub(crate) fn each_moment<T>(
        self,
        select: impl Fn(&Session) -> T + Send + Sync + 'static,
    ) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            self.moment.get();
            self.session.with_untracked(&select)
        })
    }
    /// What became of the records of a lane.
    pub(crate) fn fates(self, acks: Acks) -> Memo<Fates> {
        self.fates[place(acks)]
    }
    /// Reads the session once.
    pub(crate) fn peek<T>(self, select: impl FnOnce(&Session) -> T) -> T {
        self.session.with_untracked(select)
    }
    /// The words of the page's language.
    pub(crate) fn words(self) -> &'static PageWords {
        &self.language.get().words().page
    }

    fn perform(self, effect: Effect) {
        match effect {
            Effect::CopyLink(state, at) => {
                let link = web::address::link(&state, at);
                web::clipboard::copy(link, move |done| self.send(Msg::LinkCopied(done)));
            }
            Effect::SetAddress(state) => web::address::keep(state),
            Effect::StoreLanguage(language) => web::storage::store("lang", language.tag()),
            Effect::StoreTheme(theme) => web::storage::store("theme", theme.tag()),
            Effect::StoreSpeed(speed) => web::storage::store("speed", speed.tag()),
        }
    }
}
