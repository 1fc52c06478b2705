//! Share links, version 1: a scenario in a short, hand-readable spelling that no chat or browser re-encodes.
//!
//! ```text
//! state   = "1." config *( "_" delta op ) "~" check        delta: milliseconds since the op before
//! config  = what was set, defaults left out, in any order:
//!           b brokers · r replication.factor · m min.insync.replicas · a acks (0 1 A) · n retries ·
//!           f max.in.flight… · t delivery.timeout.ms in seconds · s seed · v profile (4 40 37 36) ·
//!           i idempotence asked for, i0 turned off · U unclean election on, U0 off ·
//!           Kxxvalue any other key by its two letters (`scenario::key`) · N title "." ·
//!           C lanes side by side · P name "." a producer: what follows is its own ·
//!           F n not the three acks: lane n in front, counting from 1, and the first is the scenario itself ·
//!           V another lane: what follows differs in it (at most two)
//! ops     p n  n records with the next automatic names (A … Z, AA …) · P word  one record by name
//!         k power loss (k1.5 keeps 5 records) · j process crash · g orderly stop · r start · w hold · u release ·
//!         W wipe · H pause · G resume · S slow fetch (S2.50) · D disk stall (D1.50): broker digits
//!         c cut, o one-way cut: two endpoints (c12) or two sets (c12.q3) · h heal ·
//!         b reset (b01) · l delay (l01.50): endpoints are broker digits, q controller, 0 and A to G producers
//!         dq da  lose the request or the reply of the next record (dq2: twice, da.B: of B) · L late (L500.B)
//!         e change a topic setting (em1, eU, eU0, eKfm9) · Ep Eu election · q fail-over ms · Q controller pause ms
//!         f flush · J crash · R new process: of P, or of the producer with this number · v check · Z end
//! check   = 4 characters of Crockford's base 32: FNV-1a (32 bit) over the ASCII of everything before "~",
//!           its upper 12 bits folded onto the lower 20
//! text    = letters and digits stand for themselves; -s space, -h - , -u _ , -p . , -e = , -c : , -m , ,
//!           -xHEX- any other character
//! ```
//!
//! `p3.1` and `PB.1` are sent by producer number 1 (P is 0). Without `Z` the run ends 20 s behind the last op. The grammar is
//! frozen: letters may be added, none changes its meaning. Letters kept for consumers, transactions and predictions (`n m x y z t`,
//! `df dF dn`; in the configuration `T g R`) are refused by name.

mod codec;
mod decode;
mod encode;
mod error;
mod spelling;
#[cfg(test)]
mod tests;
mod words;

pub use codec::Codec;
pub use decode::decode;
pub use encode::encode;
pub use error::{CannotLink, LinkError, LinkExpected, LinkProblem, Understood};
pub(crate) use spelling::automatic_name;

use crate::lane::LaneId;
use crate::scenario::Scenario;
use crate::variant::Change;

/// Most characters of a state that is encoded: with an address of a hundred it fits a chat message of 2,000.
pub const ENCODED_MAX: usize = 1_900;
/// Most characters of a state that is decoded.
pub const DECODED_MAX: usize = 4_096;
/// Most actions in a link.
pub const EVENTS_MAX: usize = 400;
/// Longest run in a link: ten minutes.
pub const RUN_MAX_MS: u64 = 600_000;
/// How long a run goes on behind its last op when the link does not say.
pub const TAIL_MS: u64 = 20_000;

/// How a scenario is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The lanes side by side; else the one in front alone.
    pub compare: bool,
    /// What there is beside the scenario. None: the three acks; the scenario's own is the one in front.
    pub beside: Option<Beside>,
}

/// Lanes beside the scenario itself, which is the first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// What each other lane sets otherwise.
    pub lanes: Vec<Vec<Change>>,
    /// The lane in front.
    pub front: LaneId,
}

/// What a link means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The scenario.
    pub scenario: Scenario,
    /// How it is shown.
    pub view: View,
}

/// The state in an address: behind `#s=`, else behind `?s=` or `&s=`; none if there is neither. A bare state is itself.
pub fn state_in(address: &str) -> Option<&str> {
    if let Some((_, fragment)) = address.split_once('#')
        && let Some(state) = parameter(fragment)
    {
        return Some(state);
    }
    let (before, _) = address.split_once('#').unwrap_or((address, ""));
    if let Some((_, query)) = before.split_once('?') {
        return parameter(query);
    }
    before
        .starts_with(|first: char| first.is_ascii_digit())
        .then_some(before)
}

fn parameter(list: &str) -> Option<&str> {
    list.split('&').find_map(|part| part.strip_prefix("s="))
}
