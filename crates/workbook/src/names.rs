//! Names that a person types: what to say when there is none like it.

use crate::{
    map::{Chapter, Map},
    messages::Problem,
};

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

/// The chapter that a person means: by its whole slug, the part after the number, the number, or a part of the slug.
///
/// # Errors
/// When nothing or more than one chapter fits.
pub fn chapter<'a>(map: &'a Map, word: &str) -> Result<&'a Chapter, Problem> {
    let number: Option<u32> = word.strip_prefix("ch").unwrap_or(word).parse().ok();
    let ways: [&dyn Fn(&Chapter) -> bool; 3] = [
        &|chapter| chapter.slug == word || words_of(&chapter.slug) == word,
        &|chapter| number.is_some() && chapter.number() == number,
        &|chapter| !word.is_empty() && chapter.slug.contains(word),
    ];
    for fits in ways {
        let fitting: Vec<&Chapter> = map.chapters.iter().filter(|one| fits(one)).collect();
        match &fitting[..] {
            [] => {}
            [one] => return Ok(one),
            several => {
                let slugs: Vec<&str> = several.iter().map(|one| &*one.slug).collect();
                return Err(Problem::usage("ambiguous-chapter")
                    .with("name", word)
                    .with("candidates", slugs.join(", ")));
            }
        }
    }
    let slugs = map.chapters.iter().map(|one| &*one.slug);
    let nearest = nearest(words_of(word), slugs.clone().map(words_of))
        .and_then(|words| slugs.clone().find(|slug| words_of(slug) == words));
    Err(Problem::usage("unknown-chapter")
        .with("name", word)
        .with("nearest", nearest.unwrap_or("none"))
        .with("known", slugs.collect::<Vec<_>>().join(", ")))
}

/// `barriers` of `ch13_barriers`.
fn words_of(slug: &str) -> &str {
    slug.split_once('_').map_or(slug, |(_, words)| words)
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
    use std::path::Path;

    use super::*;

    fn map() -> Map {
        let chapters = [
            "ch04_threads",
            "ch12_between_processes",
            "ch13_barriers",
            "ch05_processes",
        ];
        let tables = chapters.map(|slug| {
            format!("[[chapter]]\nslug = \"{slug}\"\ntitle = {{ pl = \"a\", ru = \"б\" }}\nminutes = {{ read = 1 }}\n")
        });
        Map::parse(&tables.concat(), Path::new("course.toml")).expect("a map")
    }

    #[test]
    fn a_chapter_is_found_by_number_and_by_parts_of_its_name() {
        let map = map();
        for word in ["ch13_barriers", "barriers", "13", "ch13", "bar"] {
            let found = chapter(&map, word).expect(word);
            assert_eq!(found.slug, "ch13_barriers", "{word}");
        }
        // The whole name goes before a part of another.
        assert_eq!(
            chapter(&map, "processes").expect("found").slug,
            "ch05_processes"
        );
        assert_eq!(chapter(&map, "4").expect("found").slug, "ch04_threads");
    }

    #[test]
    fn several_chapters_and_none_are_told_with_the_choices() {
        let map = map();
        let told = |word| chapter(&map, word).expect_err(word).to_string();
        assert_eq!(
            told("process"),
            "ambiguous-chapter name=process candidates=ch12_between_processes, ch05_processes"
        );
        for (word, nearest) in [
            ("bariers", "ch13_barriers"),
            ("ch04_thraeds", "ch04_threads"),
            ("99", "none"),
            ("", "none"),
        ] {
            let told = told(word);
            assert!(told.starts_with("unknown-chapter"), "{told}");
            assert!(told.contains(&format!("nearest={nearest} ")), "{told}");
        }
    }

    #[test]
    fn the_nearest_name_is_suggested_only_if_it_is_near() {
        let known = ["barrier", "sync_compare"].into_iter();
        assert_eq!(nearest("barier", known.clone()), Some("barrier"));
        assert_eq!(nearest("sync_compre", known.clone()), Some("sync_compare"));
        assert_eq!(nearest("xyz", known), None);
    }
}
