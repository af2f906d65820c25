//! Runs each case of a built program in a process of its own.
//!
//! A process per case rather than one for all: a case that dies takes no other with it, nothing has to be guessed about which
//! one it was, and the cases use all cores.

use std::{
    cell::Cell,
    ffi::OsStr,
    fs, io,
    panic::{self, AssertUnwindSafe},
    path::{Path, PathBuf},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use grader::report::{CaseReport, Diagnosis, Outcome as Reported};

use crate::{
    child::{self, End, Ended, Limits},
    conclude::{case_verdict, died, left, no_time, unsolved},
    exercise::{BusyWait, Engine, Exercise},
    grade::{Progress, remark},
    places::Sources,
    verdict::{CaseVerdict, Outcome, Verdict},
};

/// A built program and where it runs.
pub(crate) struct Run<'a> {
    pub(crate) exercise: &'a Exercise,
    pub(crate) sources: &'a Sources,
    pub(crate) program: PathBuf,
    /// The folder of the programs that the cases start.
    pub(crate) binaries: PathBuf,
    /// For what the cases write.
    pub(crate) folder: &'a Path,
    pub(crate) limits: Limits,
    /// Once a case was given up: how long all cases together may take.
    pub(crate) overall: Option<Duration>,
    /// The choices of the only schedule to run.
    pub(crate) replay: Option<&'a str>,
}

/// What became of one case.
enum CaseEnd {
    Reported(Box<CaseReport>),
    /// It passed, but processes of these names were left behind.
    Left(Vec<String>),
    /// A program that it started came to the learner's `todo!()`.
    Unsolved,
    Died(Ended),
    /// There is no such case in `tests/grade.rs`.
    Missing,
    NotStarted(io::Error),
    /// Others were given up before it, and took all the time there was.
    NoTime,
}

/// What happens while cases run.
enum News {
    /// One more case may begin.
    Turn,
    /// The case with this index has ended.
    Ended(usize, thread::Result<CaseEnd>),
}

/// Is passed on when it is dropped.
struct Turn(mpsc::Sender<News>);

impl Drop for Turn {
    fn drop(&mut self) {
        // After the last case nobody listens any more.
        let _ = self.0.send(News::Turn);
    }
}

