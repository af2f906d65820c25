//! Narration: an example says what it does, in the reader's language, and its run can be drawn as a timeline.
//!
//! ```
//! use narrator::say;
//!
//! let n = 2;
//! say!(pl = "wątek {n} czeka przy barierze", ru = "поток {n} ждёт у барьера"; waits);
//! say!(pl = "wątek {n} rusza dalej", ru = "поток {n} идёт дальше");
//! ```
//!
//! [`say!`] prints one line and is one event of the timeline; [`macro@main`] reads the narrator's own arguments and, when the
//! program ends, writes the timeline. That is all the scaffolding an example has. What a program prints by other means is
//! not recorded, and neither is anything after `std::process::exit`.
//!
//! # Lanes
//!
//! Each line names its speaker, and each speaker is a lane of the timeline. Without further ado that is the thread. Two more can be
//! told apart:
//!
//! - [`task!`] gives an async task a lane of its own, [`future!`] a future that its task polls itself, as `join!` does. What is said
//!   while it is polled, or dropped, is said by it, on whichever thread that happens.
//! - [`process!`] gives a child process a lane of its own; its further threads, tasks and futures get lanes named after it.
//!
//! ```no_run
//! use narrator::{process, say, task};
//!
//! # async fn cook() {}
//! # async fn example() -> std::io::Result<()> {
//! task!(pl = "zupa", ru = "суп", cook()).await;
//!
//! let mut child = std::process::Command::new(std::env::current_exe()?)
//!     .arg("--child")
//!     .envs(process!(pl = "proces 1", ru = "процесс 1"))
//!     .spawn()?;
//! # child.wait()?;
//! # Ok(())
//! # }
//! ```
//!
//! The process that began the run prints and records for all: a child hands over what it says and goes on when that is done. So there is
//! one clock, and what happens before in the programs comes before in the recording. A moment is later than the call of `say!` by
//! one exchange over the loopback interface, some tens of microseconds on an idle machine. The lane of a child ends with the child,
//! also when it is killed: what it has said by then stays. A child's standard output is left to the program. Without its parent (run
//! by hand) such a program narrates for itself; a child that outlives the process that began the run falls silent.
//!
//! # Arguments of every example
//!
//! | argument | effect |
//! |---|---|
//! | `--lang pl\|ru` | the language of the lines, see [`language::choose`] |
//! | `--timeline FILE` | writes the run as a [`timeline::Timeline`], with the texts in both languages |
//!
//! The program sees the rest through [`args`].
//!
//! # The live stream
//!
//! With `NARRATOR_STREAM=1` in the environment each event is a JSON text on a line of its own, begun by the control character
//! [`RECORD`] (U+001E, as in RFC 7464) and written at once:
//!
//! ```text
//! ␞{"lane":{"id":1,"name":{"pl":"wątek 1","ru":"поток 1"},"kind":"thread"},"row":1,
//!   "event":{"lane":1,"at":50123,"kind":"wait","text":{"pl":"czekam…","ru":"жду…"}},
//!   "line":"   50 ms  wątek 1         czekam…"}
//! ```
//!
//! (on one line). `event` and `lane` are those of the timeline's JSON form; `row` is where the lane stands among those that have spoken so far,
//! 0 at the top, in the order that they have in a recording; `line` is what the program prints without the
//! stream, without its line end, and is absent from an event that prints nothing: the end of a thread (`"kind":"end"`). A
//! span (`wait`, `hold`, `run`) arrives as it opens, without `until`: the next event of the same lane ends it. A line that
//! does not begin with [`RECORD`] is the program's own output.

pub mod language;

mod arguments;
mod polled;
mod recorder;
mod relay;
mod speaker;

use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    process::{ExitCode, Termination},
};

pub use narrator_macros::main;
pub use polled::Narrated;
pub use recorder::RECORD;

/// Says one thing in both languages: prints a line (elapsed milliseconds, speaker, text) in the reader's language, in one
/// write, and records an event with both texts.
///
/// Both texts are format strings with captured arguments, and both are checked by the compiler. A word after a semicolon
/// opens a span of the timeline, which this speaker's next event (or its end) closes:
///
/// - `; waits`: until something happens,
/// - `; holds`: a lock, a permit,
/// - `; works`: computes, or pretends to.
///
/// ```
/// # use narrator::say;
/// # let n = 1;
/// say!(pl = "wątek {n} czeka na muteks", ru = "поток {n} ждёт мьютекса"; waits);
/// ```
///
/// A placeholder that is not there does not compile, in either text:
///
/// ```compile_fail,E0425
/// # use narrator::say;
/// # let n = 1;
/// say!(pl = "wątek {n}", ru = "поток {m}");
/// ```
///
/// ```compile_fail,E0425
/// # use narrator::say;
/// # let n = 1;
/// say!(pl = "wątek {m}", ru = "поток {n}");
/// ```
#[macro_export]
macro_rules! say {
    (pl = $pl:literal, ru = $ru:literal $(,)?) => {
        $crate::say($crate::Kind::Say, format_args!($pl), format_args!($ru))
    };
    (pl = $pl:literal, ru = $ru:literal; waits) => {
        $crate::say($crate::Kind::Wait, format_args!($pl), format_args!($ru))
    };
    (pl = $pl:literal, ru = $ru:literal; holds) => {
        $crate::say($crate::Kind::Hold, format_args!($pl), format_args!($ru))
    };
    (pl = $pl:literal, ru = $ru:literal; works) => {
        $crate::say($crate::Kind::Run, format_args!($pl), format_args!($ru))
    };
}

