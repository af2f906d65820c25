//! `{{#minutes}}`: how long the chapter takes, from the map.

use crate::book::{markup, words, words::Words};

/// Says the minutes of reading and of exercises.
///
/// ```text
/// in    {{#minutes}}
/// out   <p class="minutes">12 min czytania + 25 min ćwiczenia (szacunek)</p>
/// ```
#[must_use]
pub fn html(read: u32, exercise: u32, estimated: bool, words: &Words) -> String {
    let mut text = words::fill(words.minutes_read, read);
    if exercise > 0 {
        text = format!("{text} + {}", words::fill(words.minutes_exercise, exercise));
    }
    if estimated {
        text = format!("{text} {}", words.estimated);
    }
    // No line break between a number and its unit.
    let text = text
        .replace(" min", "\u{a0}min")
        .replace(" мин", "\u{a0}мин");
    markup::block(&format!("<p class=\"minutes\">{text}</p>"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use timeline::Language;

    #[test]
    fn says_both_and_that_it_is_an_estimate() {
        let html = html(12, 25, true, words::of(Language::Pl));
        assert!(
            html.contains("12\u{a0}min czytania + 25\u{a0}min ćwiczenia (szacunek)"),
            "{html}"
        );
    }

    #[test]
    fn a_chapter_without_an_exercise_has_only_reading() {
        let html = html(5, 0, false, words::of(Language::Ru));
        assert!(html.contains(">5\u{a0}мин чтения<"), "{html}");
    }
}
