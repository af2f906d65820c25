//! Gradings, each in a process of its own: this tool's hidden command `grading` below its own supervisor, as for the page.
//!
//! A new one ends the one that runs. What is ended takes its time, which nobody waits for, until the loop is over.

use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

use timeline::Language;
use tokio::{task::JoinSet, time};

use crate::serve::{
    check::{LIMITS, Step},
    child::{Call, Child},
    programs,
};

/// The gradings of a workbook.
pub struct Gradings {
    supervisor: PathBuf,
    root: PathBuf,
    language: Language,
    running: Option<Running>,
    endings: JoinSet<()>,
}

struct Running {
    child: Child,
    began: Instant,
    /// The last line that was no step.
    noise: String,
}

/// Why there is no verdict.
#[derive(Debug)]
pub enum Trouble {
    /// It took longer than this.
    TooLong(Duration),
    /// It said this.
    Ended(String),
}

/// What came of waiting.
pub enum News {
    /// A step of the grading.
    Step(Step),
    /// The grading has ended without a verdict.
    Trouble(Trouble),
}

impl Gradings {
    /// With this tool as supervisor.
    #[must_use]
    pub fn new(supervisor: PathBuf, root: PathBuf, language: Language) -> Gradings {
        Gradings {
            supervisor,
            root,
            language,
            running: None,
            endings: JoinSet::new(),
        }
    }

    /// Begins to grade an exercise, as the only one.
    ///
    /// # Errors
    /// When no process can be started.
    pub fn start(&mut self, exercise: &str) -> std::io::Result<()> {
        self.end();
        let mut environment = programs::environment_of_cargo();
        environment.push(("WORKBOOK_LANG".into(), self.language.code().into()));
        let call = Call {
            program: self.supervisor.clone(),
            arguments: vec!["grading".into(), exercise.into()],
            directory: self.root.clone(),
            environment,
        };
        self.running = Some(Running {
            child: Child::spawn(&self.supervisor, &call, LIMITS.line)?,
            began: Instant::now(),
            noise: String::new(),
        });
        Ok(())
    }

    /// How long the grading that runs has been running.
    #[must_use]
    pub fn elapsed(&self) -> Option<Duration> {
        self.running.as_ref().map(|running| running.began.elapsed())
    }

    /// What the grading that runs tells next; waits for ever if there is none. Cancelling this loses nothing.
    pub async fn next(&mut self) -> News {
        let Some(running) = &mut self.running else {
            return std::future::pending().await;
        };
        let left = LIMITS.time.saturating_sub(running.began.elapsed());
        let news = loop {
            let Ok(line) = time::timeout(left, running.child.next_line()).await else {
                break News::Trouble(Trouble::TooLong(LIMITS.time));
            };
            let Some(line) = line else {
                break News::Trouble(Trouble::Ended(std::mem::take(&mut running.noise)));
            };
            match serde_json::from_str(&line) {
                Ok(step @ (Step::Progress(_) | Step::Doing(_))) => return News::Step(step),
                Ok(step) => break News::Step(step),
                Err(_) => running.noise = line,
            }
        };
        self.end();
        news
    }

    /// Ends the grading that runs, if any, with everything it started.
    fn end(&mut self) {
        if let Some(running) = self.running.take() {
            self.endings.spawn(async {
                running.child.end().await;
            });
        }
    }

    /// Ends the grading that runs and waits until no process of any is left.
    pub async fn close(mut self) {
        self.end();
        while self.endings.join_next().await.is_some() {}
    }
}
