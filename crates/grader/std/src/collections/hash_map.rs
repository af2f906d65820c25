//! `std::collections::hash_map` with a fixed hasher.
//!
//! A type of its own and not an alias with another hasher: `HashMap::new()` exists for std's `RandomState` only.

use ::std::borrow::Borrow;
use ::std::collections::TryReserveError;
use ::std::collections::hash_map as real;
use ::std::fmt;
use ::std::hash::{BuildHasher, Hash};
use ::std::ops::Index;
use ::std::panic::UnwindSafe;
use ::std::prelude::rust_2024::*;

pub use ::std::collections::hash_map::{
    DefaultHasher, Drain, Entry, ExtractIf, IntoIter, IntoKeys, IntoValues, Iter, IterMut, Keys,
    OccupiedEntry, VacantEntry, Values, ValuesMut,
};

/// `std::hash::RandomState`, which is not random here.
#[derive(Clone, Default)]
pub struct RandomState(());

impl RandomState {
    /// `RandomState::new`.
    #[must_use]
    pub fn new() -> RandomState {
        RandomState::default()
    }
}

impl BuildHasher for RandomState {
    type Hasher = DefaultHasher;

    fn build_hasher(&self) -> DefaultHasher {
        DefaultHasher::new()
    }
}

impl fmt::Debug for RandomState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RandomState").finish_non_exhaustive()
    }
}

/// `std::collections::HashMap`.
pub struct HashMap<K, V, S = RandomState>(real::HashMap<K, V, S>);

impl<K: UnwindSafe, V: UnwindSafe, S: UnwindSafe> UnwindSafe for HashMap<K, V, S> {}

impl<K, V> HashMap<K, V, RandomState> {
    /// `HashMap::new`.
    #[must_use]
    pub fn new() -> HashMap<K, V, RandomState> {
        HashMap::default()
    }

    /// `HashMap::with_capacity`.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> HashMap<K, V, RandomState> {
        HashMap::with_capacity_and_hasher(capacity, RandomState::new())
    }
}

impl<K, V, S> HashMap<K, V, S> {
    /// `HashMap::with_hasher`.
    pub const fn with_hasher(hasher: S) -> HashMap<K, V, S> {
        HashMap(real::HashMap::with_hasher(hasher))
    }

    /// `HashMap::with_capacity_and_hasher`.
    pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> HashMap<K, V, S> {
        HashMap(real::HashMap::with_capacity_and_hasher(capacity, hasher))
    }

    /// `HashMap::capacity`.
    pub fn capacity(&self) -> usize {
        self.0.capacity()
    }

    /// `HashMap::keys`.
    pub fn keys(&self) -> Keys<'_, K, V> {
        self.0.keys()
    }

    /// `HashMap::into_keys`.
    pub fn into_keys(self) -> IntoKeys<K, V> {
        self.0.into_keys()
    }

    /// `HashMap::values`.
    pub fn values(&self) -> Values<'_, K, V> {
        self.0.values()
    }

    /// `HashMap::values_mut`.
    pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> {
        self.0.values_mut()
    }

    /// `HashMap::into_values`.
    pub fn into_values(self) -> IntoValues<K, V> {
        self.0.into_values()
    }

    /// `HashMap::iter`.
    pub fn iter(&self) -> Iter<'_, K, V> {
        self.0.iter()
    }

    /// `HashMap::iter_mut`.
    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> {
        self.0.iter_mut()
    }

    /// `HashMap::len`.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// `HashMap::is_empty`.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `HashMap::drain`.
    pub fn drain(&mut self) -> Drain<'_, K, V> {
        self.0.drain()
    }

    /// `HashMap::extract_if`.
    pub fn extract_if<F: FnMut(&K, &mut V) -> bool>(&mut self, f: F) -> ExtractIf<'_, K, V, F> {
        self.0.extract_if(f)
    }

    /// `HashMap::retain`.
    pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, f: F) {
        self.0.retain(f);
    }

    /// `HashMap::clear`.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// `HashMap::hasher`.
    pub fn hasher(&self) -> &S {
        self.0.hasher()
    }
}

impl<K: Eq + Hash, V, S: BuildHasher> HashMap<K, V, S> {
    /// `HashMap::reserve`.
    pub fn reserve(&mut self, additional: usize) {
        self.0.reserve(additional);
    }

