//! The words that a language must have for what can be done.

/// A label of a few words, and what comes of it in a line.
pub type Said = [&'static str; 2];

/// What can be done, to what, and when.
#[derive(Clone, Copy, Debug)]
pub struct TouchWords {
    /// The application sends one more record.
    pub send_next: Said,
    /// It sends this one: `{r}`.
    pub send: Said,
    /// `flush()`.
    pub flush: Said,
    /// The client's process dies.
    pub crash_producer: Said,
    /// A new one starts.
    pub start_producer: Said,
    /// The broker's process dies.
    pub kill: Said,
    /// Its machine is off.
    pub power_loss: Said,
    /// Its disk is lost.
    pub wipe: Said,
    /// SIGTERM.
    pub stop: Said,
    /// The process starts.
    pub start: Said,
    /// The process freezes.
    pub pause: Said,
    /// It goes on.
    pub resume: Said,
    /// The fetch loop stops.
    pub hold: Said,
    /// It goes on.
    pub release: Said,
    /// Each round takes longer.
    pub slow_fetch: Said,
    /// As before.
    pub fetch_normal: Said,
    /// The disk does not answer.
    pub disk_stall: Said,
    /// Cut off from everyone.
    pub isolate: Said,
    /// Cut off from brokers and controller.
    pub isolate_from_cluster: Said,
    /// Nothing passes.
    pub cut: Said,
    /// Nothing passes one way: `{x}`, `{y}`.
    pub cut_one_way: Said,
    /// Every cut ends.
    pub heal: Said,
    /// The connection breaks.
    pub reset: Said,
    /// Messages take longer: `{t}`.
    pub delay: Said,
    /// As before.
    pub wire_normal: Said,
    /// The request is lost.
    pub drop_request: Said,
    /// The answer is lost.
    pub drop_response: Said,
    /// The request is late: `{t}`.
    pub late: Said,
    /// An election is asked for.
    pub elect_preferred: Said,
    /// An unclean one.
    pub elect_unclean: Said,
    /// The controller is replaced.
    pub failover: Said,
    /// The controller is silent.
    pub silence: Said,
    /// A setting changes: `{k}`.
    pub alter: Said,
    /// Subject of a cut.
    pub network: &'static str,
    /// Subject of a changed setting.
    pub topic: &'static str,
    /// Label of what can be done to a thing: `{x}`.
    pub menu: &'static str,
    /// Nothing can be done.
    pub nothing: &'static str,
    /// Button: every field.
    pub inspect: &'static str,
    /// What it does.
    pub inspect_hint: &'static str,
    /// Label of the choice of a thing.
    pub what: &'static str,
    /// Heading of the messages in a choice.
    pub messages: &'static str,
    /// Heading of brokers, producers and the controller in a choice.
    pub nodes: &'static str,
    /// Heading of the wires in a choice.
    pub wires: &'static str,
    /// Heading: what is planned.
    pub script: &'static str,
    /// Nothing is planned.
    pub no_faults: &'static str,
    /// Label of a time field: `{x}` is what happens then.
    pub when: &'static str,
    /// Button: to the instant of `{x}`.
    pub go_there: &'static str,
    /// Button: `{x}` does not happen.
    pub remove: &'static str,
}
