//! Names that a person types: what to say when there is none like it.

use crate::messages::Problem;

/// Below this Jaro-Winkler similarity a suggestion confuses more than it helps.
const SIMILAR: f64 = 0.75;

/// The problem `key`, with the nearest of the known names or, when none is near, all of them.
#[must_use]
pub fn unknown<'a>(
    key: &'static str,
    name: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Problem {
    let nearest = nearest(name, known.clone()).unwrap_or("none");
    Problem::usage(key)
        .with("name", name)
        .with("nearest", nearest)
        .with("known", known.collect::<Vec<_>>().join(", "))
}

/// The most similar of the known names, if any is similar.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|candidate| (strsim::jaro_winkler(name, candidate), candidate))
        .filter(|(similarity, _)| *similarity >= SIMILAR)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_suggested_only_if_it_is_near() {
        let known = ["barrier", "sync_compare"].into_iter();
        assert_eq!(nearest("barier", known.clone()), Some("barrier"));
        assert_eq!(nearest("sync_compre", known.clone()), Some("sync_compare"));
        assert_eq!(nearest("xyz", known), None);
    }
}
