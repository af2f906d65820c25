//! The source beside or below a schedule, with the line of the chosen step.

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    text::{Line, Span},
    widgets::Paragraph,
};
use timeline::Event;

use super::schedule::{CURSOR, Steps};

/// What stands before a line of source: the cursor, the number, a space.
const GUTTER: usize = 6;

impl Steps<'_> {
    /// The file of the chosen step around its line, which is shown whole. A step without a place keeps that of the last one
    /// that has one, without a cursor.
    pub(super) fn source(&self, frame: &mut Frame<'_>, area: Rect) {
        let until_now = &self.events[..=self.step];
        let placed = |event: &&&Event| event.file.is_some() && event.line.is_some();
        let Some(event) = until_now.iter().rev().find(placed) else {
            return;
        };
        let file = event.file.as_deref().unwrap_or_default();
        let line = event.line.unwrap_or(1) as usize;
        let is_own = std::ptr::eq(*event, self.events[self.step]);
        let [head, body] =
            Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
        let place = Span::styled(format!("── {file}:{line} "), self.view.look.faint());
        let rule = "─".repeat(usize::from(area.width).saturating_sub(place.width()));
        let rule = Span::styled(rule, self.view.look.faint());
        frame.render_widget(Line::from_iter([place, rule]), head);
        let lines = match self.view.model.source(file) {
            Some(text) => {
                let above = usize::from(body.height) / 2;
                let first = line.saturating_sub(1 + above);
                let lines = text.lines().enumerate().skip(first);
                let lines = lines.take(usize::from(body.height));
                lines
                    .flat_map(|(index, text)| {
                        let chosen = is_own && index + 1 == line;
                        self.source_line(index + 1, text, chosen, usize::from(body.width))
                    })
                    .collect()
            }
            None => self.source_line(
                line,
                event.source.as_deref().unwrap_or_default(),
                is_own,
                usize::from(body.width),
            ),
        };
        frame.render_widget(Paragraph::new(lines), body);
    }

    fn source_line(
        &self,
        number: usize,
        text: &str,
        chosen: bool,
        width: usize,
    ) -> Vec<Line<'static>> {
        let text = text.replace('\t', "    ");
        if !chosen {
            let number = Span::styled(format!(" {number:>4} "), self.view.look.faint());
            return vec![Line::from_iter([number, Span::raw(text)])];
        }
        let room = width.saturating_sub(GUTTER).max(1);
        let letters: Vec<char> = text.chars().collect();
        let parts = letters
            .chunks(room)
            .map(|part| part.iter().collect::<String>());
        parts
            .enumerate()
            .map(|(index, part)| {
                let head = if index == 0 {
                    format!("{CURSOR}{number:>4} ")
                } else {
                    " ".repeat(GUTTER)
                };
                Line::styled(format!("{head}{part:<room$}"), self.view.look.chosen())
            })
            .collect()
    }
}
