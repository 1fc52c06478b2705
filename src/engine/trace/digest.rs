//! A 64-bit fingerprint that does not depend on the machine: FNV-1a with fixed widths.

use core::hash::{Hash, Hasher};

/// Collects values and names them.
#[derive(Clone, Debug)]
pub struct Digest(u64);

impl Default for Digest {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Digest {
    /// Adds a value.
    #[inline]
    pub fn add<T: Hash + ?Sized>(&mut self, value: &T) {
        value.hash(self);
    }
    /// The fingerprint of all values so far.
    #[inline]
    pub fn value(&self) -> u64 {
        // A last mix, since FNV's high bits lag behind (splitmix64's finalizer).
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
    // A call for each of the hundreds of fields that there are takes a quarter of the room.
    #[inline(never)]
    fn word(&mut self, word: u64) {
        self.0 = (self.0 ^ word)
            .wrapping_mul(0x0100_0000_01b3)
            .rotate_left(23);
    }
}

/// Every integer goes in as 64 bits, little-endian byte order never matters, and `usize` has one width: a wasm32 page
/// and a 64-bit test must agree.
impl Hasher for Digest {
    fn finish(&self) -> u64 {
        self.value()
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.word(u64::from(byte));
        }
    }
    fn write_u8(&mut self, i: u8) {
        self.word(u64::from(i));
    }
    fn write_u16(&mut self, i: u16) {
        self.word(u64::from(i));
    }
    fn write_u32(&mut self, i: u32) {
        self.word(u64::from(i));
    }
    fn write_u64(&mut self, i: u64) {
        self.word(i);
    }
    fn write_usize(&mut self, i: usize) {
        self.word(i as u64);
    }
    fn write_isize(&mut self, i: isize) {
        self.word(i.cast_unsigned() as u64);
    }
}
