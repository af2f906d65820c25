//! `std::collections::hash_set` with a fixed hasher.

use super::hash_map::RandomState;
use ::std::borrow::Borrow;
use ::std::collections::TryReserveError;
use ::std::collections::hash_set as real;
use ::std::fmt;
use ::std::hash::{BuildHasher, Hash};
use ::std::ops::{BitAnd, BitOr, BitXor, Sub};
use ::std::prelude::rust_2024::*;

pub use ::std::collections::hash_set::{
    Difference, Drain, ExtractIf, Intersection, IntoIter, Iter, SymmetricDifference, Union,
};

/// `std::collections::HashSet`.
pub struct HashSet<T, S = RandomState>(real::HashSet<T, S>);

impl<T> HashSet<T, RandomState> {
    /// `HashSet::new`.
    #[must_use]
    pub fn new() -> HashSet<T, RandomState> {
        HashSet::default()
    }

    /// `HashSet::with_capacity`.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> HashSet<T, RandomState> {
        HashSet::with_capacity_and_hasher(capacity, RandomState::new())
    }
}

impl<T, S> HashSet<T, S> {
    /// `HashSet::with_hasher`.
    pub const fn with_hasher(hasher: S) -> HashSet<T, S> {
        HashSet(real::HashSet::with_hasher(hasher))
    }

    /// `HashSet::with_capacity_and_hasher`.
    pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> HashSet<T, S> {
        HashSet(real::HashSet::with_capacity_and_hasher(capacity, hasher))
    }

    /// `HashSet::capacity`.
    pub fn capacity(&self) -> usize {
        self.0.capacity()
    }

    /// `HashSet::iter`.
    pub fn iter(&self) -> Iter<'_, T> {
        self.0.iter()
    }

    /// `HashSet::len`.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// `HashSet::is_empty`.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `HashSet::drain`.
    pub fn drain(&mut self) -> Drain<'_, T> {
        self.0.drain()
    }

    /// `HashSet::extract_if`.
    pub fn extract_if<F: FnMut(&T) -> bool>(&mut self, f: F) -> ExtractIf<'_, T, F> {
        self.0.extract_if(f)
    }

    /// `HashSet::retain`.
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) {
        self.0.retain(f);
    }

    /// `HashSet::clear`.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// `HashSet::hasher`.
    pub fn hasher(&self) -> &S {
        self.0.hasher()
    }
}

impl<T: Eq + Hash, S: BuildHasher> HashSet<T, S> {
    /// `HashSet::reserve`.
    pub fn reserve(&mut self, additional: usize) {
        self.0.reserve(additional);
    }

