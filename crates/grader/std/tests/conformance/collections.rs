//! `HashMap` and `HashSet`.

use super::{is_send, is_sync, is_unwind_safe, panic_message};
use std::collections::hash_map::{DefaultHasher, Entry, RandomState};
use std::collections::{BTreeMap, HashMap, HashSet, hash_set};
use std::hash::{BuildHasher, Hash, Hasher};

cases!(
    a_map_is_made_in_many_ways,
    a_map_is_asked,
    a_map_is_changed,
    a_map_is_iterated,
    entries,
    a_map_shows_and_compares_itself,
    a_map_takes_another_hasher,
    a_set_is_made_in_many_ways,
    a_set_is_asked_and_changed,
    sets_are_combined,
    functions_are_values,
    a_random_state_hashes,
    a_missing_key_panics,
    have_the_traits_of_std,
);

fn a_map_is_made_in_many_ways() {
    let mut new = HashMap::new();
    new.insert(1, 'a');
    let from = HashMap::from([(1, 'a')]);
    let collected: HashMap<_, _> = [(1, 'a')].into_iter().collect();
    let mut extended = HashMap::with_capacity(8);
    assert!(extended.capacity() >= 8);
    extended.extend([(1, 'a')]);
    extended.extend(&from);
    let mut default: HashMap<i32, char> = HashMap::default();
    default.clone_from(&new);
    assert!(
        [from, collected, extended, default]
            .iter()
            .all(|map| *map == new)
    );
    let ordered: BTreeMap<i32, char> = new.into_iter().collect();
    assert_eq!(ordered[&1], 'a');
}

fn a_map_is_asked() {
    let map = HashMap::from([("a".to_owned(), 1), ("b".to_owned(), 2)]);
    assert_eq!(map.len(), 2);
    assert!(!map.is_empty());
    assert_eq!(map.get("a"), Some(&1));
    assert_eq!(map.get_key_value("b"), Some((&"b".to_owned(), &2)));
    assert!(map.contains_key("a") && !map.contains_key("c"));
    assert_eq!(map["a"], 1);
    assert_eq!(map.iter().map(|(_, value)| value).sum::<i32>(), 3);
}

fn a_map_is_changed() {
    let mut map = HashMap::new();
    assert_eq!(map.insert("a", 1), None);
    assert_eq!(map.insert("a", 2), Some(1));
    *map.get_mut("a").unwrap() += 1;
    assert_eq!(map.remove("a"), Some(3));
    map.insert("b", 1);
    assert_eq!(map.remove_entry("b"), Some(("b", 1)));
    map.extend([("a", 1), ("b", 2), ("c", 3)]);
    map.retain(|_, value| *value != 2);
    assert_eq!(
        map.extract_if(|_, value| *value == 3).collect::<Vec<_>>(),
        [("c", 3)]
    );
    map.insert("d", 4);
    let [a, none] = map.get_disjoint_mut(["a", "z"]);
    *a.unwrap() += 10;
    assert!(none.is_none());
    // Safety: the keys differ.
    let [a, d] = unsafe { map.get_disjoint_unchecked_mut(["a", "d"]) };
    std::mem::swap(a.unwrap(), d.unwrap());
    assert_eq!(map["d"], 11);
    map.reserve(10);
    map.try_reserve(10).unwrap();
    map.shrink_to(5);
    map.shrink_to_fit();
    assert_eq!(map.drain().count(), 2);
    map.insert("e", 5);
    map.clear();
    assert!(map.is_empty());
}

fn a_map_is_iterated() {
    let mut map = HashMap::from([(1, 10), (2, 20)]);
    for (_, value) in &mut map {
        *value += 1;
    }
    for value in map.values_mut() {
        *value += 1;
    }
    map.iter_mut().for_each(|(_, value)| *value += 1);
    let mut keys: Vec<i32> = map.keys().copied().collect();
    keys.sort_unstable();
    assert_eq!(keys, [1, 2]);
    assert_eq!(map.values().sum::<i32>(), 36);
    let mut sum = 0;
    for (key, value) in &map {
        sum += key * value;
    }
    assert_eq!(sum, 13 + 46);
    assert_eq!(map.clone().into_keys().sum::<i32>(), 3);
    assert_eq!(map.clone().into_values().sum::<i32>(), 36);
    let all: Vec<_> = map.clone().into_iter().collect();
    assert_eq!(all, map.into_iter().collect::<Vec<_>>());
}

fn entries() {
    let mut map: HashMap<&str, u32> = HashMap::new();
    for word in ["a", "b", "a"] {
        *map.entry(word).or_insert(0) += 1;
    }
    map.entry("a").and_modify(|count| *count += 1).or_default();
    assert_eq!(map["a"], 3);
    match map.entry("b") {
        Entry::Occupied(entry) => assert_eq!(entry.remove(), 1),
        Entry::Vacant(_) => unreachable!("it is there"),
    }
    if let Entry::Vacant(entry) = map.entry("c") {
        entry.insert(7);
    }
    assert_eq!(map["c"], 7);
}

