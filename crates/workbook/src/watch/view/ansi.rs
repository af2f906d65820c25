//! The text report of a verdict as lines of the screen: its ANSI colours become styles, and what is wider than the screen
//! (only the compiler's lines are) goes on in the next line.

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthChar;

use super::look::Look;

/// The lines of `text`, none wider than `width` columns.
#[must_use]
pub fn lines(text: &str, width: usize, look: Look) -> Vec<Line<'static>> {
    text.lines()
        .flat_map(|line| broken(line, width, look))
        .collect()
}

fn broken(line: &str, width: usize, look: Look) -> Vec<Line<'static>> {
    let mut lines = vec![Line::default()];
    let mut used = 0;
    for (style, text) in painted(line, look) {
        let mut part = String::new();
        for character in text.chars() {
            let more = character.width().unwrap_or(0);
            if used + more > width {
                let full = Span::styled(std::mem::take(&mut part), style);
                lines
                    .last_mut()
                    .expect("there is a first line")
                    .push_span(full);
                lines.push(Line::default());
                used = 0;
            }
            used += more;
            part.push(character);
        }
        lines
            .last_mut()
            .expect("there is a first line")
            .push_span(Span::styled(part, style));
    }
    lines
}

/// The parts of a line, each with its style. The report uses no other codes than these.
fn painted(line: &str, look: Look) -> Vec<(Style, &str)> {
    let mut style = Style::new();
    let mut parts = Vec::new();
    for (index, part) in line.split("\x1b[").enumerate() {
        let mut text = part;
        if index > 0
            && let Some((code, rest)) = part.split_once('m')
        {
            style = match code {
                "32" => look.good(),
                "1;31" => look.bad(),
                "33" => look.open(),
                "2" => look.faint(),
                _ => Style::new(),
            };
            text = rest;
        }
        if !text.is_empty() {
            parts.push((style, text));
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look = Look { colour: true };

    #[test]
    fn colours_become_styles() {
        let line = &lines("\x1b[1;31m✗\x1b[0m ex: 2", 80, LOOK)[0];
        assert_eq!(line.spans[0], Span::styled("✗", LOOK.bad()));
        assert_eq!(line.spans[1], Span::raw(" ex: 2"));
    }

    #[test]
    fn a_line_that_is_too_wide_goes_on_below() {
        let texts: Vec<String> = lines("zażółć\n\nab", 4, LOOK)
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(texts, ["zażó", "łć", "", "ab"]);
    }
}
