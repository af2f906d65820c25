//! The list of exercises: what is typed filters it.

use runner::Exercise;

use crate::watch::key::{Key, Move};

/// The list of exercises.
pub struct List {
    /// What was typed.
    query: String,
    /// The place of the cursor among those that match.
    cursor: usize,
}

impl List {
    /// All exercises, the cursor at this one.
    #[must_use]
    pub fn at(index: usize) -> List {
        List {
            query: String::new(),
            cursor: index,
        }
    }

    /// What was typed.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.query
    }

    /// The place of the cursor among those that match.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The indices of the exercises that match what was typed.
    #[must_use]
    pub fn matching(&self, exercises: &[Exercise]) -> Vec<usize> {
        let words: Vec<String> = self.query.split_whitespace().map(plain).collect();
        let matches = |exercise: &Exercise| {
            let Exercise { name, title, .. } = exercise;
            let text = plain(&format!("{name} {} {}", title.pl, title.ru));
            words.iter().all(|word| text.contains(word))
        };
        let all = exercises.iter().enumerate();
        all.filter(|(_, exercise)| matches(exercise))
            .map(|(index, _)| index)
            .collect()
    }

    /// The index of the exercise at the cursor; none if none matches.
    #[must_use]
    pub fn chosen(&self, exercises: &[Exercise]) -> Option<usize> {
        self.matching(exercises).get(self.cursor).copied()
    }

    /// Types, deletes or moves the cursor.
    pub fn key(&mut self, key: Key, exercises: &[Exercise]) {
        match key {
            Key::Char(character) => self.query.push(character),
            Key::Backspace => {
                self.query.pop();
            }
            _ => {}
        }
        let last = self.matching(exercises).len().saturating_sub(1);
        self.cursor = match key {
            Key::Move(to) => to.from(self.cursor, last),
            Key::Char(_) | Key::Backspace => 0,
            _ => Move::By(0).from(self.cursor, last),
        };
    }
}

/// In lower case and without the marks that a search may leave out.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    let plain = lower.chars().map(|letter| match letter {
        'ą' => 'a',
        'ć' => 'c',
        'ę' => 'e',
        'ł' => 'l',
        'ń' => 'n',
        'ó' => 'o',
        'ś' => 's',
        'ź' | 'ż' => 'z',
        'ё' => 'е',
        other => other,
    });
    plain.collect()
}
