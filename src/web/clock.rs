//! Real time, as long as somebody watches it.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use engine::time::Duration;
use leptos::leptos_dom::helpers::{AnimationFrameRequestHandle, IntervalHandle, TimeoutHandle};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{MessageChannel, MessagePort};

use super::watch::at_once;

/// No wait counts for more: after a hiccup the run goes on where it was seen last.
const WAIT_MAX_MS: f64 = 200.0;
/// Texts that follow the time are written anew after so long, even if nothing happens.
const REST_MAX: core::time::Duration = core::time::Duration::from_millis(100);
/// The length of a frame, roughly: so much before something happens the browser is asked for the next one.
const FRAME: core::time::Duration = core::time::Duration::from_millis(16);
/// What happens sooner than this after the last frame waits for it: drawing a run's steps two by two costs two thirds as much, and
/// what moves between them moves by itself.
const REST_MIN: core::time::Duration = core::time::Duration::from_millis(33);
/// Without motion, each beat stays so long.
const BEAT: core::time::Duration = core::time::Duration::from_millis(1_200);

/// What takes long is done in pieces of this length.
const SLICE_MS: f64 = 6.0;

/// Nobody is told news more often than this.
const QUIET: core::time::Duration = core::time::Duration::from_millis(1_500);

/// Animation frames that are asked for when something happens, and only while it runs.
struct Frames {
    runs: Cell<bool>,
    next: RefCell<Option<AnimationFrameRequestHandle>>,
    rest: RefCell<Option<TimeoutHandle>>,
    on_frame: OnFrame,
}

thread_local! {
    /// Up to when time has been counted; none while it does not pass. There is one time for the whole page.
    static COUNTED: Cell<Option<f64>> = const { Cell::new(None) };
}

/// Does it after so many frames of the browser.
pub(crate) fn in_frames(count: usize, what: impl FnOnce() + 'static) {
    in_boxed_frames(count, Box::new(what));
}

fn in_boxed_frames(count: usize, what: Box<dyn FnOnce()>) {
    if count == 0 {
        what();
    } else {
        request_animation_frame(move || in_boxed_frames(count - 1, what));
    }
}

/// The time that has passed since it was asked for last, and whether it did so undisturbed.
pub(crate) fn passed() -> (Duration, bool) {
    let now = now();
    let last = COUNTED.get().unwrap_or(now);
    COUNTED.set(COUNTED.get().map(|_| now));
    let passed = (now - last).max(0.0);
    (microseconds(passed.min(WAIT_MAX_MS)), passed < WAIT_MAX_MS)
}

/// Answers how many microseconds there will be nothing to do.
type OnFrame = Box<dyn Fn() -> u64>;

impl Frames {
    fn start(self: &Rc<Self>) {
        if !self.runs.replace(true) {
            COUNTED.set(Some(now()));
            self.request();
        }
    }
    fn stop(&self) {
        self.runs.set(false);
        COUNTED.set(None);
        if let Some(next) = self.next.take() {
            next.cancel();
        }
        if let Some(rest) = self.rest.take() {
            rest.clear();
        }
    }
    fn request(self: &Rc<Self>) {
        let frames = Rc::clone(self);
        let request = request_animation_frame_with_handle(move || frames.tick());
        *self.next.borrow_mut() = request.ok();
    }
    fn tick(self: &Rc<Self>) {
        let rest = (self.on_frame)();
        // Whatever happened may have stopped us.
        if self.runs.get() {
            self.wait(rest);
        }
    }
    fn wait(self: &Rc<Self>, microseconds: u64) {
        let rest = core::time::Duration::from_micros(microseconds).clamp(REST_MIN, REST_MAX);
        let Some(rest) = rest.checked_sub(FRAME) else {
            return self.request();
        };
        let frames = Rc::clone(self);
        *self.rest.borrow_mut() = set_timeout_with_handle(move || frames.request(), rest).ok();
    }
}

