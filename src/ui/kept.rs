//! A value that somebody changes and many read.

use std::sync::{PoisonError, RwLock};

/// Such a value.
pub(super) struct Kept<T>(RwLock<T>);

impl<T> Kept<T> {
    pub(super) const fn new(value: T) -> Self {
        Self(RwLock::new(value))
    }
    /// Reads it.
    pub(super) fn with<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        read(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
    /// Changes it.
    pub(super) fn update<U>(&self, change: impl FnOnce(&mut T) -> U) -> U {
        change(&mut self.0.write().unwrap_or_else(PoisonError::into_inner))
    }
    /// Changes it unless somebody is reading it just now.
    pub(super) fn try_update<U>(&self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        Some(change(&mut *self.0.try_write().ok()?))
    }
}

impl<T: Copy> Kept<T> {
    /// What it is now.
    pub(super) fn get(&self) -> T {
        self.with(|value| *value)
    }
}
