//! Explores one case and says what was found, as facts.

use crate::diagnose::{self, Seen};
use crate::guard::{self, Aim};
use crate::kernel::{self, Chooser, End, Execution, Need, Settings, Suspicion, Trace};
use crate::report::{CaseReport, Diagnosis, Failure, Finding, Outcome};
use crate::require;
use crate::search::{Bounded, Random, Replay, Shared, Stall};
use crate::trial::{self, Trial};
use crate::watch::{Heart, Watch};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// A case: runs once in each schedule.
pub type Case = fn();

/// How far a case is explored.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Every schedule with at most so many preemptions is tried.
    pub bound: u32,
    /// At most so many schedules are tried in that order.
    pub schedules: u64,
    /// So many more in which one thread stands still for long.
    pub stalls: u64,
    /// So many more are tried at random, if the others found nothing.
    pub random: u64,
    /// How many waits may wake up, and how many weak compare-and-swaps fail, for no reason in one schedule.
    pub spurious: u32,
    /// Wall time after which a search that has found nothing gives up: a fuse for very slow machines.
    pub fuse: Duration,
    /// Whether a busy wait is a failure.
    pub refuse_spinning: bool,
    /// Whether the case is about async tasks.
    pub tasks: bool,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            bound: 2,
            schedules: 20_000,
            stalls: 300,
            random: 500,
            spurious: 1,
            fuse: Duration::from_secs(8),
            refuse_spinning: false,
            tasks: false,
        }
    }
}

/// Explores a case on an OS thread of its own, and watches that thread.
///
/// A case that hangs is reported, but its thread cannot be ended; see [`explore_and_tell`].
#[must_use]
pub fn explore(name: &str, case: Case, limits: &Limits, replay: Option<&str>) -> CaseReport {
    explore_and_tell(name, case, limits, replay).0
}

/// As [`explore`]; true if the case still runs, so that this process should end soon.
#[must_use]
pub fn explore_and_tell(
    name: &str,
    case: Case,
    limits: &Limits,
    replay: Option<&str>,
) -> (CaseReport, bool) {
    kernel::install_hook();
    let heart = Arc::new(Heart::default());
    let (sender, receiver) = channel();
    let (their_heart, their_limits, replay) = (
        Arc::clone(&heart),
        limits.clone(),
        replay.map(str::to_owned),
    );
    // A fresh OS thread: whatever the last case left in thread-locals is gone.
    std::thread::spawn(move || {
        let _ = sender.send(search(case, &their_limits, replay.as_deref(), their_heart));
    });
    let mut watch = Watch::new(&heart);
    loop {
        match receiver.recv_timeout(Duration::from_millis(50)) {
            Ok(found) => return (found.report(name), false),
            Err(RecvTimeoutError::Timeout) if watch.is_stuck() => {
                return (Found::stuck(&heart).report(name), true);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                panic!("the search itself failed in case {name}")
            }
        }
    }
}

/// What a search came to.
struct Found {
    schedules: u64,
    bound: Option<u32>,
    complete: bool,
    result: Result<(), Ended>,
}

enum Ended {
    Unsolved,
    Failed(Box<Failure>),
}

impl Found {
    fn stuck(heart: &Heart) -> Found {
        let (thread, place) = heart.last();
        let finding = Finding::Runs {
            thread,
            after: place.map(kernel::place),
        };
        let failure = Failure {
            diagnosis: Diagnosis::Stuck,
            finding,
            history: Default::default(),
            replay: String::new(),
        };
        Found {
            schedules: 0,
            bound: None,
            complete: false,
            result: Err(Ended::Failed(Box::new(failure))),
        }
    }

    fn report(self, name: &str) -> CaseReport {
        let (outcome, failure) = match self.result {
            Ok(()) => (Outcome::Passed, None),
            Err(Ended::Unsolved) => (Outcome::Unsolved, None),
            Err(Ended::Failed(failure)) => (Outcome::Failed, Some(*failure)),
        };
        CaseReport {
            name: name.to_owned(),
            outcome,
            schedules: self.schedules,
            bound: self.bound,
            complete: self.complete,
            failure,
        }
    }
}

