//! What each message does. The one place that changes a [`Session`].

use engine::action::Action;
use engine::time::{Duration, Instant};

use crate::msg::{Effect, Look, Msg};
use crate::session::{Notice, Session};
use crate::view::Layout;

/// Does what a person meant, and answers what the browser has to do about it.
pub fn update(session: &mut Session, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::TogglePlay if session.is_playing => pause(session),
        Msg::Play | Msg::TogglePlay => play(session),
        Msg::Pause => pause(session),
        Msg::Elapsed(real) => elapse(session, real),
        Msg::NextBeat => next_beat(session),
        Msg::StepForward => {
            let to = session.pace.beat_after(session.at).unwrap_or(session.end);
            stop_at(session, to)
        }
        Msg::StepBack => {
            let to = session.pace.beat_before(session.at).unwrap_or_default();
            stop_at(session, to)
        }
        Msg::Nudge { by, back } => {
            let to = if back {
                Instant(session.at.0.saturating_sub(by.0))
            } else {
                session.at + by
            };
            stop_at(session, to)
        }
        Msg::ScrubTo(reel) => {
            let to = session.pace.instant_at(reel);
            stop_at(session, to)
        }
        Msg::Seek(at) => stop_at(session, at),
        Msg::Restart => stop_at(session, Instant::START),
        Msg::ToEnd => stop_at(session, session.end),
        Msg::KillLeader => {
            let action = session.living_leader().map(Action::Kill);
            act(session, action)
        }
        Msg::StartBroker => {
            let action = session.last_dead().map(Action::Start);
            act(session, action)
        }
        Msg::Undo => {
            let to = session.plan.undo();
            rerun_at(session, to)
        }
        Msg::Redo => {
            let to = session.plan.redo();
            rerun_at(session, to)
        }
        Msg::Look(look) => look_at(session, look),
        Msg::CopyLink => vec![Effect::CopyLink],
        Msg::LinkCopied(done) => {
            session.notice = Some(if done {
                Notice::LinkCopied
            } else {
                Notice::CopyByHand
            });
            Vec::new()
        }
        Msg::NotUnderstood(key) => {
            session.notice = Some(Notice::UnknownParameter(key));
            Vec::new()
        }
        Msg::DismissNotice => {
            session.notice = None;
            Vec::new()
        }
    }
}

fn play(session: &mut Session) -> Vec<Effect> {
    if session.at >= session.end {
        session.seek(Instant::START);
    }
    session.is_playing = true;
    Vec::new()
}

fn pause(session: &mut Session) -> Vec<Effect> {
    session.is_playing = false;
    Vec::new()
}

/// Turns real time into a place on the reel. However it is cut into frames, the same time leads to the same place.
fn elapse(session: &mut Session, real: Duration) -> Vec<Effect> {
    if !session.is_playing {
        return Vec::new();
    }
    let quarters = real.0 * session.view.speed.per_four() + session.remainder;
    session.reel = (session.reel + quarters / 4).min(session.pace.length());
    session.remainder = quarters % 4;
    session.at = session.pace.instant_at(session.reel);
    session.is_playing = session.at < session.end;
    Vec::new()
}

fn next_beat(session: &mut Session) -> Vec<Effect> {
    if session.is_playing {
        let to = session.pace.beat_after(session.at).unwrap_or(session.end);
        session.seek(to);
        session.is_playing = session.at < session.end;
    }
    Vec::new()
}

fn stop_at(session: &mut Session, at: Instant) -> Vec<Effect> {
    session.is_playing = false;
    session.seek(at);
    Vec::new()
}

/// Adds an action to the plan at the playhead, if there is one to add, and lets time show what comes of it.
fn act(session: &mut Session, action: Option<Action>) -> Vec<Effect> {
    let at = action.map(|action| session.plan.act(session.at, action));
    let effects = rerun_at(session, at);
    session.is_playing |= at.is_some();
    effects
}

/// Runs the changed plan and stands at `at`; nothing changed if that is none.
fn rerun_at(session: &mut Session, at: Option<Instant>) -> Vec<Effect> {
    let Some(at) = at else { return Vec::new() };
    session.rerun();
    session.notice = None;
    stop_at(session, at);
    vec![Effect::SetAddress]
}

/// Changes only how it is looked at.
fn look_at(session: &mut Session, look: Look) -> Vec<Effect> {
    let view = &mut session.view;
    match look {
        Look::Focus(acks) => view.focus = acks,
        Look::Enlarge(acks) => (view.layout, view.focus) = (Layout::One, acks),
        Look::ShowThree => view.layout = Layout::Three,
        Look::Language(language) => {
            view.language = language;
            return vec![Effect::StoreLanguage(language)];
        }
        Look::Theme(theme) => {
            view.theme = theme;
            return vec![Effect::StoreTheme(theme)];
        }
        Look::Speed(speed) => {
            view.speed = speed;
            return vec![Effect::StoreSpeed(speed)];
        }
    }
    Vec::new()
}
