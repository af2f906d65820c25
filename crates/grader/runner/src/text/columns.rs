//! Text in columns of a terminal, where a character need not be a byte.

use std::fmt::Write as _;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// 9999 but 10 000, as both languages write it (the space does not break).
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('\u{a0}');
        }
        grouped.push(digit);
    }
    grouped
}

/// Cuts what does not fit into `width` columns and says so with an ellipsis.
#[must_use]
pub fn clip(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut clipped = String::new();
    let mut used = 0;
    for character in text.chars() {
        let more = character.width().unwrap_or(0);
        if used + more + 1 > width {
            break;
        }
        used += more;
        clipped.push(character);
    }
    clipped.push('…');
    clipped
}

pub(super) fn pad(out: &mut String, text: &str, width: usize, right: bool) {
    let missing = width.saturating_sub(text.width());
    if right {
        let _ = write!(out, "{:missing$}{text}", "");
    } else {
        let _ = write!(out, "{text}{:missing$}", "");
    }
}

/// Lines of at most `width` columns, broken at spaces, but not before a number ("muteks 1"); a word that is longer than a
/// line is broken anywhere.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let number = word.starts_with(|first: char| first.is_ascii_digit());
        match words.last_mut() {
            Some(before) if number && before.width() + 1 + word.width() <= width => {
                before.push(' ');
                before.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in &words {
        if !line.is_empty() && line.width() + 1 + word.width() > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for character in word.chars() {
            if line.width() + character.width().unwrap_or(0) > width {
                lines.push(std::mem::take(&mut line));
            }
            line.push(character);
        }
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_numbers_are_grouped() {
        assert_eq!(grouped(1000), "1000");
        assert_eq!(grouped(10_000), "10\u{a0}000");
        assert_eq!(grouped(1_234_567), "1\u{a0}234\u{a0}567");
    }

    #[test]
    fn text_is_wrapped_and_clipped_by_columns_not_bytes() {
        assert_eq!(wrap("ждёт мьютекс 1", 12), ["ждёт", "мьютекс 1"]);
        assert_eq!(wrap("ждёт мьютекс 1", 8), ["ждёт", "мьютекс", "1"]);
        assert_eq!(wrap("zażółćgęśl", 4), ["zażó", "łćgę", "śl"]);
        assert_eq!(clip("ждёт мьютекс", 6), "ждёт …");
    }
}