/// A search in progress.
struct Search {
    case: Case,
    settings: Settings,
    schedules: u64,
    epoch: u64,
    started: Instant,
    fuse: Duration,
}

/// A schedule ended in a way that ends the search.
enum Stop {
    Ended(Ended),
    Restart(Need),
}

fn search(case: Case, limits: &Limits, replay: Option<&str>, heart: Arc<Heart>) -> Found {
    let settings = Settings {
        spurious: limits.spurious,
        unlock_points: false,
        refuse_spinning: limits.refuse_spinning,
        tasks: limits.tasks,
        patient: false,
        heart,
        judgements: Rc::default(),
    };
    let mut search = Search {
        case,
        settings,
        schedules: 0,
        epoch: 0,
        started: Instant::now(),
        fuse: limits.fuse,
    };
    require::forget_sometimes();
    let found = loop {
        let result = match replay {
            Some(text) => search.replay(text),
            None => search.all(limits),
        };
        match result {
            Ok(found) => break found,
            Err(Stop::Restart(need)) => {
                need.apply(&mut search.settings);
                (search.settings.spurious, search.settings.patient) = (limits.spurious, false);
                search.schedules = 0;
                require::forget_sometimes();
            }
            Err(Stop::Ended(ended)) => {
                break Found {
                    schedules: search.schedules,
                    bound: None,
                    complete: false,
                    result: Err(ended),
                };
            }
        }
    };
    kernel::forget_statics();
    found
}

impl Search {
    fn all(&mut self, limits: &Limits) -> Result<Found, Stop> {
        let (bound, complete, mut last) = self.bounded(limits)?;
        if !last.choices().is_empty() {
            self.stalled(limits, last.threads.len())?;
            if let Some(execution) = self.random(limits)? {
                last = execution;
            }
        }
        let never = |missing| Ended::Failed(Box::new(diagnose::never(missing, &last)));
        let result = require::never_seen().map(never).map_or(Ok(()), Err);
        Ok(Found {
            schedules: self.schedules,
            bound,
            complete,
            result,
        })
    }

    /// Every schedule with no preemption, then with one, and so on: how far it came, whether that is all that was wanted, and
    /// the last schedule.
    fn bounded(&mut self, limits: &Limits) -> Result<(Option<u32>, bool, Execution), Stop> {
        let mut done = None;
        for bound in 0.. {
            let chooser = Rc::new(RefCell::new(Bounded::new(bound)));
            loop {
                let execution = self.one(&chooser)?;
                let wanted =
                    require::preemptions().map_or(limits.bound, |asked| asked.min(limits.bound));
                if execution.choices().is_empty() {
                    // There is only this schedule.
                    return Ok((Some(wanted), true, execution));
                }
                if !chooser.borrow_mut().advance() {
                    done = Some(bound);
                    if bound >= wanted {
                        return Ok((done, true, execution));
                    }
                    break;
                }
                if self.schedules >= limits.schedules || self.is_late() {
                    return Ok((done, false, execution));
                }
            }
        }
        unreachable!("the bound is reached, or the limit is")
    }

    /// Schedules in which one thread stands still for long, each thread at each of its choices. That such a schedule takes too
    /// long says nothing: others may well wait for the thread that stands still.
    fn stalled(&mut self, limits: &Limits, threads: usize) -> Result<(), Stop> {
        self.settings.patient = true;
        let last = self.schedules + limits.stalls;
        for thread in 0..threads {
            for from in 0.. {
                if self.schedules >= last || self.is_late() {
                    break;
                }
                let chooser = Rc::new(RefCell::new(Stall::new(thread, from)));
                self.one(&chooser)?;
                if !chooser.borrow().began() {
                    break;
                }
            }
        }
        self.settings.patient = false;
        Ok(())
    }

    /// Schedules at random, with one more spurious wake-up than the others have; the last one.
    fn random(&mut self, limits: &Limits) -> Result<Option<Execution>, Stop> {
        let chooser = Rc::new(RefCell::new(Random::new(0x5eed)));
        self.settings.spurious += 1;
        let mut last = None;
        for _ in 0..limits.random {
            if self.is_late() {
                break;
            }
            last = Some(self.one(&chooser)?);
        }
        self.settings.spurious -= 1;
        Ok(last)
    }

