//! Runs each case of a built program in a process of its own.
//!
//! A process per case rather than one for all: a case that dies takes no other with it, nothing has to be guessed about which
//! one it was, and the cases use all cores.

use std::{
    ffi::OsStr,
    fs, io,
    path::Path,
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

use grader::report::{CaseReport, Outcome as Reported};

use crate::{
    child::{self, End, Ended},
    conclude::{case_verdict, died, left, unsolved},
    exercise::{BusyWait, Engine, Exercise},
    grade::{Progress, remark},
    places::Sources,
    verdict::{CaseVerdict, Outcome, Verdict},
};

/// A built program and where it runs.
pub(crate) struct Run<'a> {
    pub(crate) exercise: &'a Exercise,
    pub(crate) sources: &'a Sources,
    pub(crate) program: &'a Path,
    /// The folder of the programs that the cases start.
    pub(crate) binaries: &'a Path,
    pub(crate) folder: &'a Path,
    pub(crate) limits: child::Limits,
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
}

impl Run<'_> {
    /// Runs the cases, as many at once as there are cores (one, where the machine itself is looked at), and returns their
    /// verdicts in the order asked for.
    pub(crate) fn all(
        &self,
        cases: &[String],
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Vec<CaseVerdict>, Box<Verdict>> {
        enum News {
            Begins(usize),
            Ended(usize, CaseEnd),
        }
        let workers = match self.exercise.engine {
            Engine::Real => 1,
            _ => thread::available_parallelism().map_or(1, usize::from),
        };
        let next = AtomicUsize::new(0);
        let mut ends: Vec<Option<Result<CaseVerdict, Box<Verdict>>>> = Vec::new();
        ends.resize_with(cases.len(), || None);
        let (sender, news) = mpsc::channel();
        thread::scope(|scope| {
            for _ in 0..workers.min(cases.len()) {
                let sender = sender.clone();
                let next = &next;
                scope.spawn(move || {
                    loop {
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        let Some(case) = cases.get(index) else { break };
                        // The receiver outlives this scope.
                        let _ = sender.send(News::Begins(index));
                        let _ = sender.send(News::Ended(index, self.one(case)));
                    }
                });
            }
            drop(sender);
            for one in news {
                match one {
                    News::Begins(index) => progress(Progress::Exploring {
                        case: cases[index].clone(),
                    }),
                    News::Ended(index, end) => {
                        let verdict = self.conclude(&cases[index], end);
                        if let Ok(verdict) = &verdict {
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

    fn one(&self, case: &str) -> CaseEnd {
        let report = self.folder.join(format!("{case}.jsonl"));
        let unsolved = self.folder.join(format!("{case}.unsolved"));
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
        let environment = [
            (grader::binary::BINARIES, self.binaries.as_os_str()),
            (grader::binary::UNSOLVED, unsolved.as_os_str()),
        ];
        let ended = child::run(
            self.program,
            &arguments,
            &environment,
            self.folder,
            &self.limits,
        );
        let ended = match ended {
            Ok(ended) => ended,
            Err(error) => return CaseEnd::NotStarted(error),
        };
        if unsolved.exists() {
            return CaseEnd::Unsolved;
        }
        // A report stands whatever became of the program afterwards: it ends itself where a thread is stuck.
        match read_report(&report, case) {
            Some(reported)
                if self.exercise.engine == Engine::Real
                    && reported.outcome == Reported::Passed
                    && !ended.left.is_empty() =>
            {
                CaseEnd::Left(ended.left)
            }
            Some(reported) => CaseEnd::Reported(Box::new(reported)),
            None if ended.end == End::Exit(0) && !self.has_case(case) => CaseEnd::Missing,
            None => CaseEnd::Died(ended),
        }
    }

    /// Whether `tests/grade.rs` has this case, asked of the program before any learner's code runs.
    fn has_case(&self, case: &str) -> bool {
        let listed = std::process::Command::new(self.program)
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
            CaseEnd::NotStarted(error) => Err(Box::new(remark(
                self.exercise,
                Outcome::InternalError,
                "outcome-disk",
                &[("error", &error.to_string())],
            ))),
        }
    }
}

fn read_report(path: &Path, case: &str) -> Option<CaseReport> {
    let text = fs::read_to_string(path).ok()?;
    text.lines()
        .filter_map(|line| serde_json::from_str::<CaseReport>(line).ok())
        .find(|report| report.name == case)
}
