//! Line breaks that neither language allows: after a word of one letter, before a dash, and between a number and its unit.
//!
//! Editors break the lines of the chapters anywhere, so this is done here, once, on running text only: code, HTML and directives are
//! left alone.

use timeline::Language;

const NO_BREAK: char = '\u{a0}';

/// The words of one letter that must not end a line.
const fn short_words(language: Language) -> &'static str {
    match language {
        Language::Pl => "aiouwzAIOUWZ",
        Language::Ru => "авикосуяАВИКОСУЯ",
    }
}

/// One line of running text, with its line break, or joined to the `next` line if a short word ends it.
///
/// ```text
/// in    Wątek czeka w
///       kolejce – i wraca.
///
/// out   Wątek czeka w⍽kolejce⍽– i⍽wraca.
/// ```
#[must_use]
pub fn bind(line: &str, next: Option<&str>, language: Language) -> String {
    if line.starts_with('<') {
        return format!("{line}\n");
    }
    let characters: Vec<char> = line.chars().collect();
    let mut out = String::with_capacity(line.len() + 8);
    let mut in_code = false;
    for (index, &character) in characters.iter().enumerate() {
        if character == '`' {
            in_code = !in_code;
        }
        let binds = character == ' '
            && !in_code
            && (ends_in_short_word(&characters[..index], language)
                && characters
                    .get(index + 1)
                    .is_some_and(|next| !" |".contains(*next))
                || before_dash(&characters, index)
                || before_unit(&characters, index));
        out.push(if binds { NO_BREAK } else { character });
    }
    let goes_on = next.is_some_and(|next| {
        let begins = next.trim_start_matches(['*', '_', '(', '„', '«', '`', '[']);
        next == next.trim_start() && begins.starts_with(char::is_alphabetic)
    });
    let joins =
        goes_on && !in_code && !line.starts_with('#') && ends_in_short_word(&characters, language);
    out.push(if joins { NO_BREAK } else { '\n' });
    out
}

fn ends_in_short_word(before: &[char], language: Language) -> bool {
    let Some((last, rest)) = before.split_last() else {
        return false;
    };
    short_words(language).contains(*last)
        && rest
            .last()
            .is_none_or(|character| " \u{a0}(„«*_[".contains(*character))
}

/// A space that has text before it, and a dash and another space after it.
fn before_dash(characters: &[char], index: usize) -> bool {
    matches!(characters.get(index + 1..index + 3), Some(['–' | '—', ' ']))
        && characters[..index]
            .iter()
            .any(|character| character.is_alphanumeric())
}

/// The units of the chapters, in both languages.
const UNITS: [&str; 16] = [
    "ms", "мс", "s", "с", "µs", "мкс", "min", "мин", "h", "ч", "B", "Б", "kB", "КБ", "MB", "МБ",
];

/// A space between a number and its unit.
fn before_unit(characters: &[char], index: usize) -> bool {
    let after_number = index > 0 && characters[index - 1].is_ascii_digit();
    let unit: String = characters[index + 1..]
        .iter()
        .take_while(|c| c.is_alphabetic())
        .collect();
    after_number && UNITS.contains(&&*unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn polish(line: &str) -> String {
        bind(line, None, Language::Pl).replace(NO_BREAK, "~")
    }

    #[test]
    fn a_number_keeps_its_unit() {
        assert_eq!(
            polish("po 50 ms, 3 sekundy, 12 MB"),
            "po 50~ms, 3 sekundy, 12~MB\n"
        );
        assert_eq!(polish("kod `sleep 5 s` i 5 s"), "kod `sleep 5 s` i~5~s\n");
    }

    #[test]
    fn a_word_of_one_letter_does_not_end_a_line() {
        assert_eq!(
            polish("Idzie w las i (o zmroku) z *a nim*."),
            "Idzie w~las i~(o~zmroku) z~*a~nim*.\n"
        );
        let russian = bind("И в коде, а не так", None, Language::Ru).replace(NO_BREAK, "~");
        assert_eq!(russian, "И~в~коде, а~не так\n");
    }

    #[test]
    fn a_dash_does_not_begin_a_line() {
        assert_eq!(polish("Lider – jeden"), "Lider~– jeden\n");
        assert_eq!(polish("- – nie ma"), "- – nie ma\n");
    }

    #[test]
    fn code_and_tables_stay() {
        assert_eq!(polish("typ `a b` i `i x`"), "typ `a b` i~`i x`\n");
        assert_eq!(polish("| i | w |"), "| i | w |\n");
        assert_eq!(polish("<p>i x</p>"), "<p>i x</p>\n");
    }

    #[test]
    fn a_short_word_at_the_end_pulls_the_next_line_up() {
        let joined = |next| bind("czeka w", Some(next), Language::Pl);
        assert_eq!(joined("kolejce"), "czeka w\u{a0}");
        assert_eq!(joined("*kolejce*"), "czeka w\u{a0}");
        for block in [
            "- kolejce",
            "1. kolejce",
            "",
            "{{#run a}}",
            "    kod",
            "# Tytuł",
            "| a |",
        ] {
            assert_eq!(joined(block), "czeka w\n", "{block}");
        }
    }
}
