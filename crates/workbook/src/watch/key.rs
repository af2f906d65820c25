//! Keys, as the model knows them.
//!
//! A command is a Latin letter, but the reader's layout may be Cyrillic: the letter at the same place of the keyboard does
//! the same ([`command`]). Text that is typed stays as it is.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// A key that was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A character, as typed.
    Char(char),
    /// To another place: in a schedule, a text or a list.
    Move(Move),
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// The tabulator.
    Tab,
    /// Deletes the last character.
    Backspace,
    /// Ctrl-C.
    Interrupt,
    /// Ctrl-Z.
    Suspend,
}

/// Where to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// So many lines or steps down, or up if negative.
    By(isize),
    /// To the beginning.
    First,
    /// To the end.
    Last,
}

/// What Page Up and Page Down move by.
pub const PAGE: isize = 10;

impl Move {
    /// The new place, between 0 and `last`.
    #[must_use]
    pub fn from(self, place: usize, last: usize) -> usize {
        match self {
            Move::By(more) => place.min(last).saturating_add_signed(more).min(last),
            Move::First => 0,
            Move::Last => last,
        }
    }
}

/// The key of a terminal's event; none for what has no meaning here.
#[must_use]
pub fn of_event(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    if event.modifiers.contains(KeyModifiers::CONTROL) {
        return match event.code {
            KeyCode::Char(letter) => match command(letter) {
                'c' => Some(Key::Interrupt),
                'z' => Some(Key::Suspend),
                _ => None,
            },
            _ => None,
        };
    }
    Some(match event.code {
        KeyCode::Char(character) => Key::Char(character),
        KeyCode::Down | KeyCode::Right => Key::Move(Move::By(1)),
        KeyCode::Up | KeyCode::Left => Key::Move(Move::By(-1)),
        KeyCode::PageDown => Key::Move(Move::By(PAGE)),
        KeyCode::PageUp => Key::Move(Move::By(-PAGE)),
        KeyCode::Home => Key::Move(Move::First),
        KeyCode::End => Key::Move(Move::Last),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Escape,
        KeyCode::Tab => Key::Tab,
        KeyCode::Backspace => Key::Backspace,
        _ => return None,
    })
}

/// The letter of a command, whatever the layout and the case: `д` is where `l` is.
#[must_use]
pub fn command(character: char) -> char {
    let letter = character.to_lowercase().next().unwrap_or(character);
    let cyrillic = "йцукенгшщзфывапролдячсмить".chars();
    let latin = "qwertyuiopasdfghjklzxcvbnm".chars();
    cyrillic
        .zip(latin)
        .find_map(|(cyrillic, latin)| (cyrillic == letter).then_some(latin))
        .unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_found_by_their_place_on_the_keyboard() {
        let typed = "рндкыщйол?Q".chars().map(command).collect::<String>();
        assert_eq!(typed, "hylrsoqjk?q");
        assert_eq!(command('т'), 'n');
    }

    #[test]
    fn ctrl_c_is_no_letter() {
        let event = |code, modifiers| of_event(KeyEvent::new(code, modifiers));
        let ctrl = KeyModifiers::CONTROL;
        assert_eq!(event(KeyCode::Char('c'), ctrl), Some(Key::Interrupt));
        assert_eq!(event(KeyCode::Char('с'), ctrl), Some(Key::Interrupt));
        assert_eq!(event(KeyCode::Char('h'), ctrl), None);
        assert_eq!(event(KeyCode::F(1), KeyModifiers::NONE), None);
    }

    #[test]
    fn moves_stay_inside() {
        assert_eq!(Move::By(PAGE).from(3, 5), 5);
        assert_eq!(Move::By(-PAGE).from(3, 5), 0);
        assert_eq!(Move::By(-1).from(usize::MAX, 5), 4);
        assert_eq!((Move::First.from(3, 5), Move::Last.from(3, 5)), (0, 5));
    }
}
