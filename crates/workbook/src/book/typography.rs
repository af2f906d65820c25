//! Line breaks that neither language allows: after a word of one letter, before a dash, around a number between its word and its
//! unit; and those that code does not allow: inside its words.
//!
//! Editors break the lines of the chapters anywhere, so this is done here, once, on running text only: HTML and directives are left
//! alone.

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
    let heading = line.starts_with('#');
    let mut out = spaces(line, language);
    if !heading {
        out = whole_words(&out);
    }
    let goes_on = next.is_some_and(|next| {
        let begins = next.trim_start_matches(['*', '_', '(', '„', '«', '`', '[']);
        next == next.trim_start() && begins.starts_with(char::is_alphabetic)
    });
    let in_code = line.matches('`').count() % 2 == 1;
    let characters: Vec<char> = line.chars().collect();
    let joins = goes_on && !in_code && !heading && ends_in_short_word(&characters, language);
    out.push(if joins { NO_BREAK } else { '\n' });
    out
}

/// Lines of running text, each [bound](bind).
#[must_use]
pub fn bind_lines(text: &str, language: Language) -> String {
    let mut lines = text.lines().peekable();
    let mut out = String::with_capacity(text.len() + 8);
    while let Some(line) = lines.next() {
        out.push_str(&bind(line, lines.peek().copied(), language));
    }
    out
}

/// `text` with no-break spaces where its line must not end. Code stays as it is.
#[must_use]
pub fn spaces(text: &str, language: Language) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 8);
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
                || before_number(&characters, index)
                || before_unit(&characters, index));
        out.push(if binds { NO_BREAK } else { character });
    }
    out
}

/// A longer word of code may need the break, on a narrow page.
const LONGEST_WHOLE_WORD: usize = 16;

/// `line` with the words of its code that a browser would break behind a hyphen or a mark, such as `--example` and `todo!()`, in
/// elements which forbid that.
fn whole_words(line: &str) -> String {
    let parts: Vec<&str> = line.split('`').collect();
    if parts.len().is_multiple_of(2) || line.contains("``") {
        return line.to_owned();
    }
    let code = |part: &str| {
        // In a table, `\|` is a bar to Markdown alone.
        if part.contains("\\|") || !part.split(' ').any(breaks) {
            return format!("`{part}`");
        }
        let words: Vec<String> = part.split(' ').map(whole).collect();
        format!("<code>{}</code>", words.join(" "))
    };
    let parts = parts.into_iter().zip([false, true].into_iter().cycle());
    parts
        .map(|(part, is_code)| if is_code { code(part) } else { part.to_owned() })
        .collect()
}

/// Whether a browser would break this word of code, which fits a narrow page whole.
fn breaks(word: &str) -> bool {
    word.contains(['-', '!', '?']) && word.chars().count() <= LONGEST_WHOLE_WORD
}

fn whole(word: &str) -> String {
    let literal = literal(word);
    if breaks(word) {
        format!("<span class=\"whole\">{literal}</span>")
    } else {
        literal
    }
}

/// `word` as Markdown that means exactly these characters.
fn literal(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for character in word.chars() {
        if character.is_ascii_punctuation() {
            out.push_str(&format!("&#{};", u32::from(character)));
        } else {
            out.push(character);
        }
    }
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

/// A space between a word and the number that follows it: "wątek 2".
fn before_number(characters: &[char], index: usize) -> bool {
    index > 0
        && characters[index - 1].is_alphabetic()
        && characters.get(index + 1).is_some_and(char::is_ascii_digit)
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
            "po~50~ms, 3 sekundy, 12~MB\n"
        );
        assert_eq!(polish("wątek 2, | 4 razy"), "wątek~2, | 4 razy\n");
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
    fn a_word_of_code_is_not_broken() {
        assert_eq!(
            polish("wpisz `cargo run --release`, potem `a - b`"),
            "wpisz <code>cargo run <span class=\"whole\">&#45;&#45;release</span></code>, potem \
             <code>a <span class=\"whole\">&#45;</span> b</code>\n"
        );
        for plain in ["`typ`", "`a \\| -b`", "`` a-b ``", "`a-b", "# `a-b`"] {
            assert_eq!(polish(plain), format!("{plain}\n"));
        }
    }

    #[test]
    fn each_of_several_lines_is_bound() {
        let bound = bind_lines("Ile to w\nsumie?\nPo 5 s.", Language::Pl);
        assert_eq!(bound.replace(NO_BREAK, "~"), "Ile to w~sumie?\nPo~5~s.\n");
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
