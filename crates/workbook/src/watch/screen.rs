//! The terminal: taken for the whole screen, and given back however this process ends.

use std::{
    io::{self, Stdout, stdout},
    panic,
    sync::Once,
};

use crossterm::{
    cursor::Show,
    execute,
    terminal::{
        Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
        enable_raw_mode,
    },
};
use ratatui::{Frame, Terminal, backend::CrosstermBackend};

/// The terminal while it is ours. It is given back when this is dropped, and before the report of a panic.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Stdout>>,
}

impl Screen {
    /// Takes the terminal that standard output goes to.
    ///
    /// # Errors
    /// When it is none, or does not obey.
    pub fn take() -> io::Result<Screen> {
        restore_before_panic_reports();
        let backend = CrosstermBackend::new(stdout());
        let screen = Screen {
            terminal: Terminal::new(backend)?,
        };
        enable_raw_mode()?;
        // ratatui's own clearing would ask where the cursor is, which not every terminal answers.
        execute!(stdout(), EnterAlternateScreen, Clear(ClearType::All))?;
        Ok(screen)
    }

    /// Draws a frame.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.terminal.draw(draw).map(drop)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// Nothing can be done about a terminal that does not obey any more.
fn restore() {
    let _ = disable_raw_mode();
    let _ = execute!(stdout(), LeaveAlternateScreen, Show);
}

/// The report of a panic would be lost with the other screen.
fn restore_before_panic_reports() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            restore();
            report(info);
        }));
    });
}
