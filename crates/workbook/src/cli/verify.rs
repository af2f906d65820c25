//! `verify`: the proof that the graders are right, as often as wanted and with all cores kept busy. For those who write exercises.

use std::hint;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use runner::Exercise;
use solutions::Solution;

use crate::{grading, messages::Messages, root};

/// Grades all solutions of the named exercises, or of all, `repeat` times each.
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
    let _load = load.then(Load::on_all_cores);
    let (mut proved, mut disproved) = (0u64, 0u64);
    for exercise in &exercises {
        for solution in Solution::of(&root, exercise)? {
            let name = format!("{}/{}", exercise.name, solution.name);
            match solution.prove(&root, repeat) {
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
    }
    let arguments = [("proved", proved.into()), ("disproved", disproved.into())];
    println!("{}", messages.say("verified-all", &arguments));
    Ok(ExitCode::from(u8::from(disproved > 0)))
}

/// Keeps all cores busy until it is dropped.
struct Load {
    over: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

impl Load {
    fn on_all_cores() -> Load {
        let over = Arc::new(AtomicBool::new(false));
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let threads = (0..cores)
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
