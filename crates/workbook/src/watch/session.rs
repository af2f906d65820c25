//! The loop: waits for whatever happens next, lets the model take it in, does what the model asks for, draws.

use std::{fs, future, io, process::ExitStatus, time::Duration};

use crossterm::event::{Event, EventStream};
use futures_util::StreamExt;
use tokio::{
    process::Child as Process,
    signal::unix::{Signal, SignalKind, signal},
    time::{self, Instant},
};

use super::{
    Start, editor,
    files::{Change, Files},
    gradings::{Gradings, News, Trouble},
    key,
    model::{Effect, Message, Model, Sources},
    screen::Screen,
    suspend,
    view::{TURN, View, look::Look},
};
use crate::{
    learner,
    messages::{Messages, Problem},
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
    root: std::path::PathBuf,
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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Signalled {
    /// Ctrl-C outside of our terminal: for an editor, if there is one.
    Interrupted,
    ToEnd,
    ToStop,
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
            Happening::Terminal(Some(Ok(Event::Key(event)))) => match key::of_event(event) {
                Some(key) => Message::Key(key),
                None => return Ok(true),
            },
            // Another size: the next frame has it.
            Happening::Terminal(Some(Ok(_))) => return Ok(true),
            // Nobody types there any more.
            Happening::Terminal(Some(Err(_)) | None) => return Ok(false),
            Happening::Grading(News::Step(step)) => Message::Step(step),
            Happening::Grading(News::Trouble(trouble)) => Message::Broke(self.words_for(trouble)),
            Happening::Change(Change::Progress) => match self.store.read() {
                Ok(progress) => Message::Progress(progress),
                Err(problem) => Message::Notice(self.messages.error(&problem.into())),
            },
            Happening::Change(change) => {
                if change.concerns(&self.model.exercise().name) {
                    self.saved.get_or_insert_with(|| Instant::now() + SETTLE);
                }
                return Ok(true);
            }
            Happening::Saved => {
                self.saved = None;
                Message::Saved
            }
            Happening::Turn => match self.gradings.elapsed() {
                Some(elapsed) => Message::Elapsed(elapsed),
                None => return Ok(true),
            },
            Happening::EditorEnded(status) => {
                self.editor = None;
                self.take_terminal()?;
                match status {
                    Ok(status) if status.success() => return Ok(true),
                    Ok(status) => self.tell("watch-editor-failed", &status.to_string()),
                    Err(error) => self.tell("watch-editor-failed", &error.to_string()),
                }
                return Ok(true);
            }
            Happening::Signal(Signalled::Interrupted) => return Ok(self.editor.is_some()),
            Happening::Signal(Signalled::ToEnd) => return Ok(false),
            Happening::Signal(Signalled::ToStop) => {
                self.stop()?;
                return Ok(true);
            }
        };
        self.apply(message)
    }

    fn apply(&mut self, message: Message) -> anyhow::Result<bool> {
        match self.model.update(message) {
            None => {}
            Some(Effect::Grade) => self.grade(),
            Some(Effect::Record(verdict)) => {
                let recorded = learner::record(&self.store, &verdict);
                self.learnt(recorded.map(Message::Progress));
            }
            Some(Effect::Hint) => {
                let hint = learner::hint(&self.store, self.model.exercise());
                if let Err(problem) = hint {
                    self.learnt(Err(problem));
                }
            }
            Some(Effect::Reset) => self.reset(),
            Some(Effect::Solutions) => {
                let solutions = learner::solutions(&self.root, self.model.exercise());
                self.learnt(solutions.map(Message::Solutions));
            }
            Some(Effect::Edit) => self.edit()?,
            Some(Effect::Suspend) => suspend::ask_group()?,
            Some(Effect::Quit) => return Ok(false),
        }
        Ok(true)
    }

    /// Shows what came of a learner's action. No answer has an effect of its own.
    fn learnt(&mut self, message: Result<Message, Problem>) {
        let message =
            message.unwrap_or_else(|problem| Message::Notice(self.messages.error(&problem.into())));
        self.model.update(message);
    }

    fn tell(&mut self, key: &'static str, reason: &str) {
        let text = self.messages.say(key, &[("reason", reason.into())]);
        self.model.update(Message::Notice(text));
    }

    fn grade(&mut self) {
        let exercise = self.model.exercise();
        let remark = runner::first_build_remark(&self.root, exercise, self.messages.language());
        let files = [
            ("src/lib.rs", exercise.learners_file()),
            ("tests/grade.rs", exercise.grade_file()),
        ];
        let read = |(name, path)| Some((str::to_owned(name), fs::read_to_string(path).ok()?));
        let sources: Sources = files.into_iter().filter_map(read).collect();
        let started = self.gradings.start(&exercise.name);
        self.model.update(Message::Began(sources, remark));
        if let Err(error) = started {
            let reason = self.words_for(Trouble::Ended(error.to_string()));
            self.model.update(Message::Broke(reason));
        }
    }

    fn words_for(&self, trouble: Trouble) -> String {
        match trouble {
            Trouble::TooLong(limit) => {
                let minutes = limit.as_secs() / 60;
                self.messages
                    .say("watch-too-long", &[("minutes", minutes.into())])
            }
            Trouble::Ended(reason) => self.messages.say("fault", &[("reason", reason.into())]),
        }
    }

    fn reset(&mut self) {
        match learner::reset(&self.root, &self.model.exercise().name) {
            Ok(done) => {
                let file = done.file.display().to_string();
                let text = match done.backup {
                    Some(backup) => {
                        let backup = backup.display().to_string();
                        let names = [("file", file.into()), ("backup", backup.into())];
                        self.messages.say("watch-reset", &names)
                    }
                    None => self
                        .messages
                        .say("watch-reset-same", &[("file", file.into())]),
                };
                self.model.update(Message::Notice(text));
            }
            Err(problem) => self.learnt(Err(problem)),
        }
    }

    fn edit(&mut self) -> anyhow::Result<()> {
        let file = self.model.exercise().learners_file();
        let Some(mut command) = editor::command(&file) else {
            let file = file.display().to_string();
            self.tell("watch-no-editor", &file);
            return Ok(());
        };
        self.give_terminal_back();
        match command.spawn() {
            Ok(process) => self.editor = Some(process),
            Err(error) => {
                self.take_terminal()?;
                self.tell("watch-editor-failed", &error.to_string());
            }
        }
        Ok(())
    }

    /// Stops until somebody continues this process. An editor that has the terminal keeps it.
    fn stop(&mut self) -> anyhow::Result<()> {
        self.give_terminal_back();
        suspend::stop()?;
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

/// The signals that end or stop this process.
struct Signals {
    interrupt: Signal,
    terminate: Signal,
    hang_up: Signal,
    stop: Signal,
}

impl Signals {
    fn install() -> io::Result<Signals> {
        Ok(Signals {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
            hang_up: signal(SignalKind::hangup())?,
            stop: signal(SignalKind::from_raw(nix::libc::SIGTSTP))?,
        })
    }

    async fn next(&mut self) -> Signalled {
        tokio::select! {
            _ = self.interrupt.recv() => Signalled::Interrupted,
            _ = self.terminate.recv() => Signalled::ToEnd,
            _ = self.hang_up.recv() => Signalled::ToEnd,
            _ = self.stop.recv() => Signalled::ToStop,
        }
    }
}
