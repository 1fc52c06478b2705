//! Settings by their keys.

use super::key::{Key, Setting};

/// What was written for one scope: all clients and the cluster, or one client. By key, in the order of the keys.
///
/// A list, since it holds a dozen: a tree would be eight kilobytes of a page that has a hundred to spend.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written(Vec<(Key, Setting)>);

impl Written {
    /// Nothing.
    pub const fn new() -> Self {
        Self(Vec::new())
    }
    /// Whether nothing was written.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// What was written for a key.
    pub fn get(&self, key: &Key) -> Option<&Setting> {
        let place = self.place(*key).ok()?;
        self.0.get(place).map(|(_, setting)| setting)
    }
    /// Whether anything was written for a key.
    pub fn contains_key(&self, key: &Key) -> bool {
        self.place(*key).is_ok()
    }
    /// Writes, and gives what was written before.
    pub fn insert(&mut self, key: Key, setting: Setting) -> Option<Setting> {
        match self.place(key) {
            Ok(place) => Some(core::mem::replace(&mut self.0[place].1, setting)),
            Err(place) => {
                self.0.insert(place, (key, setting));
                None
            }
        }
    }
    /// Takes back, and gives what was written.
    pub fn remove(&mut self, key: &Key) -> Option<Setting> {
        let place = self.place(*key).ok()?;
        Some(self.0.remove(place).1)
    }
    /// All of it, by key.
    pub fn iter(&self) -> impl Iterator<Item = (&Key, &Setting)> {
        self.0.iter().map(|(key, setting)| (key, setting))
    }

    fn place(&self, key: Key) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.cmp(&key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_one_setting_and_its_place() {
        let mut written = Written::new();
        assert_eq!(written.insert(Key::Retries, Setting::Number(3)), None);
        assert_eq!(written.insert(Key::Brokers, Setting::Number(5)), None);
        let before = written.insert(Key::Retries, Setting::Number(4));
        assert_eq!(before, Some(Setting::Number(3)));
        let keys: Vec<Key> = written.iter().map(|(key, _)| *key).collect();
        let mut sorted = keys.clone();
        sorted.sort_unstable();
        assert_eq!(keys, sorted);
        assert_eq!(written.get(&Key::Retries), Some(&Setting::Number(4)));
        assert_eq!(written.remove(&Key::Retries), Some(Setting::Number(4)));
        assert!(!written.contains_key(&Key::Retries) && !written.is_empty());
    }
}