    /// `HashMap::try_reserve`.
    ///
    /// # Errors
    /// If there is no memory.
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.0.try_reserve(additional)
    }

    /// `HashMap::shrink_to_fit`.
    pub fn shrink_to_fit(&mut self) {
        self.0.shrink_to_fit();
    }

    /// `HashMap::shrink_to`.
    pub fn shrink_to(&mut self, capacity: usize) {
        self.0.shrink_to(capacity);
    }

    /// `HashMap::entry`.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        self.0.entry(key)
    }

    /// `HashMap::get`.
    pub fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.0.get(key)
    }

    /// `HashMap::get_key_value`.
    pub fn get_key_value<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
    {
        self.0.get_key_value(key)
    }

    /// `HashMap::get_disjoint_mut`.
    ///
    /// # Panics
    /// If two keys are equal.
    pub fn get_disjoint_mut<Q: Hash + Eq + ?Sized, const N: usize>(
        &mut self,
        keys: [&Q; N],
    ) -> [Option<&'_ mut V>; N]
    where
        K: Borrow<Q>,
    {
        self.0.get_disjoint_mut(keys)
    }

    /// `HashMap::get_disjoint_unchecked_mut`.
    ///
    /// # Safety
    /// As in std: no two keys may be equal.
    pub unsafe fn get_disjoint_unchecked_mut<Q: Hash + Eq + ?Sized, const N: usize>(
        &mut self,
        keys: [&Q; N],
    ) -> [Option<&'_ mut V>; N]
    where
        K: Borrow<Q>,
    {
        // Safety: the caller's promise.
        unsafe { self.0.get_disjoint_unchecked_mut(keys) }
    }

    /// `HashMap::contains_key`.
    pub fn contains_key<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.0.contains_key(key)
    }

    /// `HashMap::get_mut`.
    pub fn get_mut<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.0.get_mut(key)
    }

    /// `HashMap::insert`.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        self.0.insert(key, value)
    }

    /// `HashMap::remove`.
    pub fn remove<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.0.remove(key)
    }

    /// `HashMap::remove_entry`.
    pub fn remove_entry<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<(K, V)>
    where
        K: Borrow<Q>,
    {
        self.0.remove_entry(key)
    }
}

impl<K: Clone, V: Clone, S: Clone> Clone for HashMap<K, V, S> {
    fn clone(&self) -> HashMap<K, V, S> {
        HashMap(self.0.clone())
    }

    fn clone_from(&mut self, source: &HashMap<K, V, S>) {
        self.0.clone_from(&source.0);
    }
}

impl<K, V, S: Default> Default for HashMap<K, V, S> {
    fn default() -> HashMap<K, V, S> {
        HashMap(real::HashMap::default())
    }
}

impl<K: Eq + Hash, V: PartialEq, S: BuildHasher> PartialEq for HashMap<K, V, S> {
    fn eq(&self, other: &HashMap<K, V, S>) -> bool {
        self.0 == other.0
    }
}

impl<K: Eq + Hash, V: Eq, S: BuildHasher> Eq for HashMap<K, V, S> {}

impl<K: fmt::Debug, V: fmt::Debug, S> fmt::Debug for HashMap<K, V, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<K: Eq + Hash + Borrow<Q>, Q: Eq + Hash + ?Sized, V, S: BuildHasher> Index<&Q>
    for HashMap<K, V, S>
{
    type Output = V;

    /// # Panics
    /// If the key is not there.
    #[track_caller]
    fn index(&self, key: &Q) -> &V {
        self.get(key).expect("no entry found for key")
    }
}

impl<K: Eq + Hash, V, const N: usize> From<[(K, V); N]> for HashMap<K, V, RandomState> {
    fn from(pairs: [(K, V); N]) -> HashMap<K, V, RandomState> {
        pairs.into_iter().collect()
    }
}

impl<K: Eq + Hash, V, S: BuildHasher + Default> FromIterator<(K, V)> for HashMap<K, V, S> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> HashMap<K, V, S> {
        HashMap(pairs.into_iter().collect())
    }
}

impl<K: Eq + Hash, V, S: BuildHasher> Extend<(K, V)> for HashMap<K, V, S> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, pairs: I) {
        self.0.extend(pairs);
    }
}

impl<'a, K: Eq + Hash + Copy, V: Copy, S: BuildHasher> Extend<(&'a K, &'a V)> for HashMap<K, V, S> {
    fn extend<I: IntoIterator<Item = (&'a K, &'a V)>>(&mut self, pairs: I) {
        self.0.extend(pairs);
    }
}

impl<K, V, S> IntoIterator for HashMap<K, V, S> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;

    fn into_iter(self) -> IntoIter<K, V> {
        self.0.into_iter()
    }
}

impl<'a, K, V, S> IntoIterator for &'a HashMap<K, V, S> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Iter<'a, K, V> {
        self.iter()
    }
}

impl<'a, K, V, S> IntoIterator for &'a mut HashMap<K, V, S> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = IterMut<'a, K, V>;

    fn into_iter(self) -> IterMut<'a, K, V> {
        self.iter_mut()
    }
}
