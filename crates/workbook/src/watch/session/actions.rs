//! What the model asks for, done: the learner's actions, the grading, the editor.

use std::{fs, io, process::ExitStatus};

use tokio::process::Command;

use super::Session;
use crate::{
    editor, learner,
    messages::Problem,
    watch::{
        gradings::Trouble,
        model::{Effect, Message, Sources},
        signals,
    },
};

impl Session<'_> {
    pub(super) fn apply(&mut self, message: Message) -> anyhow::Result<bool> {
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
                let solutions =
                    learner::solutions(&self.root, self.model.exercise(), self.messages.language());
                self.learnt(solutions.map(Message::Solutions));
            }
            Some(Effect::Edit) => self.edit()?,
            Some(Effect::Suspend) => signals::ask_group()?,
            Some(Effect::Quit) => return Ok(false),
        }
        Ok(true)
    }

    /// Shows what came of a learner's action. No answer has an effect of its own.
    pub(super) fn learnt(&mut self, message: Result<Message, Problem>) {
        let message =
            message.unwrap_or_else(|problem| Message::Notice(self.messages.error(&problem.into())));
        self.model.update(message);
    }

    pub(super) fn tell(&mut self, key: &'static str, reason: &str) {
        let text = self.messages.say(key, &[("reason", reason.into())]);
        self.model.update(Message::Notice(text));
    }

    pub(super) fn grade(&mut self) {
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

    pub(super) fn words_for(&self, trouble: Trouble) -> String {
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

    /// The editor gets the terminal for itself.
    fn edit(&mut self) -> anyhow::Result<()> {
        let file = self.model.exercise().learners_file();
        let words = match editor::words(&file.display().to_string()) {
            Ok(words) => words,
            Err(problem) => {
                self.learnt(Err(problem));
                return Ok(());
            }
        };
        let (program, arguments) = words.split_first().expect("an editor has a name");
        self.give_terminal_back();
        let started = Command::new(program).args(arguments).arg(&file).spawn();
        match started {
            Ok(process) => self.editor = Some(process),
            Err(error) => {
                self.take_terminal()?;
                let problem = Problem::usage("no-such-editor")
                    .with("name", program.as_str())
                    .with("reason", error.to_string());
                self.learnt(Err(problem));
            }
        }
        Ok(())
    }

    pub(super) fn leave_editor(&mut self, status: io::Result<ExitStatus>) -> io::Result<()> {
        self.editor = None;
        self.take_terminal()?;
        match status {
            Ok(status) if status.success() => {}
            Ok(status) => self.tell("watch-editor-failed", &status.to_string()),
            Err(error) => self.tell("watch-editor-failed", &error.to_string()),
        }
        Ok(())
    }
}