fn a_map_shows_and_compares_itself() {
    let map = HashMap::from([(1, "a")]);
    assert_eq!(format!("{map:?}"), r#"{1: "a"}"#);
    assert_eq!(map, map.clone());
    assert_ne!(map, HashMap::new());
}

#[derive(Clone, Copy, Default)]
struct Constant;

impl BuildHasher for Constant {
    type Hasher = DefaultHasher;
    fn build_hasher(&self) -> DefaultHasher {
        DefaultHasher::new()
    }
}

fn a_map_takes_another_hasher() {
    static EMPTY: HashMap<u8, u8, Constant> = HashMap::with_hasher(Constant);
    assert!(EMPTY.is_empty());
    let mut map: HashMap<_, _, Constant> = HashMap::with_capacity_and_hasher(4, Constant);
    map.insert(1, 2);
    let _: &Constant = map.hasher();
    let collected: HashMap<_, _, Constant> =
        map.iter().map(|(key, value)| (*key, *value)).collect();
    assert_eq!(map, collected);
    let mut set: HashSet<u8, Constant> = HashSet::with_hasher(Constant);
    set.insert(1);
    let _: &Constant = set.hasher();
    assert_eq!(
        HashSet::<u8, Constant>::with_capacity_and_hasher(1, Constant).len(),
        0
    );
}

fn a_set_is_made_in_many_ways() {
    let mut new = HashSet::new();
    assert!(new.insert(1) && !new.insert(1));
    let from = HashSet::from([1]);
    let collected: HashSet<_> = [1].into_iter().collect();
    let mut extended = HashSet::with_capacity(8);
    assert!(extended.capacity() >= 8);
    extended.extend([1]);
    extended.extend(&from);
    let mut default: HashSet<i32> = HashSet::default();
    default.clone_from(&new);
    assert!(
        [from, collected, extended, default]
            .iter()
            .all(|set| *set == new)
    );
    assert_eq!(format!("{new:?}"), "{1}");
}

fn a_set_is_asked_and_changed() {
    let mut set = HashSet::from(["a".to_owned(), "b".to_owned()]);
    assert!(set.contains("a") && !set.is_empty());
    assert_eq!(set.get("b"), Some(&"b".to_owned()));
    assert!(set.remove("a") && !set.remove("a"));
    assert_eq!(set.take("b"), Some("b".to_owned()));
    assert_eq!(set.replace("c".to_owned()), None);
    assert_eq!(set.replace("c".to_owned()), Some("c".to_owned()));
    set.insert("d".to_owned());
    set.retain(|text| text != "d");
    assert_eq!(set.iter().count(), 1);
    assert_eq!((&set).into_iter().next(), Some(&"c".to_owned()));
    assert_eq!(set.extract_if(|text| text == "c").count(), 1);
    set.reserve(4);
    set.try_reserve(4).unwrap();
    set.shrink_to(2);
    set.shrink_to_fit();
    set.insert("e".to_owned());
    assert_eq!(set.clone().into_iter().collect::<Vec<_>>(), ["e"]);
    assert_eq!(set.drain().count(), 1);
    set.clear();
    assert_eq!(set.len(), 0);
}

fn sets_are_combined() {
    fn sorted<'a>(numbers: impl IntoIterator<Item = &'a i32>) -> Vec<i32> {
        let mut all: Vec<i32> = numbers.into_iter().copied().collect();
        all.sort_unstable();
        all
    }
    let (one, two) = (HashSet::from([1, 2, 3]), HashSet::from([3, 4]));
    assert_eq!(sorted(one.union(&two)), [1, 2, 3, 4]);
    assert_eq!(sorted(one.intersection(&two)), [3]);
    assert_eq!(sorted(one.difference(&two)), [1, 2]);
    assert_eq!(sorted(one.symmetric_difference(&two)), [1, 2, 4]);
    assert_eq!(sorted(&(&one | &two)), [1, 2, 3, 4]);
    assert_eq!(sorted(&(&one & &two)), [3]);
    assert_eq!(sorted(&(&one - &two)), [1, 2]);
    assert_eq!(sorted(&(&one ^ &two)), [1, 2, 4]);
    assert!(!one.is_disjoint(&two));
    assert!(HashSet::from([1]).is_subset(&one));
    assert!(one.is_superset(&HashSet::from([1, 2])));
    let iterator: hash_set::Iter<'_, i32> = one.iter();
    assert_eq!(iterator.len(), 3);
}

fn functions_are_values() {
    let maps = vec![HashMap::from([(1, 2)]), HashMap::new()];
    let lengths: Vec<usize> = maps.iter().map(HashMap::len).collect();
    assert_eq!(lengths, [1, 0]);
    let sets: Vec<HashSet<u8>> = std::iter::repeat_with(HashSet::new).take(2).collect();
    assert!(sets.iter().all(HashSet::is_empty));
    let groups: HashMap<bool, Vec<u8>> = (0..4).fold(HashMap::new(), |mut groups, number| {
        groups
            .entry(number % 2 == 0)
            .or_insert_with(Vec::new)
            .push(number);
        groups
    });
    assert_eq!(groups[&true], [0, 2]);
}

fn a_random_state_hashes() {
    let state = RandomState::new();
    assert_eq!(state.hash_one("a"), state.clone().hash_one("a"));
    let mut hasher = std::hash::BuildHasherDefault::<DefaultHasher>::default().build_hasher();
    "a".hash(&mut hasher);
    let first = hasher.finish();
    "a".hash(&mut hasher);
    assert_ne!(hasher.finish(), first);
    assert_eq!(format!("{state:?}"), "RandomState { .. }");
}

fn a_missing_key_panics() {
    let map: HashMap<u8, u8> = HashMap::new();
    let message = panic_message(|| _ = map[&1]);
    assert_eq!(message, "no entry found for key");
}

fn have_the_traits_of_std() {
    is_send::<HashMap<u8, u8>>();
    is_sync::<HashMap<u8, u8>>();
    is_unwind_safe::<HashMap<u8, u8>>();
    is_send::<HashSet<u8>>();
    is_sync::<HashSet<u8>>();
    is_unwind_safe::<HashSet<u8>>();
}
