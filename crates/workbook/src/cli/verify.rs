//! `verify`: the proof that the graders are right, as often as wanted and with all cores kept busy. For those who write exercises.
//!
//! What is repeated is the run of a built solution: the compiler's part in a verdict is not what could differ.

use std::hint;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::{self, JoinHandle};

use runner::{Engine, Exercise};
use solutions::Solution;

use crate::{grading, messages::Messages, root};

/// So many solutions whose cases are explored are graded at once for each core: each has as many cases at work.
const EXPLORED_PER_CORE: usize = 1;
/// And so many whose cases run on the real machine: a wrong one of those sleeps most of the time.
const REAL_PER_CORE: usize = 2;

/// Grades all solutions of the named exercises, or of all, `repeat` times each, and tells of each as it is done.
///
/// # Errors
/// If an exercise or a solution cannot be read.
pub fn verify(
    words: &[String],
    repeat: u32,
    load: bool,
    messages: &Messages,
) -> anyhow::Result<ExitCode> {
    let root = root::find()?;
    let exercises: Vec<Exercise> = if words.is_empty() {
        grading::all(&root)?
    } else {
        let found = words.iter().map(|word| grading::find(&root, word));
        found.collect::<Result<_, _>>()?
    };
    let mut solutions = Vec::new();
    for exercise in &exercises {
        solutions.extend(Solution::of(&root, exercise)?);
    }
    let _load = load.then(Load::on_all_cores);
    let (real, explored): (Vec<_>, Vec<_>) = solutions
        .iter()
        .partition(|solution| solution.exercise.engine == Engine::Real);
    let queues = [(real, REAL_PER_CORE), (explored, EXPLORED_PER_CORE)]
        .map(|(solutions, per_core)| (Mutex::new(solutions.into_iter()), per_core));
    let (sender, news) = mpsc::channel();
    let (mut proved, mut disproved) = (0u64, 0u64);
    thread::scope(|scope| {
        for (queue, per_core) in &queues {
            for _ in 0..cores() * per_core {
                let (root, sender) = (&root, sender.clone());
                let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
                scope.spawn(move || {
                    while let Some(solution) = next() {
                        let proof = solution.prove(root, repeat);
                        // The receiver outlives this scope.
                        let _ = sender.send((solution, proof));
                    }
                });
            }
        }
        drop(sender);
        for (solution, proof) in news {
            let name = format!("{}/{}", solution.exercise.name, solution.name);
            match proof {
                Ok(()) => {
                    proved += 1;
                    let arguments = [("name", name.into()), ("times", u64::from(repeat).into())];
                    println!("{}", messages.say("verified", &arguments));
                }
                Err(disproof) => {
                    disproved += 1;
                    println!("✗ {name}: {disproof}");
                }
            }
        }
    });
    let arguments = [("proved", proved.into()), ("disproved", disproved.into())];
    println!("{}", messages.say("verified-all", &arguments));
    Ok(ExitCode::from(u8::from(disproved > 0)))
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Keeps all cores busy until it is dropped.
struct Load {
    over: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

impl Load {
    fn on_all_cores() -> Load {
        let over = Arc::new(AtomicBool::new(false));
        let threads = (0..cores())
            .map(|_| {
                let over = Arc::clone(&over);
                thread::spawn(move || {
                    while !over.load(Ordering::Relaxed) {
                        hint::spin_loop();
                    }
                })
            })
            .collect();
        Load { over, threads }
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        for thread in self.threads.drain(..) {
            // A thread that only spins does not panic.
            let _ = thread.join();
        }
    }
}
