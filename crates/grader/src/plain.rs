//! Runs a case once, unexplored, on real threads: the engines `pure` (nothing concurrent) and `real` (what is about the real
//! machine: processes, sockets, rayon).
//!
//! Requirements cannot end the schedule here, so a broken one is noted for good and then panics: whoever catches that panic
//! hides nothing.

use crate::kernel::Loc;
use crate::report::{CaseReport, Diagnosis, Failure, Finding, History, Outcome, Place};
use crate::watch::{Heart, Watch};
use std::panic::{PanicHookInfo, catch_unwind, panic_any};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, Once, PoisonError};
use std::time::{Duration, Instant};

/// A broken requirement.
struct Broken {
    diagnosis: Diagnosis,
    key: &'static str,
    place: Loc,
    compared: Option<(String, String)>,
}

/// What the running case has shown so far.
#[derive(Default)]
struct Notes {
    running: bool,
    unsolved: bool,
    broken: Option<Broken>,
    /// The panic that ended the case's own thread.
    panicked: Option<(String, Option<Place>)>,
    /// What must be true at some time, and whether it has been.
    sometimes: Vec<(&'static str, Loc, bool)>,
}

static NOTES: Mutex<Option<Notes>> = Mutex::new(None);

fn notes<R>(f: impl FnOnce(&mut Notes) -> R) -> R {
    let mut notes = NOTES.lock().unwrap_or_else(PoisonError::into_inner);
    f(notes.get_or_insert_default())
}

/// The panic's payload when a case is ended on purpose.
struct Ended;

/// Whether a case runs unexplored.
pub(crate) fn running() -> bool {
    notes(|notes| notes.running)
}

pub(crate) fn broken(
    diagnosis: Diagnosis,
    key: &'static str,
    compared: Option<(String, String)>,
    place: Loc,
) -> ! {
    notes(|notes| {
        notes.broken.get_or_insert(Broken {
            diagnosis,
            key,
            place,
            compared,
        });
    });
    panic_any(Ended)
}

pub(crate) fn unsolved() -> ! {
    notes(|notes| notes.unsolved = true);
    panic_any(Ended)
}

pub(crate) fn sometimes(condition: bool, key: &'static str, place: Loc) {
    notes(
        |notes| match notes.sometimes.iter_mut().find(|(known, ..)| *known == key) {
            Some((.., seen)) => *seen |= condition,
            None => notes.sometimes.push((key, place, condition)),
        },
    );
}

fn install_hook() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if info.payload().is::<Ended>() {
                return;
            }
            if running() {
                note_panic(info);
            } else {
                before(info);
            }
        }));
    });
}

fn note_panic(info: &PanicHookInfo<'_>) {
    let text = info.payload_as_str().unwrap_or("Box<dyn Any>").to_owned();
    let place = info.location().map(|l| Place {
        file: l.file().to_owned(),
        line: l.line(),
    });
    notes(|notes| notes.panicked = Some((text, place)));
}

/// CPU time that tells a case which computes from one which waits.
const WORKS: Duration = Duration::from_millis(300);

/// How long a case may take.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// CPU time after which a case counts as stuck; none if computing for long is legal.
    pub cpu: Option<Duration>,
    /// Wall time after which it is given up.
    pub wall: Duration,
}

impl Patience {
    /// For the engine `pure`.
    pub const PURE: Patience = Patience {
        cpu: Some(Duration::from_secs(2)),
        wall: Duration::from_secs(10),
    };
    /// For the engine `real`.
    pub const REAL: Patience = Patience {
        cpu: None,
        wall: Duration::from_secs(10),
    };
}

/// Runs the case once.
///
/// A case that does not end is reported, but its thread cannot be ended: true if it still runs, so that this process should
/// end soon.
#[must_use]
pub fn run(name: &str, case: fn(), patience: Patience) -> (CaseReport, bool) {
    install_hook();
    notes(|notes| {
        *notes = Notes {
            running: true,
            ..Notes::default()
        }
    });
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let _ = sender.send(catch_unwind(case).is_ok());
    });
    let heart = Heart::default();
    let watch = Watch::new(&heart);
    let started = Instant::now();
    let ended = loop {
        match receiver.recv_timeout(Duration::from_millis(20)) {
            Ok(returned) => break Ok(returned),
            Err(RecvTimeoutError::Disconnected) => break Ok(false),
            Err(RecvTimeoutError::Timeout)
                if patience.cpu.is_some_and(|limit| watch.idle_cpu() >= limit) =>
            {
                break Err(Diagnosis::Stuck);
            }
            Err(RecvTimeoutError::Timeout) if started.elapsed() >= patience.wall => {
                // On a busy machine an endless loop may not have had its CPU time yet; a thread that waits has had none.
                let works = patience.cpu.is_some() && watch.idle_cpu() >= WORKS;
                break Err(if works {
                    Diagnosis::Stuck
                } else {
                    Diagnosis::TimedOut
                });
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
    };
    let notes = notes(std::mem::take);
    let hangs = ended.is_err();
    (report(name, judge(ended, notes)), hangs)
}

enum Judgement {
    Passed,
    Unsolved,
    Failed(Diagnosis, Finding),
}

fn judge(ended: Result<bool, Diagnosis>, notes: Notes) -> Judgement {
    if notes.unsolved {
        return Judgement::Unsolved;
    }
    if let Some(Broken {
        diagnosis,
        key,
        place,
        compared,
    }) = notes.broken
    {
        let (actual, expected) = compared.unzip();
        let (key, place) = (key.to_owned(), crate::kernel::place(place));
        return Judgement::Failed(
            diagnosis,
            Finding::Required {
                key,
                thread: 0,
                place,
                actual,
                expected,
            },
        );
    }
    match ended {
        Err(Diagnosis::TimedOut) => {
            Judgement::Failed(Diagnosis::TimedOut, Finding::Child { how: String::new() })
        }
        Err(diagnosis) => Judgement::Failed(
            diagnosis,
            Finding::Runs {
                thread: 0,
                after: None,
            },
        ),
        Ok(false) => {
            let (text, place) = notes.panicked.unwrap_or_default();
            Judgement::Failed(
                Diagnosis::Panic,
                Finding::Panicked {
                    thread: 0,
                    place,
                    text,
                },
            )
        }
        Ok(true) => match notes.sometimes.iter().find(|(.., seen)| !seen) {
            None => Judgement::Passed,
            Some((key, place, _)) => {
                let (key, place) = ((*key).to_owned(), crate::kernel::place(place));
                let finding = Finding::Required {
                    key,
                    thread: 0,
                    place,
                    actual: None,
                    expected: None,
                };
                Judgement::Failed(Diagnosis::NoOverlap, finding)
            }
        },
    }
}

fn report(name: &str, judgement: Judgement) -> CaseReport {
    let (outcome, failure) = match judgement {
        Judgement::Passed => (Outcome::Passed, None),
        Judgement::Unsolved => (Outcome::Unsolved, None),
        Judgement::Failed(diagnosis, finding) => {
            let failure = Failure {
                diagnosis,
                finding,
                history: History::default(),
                replay: String::new(),
            };
            (Outcome::Failed, Some(failure))
        }
    };
    CaseReport {
        name: name.to_owned(),
        outcome,
        schedules: 1,
        bound: None,
        complete: false,
        failure,
    }
}
