//! What a message sets off: in the session, in what is seen, and in the browser. Some of it takes code that has to be fetched first.

use core::future::Future;

use leptos::prelude::*;
use leptos::task::spawn_local;
use studio::msg::{Effect, Msg};
use studio::session::Session;
use studio::update::{is_rare, update};

use super::chunk;
use super::dialogs::Dialog;
use super::page::Page;
use crate::web;

impl Page {
    /// Does what a person meant; in order, once everything is here that it takes.
    pub(crate) fn send(self, msg: Msg) {
        let is_behind_others = self.waiting.get_untracked() > 0;
        if self.is_whole.get_untracked() || !(is_behind_others || is_rare(&msg)) {
            self.act(msg);
            return;
        }
        if self.flow.get().is_on {
            self.pass();
        }
        // It is meant of what is seen, so time stands still until it is done.
        self.flow.update(|flow| {
            flow.is_on = false;
            flow.stretch += 1;
        });
        self.waiting.update(|count| *count += 1);
        self.tick.update(|count| *count += 1);
        spawn_local(async move {
            let is_possible = self.whole().await.is_ok() || !is_rare(&msg);
            self.waiting.update(|count| *count -= 1);
            self.act(if is_possible { msg } else { Msg::NotLoaded });
        });
    }

    /// Waits for the rest of the application.
    pub(crate) async fn whole(self) -> Result<(), chunk::NotLoaded> {
        if !self.is_whole.get_untracked() {
            chunk::rest().await?;
            self.is_whole.set(true);
        }
        Ok(())
    }

    fn act(self, msg: Msg) {
        let is_frame = matches!(msg, Msg::Elapsed(_));
        if !is_frame && self.flow.get().is_on {
            // What a person means is what is seen: it has moved on since the last frame.
            self.pass();
        }
        let Some((effects, goes_on)) = self.session.try_update(|session| {
            let was_playing = session.is_playing();
            let effects = update(session, msg);
            (effects, session.is_playing() == was_playing)
        }) else {
            return;
        };
        self.flow.update(|flow| {
            flow.is_on &= self.peek(Session::is_playing);
            flow.stretch += u32::from(!is_frame);
        });
        let happened = self.session.with(|session| {
            let mut happened = None;
            self.seen.update(|seen| {
                if seen.moment != session.moment() {
                    happened = Some(seen.follow(session));
                } else if !is_frame {
                    // Another lane in front may have another leader.
                    seen.leader = session.living_leader();
                    seen.dead = session.last_dead();
                }
            });
            happened
        });
        self.tick.update(|count| *count += 1);
        if let Some(lanes) = happened {
            self.moment.update(|count| *count += 1);
            for (signal, is_new) in self.flow.get().moments.iter().zip(lanes) {
                if is_new {
                    signal.update(|count| *count += 1);
                }
            }
        }
        if !is_frame || !goes_on {
            self.look.update(|count| *count += 1);
        }
        for effect in effects {
            self.perform(effect);
        }
    }

    /// Does what only a part that may have to be fetched can do.
    pub(crate) fn run(self, task: impl Future<Output = Result<(), chunk::NotLoaded>> + 'static) {
        spawn_local(async move {
            let is_done = match self.whole().await {
                Ok(()) => task.await,
                missing => missing,
            };
            if is_done.is_err() {
                self.send(Msg::NotLoaded);
            }
        });
    }

    #[cold]
    #[inline(never)]
    fn perform(self, effect: Effect) {
        match effect {
            Effect::FetchCodec(then) => spawn_local(async move {
                let codec = match self.whole().await {
                    Ok(()) => chunk::codec().await,
                    Err(missing) => Err(missing),
                };
                match codec {
                    Ok(codec) => {
                        self.send(Msg::Codec(codec));
                        self.send(*then);
                    }
                    Err(chunk::NotLoaded) => self.send(Msg::NotLoaded),
                }
            }),
            Effect::Share(state, at) => self.show(Dialog::Share(state, at)),
            Effect::SetAddress(state) => web::address::keep(state),
            Effect::StoreLanguage(language) => web::storage::store("lang", language.tag()),
            Effect::StoreTheme(theme) => web::storage::store("theme", theme.tag()),
            Effect::StoreSpeed(speed) => web::storage::store("speed", speed.tag()),
            Effect::StoreSwitch(name, is_on) => {
                web::storage::store(name, if is_on { "on" } else { "off" });
            }
        }
    }
}