/// Calls `on_frame` while `runs`: in the frame that shows what happens next, after as many microseconds as it answered, and
/// often enough for texts. Nothing is requested of the browser otherwise.
pub(crate) fn each_frame(runs: impl Fn() -> bool + 'static, on_frame: impl Fn() -> u64 + 'static) {
    let frames = Rc::new(Frames {
        runs: Cell::new(false),
        next: RefCell::new(None),
        rest: RefCell::new(None),
        on_frame: Box::new(on_frame),
    });
    at_once(Box::new(move || {
        if runs() {
            frames.start();
        } else {
            frames.stop();
        }
    }));
}

/// Calls `on_beat` at a walking pace while `runs`.
pub(crate) fn each_beat(runs: impl Fn() -> bool + 'static, on_beat: impl Fn() + Clone + 'static) {
    let interval: Rc<Cell<Option<IntervalHandle>>> = Rc::default();
    at_once(Box::new(move || {
        if let Some(old) = interval.take() {
            old.clear();
        }
        if runs() {
            interval.set(set_interval_with_handle(on_beat.clone(), BEAT).ok());
        }
    }));
}

/// Makes many calls one: at most one every while, after the last of them.
pub(crate) fn coalesced(call: impl Fn() + Clone + 'static) -> impl Fn() {
    let is_waiting = Rc::new(Cell::new(false));
    move || {
        if is_waiting.replace(true) {
            return;
        }
        let (call, is_waiting) = (call.clone(), Rc::clone(&is_waiting));
        set_timeout(
            move || {
                is_waiting.set(false);
                call();
            },
            QUIET,
        );
    }
}

/// Makes many calls one a frame: `call` gets what was said last.
pub(crate) fn once_a_frame<T: 'static>(call: impl Fn(T) + 'static) -> impl Fn(T) {
    let waiting: Rc<RefCell<Option<T>>> = Rc::default();
    let call = Rc::new(call);
    move |said| {
        if waiting.replace(Some(said)).is_some() {
            return;
        }
        let (waiting, call) = (Rc::clone(&waiting), Rc::clone(&call));
        request_animation_frame(move || {
            let said = waiting.take();
            if let Some(said) = said {
                call(said);
            }
        });
    }
}

/// Something that is done piece by piece; false when there is no more of it.
type Work = Box<dyn Fn() -> bool>;

thread_local! {
    static WORKS: RefCell<VecDeque<Work>> = const { RefCell::new(VecDeque::new()) };
    /// Where the next piece is asked for. A timeout within a timeout is held back for 4 ms, a message to oneself is not.
    static DOOR: Option<MessagePort> = door();
}

/// Does `work` piece by piece until it says that nothing is left, so that the page is never kept from anything for long.
pub(crate) fn in_slices(work: impl Fn() -> bool + 'static) {
    WORKS.with_borrow_mut(|works| works.push_back(Box::new(work)));
    ask_for_a_slice();
}

fn ask_for_a_slice() {
    DOOR.with(|door| {
        if let Some(door) = door {
            let _ = door.post_message(&JsValue::NULL);
        }
    });
}

/// Whatever comes through it is a reason to do a piece of work.
fn door() -> Option<MessagePort> {
    let channel = MessageChannel::new().ok()?;
    let on_message = Closure::<dyn Fn()>::new(slice);
    channel
        .port2()
        .set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // It lives as long as the page.
    on_message.forget();
    Some(channel.port1())
}

/// A piece of the work that has waited longest.
fn slice() {
    let Some(work) = WORKS.with_borrow_mut(VecDeque::pop_front) else {
        return;
    };
    let end = now() + SLICE_MS;
    while now() < end {
        if !work() {
            return;
        }
    }
    WORKS.with_borrow_mut(|works| works.push_back(work));
    ask_for_a_slice();
}

fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 0..=200 ms"
)]
fn microseconds(ms: f64) -> Duration {
    Duration((ms * 1_000.0) as u64)
}