/// Gives an async task a lane of its own: wraps the future that is to be spawned. Both names are format strings.
///
/// ```
/// # use narrator::{say, task};
/// # fn spawn(task: impl Future<Output = u32> + Send + 'static) {}
/// let n = 2;
/// spawn(task!(pl = "zadanie {n}", ru = "задача {n}", async move {
///     say!(pl = "liczę", ru = "считаю"; works);
///     2 * n
/// }));
/// ```
///
/// The result is a [`Narrated`] future with the output of the one inside. Lanes stand in the order in which they were made, and one
/// which never says anything does not appear. A span goes on across an `.await`: say when it is over.
#[macro_export]
macro_rules! task {
    (pl = $pl:literal, ru = $ru:literal, $future:expr $(,)?) => {
        $crate::narrated(
            $crate::LaneKind::Task,
            format_args!($pl),
            format_args!($ru),
            $future,
        )
    };
}

/// [`task!`] for a future that is not a task: its task polls it among others (`join!`, `select!`).
#[macro_export]
macro_rules! future {
    (pl = $pl:literal, ru = $ru:literal, $future:expr $(,)?) => {
        $crate::narrated(
            $crate::LaneKind::Future,
            format_args!($pl),
            format_args!($ru),
            $future,
        )
    };
}

/// Gives a child process a lane of its own: the environment variable for [`Command::envs`](std::process::Command::envs), by which the
/// child finds this run. One call for each child; both names are format strings.
///
/// From then on the main thread of the process which began the run is called the parent (`rodzic`, «родитель»). Nothing is returned,
/// and the child narrates for itself, where the loopback interface cannot be used.
#[macro_export]
macro_rules! process {
    (pl = $pl:literal, ru = $ru:literal $(,)?) => {
        $crate::process(format_args!($pl), format_args!($ru))
    };
}

#[doc(hidden)]
pub use timeline::{Kind, LaneKind};

#[doc(hidden)]
pub fn say(kind: Kind, pl: std::fmt::Arguments, ru: std::fmt::Arguments) {
    recorder::narration().say(kind, text(pl, ru));
}

#[doc(hidden)]
pub fn narrated<F: Future>(
    kind: LaneKind,
    pl: std::fmt::Arguments,
    ru: std::fmt::Arguments,
    future: F,
) -> Narrated<F> {
    Narrated::new(kind, text(pl, ru), future)
}

#[doc(hidden)]
#[must_use]
pub fn process(pl: std::fmt::Arguments, ru: std::fmt::Arguments) -> Option<(&'static str, String)> {
    relay::variable(recorder::narration(), text(pl, ru))
}

/// Both texts, each in one line: one line of output stays one line.
fn text(pl: std::fmt::Arguments, ru: std::fmt::Arguments) -> timeline::Text {
    let in_one_line = |text: std::fmt::Arguments| text.to_string().replace(['\n', '\r'], " ");
    timeline::Text {
        pl: in_one_line(pl),
        ru: in_one_line(ru),
    }
}

/// The arguments of the program without its name and without those of the narrator.
#[must_use]
pub fn args() -> Vec<String> {
    arguments::Arguments::of_process().rest
}

/// `#[narrator::main]` belongs on a `main` without parameters, and takes no arguments itself.
///
/// ```compile_fail
/// #[narrator::main]
/// fn main(n: u32) {}
/// ```
///
/// ```compile_fail
/// #[narrator::main(pl)]
/// fn main() {}
/// ```
///
/// ```compile_fail
/// #[narrator::main]
/// fn start() {}
/// fn main() {}
/// ```
#[cfg(doctest)]
struct MainIsChecked;

/// What [`macro@main`] makes of `main`: reads the arguments, runs the program, writes the timeline, also after a panic.
///
/// The exit code is that of `main`; 2 if the narrator's own arguments are wrong, 1 if the timeline cannot be written.
pub fn run<T: Termination>(main: fn() -> T) -> ExitCode {
    let arguments = arguments::Arguments::of_process();
    let narration = match recorder::begin(&arguments) {
        Ok(narration) => narration,
        Err(mistake) => {
            eprintln!("{mistake}");
            return ExitCode::from(2);
        }
    };
    let outcome = catch_unwind(AssertUnwindSafe(main));
    let written = narration.finish();
    match outcome {
        Err(panic) => resume_unwind(panic),
        Ok(outcome) => {
            let code = outcome.report();
            if let Err(mistake) = written {
                eprintln!("{mistake}");
                return ExitCode::FAILURE;
            }
            code
        }
    }
}
