//! A list that is empty in nearly every world: nothing is cut, frozen or ordered, and nobody waits in a queue.

use core::ops::{Deref, DerefMut};
use std::collections::VecDeque;

/// Such a list, of a kind `C`. Copying an empty one is nothing to do, and the code that copies another is out of the way.
#[derive(Debug, Default, PartialEq, Eq, Hash)]
pub struct Seldom<C>(C);

/// What can be empty.
pub trait Holds {
    /// Whether it is.
    fn is_empty(&self) -> bool;
}

impl<T> Holds for Vec<T> {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

impl<T> Holds for VecDeque<T> {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

impl<C: Clone> Seldom<C> {
    #[cold]
    fn copied(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<C: Clone + Default + Holds> Clone for Seldom<C> {
    fn clone(&self) -> Self {
        if self.0.is_empty() {
            Self(C::default())
        } else {
            self.copied()
        }
    }
}

impl<C> Deref for Seldom<C> {
    type Target = C;
    fn deref(&self) -> &C {
        &self.0
    }
}

impl<C> DerefMut for Seldom<C> {
    fn deref_mut(&mut self) -> &mut C {
        &mut self.0
    }
}

impl<C> From<C> for Seldom<C> {
    fn from(list: C) -> Self {
        Self(list)
    }
}

impl<C: IntoIterator> IntoIterator for Seldom<C> {
    type Item = C::Item;
    type IntoIter = C::IntoIter;
    fn into_iter(self) -> C::IntoIter {
        self.0.into_iter()
    }
}