    /// `HashSet::try_reserve`.
    ///
    /// # Errors
    /// If there is no memory.
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.0.try_reserve(additional)
    }

    /// `HashSet::shrink_to_fit`.
    pub fn shrink_to_fit(&mut self) {
        self.0.shrink_to_fit();
    }

    /// `HashSet::shrink_to`.
    pub fn shrink_to(&mut self, capacity: usize) {
        self.0.shrink_to(capacity);
    }

    /// `HashSet::difference`.
    pub fn difference<'a>(&'a self, other: &'a HashSet<T, S>) -> Difference<'a, T, S> {
        self.0.difference(&other.0)
    }

    /// `HashSet::symmetric_difference`.
    pub fn symmetric_difference<'a>(
        &'a self,
        other: &'a HashSet<T, S>,
    ) -> SymmetricDifference<'a, T, S> {
        self.0.symmetric_difference(&other.0)
    }

    /// `HashSet::intersection`.
    pub fn intersection<'a>(&'a self, other: &'a HashSet<T, S>) -> Intersection<'a, T, S> {
        self.0.intersection(&other.0)
    }

    /// `HashSet::union`.
    pub fn union<'a>(&'a self, other: &'a HashSet<T, S>) -> Union<'a, T, S> {
        self.0.union(&other.0)
    }

    /// `HashSet::contains`.
    pub fn contains<Q: Hash + Eq + ?Sized>(&self, value: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.contains(value)
    }

    /// `HashSet::get`.
    pub fn get<Q: Hash + Eq + ?Sized>(&self, value: &Q) -> Option<&T>
    where
        T: Borrow<Q>,
    {
        self.0.get(value)
    }

    /// `HashSet::is_disjoint`.
    pub fn is_disjoint(&self, other: &HashSet<T, S>) -> bool {
        self.0.is_disjoint(&other.0)
    }

    /// `HashSet::is_subset`.
    pub fn is_subset(&self, other: &HashSet<T, S>) -> bool {
        self.0.is_subset(&other.0)
    }

    /// `HashSet::is_superset`.
    pub fn is_superset(&self, other: &HashSet<T, S>) -> bool {
        self.0.is_superset(&other.0)
    }

    /// `HashSet::insert`.
    pub fn insert(&mut self, value: T) -> bool {
        self.0.insert(value)
    }

    /// `HashSet::replace`.
    pub fn replace(&mut self, value: T) -> Option<T> {
        self.0.replace(value)
    }

    /// `HashSet::remove`.
    pub fn remove<Q: Hash + Eq + ?Sized>(&mut self, value: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.remove(value)
    }

    /// `HashSet::take`.
    pub fn take<Q: Hash + Eq + ?Sized>(&mut self, value: &Q) -> Option<T>
    where
        T: Borrow<Q>,
    {
        self.0.take(value)
    }
}

impl<T: Clone, S: Clone> Clone for HashSet<T, S> {
    fn clone(&self) -> HashSet<T, S> {
        HashSet(self.0.clone())
    }

    fn clone_from(&mut self, source: &HashSet<T, S>) {
        self.0.clone_from(&source.0);
    }
}

impl<T, S: Default> Default for HashSet<T, S> {
    fn default() -> HashSet<T, S> {
        HashSet(real::HashSet::default())
    }
}

impl<T: Eq + Hash, S: BuildHasher> PartialEq for HashSet<T, S> {
    fn eq(&self, other: &HashSet<T, S>) -> bool {
        self.0 == other.0
    }
}

impl<T: Eq + Hash, S: BuildHasher> Eq for HashSet<T, S> {}

impl<T: fmt::Debug, S> fmt::Debug for HashSet<T, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: Eq + Hash, const N: usize> From<[T; N]> for HashSet<T, RandomState> {
    fn from(values: [T; N]) -> HashSet<T, RandomState> {
        values.into_iter().collect()
    }
}

impl<T: Eq + Hash, S: BuildHasher + Default> FromIterator<T> for HashSet<T, S> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> HashSet<T, S> {
        HashSet(values.into_iter().collect())
    }
}

impl<T: Eq + Hash, S: BuildHasher> Extend<T> for HashSet<T, S> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, values: I) {
        self.0.extend(values);
    }
}

impl<'a, T: Eq + Hash + Copy + 'a, S: BuildHasher> Extend<&'a T> for HashSet<T, S> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, values: I) {
        self.0.extend(values);
    }
}

impl<T, S> IntoIterator for HashSet<T, S> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        self.0.into_iter()
    }
}

impl<'a, T, S> IntoIterator for &'a HashSet<T, S> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

macro_rules! set_operators {
    ($($trait:ident $method:ident;)+) => { $(
        impl<T: Eq + Hash + Clone, S: BuildHasher + Default> $trait<&HashSet<T, S>>
            for &HashSet<T, S>
        {
            type Output = HashSet<T, S>;

            fn $method(self, other: &HashSet<T, S>) -> HashSet<T, S> {
                HashSet(self.0.$method(&other.0))
            }
        }
    )+ };
}

set_operators! {
    BitAnd bitand;
    BitOr bitor;
    BitXor bitxor;
    Sub sub;
}
