//! The loop: waits for whatever happens next, lets the model take it in, does what the model asks for, draws.

mod actions;

use std::{future, io, path::PathBuf, process::ExitStatus, time::Duration};

use crossterm::event::{Event, EventStream};
use futures_util::StreamExt;
use tokio::{
    process::Child as Process,
    time::{self, Instant},
};

use super::{
    Start,
    files::{Change, Files},
    gradings::{Gradings, News},
    key,
    model::{Message, Model},
    screen::Screen,
    signals::{self, Signalled, Signals},
    view::{TURN, View, look::Look},
};
use crate::{
    messages::Messages,
    progress::{Progress, Store},
    supervisor,
};

/// How long a save may take: some editors write several times.
const SETTLE: Duration = Duration::from_millis(50);

/// Runs the loop; see [`super::watch`].
pub async fn run(start: Start, messages: &Messages) -> anyhow::Result<()> {
    let signals = Signals::install()?;
    let language = messages.language();
    let gradings = Gradings::new(supervisor::binary()?, start.root.clone(), language);
    let files = Files::watch(&start.root);
    let (progress, unknown) = match start.progress {
        Ok(progress) => (progress, None),
        Err(problem) => (Progress::default(), Some(problem)),
    };
    let mut session = Session {
        messages,
        look: Look {
            colour: start.colour,
        },
        store: Store::of(&start.root),
        root: start.root,
        model: Model::new(start.exercises, start.current, progress),
        gradings,
        files: None,
        saved: None,
        signals,
        terminal: None,
        editor: None,
    };
    match files {
        Ok(files) => session.files = Some(files),
        Err(error) => session.tell("watch-no-events", &error.to_string()),
    }
    if let Some(problem) = unknown {
        session.learnt(Err(problem));
    }
    session.take_terminal()?;
    session.grade();
    let ended = session.go_on().await;
    // First the terminal: ending a grading may take a moment.
    session.terminal = None;
    session.gradings.close().await;
    ended
}

/// The terminal and what is typed there.
struct Taken {
    keys: EventStream,
    screen: Screen,
}

struct Session<'a> {
    messages: &'a Messages,
    look: Look,
    store: Store,
    root: PathBuf,
    model: Model,
    gradings: Gradings,
    files: Option<Files>,
    /// When a save counts as complete.
    saved: Option<Instant>,
    signals: Signals,
    /// None while an editor has it.
    terminal: Option<Taken>,
    editor: Option<Process>,
}

/// What happened in the world.
enum Happening {
    Terminal(Option<io::Result<Event>>),
    Grading(News),
    Change(Change),
    Saved,
    Turn,
    EditorEnded(io::Result<ExitStatus>),
    Signal(Signalled),
}

impl Session<'_> {
    async fn go_on(&mut self) -> anyhow::Result<()> {
        loop {
            self.draw()?;
            let happening = self.wait().await;
            if !self.take_in(happening)? {
                return Ok(());
            }
        }
    }

    async fn wait(&mut self) -> Happening {
        let is_running = self.gradings.elapsed().is_some() && self.terminal.is_some();
        tokio::select! {
            event = next_event(&mut self.terminal) => Happening::Terminal(event),
            news = self.gradings.next() => Happening::Grading(news),
            change = next_change(&mut self.files) => Happening::Change(change),
            () = at(self.saved) => Happening::Saved,
            status = end_of(&mut self.editor) => Happening::EditorEnded(status),
            signal = self.signals.next() => Happening::Signal(signal),
            () = time::sleep(TURN), if is_running => Happening::Turn,
        }
    }

    /// False if this is the end.
    fn take_in(&mut self, happening: Happening) -> anyhow::Result<bool> {
        let message = match happening {
            Happening::Terminal(Some(Ok(Event::Key(event)))) => {
                key::of_event(event).map(Message::Key)
            }
            // Another size: the next frame has it.
            Happening::Terminal(Some(Ok(_))) => None,
            // Nobody types there any more.
            Happening::Terminal(Some(Err(_)) | None) | Happening::Signal(Signalled::ToEnd) => {
                return Ok(false);
            }
            // Ctrl-C, while an editor has the terminal, is for the editor.
            Happening::Signal(Signalled::Interrupted) => return Ok(self.editor.is_some()),
            Happening::Signal(Signalled::ToStop) => {
                self.stop()?;
                None
            }
            Happening::EditorEnded(status) => {
                self.leave_editor(status)?;
                None
            }
            Happening::Grading(News::Step(step)) => Some(Message::Step(step)),
            Happening::Grading(News::Trouble(trouble)) => {
                Some(Message::Broke(self.words_for(trouble)))
            }
            Happening::Change(change) => self.notice_change(&change),
            Happening::Saved => {
                self.saved = None;
                Some(Message::Saved)
            }
            Happening::Turn => self.gradings.elapsed().map(Message::Elapsed),
        };
        message.map_or(Ok(true), |message| self.apply(message))
    }

    fn notice_change(&mut self, change: &Change) -> Option<Message> {
        if *change == Change::Progress {
            return Some(match self.store.read() {
                Ok(progress) => Message::Progress(progress),
                Err(problem) => Message::Notice(self.messages.error(&problem.into())),
            });
        }
        if change.concerns(&self.model.exercise().name) {
            self.saved.get_or_insert_with(|| Instant::now() + SETTLE);
        }
        None
    }

    /// Stops until somebody continues this process. An editor that has the terminal keeps it.
    fn stop(&mut self) -> anyhow::Result<()> {
        self.give_terminal_back();
        signals::stop()?;
        if self.editor.is_none() {
            self.take_terminal()?;
        }
        Ok(())
    }

    fn take_terminal(&mut self) -> io::Result<()> {
        self.terminal = Some(Taken {
            screen: Screen::take()?,
            keys: EventStream::new(),
        });
        Ok(())
    }

    fn give_terminal_back(&mut self) {
        self.terminal = None;
        // The thread that read the keys was told to leave the reader. A new stream has to wait for that, so that the first key
        // is the editor's. (To poll would take that word from it.)
        drop(EventStream::new());
    }

    fn draw(&mut self) -> io::Result<()> {
        let Some(terminal) = &mut self.terminal else {
            return Ok(());
        };
        let view = View {
            model: &self.model,
            messages: self.messages,
            look: self.look,
        };
        let mut end = 0;
        terminal.screen.draw(|frame| end = view.draw(frame))?;
        self.model.set_scroll_end(end);
        Ok(())
    }
}

async fn next_event(terminal: &mut Option<Taken>) -> Option<io::Result<Event>> {
    match terminal {
        Some(terminal) => terminal.keys.next().await,
        None => future::pending().await,
    }
}

async fn next_change(files: &mut Option<Files>) -> Change {
    match files {
        Some(files) => files.next().await,
        None => future::pending().await,
    }
}

async fn at(moment: Option<Instant>) {
    match moment {
        Some(moment) => time::sleep_until(moment).await,
        None => future::pending().await,
    }
}

async fn end_of(editor: &mut Option<Process>) -> io::Result<ExitStatus> {
    match editor {
        Some(editor) => editor.wait().await,
        None => future::pending().await,
    }
}