impl Run<'_> {
    /// Runs the cases, as many at once as there are cores (one, where the machine itself is looked at), and returns their
    /// verdicts in the order asked for. A case that only sleeps does not keep the next one from beginning.
    pub(crate) fn all(
        &self,
        cases: &[String],
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Vec<CaseVerdict>, Box<Verdict>> {
        let at_once = match self.exercise.engine {
            Engine::Real => 1,
            _ => thread::available_parallelism().map_or(1, usize::from),
        };
        let started = Instant::now();
        let mut given_up = false;
        let mut waiting = cases.iter().enumerate();
        let mut ends: Vec<Option<Result<CaseVerdict, Box<Verdict>>>> = Vec::new();
        ends.resize_with(cases.len(), || None);
        let (sender, news) = mpsc::channel();
        let turns: Vec<Turn> = (0..at_once).map(|_| Turn(sender.clone())).collect();
        drop(turns);
        thread::scope(|scope| {
            while ends.iter().any(Option::is_none) {
                match news.recv().expect("a sender is kept here") {
                    News::Turn => {
                        let Some((index, case)) = waiting.next() else {
                            continue;
                        };
                        progress(Progress::Exploring { case: case.clone() });
                        let overall = self.overall.filter(|_| given_up);
                        let limits = self.limits(overall, started.elapsed());
                        let (sender, turn) = (sender.clone(), Turn(sender.clone()));
                        scope.spawn(move || {
                            let turn = Cell::new(Some(turn));
                            let asleep = || drop(turn.take());
                            let end = panic::catch_unwind(AssertUnwindSafe(|| match limits {
                                Some(limits) => self.one(case, &limits, asleep),
                                None => CaseEnd::NoTime,
                            }));
                            // After a fault of ours nobody listens any more. Only now is the turn passed on, if it was not
                            // before: what the end of this case says counts for the next one.
                            let _ = sender.send(News::Ended(index, end));
                        });
                    }
                    News::Ended(index, end) => {
                        let end = end.unwrap_or_else(|fault| panic::resume_unwind(fault));
                        let verdict = self.conclude(&cases[index], end);
                        if let Ok(verdict) = &verdict {
                            given_up |= was_given_up(verdict);
                            progress(Progress::Explored {
                                case: verdict.name.clone(),
                                outcome: verdict.outcome,
                                schedules: verdict.schedules,
                            });
                        }
                        ends[index] = Some(verdict);
                    }
                }
            }
        });
        ends.into_iter().flatten().collect()
    }

    /// The limits of a case that begins when this run has taken `elapsed` of `overall`; none if no time is left for it.
    fn limits(&self, overall: Option<Duration>, elapsed: Duration) -> Option<Limits> {
        let Some(overall) = overall else {
            return Some(self.limits);
        };
        let left = overall
            .checked_sub(elapsed)
            .filter(|left| !left.is_zero())?;
        Some(Limits {
            wall: self.limits.wall.min(left),
            ..self.limits
        })
    }

    fn one(&self, case: &str, limits: &Limits, asleep: impl FnOnce()) -> CaseEnd {
        match self.child(case, limits, asleep) {
            Ok(ended) => self.end(case, ended),
            Err(error) => CaseEnd::NotStarted(error),
        }
    }

    /// Runs the cases of which one schedule is to be seen again, and returns what its code printed, too.
    pub(crate) fn replay(&self, case: &str) -> Result<(CaseVerdict, String), Box<Verdict>> {
        match self.child(case, &self.limits, || ()) {
            Ok(ended) => {
                let printed = format!("{}{}", ended.output, ended.errors);
                let verdict = self.conclude(case, self.end(case, ended))?;
                Ok((verdict, printed))
            }
            Err(error) => Err(self.not_started(&error)),
        }
    }

    fn report(&self, case: &str) -> PathBuf {
        self.folder.join(case).with_extension("jsonl")
    }

    fn unsolved(&self, case: &str) -> PathBuf {
        self.folder.join(case).with_extension("unsolved")
    }

    /// Runs the program for one case, in a folder of its own.
    fn child(&self, case: &str, limits: &Limits, asleep: impl FnOnce()) -> io::Result<Ended> {
        let folder = self.folder.join(case);
        fs::create_dir(&folder)?;
        let (report, unsolved) = (self.report(case), self.unsolved(case));
        let mut arguments: Vec<&OsStr> = vec![
            "--report".as_ref(),
            report.as_os_str(),
            "--engine".as_ref(),
            self.exercise.engine.name().as_ref(),
            "--case".as_ref(),
            case.as_ref(),
        ];
        if self.exercise.busy_wait == BusyWait::Refused {
            arguments.push("--refuse-spinning".as_ref());
        }
        if let Some(choices) = self.replay {
            arguments.extend(["--replay".as_ref(), OsStr::new(choices)]);
        }
        let environment = [
            (grader::binary::BINARIES, self.binaries.as_os_str()),
            (grader::binary::UNSOLVED, unsolved.as_os_str()),
        ];
        child::run(
            &self.program,
            &arguments,
            &environment,
            &folder,
            limits,
            asleep,
        )
    }

    fn end(&self, case: &str, ended: Ended) -> CaseEnd {
        if self.unsolved(case).exists() {
            return CaseEnd::Unsolved;
        }
        // A report stands whatever became of the program afterwards: it ends itself where a thread is stuck.
        match read_report(&self.report(case), case) {
            Some(reported) if reported.outcome == Reported::Passed && !ended.left.is_empty() => {
                CaseEnd::Left(ended.left)
            }
            Some(reported) => CaseEnd::Reported(Box::new(reported)),
            None if ended.end == End::Exit(0) && !self.has_case(case) => CaseEnd::Missing,
            None => CaseEnd::Died(ended),
        }
    }

    /// Whether `tests/grade.rs` has this case, asked of the program before any learner's code runs.
    fn has_case(&self, case: &str) -> bool {
        let listed = std::process::Command::new(&self.program)
            .arg("--list")
            .output();
        listed.is_ok_and(|listed| {
            String::from_utf8_lossy(&listed.stdout)
                .lines()
                .any(|name| name == case)
        })
    }

    fn conclude(&self, case: &str, end: CaseEnd) -> Result<CaseVerdict, Box<Verdict>> {
        match end {
            CaseEnd::Reported(report) => Ok(case_verdict(*report, self.exercise, self.sources)),
            CaseEnd::Left(names) => Ok(left(case, &names, self.exercise)),
            CaseEnd::Unsolved => Ok(unsolved(case, self.exercise)),
            CaseEnd::Died(ended) => Ok(died(case, &ended, self.exercise, self.sources)),
            CaseEnd::Missing => Err(Box::new(remark(
                self.exercise,
                Outcome::InternalError,
                "outcome-no_case",
                &[("case", case)],
            ))),
            CaseEnd::NotStarted(error) => Err(self.not_started(&error)),
            CaseEnd::NoTime => Ok(no_time(case, self.exercise)),
        }
    }

    fn not_started(&self, error: &io::Error) -> Box<Verdict> {
        Box::new(remark(
            self.exercise,
            Outcome::InternalError,
            "outcome-disk",
            &[("error", &error.to_string())],
        ))
    }
}

/// Whether a case was ended without having come to an end.
fn was_given_up(verdict: &CaseVerdict) -> bool {
    matches!(
        verdict.diagnosis,
        Some(Diagnosis::Stuck | Diagnosis::TimedOut)
    )
}

fn read_report(path: &Path, case: &str) -> Option<CaseReport> {
    let text = fs::read_to_string(path).ok()?;
    text.lines()
        .filter_map(|line| serde_json::from_str::<CaseReport>(line).ok())
        .find(|report| report.name == case)
}
