//! Reading and writing links as values: a page that has no link yet need not have loaded either.

use super::{CannotLink, Decoded, LinkError, View, decode, encode};
use crate::scenario::Scenario;

/// What reads links and what writes them.
#[derive(Clone, Copy, Debug)]
pub struct Codec {
    /// As [`decode`].
    pub(crate) decode: fn(&str) -> Result<Decoded, LinkError>,
    /// As [`encode`].
    pub(crate) encode: fn(&Scenario, &View) -> Result<String, CannotLink>,
}

/// There is one, so any two are the same.
impl PartialEq for Codec {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
impl Eq for Codec {}

impl Codec {
    /// Both. In the page, whoever names this brings their code along: only what is loaded on demand may.
    pub const HERE: Self = Self { decode, encode };

    /// What a session begins with: in the page neither, since most visits read and write no link.
    pub(crate) const fn at_hand() -> Option<Self> {
        if cfg!(target_family = "wasm") {
            None
        } else {
            Some(Self::HERE)
        }
    }
}
