//! What each message does. The one place that changes a [`Session`].

use engine::action::Action;
use engine::time::{Duration, Instant};

use crate::desk::Tool;
use crate::edit;
use crate::lane::LaneId;
use crate::link::CannotLink;
use crate::look::look_at;
use crate::msg::{Effect, Look, Msg};
use crate::notice::Notice;
use crate::plan::Arrangement;
use crate::session::{Session, Trouble};
use crate::timeline::Zoom;
use crate::touch::Target;
use crate::variant::Variant;

/// Does what a person meant, and answers what the browser has to do about it.
#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "the match goes on in `change`, which names every message"
)]
pub fn update(session: &mut Session, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::TogglePlay if session.is_playing => pause(session),
        Msg::Play | Msg::TogglePlay => play(session),
        Msg::Pause => pause(session),
        Msg::Elapsed(real) => elapse(session, real),
        Msg::NextBeat => next_beat(session),
        Msg::StepForward => step(session, false),
        Msg::StepBack => step(session, true),
        Msg::Nudge { by, back } => nudge(session, by, back),
        Msg::ScrubTo(reel) => {
            let to = session.pace.instant_at(reel);
            stop_at(session, to)
        }
        Msg::Seek(at) => stop_at(session, at),
        Msg::Restart => stop_at(session, Instant::START),
        Msg::ToEnd => stop_at(session, session.end),
        Msg::Look(look) => look_at(session, look),
        Msg::NotLoaded => notice(session, Some(Notice::NotLoaded)),
        Msg::DismissNotice => notice(session, None),
        msg => change(session, msg),
    }
}

/// Whether a message is one of those that a plain visit is not expected to send: for them, a page may have to fetch code first.
pub const fn is_rare(msg: &Msg) -> bool {
    !matches!(
        msg,
        Msg::TogglePlay
            | Msg::Play
            | Msg::Pause
            | Msg::Elapsed(_)
            | Msg::NextBeat
            | Msg::StepForward
            | Msg::StepBack
            | Msg::Nudge { .. }
            | Msg::ScrubTo(_)
            | Msg::Seek(_)
            | Msg::Restart
            | Msg::ToEnd
            | Msg::Look(
                Look::Focus(_)
                    | Look::ShowThree
                    | Look::Language(_)
                    | Look::Theme(_)
                    | Look::Speed(_)
            )
            | Msg::NotLoaded
            | Msg::DismissNotice
    )
}

/// What changes a run, or is rare.
#[cold]
#[inline(never)]
fn change(session: &mut Session, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::TogglePlay
        | Msg::Play
        | Msg::Pause
        | Msg::Elapsed(_)
        | Msg::NextBeat
        | Msg::StepForward
        | Msg::StepBack
        | Msg::Nudge { .. }
        | Msg::ScrubTo(_)
        | Msg::Seek(_)
        | Msg::Restart
        | Msg::ToEnd
        | Msg::Look(_)
        | Msg::NotLoaded
        | Msg::DismissNotice => Vec::new(), // done above
        Msg::KillLeader => {
            let action = session.living_leader().map(Action::Kill);
            act(session, action)
        }
        Msg::StartBroker => {
            let action = session.last_dead().map(Action::Start);
            act(session, action)
        }
        Msg::Edit(edit) => edit::change(session, edit),
        Msg::Touch(touched) => touch(session, touched),
        Msg::Inspect(subject) => {
            (session.touched, session.inspected) = (None, Some(subject));
            look_at(session, Look::Open(Tool::Inspector))
        }
        Msg::Arrange(arrangement) => arrange(session, arrangement),
        Msg::Undo => travel(session, true),
        Msg::Redo => travel(session, false),
        Msg::Zoom(zoom) => see(session, zoom),
        Msg::OpenLink(state) => open_link(session, &state),
        Msg::OpenUnderstood => open_understood(session),
        Msg::OpenEmpty => reopen(session, Session::opening()),
        Msg::Codec(codec) => {
            session.codec = Some(codec);
            Vec::new()
        }
        Msg::Audited(edition) => {
            session.audited = edition;
            Vec::new()
        }
        Msg::KeepAddress => set_address(session),
        Msg::Share => share(session),
        Msg::Tell(told) => notice(session, Some(told)),
        Msg::MuteCaptions => mute(session),
        Msg::NotUnderstood(key) => misread(session, key),
    }
}

fn notice(session: &mut Session, notice: Option<Notice>) -> Vec<Effect> {
    session.notice = notice;
    Vec::new()
}

/// What is asked for under this key is named, with whatever else was not understood.
fn misread(session: &mut Session, key: &'static str) -> Vec<Effect> {
    if !session.misread.contains(&key) {
        session.misread.push(key);
    }
    notice(session, Some(Notice::Misread))
}

/// What happens is not read aloud any more, or again; either is said.
fn mute(session: &mut Session) -> Vec<Effect> {
    let is_on = !session.view.has_captions;
    session.notice = Some(Notice::Captions(is_on));
    look_at(session, Look::Captions(is_on))
}

