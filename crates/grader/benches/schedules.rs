//! Schedules per second, here and in bare shuttle, on the same program in the same run.
//!
//! `cargo bench -p grader`. The column "items" counts schedules; compare `ours` with `shuttle` in the same group. Both choose at
//! random: how many schedules an order needs to find a bug is another question (see `crates/grader/README.md`).

#![allow(missing_docs)]

use divan::Bencher;
use divan::counter::ItemsCount;

const SCHEDULES: u64 = 1_000;

fn main() {
    divan::main();
}

/// Both sides run this text, each against its own `sync` and `thread`.
macro_rules! programs {
    ($sync:path, $thread:path) => {
        use $sync::{Arc, Condvar, Mutex};
        use $thread as thread;

        /// Two threads meet twice at a barrier of a mutex and a condition variable.
        pub fn barrier() {
            struct Barrier {
                state: Mutex<(usize, usize)>,
                all_came: Condvar,
            }
            impl Barrier {
                fn wait(&self) {
                    let mut state = self.state.lock().unwrap();
                    let generation = state.1;
                    state.0 += 1;
                    if state.0 == 2 {
                        *state = (0, generation + 1);
                        self.all_came.notify_all();
                    } else {
                        while state.1 == generation {
                            state = self.all_came.wait(state).unwrap();
                        }
                    }
                }
            }
            let barrier = Arc::new(Barrier {
                state: Mutex::new((0, 0)),
                all_came: Condvar::new(),
            });
            let threads = [(); 2].map(|()| {
                let barrier = Arc::clone(&barrier);
                thread::spawn(move || {
                    barrier.wait();
                    barrier.wait();
                })
            });
            threads
                .into_iter()
                .for_each(|thread| thread.join().unwrap());
        }

        /// Three threads count to five each, under a lock.
        pub fn counter() {
            let counter = Arc::new(Mutex::new(0));
            let threads = [(); 3].map(|()| {
                let counter = Arc::clone(&counter);
                thread::spawn(move || {
                    for _ in 0..5 {
                        *counter.lock().unwrap() += 1;
                    }
                })
            });
            threads
                .into_iter()
                .for_each(|thread| thread.join().unwrap());
            assert_eq!(*counter.lock().unwrap(), 15);
        }
    };
}

mod explored {
    programs!(explored_std::sync, explored_std::thread);
}

mod bare {
    programs!(shuttle::sync, shuttle::thread);
}

fn ours(bencher: Bencher, case: fn()) {
    use grader::explore::{Limits, explore};
    let limits = Limits {
        bound: 0,
        schedules: 1,
        stalls: 0,
        random: SCHEDULES - 1,
        spurious: 0,
        ..Limits::default()
    };
    bencher.counter(ItemsCount::new(SCHEDULES)).bench(|| {
        let report = explore("bench", case, &limits, None);
        assert_eq!(report.schedules, SCHEDULES);
    });
}

fn shuttle(bencher: Bencher, case: fn()) {
    let mut config = shuttle::Config::new();
    // The same stacks as ours; nothing written to files or to the terminal.
    config.stack_size = 2 << 20;
    config.failure_persistence = shuttle::FailurePersistence::None;
    config.silence_warnings = true;
    bencher.counter(ItemsCount::new(SCHEDULES)).bench(|| {
        let scheduler =
            shuttle::scheduler::RandomScheduler::new_from_seed(0x5eed, SCHEDULES as usize);
        shuttle::Runner::new(scheduler, config.clone()).run(case)
    });
}

#[divan::bench_group(sample_count = 20, sample_size = 1)]
mod barrier {
    use super::*;

    #[divan::bench]
    fn ours(bencher: Bencher) {
        super::ours(bencher, explored::barrier);
    }

    #[divan::bench]
    fn shuttle(bencher: Bencher) {
        super::shuttle(bencher, bare::barrier);
    }
}

#[divan::bench_group(sample_count = 20, sample_size = 1)]
mod counter {
    use super::*;

    #[divan::bench]
    fn ours(bencher: Bencher) {
        super::ours(bencher, explored::counter);
    }

    #[divan::bench]
    fn shuttle(bencher: Bencher) {
        super::shuttle(bencher, bare::counter);
    }
}