    fn is_late(&self) -> bool {
        self.started.elapsed() > self.fuse
    }

    fn replay(&mut self, text: &str) -> Result<Found, Stop> {
        let (spurious, choices) = kernel::replay_choices(text).unwrap_or_default();
        self.settings.spurious = spurious;
        self.one(&Rc::new(RefCell::new(Replay::new(choices))))?;
        Ok(Found {
            schedules: 1,
            bound: None,
            complete: false,
            result: Ok(()),
        })
    }

    /// Runs one schedule.
    fn one<C: Chooser + 'static>(&mut self, chooser: &Rc<RefCell<C>>) -> Result<Execution, Stop> {
        self.schedules += 1;
        let execution = self.run(Box::new(Shared(Rc::clone(chooser))));
        match self.watched(&execution, diagnose::diagnose(&execution)) {
            Seen::Nothing => Ok(execution),
            Seen::Restart(need) => Err(Stop::Restart(need)),
            Seen::Unsolved => Err(Stop::Ended(Ended::Unsolved)),
            Seen::Failure(failure) => Err(Stop::Ended(Ended::Failed(failure))),
        }
    }

    fn run(&mut self, chooser: Box<dyn Chooser>) -> Execution {
        self.epoch += 1;
        let case = self.case;
        let body = Box::new(move || {
            if let Err(payload) = catch_unwind(AssertUnwindSafe(case)) {
                kernel::died(&*payload);
                kernel::stop(End::Panicked);
            }
        });
        kernel::run(body, chooser, &self.settings, self.epoch)
    }

    /// What a schedule shows if one also looks at what its threads do with the contents of cells, if that may tell something new.
    fn watched(&mut self, execution: &Execution, seen: Seen) -> Seen {
        let mut failure = match seen {
            Seen::Nothing => None,
            Seen::Failure(failure) => Some(failure),
            Seen::Restart(_) | Seen::Unsolved => return seen,
        };
        let judgements = Rc::clone(&self.settings.judgements);
        let wanted = judgements.borrow_mut().wants(execution, failure.is_some());
        let mut aims = if wanted { vec![None] } else { Vec::new() };
        while let Some(aim) = aims.pop() {
            let Some(watched) = self.in_fork(execution, aim) else {
                continue;
            };
            // A fork that went another way tells nothing.
            if let Some(found) = watched.failure
                && execution.began_with(watched.trace)
            {
                if found.diagnosis == Diagnosis::DataRace {
                    return Seen::Failure(found);
                }
                // The same, with the accesses that led to it.
                failure = failure.map(|own| {
                    if own.finding == found.finding {
                        found
                    } else {
                        own
                    }
                });
            }
            let mut judgements = judgements.borrow_mut();
            let suspicions = watched.suspicions.into_iter();
            aims.extend(suspicions.filter_map(|suspicion| {
                let aim = suspicion.aim;
                judgements.looks_into(suspicion).then_some(Some(aim))
            }));
        }
        failure.map_or(Seen::Nothing, Seen::Failure)
    }

    /// The same schedule again, in a fork that guards the contents of cells.
    fn in_fork(&mut self, execution: &Execution, aim: Option<Aim>) -> Option<Watched> {
        match trial::begin()? {
            Trial::Here(listener) => listener.hear(),
            Trial::Fork(teller) => {
                guard::begin(aim);
                let choices = execution.choices().iter().copied().enumerate();
                let choices = choices.filter(|(_, choice)| *choice != 0).collect();
                let mut again = self.run(Box::new(Replay::new(choices)));
                let failure = match diagnose::diagnose(&again) {
                    Seen::Failure(failure) => Some(failure),
                    _ => None,
                };
                teller.tell(&Watched {
                    failure,
                    trace: again.trace(),
                    suspicions: again.suspicions(),
                })
            }
        }
    }
}

/// What a schedule was like in a fork.
#[derive(Serialize, Deserialize)]
struct Watched {
    failure: Option<Box<Failure>>,
    trace: Trace,
    suspicions: Vec<Suspicion>,
}