fn play(session: &mut Session) -> Vec<Effect> {
    if session.at >= session.end {
        session.seek(Instant::START);
    }
    session.is_playing = session.trouble.is_none();
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
    session.keep_in_sight();
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

fn step(session: &mut Session, back: bool) -> Vec<Effect> {
    let to = if back {
        session.pace.beat_before(session.at).unwrap_or_default()
    } else {
        session.pace.beat_after(session.at).unwrap_or(session.end)
    };
    stop_at(session, to)
}

fn nudge(session: &mut Session, by: Duration, back: bool) -> Vec<Effect> {
    let to = if back {
        Instant(session.at.0.saturating_sub(by.0))
    } else {
        session.at + by
    };
    stop_at(session, to)
}

fn stop_at(session: &mut Session, at: Instant) -> Vec<Effect> {
    session.is_playing = false;
    session.seek(at);
    Vec::new()
}

/// Adds an action to the plan at the playhead, if there is one to add.
fn act(session: &mut Session, action: Option<Action>) -> Vec<Effect> {
    let lane = session.focus();
    action.map_or_else(Vec::new, |action| edit::act(session, lane, None, action))
}

/// Opens or closes the list of what can be done to a thing. It stays as it is seen meanwhile.
fn touch(session: &mut Session, touched: Option<(LaneId, Target)>) -> Vec<Effect> {
    session.touched = touched.filter(|_| session.trouble.is_none());
    if session.touched.is_some() {
        session.is_playing = false;
    }
    Vec::new()
}

/// Runs the same script on something else. Time goes on, or stands, where it is.
fn arrange(session: &mut Session, arrangement: Arrangement) -> Vec<Effect> {
    let is_of_acks = |session: &Session| matches!(session.lanes[0].variant, Variant::Acks(_));
    let (at, was_of_acks) = (session.at, is_of_acks(session));
    let before = session.view.focus;
    session.plan.rearrange(at, arrangement);
    session.rerun();
    (session.notice, session.touched) = (None, None);
    session.seek(at);
    if is_of_acks(session) {
        // One of them is written down: the one that other settings are combined with.
        let written = session.setup().producers.first().map(|first| first.acks);
        session.view.focus = written.map_or(session.view.focus, LaneId::of_acks);
    } else if was_of_acks {
        session.view.focus = LaneId::default();
    }
    session.plan.note_fronts([before, session.view.focus]);
    set_address(session)
}

/// Runs the changed plan and stands at `at`; nothing changed if that is none.
pub(crate) fn rerun_at(session: &mut Session, at: Option<Instant>) -> Vec<Effect> {
    let Some(at) = at else { return Vec::new() };
    session.rerun();
    session.notice = None;
    stop_at(session, at);
    set_address(session)
}

/// Takes the last edit back, or makes it again; the lane in front is the one that was.
fn travel(session: &mut Session, is_undo: bool) -> Vec<Effect> {
    let front = session.plan.front_after(is_undo);
    let to = if is_undo {
        session.plan.undo()
    } else {
        session.plan.redo()
    };
    session.view.focus = front.unwrap_or(session.view.focus);
    rerun_at(session, to)
}

/// Changes only how much of the run a timeline shows.
fn see(session: &mut Session, zoom: Zoom) -> Vec<Effect> {
    let length = session.pace.length();
    session.window.zoom(zoom, length, session.reel);
    Vec::new()
}

/// Opens what a link says, or says what is wrong with it; then nothing runs.
fn open_link(session: &mut Session, state: &str) -> Vec<Effect> {
    if session.state().is_ok_and(|own| own == state) && session.trouble.is_none() {
        return Vec::new();
    }
    if state.is_empty() {
        return reopen(session, Session::opening());
    }
    let Some(codec) = session.codec else {
        return vec![Effect::FetchCodec(Box::new(Msg::OpenLink(String::from(
            state,
        ))))];
    };
    match (codec.decode)(state) {
        Ok(decoded) => {
            reopen(session, Session::shared(decoded.scenario, decoded.view));
            // The address says so already; whatever else was to be kept there is of the run before.
            vec![Effect::SetAddress(String::from(state))]
        }
        Err(error) => {
            session.is_playing = false;
            session.trouble = Some(Trouble {
                given: String::from(state),
                error,
            });
            Vec::new()
        }
    }
}

/// Opens as much of a link as made sense.
fn open_understood(session: &mut Session) -> Vec<Effect> {
    let trouble = session.trouble.take();
    let understood = trouble.and_then(|trouble| trouble.error.understood);
    let opened = understood.map(|part| Session::shared(part.scenario, part.view));
    reopen(session, opened.unwrap_or_else(Session::opening))
}

fn share(session: &mut Session) -> Vec<Effect> {
    match session.state() {
        Ok(state) => vec![Effect::Share(state, session.at)],
        Err(CannotLink::NotLoaded) => vec![Effect::FetchCodec(Box::new(Msg::Share))],
        Err(why) => notice(session, Some(Notice::NoLink(why))),
    }
}

/// Takes over another session's run; how a person likes to see it stays.
fn reopen(session: &mut Session, other: Session) -> Vec<Effect> {
    let mut view = session.view.clone();
    (view.layout, view.focus) = (other.view.layout, other.view.focus);
    let edition = session.edition + 1;
    let codec = session.codec;
    // What the address asks for beside the state is no less misunderstood now.
    let notice = session.notice.filter(|&notice| notice == Notice::Misread);
    let misread = core::mem::take(&mut session.misread);
    *session = other;
    session.misread = misread;
    (session.codec, session.notice) = (codec, notice);
    (session.view, session.edition) = (view, edition);
    set_address(session)
}

/// The address keeps the state as long as there is room for it.
pub(crate) fn set_address(session: &Session) -> Vec<Effect> {
    match session.state() {
        Ok(state) => vec![Effect::SetAddress(state)],
        Err(CannotLink::NotLoaded) => vec![Effect::FetchCodec(Box::new(Msg::KeepAddress))],
        Err(_) => Vec::new(),
    }
}
