//! Each engine, from a learner's file to the same kind of verdict: a right file, a wrong one, an unsolved one, and without network.

mod support;

use std::{collections::BTreeSet, env, fs, path::Path, process::Command, time::Duration};

use runner::{
    CaseOutcome, Diagnosis, Engine, Exercise, Options, Outcome, Progress, Verdict, grade,
    grade_with, prepare,
};
use support::{generated, package, workbook, write};

/// A small exercise of an engine.
struct Probe {
    engine: Engine,
    dependencies: &'static str,
    /// The body of its only case, and what it needs.
    grade: &'static str,
    /// Programs that its case starts.
    binaries: &'static [(&'static str, &'static str)],
    right: &'static str,
    unsolved: &'static str,
}

const PURE: Probe = Probe {
    engine: Engine::Pure,
    dependencies: "parking_lot.workspace = true",
    grade: "fn only() { grader::require_eq(probe::double(3), 6, \"double\"); }",
    binaries: &[],
    right: "pub fn double(n: u32) -> u32 { *parking_lot::Mutex::new(n).lock() * 2 }",
    unsolved: "pub fn double(_: u32) -> u32 { todo!() }",
};

/// `core` must be explored, too, and derived code, which speaks of `core`, must compile with it.
const THREADS: Probe = Probe {
    engine: Engine::Threads,
    dependencies: "parking_lot.workspace = true\ncrossbeam-channel.workspace = true",
    grade: "
        use std::{sync::Arc, thread};
        fn only() {
            let counter = Arc::new(probe::Counter::default());
            let theirs = Arc::clone(&counter);
            let other = thread::spawn(move || theirs.add());
            counter.add();
            other.join().unwrap();
            grader::require_eq(counter.seen().0, 2, \"lost\");
        }",
    binaries: &[],
    right: "
        use core::sync::atomic::{AtomicU32, Ordering::SeqCst};
        #[derive(Clone, Copy, Debug, Default, Hash, PartialEq, Eq, PartialOrd, Ord)]
        pub struct Seen(pub u32);
        #[derive(Debug, Default)]
        pub struct Counter(AtomicU32);
        impl Counter {
            pub fn add(&self) { self.0.fetch_add(1, SeqCst); }
            pub fn seen(&self) -> Seen {
                let seen = Seen(self.0.load(SeqCst));
                assert_eq!(format!(\"{seen:?}\"), format!(\"Seen({})\", seen.0));
                core::cmp::max(seen, Seen::default())
            }
        }",
    unsolved: "
        #[derive(Default)]
        pub struct Counter;
        pub struct Seen(pub u32);
        impl Counter {
            pub fn add(&self) { todo!() }
            pub fn seen(&self) -> Seen { todo!() }
        }",
};

const TASKS: Probe = Probe {
    engine: Engine::Tasks,
    dependencies: "tokio = { workspace = true, features = [\"rt\", \"sync\", \"time\"] }",
    grade: "
        fn only() {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
            let total = runtime.block_on(probe::total());
            grader::require_eq(total, 2, \"lost\");
        }",
    binaries: &[],
    right: "
        use std::{sync::Arc, time::Duration};
        use tokio::sync::Mutex;
        pub async fn total() -> u32 {
            let total = Arc::new(Mutex::new(0));
            let tasks = [10, 10].map(|millis| tokio::spawn(add(Arc::clone(&total), millis)));
            for task in tasks { task.await.unwrap(); }
            *total.lock().await
        }
        async fn add(total: Arc<Mutex<u32>>, millis: u64) {
            let mut total = total.lock().await;
            let seen = *total;
            tokio::time::sleep(Duration::from_millis(millis)).await;
            *total = seen + 1;
        }",
    unsolved: "pub async fn total() -> u32 { todo!() }",
};

const MEMORY_ORDER: Probe = Probe {
    engine: Engine::MemoryOrder,
    dependencies: "",
    grade: "
        use std::{sync::Arc, thread};
        fn only() {
            let cell = Arc::new(probe::Cell::new());
            let theirs = Arc::clone(&cell);
            let writer = thread::spawn(move || theirs.publish(7));
            if let Some(value) = cell.read() {
                grader::require_eq(value, 7, \"stale\");
            }
            writer.join().unwrap();
        }",
    binaries: &[],
    right: "
        use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::{Acquire, Relaxed, Release}};
        pub struct Cell { value: AtomicU32, there: AtomicBool }
        impl Cell {
            pub fn new() -> Cell { Cell { value: AtomicU32::new(0), there: AtomicBool::new(false) } }
            pub fn publish(&self, value: u32) {
                self.value.store(value, Relaxed);
                self.there.store(true, Release);
            }
            pub fn read(&self) -> Option<u32> {
                self.there.load(Acquire).then(|| self.value.load(Relaxed))
            }
        }",
    unsolved: "
        pub struct Cell;
        impl Cell {
            pub fn new() -> Cell { todo!() }
            pub fn publish(&self, _: u32) { todo!() }
            pub fn read(&self) -> Option<u32> { todo!() }
        }",
};

/// The worker calls back into the learner's file.
const REAL: Probe = Probe {
    engine: Engine::Real,
    dependencies: "parking_lot.workspace = true",
    grade: "
        fn only() {
            let doubled = probe::ask(&grader::binary(\"worker\"), 21);
            grader::require_eq(doubled.trim(), \"42\", \"double\");
        }",
    binaries: &[(
        "worker",
        "fn main() {
            let n = std::env::args().nth(1).unwrap().parse().unwrap();
            println!(\"{}\", probe::job(n));
        }",
    )],
    right: "
        use std::{path::Path, process::Command};
        pub fn ask(worker: &Path, n: u32) -> String {
            let output = Command::new(worker).arg(n.to_string()).output().unwrap();
            String::from_utf8(output.stdout).unwrap()
        }
        pub fn job(n: u32) -> u32 { n * 2 }",
    unsolved: "
        use std::{path::Path, process::Command};
        pub fn ask(worker: &Path, n: u32) -> String {
            let output = Command::new(worker).arg(n.to_string()).output().unwrap();
            String::from_utf8(output.stdout).unwrap()
        }
        pub fn job(_: u32) -> u32 { todo!() }",
};

const PROBES: [&Probe; 5] = [&PURE, &THREADS, &TASKS, &MEMORY_ORDER, &REAL];

impl Probe {
    /// The exercise in the tests' workbook, `ex97_pure` for the number 97.
    fn exercise(&self, number: u32) -> Exercise {
        let name = format!("ex{number}_{}", self.engine.name());
        let folder = workbook().join("exercises").join(&name);
        let manifest = format!(
            "chapter = 'ch97_probe'\nengine = '{}'\ntitle = {{ pl = 'p', ru = 'p' }}\nminutes = 1\n\
             [[case]]\nname = 'only'\ntitle = {{ pl = 'jedyny', ru = 'единственный' }}\n",
            self.engine.name()
        );
        let code = |text: &str| text.replace("probe::", &format!("{name}::"));
        let grade = format!("grader::main!(only);\n{}", code(self.grade));
        write(
            &folder.join("Cargo.toml"),
            package(&name, self.dependencies),
        );
        write(&folder.join("exercise.toml"), manifest);
        write(&folder.join("tests/grade.rs"), grade);
        for (binary, text) in self.binaries {
            let path = folder.join("src/bin").join(binary).with_extension("rs");
            write(&path, code(text));
        }
        Exercise::load(&folder).expect("a valid exercise")
    }

    fn graded(&self, file: &str, text: &str) -> Verdict {
        let exercise = self.exercise(97);
        let path = workbook()
            .join("sources")
            .join(&exercise.name)
            .join(file)
            .with_extension("rs");
        write(&path, text);
        grade(&workbook(), &exercise, Some(&path), &mut |_| ())
    }

    fn assert_right_and_unsolved(&self) -> Verdict {
        let unsolved = self.graded("unsolved", self.unsolved);
        assert_eq!(unsolved.outcome, Outcome::Unsolved, "{unsolved:#?}");
        let verdict = self.graded("right", self.right);
        assert_eq!(verdict.outcome, Outcome::Passed, "{verdict:#?}");
        verdict
    }

    /// Grades the right file with a part of it replaced by something wrong.
    fn assert_fails(
        &self,
        file: &str,
        part: &str,
        wrong: &str,
        diagnosis: Diagnosis,
    ) -> (Verdict, String) {
        assert!(self.right.contains(part), "{part}");
        let verdict = self.graded(file, &self.right.replace(part, wrong));
        assert_eq!(verdict.diagnosis, Some(diagnosis), "{verdict:#?}");
        assert_eq!(verdict.cases[0].outcome, CaseOutcome::Failed);
        let text = verdict.to_text(runner::Language::Pl, runner::DEFAULT_WIDTH, false);
        (verdict, text)
    }
}

#[test]
fn pure_runs_the_case_once() {
    let verdict = PURE.assert_right_and_unsolved();
    assert_eq!(verdict.cases[0].schedules, 0);
    let text = verdict.to_text(runner::Language::Pl, runner::DEFAULT_WIDTH, false);
    assert!(text.ends_with("  ✓ jedyny\n"), "{text}");
    let (_, text) = PURE.assert_fails("wrong", "* 2", "* n", Diagnosis::WrongResult);
    assert!(text.contains("jest 9, a powinno być 6"), "{text}");
    assert!(
        text.contains("Wykrywa to program w tests/grade.rs"),
        "{text}"
    );
    let loops = PURE.right.replace("*parking", "loop {} *parking");
    let verdict = PURE.graded("loops", &loops);
    // On a very busy machine 10 s are over before it has had 2 s of CPU time.
    assert!(
        matches!(
            verdict.diagnosis,
            Some(Diagnosis::Stuck | Diagnosis::TimedOut)
        ),
        "{verdict:#?}"
    );
}

#[test]
fn threads_explores_core_as_well_as_std() {
    let verdict = THREADS.assert_right_and_unsolved();
    assert!(verdict.cases[0].complete && verdict.cases[0].schedules > 1);
    let apart = "self.0.store(self.0.load(SeqCst) + 1, SeqCst);";
    let whole = "self.0.fetch_add(1, SeqCst);";
    let (_, text) = THREADS.assert_fails("wrong", whole, apart, Diagnosis::WrongResult);
    assert!(text.contains("atomowa 1"), "{text}");
}

/// A slice of numbers seen as one of cells, which must be as large: std says so.
#[test]
fn numbers_may_be_seen_as_cells() {
    let numbers = "
        use std::{cell::UnsafeCell, sync::Mutex};
        pub struct Seen(pub u32);
        pub struct Counter(Mutex<&'static [UnsafeCell<u32>]>);
        unsafe impl Sync for Counter {}
        unsafe impl Send for Counter {}
        impl Default for Counter {
            fn default() -> Counter {
                let numbers: &mut [u32] = Box::leak(Box::new([0; 1000]));
                Counter(Mutex::new(unsafe { &*(numbers as *mut [u32] as *const [UnsafeCell<u32>]) }))
            }
        }
        impl Counter {
            pub fn add(&self) {
                for number in *self.0.lock().unwrap() { unsafe { *number.get() += 1 } }
            }
            pub fn seen(&self) -> Seen { Seen(unsafe { *self.0.lock().unwrap()[999].get() }) }
        }";
    let verdict = THREADS.graded("seen_as_cells", numbers);
    assert_eq!(verdict.outcome, Outcome::Passed, "{verdict:#?}");
}

#[test]
fn a_lock_of_a_thread_that_has_ended_is_told_apart() {
    let forgets = "
        let lock = std::sync::Arc::new(std::sync::Mutex::new(()));
        let theirs = std::sync::Arc::clone(&lock);
        std::thread::spawn(move || std::mem::forget(theirs.lock())).join().unwrap();
        drop(lock.lock());";
    let whole = "self.0.fetch_add(1, SeqCst);";
    let (verdict, text) = THREADS.assert_fails("forgets", whole, forgets, Diagnosis::WaitsForever);
    for text in [&text, &verdict.cases[0].message.pl] {
        let shown = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            shown.contains("zakończył się, nie zwalniając tej blokady"),
            "{shown}"
        );
    }
    let ru = &verdict.cases[0].message.ru;
    assert!(
        ru.contains("завершился, не освободив эту блокировку"),
        "{ru}"
    );
}

#[test]
fn tasks_explores_the_order_of_tasks() {
    TASKS.assert_right_and_unsolved();
    let apart = "let seen = *total.lock().await;
            tokio::time::sleep(Duration::from_millis(millis)).await;
            *total.lock().await = seen + 1;";
    let start = TASKS.right.find("let mut total").expect("the part");
    let end = TASKS.right.find("*total = seen + 1;").expect("the part");
    let whole = &TASKS.right[start..end + "*total = seen + 1;".len()];
    TASKS.assert_fails("wrong", whole, apart, Diagnosis::WrongResult);
}

#[test]
fn a_task_that_nobody_wakes_waits_forever_under_its_own_name() {
    let forever = "let (_kept, never) = tokio::sync::oneshot::channel::<()>(); never.await.ok();";
    let sleep = "tokio::time::sleep(Duration::from_millis(millis)).await;";
    let (verdict, text) = TASKS.assert_fails("forever", sleep, forever, Diagnosis::WaitsForever);
    assert!(text.contains("zadanie 1"), "{text}");
    assert!(text.contains("oczekuje"), "{text}");
    let message = &verdict.cases[0].message;
    assert!(message.ru.contains("задача 1"), "{}", message.ru);
    let timeline = verdict.cases[0].timeline.as_ref().expect("a schedule");
    let kinds: Vec<_> = timeline.lanes.iter().map(|lane| lane.kind).collect();
    assert!(kinds.contains(&timeline::LaneKind::Task), "{kinds:?}");
}

#[test]
fn memory_order_sees_what_relaxed_allows() {
    let verdict = MEMORY_ORDER.assert_right_and_unsolved();
    assert!(verdict.cases[0].complete && verdict.cases[0].schedules > 1);
    let (_, text) =
        MEMORY_ORDER.assert_fails("wrong", "Release);", "Relaxed);", Diagnosis::WrongResult);
    assert!(text.contains("jest 0, a powinno być 7"), "{text}");
}

#[test]
fn memory_order_says_that_nobody_can_go_on() {
    let locks_twice = "self.there.store(true, Release);
        let lock = std::sync::Mutex::new(()); let _first = lock.lock(); drop(lock.lock());";
    let whole = "self.there.store(true, Release);";
    let (verdict, text) =
        MEMORY_ORDER.assert_fails("blocked", whole, locks_twice, Diagnosis::WaitsForever);
    let message = &verdict.cases[0].message.pl;
    assert!(
        message.contains("wątek 1 czeka w src/lib.rs:9 na muteks 1"),
        "{message}"
    );
    assert!(text.contains("czeka na muteks 1"), "{text}");
}

#[test]
fn real_runs_the_programs_of_the_exercise() {
    REAL.assert_right_and_unsolved();
    let (_, text) = REAL.assert_fails("wrong", "n * 2", "n * 3", Diagnosis::WrongResult);
    assert!(text.contains("jest 63, a powinno być 42"), "{text}");
}

#[test]
fn real_needs_what_the_programs_of_the_exercise_need() {
    let verdict = REAL.graded("no_job", &REAL.right.replace("fn job", "fn work"));
    assert_eq!(verdict.outcome, Outcome::DoesNotCompile, "{verdict:#?}");
    assert_eq!(verdict.compiler[0].file, "src/bin/worker.rs");
    let message = verdict.message.expect("a message");
    assert!(message.pl.contains("src/bin/worker.rs"), "{}", message.pl);
}

#[cfg(target_os = "linux")]
#[test]
fn a_process_left_behind_by_real_is_a_leak_and_is_ended() {
    let leaves = "Command::new(\"sleep\").arg(\"1000.125\").spawn().unwrap(); let output =";
    let (verdict, _) = REAL.assert_fails("leaves", "let output =", leaves, Diagnosis::Leak);
    let message = &verdict.cases[0].message;
    assert!(message.pl.contains("1 proces (sleep)"), "{}", message.pl);
    assert!(message.ru.contains("1 процесс (sleep)"), "{}", message.ru);
    let running = fs::read_dir("/proc")
        .expect("/proc")
        .flatten()
        .filter_map(|entry| fs::read(entry.path().join("cmdline")).ok())
        .any(|line| line.ends_with(b"\x001000.125\0"));
    assert!(!running);
}

#[test]
fn a_real_case_that_does_not_end_is_given_up() {
    let (verdict, _) = REAL.assert_fails(
        "hangs",
        "let output =",
        "loop { std::thread::park_timeout(std::time::Duration::from_secs(1)) } let output =",
        Diagnosis::TimedOut,
    );
    let message = &verdict.cases[0].message;
    assert!(message.pl.contains("w ciągu 10 sekund"), "{}", message.pl);
}

#[test]
fn a_deadlock_of_real_threads_is_given_up() {
    let deadlock = "
        use std::{sync::{Barrier, Mutex}, thread};
        let (locks, both) = (&[Mutex::new(()), Mutex::new(())], &Barrier::new(2));
        thread::scope(|scope| for first in [0, 1] {
            scope.spawn(move || {
                let _first = locks[first].lock();
                both.wait();
                let _second = locks[1 - first].lock();
            });
        });
        let output =";
    let (verdict, _) = REAL.assert_fails("deadlock", "let output =", deadlock, Diagnosis::TimedOut);
    assert_is_told_as_blocked(&verdict);
}

#[test]
fn processes_that_wait_for_each_other_are_given_up() {
    // The child waits for more input, and this thread for the end of the child.
    let waits = "
        let input = std::process::Stdio::piped();
        let mut child = Command::new(\"cat\").stdin(input).spawn().unwrap();
        let _open = child.stdin.take();
        child.wait().unwrap();
        let output =";
    let (verdict, _) = REAL.assert_fails("waits", "let output =", waits, Diagnosis::TimedOut);
    assert_is_told_as_blocked(&verdict);
}

/// Where threads can be looked at, nobody waits for the limit of 10 s.
fn assert_is_told_as_blocked(verdict: &Verdict) {
    let message = &verdict.cases[0].message;
    if cfg!(target_os = "linux") {
        assert!(
            message.pl.contains("wszystkie jego wątki czekają"),
            "{}",
            message.pl
        );
        assert!(message.ru.contains("все её потоки ждут"), "{}", message.ru);
    }
}

#[test]
fn who_only_sleeps_is_not_blocked() {
    let sleeps = "
        let second = std::time::Duration::from_secs(1);
        let sleeping = std::thread::spawn(move || std::thread::sleep(3 * second));
        let slept = Command::new(\"sleep\").arg(\"3\").status().unwrap();
        assert!(slept.success());
        sleeping.join().unwrap();
        let output =";
    let verdict = REAL.graded("sleeps", &REAL.right.replace("let output =", sleeps));
    assert_eq!(verdict.outcome, Outcome::Passed, "{verdict:#?}");
}

#[test]
fn a_million_real_threads_get_a_diagnosis() {
    let million = "
        for _ in 0..1_000_000 { std::thread::spawn(std::thread::park); }
        let output =";
    let verdict = REAL.graded("million", &REAL.right.replace("let output =", million));
    assert_eq!(verdict.outcome, Outcome::Failed, "{verdict:#?}");
}

/// An exercise of the engine `real` whose cases all do the same; graded with little patience.
fn hanging(number: u32, work: &str, patience: Duration) -> (Verdict, Vec<Progress>) {
    let name = format!("ex{number}_hanging");
    let folder = workbook().join("exercises").join(&name);
    let cases = ["first", "second", "third"];
    let manifest: String = cases
        .map(|case| format!("[[case]]\nname = '{case}'\ntitle = {{ pl = 'p', ru = 'p' }}\n"))
        .concat();
    let manifest = format!(
        "chapter = 'ch95_probe'\nengine = 'real'\ntitle = {{ pl = 'p', ru = 'p' }}\nminutes = 1\n{manifest}"
    );
    let functions = cases.map(|case| format!("fn {case}() {{ {name}::run(); }}\n"));
    let grade = format!(
        "grader::main!({});\n{}",
        cases.join(", "),
        functions.concat()
    );
    write(&folder.join("Cargo.toml"), package(&name, ""));
    write(&folder.join("exercise.toml"), manifest);
    write(&folder.join("tests/grade.rs"), grade);
    write(
        &folder.join("src/lib.rs"),
        format!("pub fn run() {{ {work} }}"),
    );
    let exercise = Exercise::load(&folder).expect("a valid exercise");
    let options = Options {
        wall: patience,
        overall: Some(patience),
        ..Options::default()
    };
    let mut steps = Vec::new();
    let verdict = grade_with(&workbook(), &exercise, &options, &mut |step| {
        steps.push(step);
    });
    assert_eq!(verdict.diagnosis, Some(Diagnosis::TimedOut), "{verdict:#?}");
    assert_eq!(verdict.cases.len(), cases.len());
    (verdict, steps)
}

#[test]
fn no_time_is_spent_on_every_case_of_a_hopeless_solution() {
    let (verdict, _) = hanging(
        95,
        "loop { std::hint::spin_loop() }",
        Duration::from_millis(300),
    );
    let told = |case: usize, text: &str| verdict.cases[case].message.pl.contains(text);
    assert!(told(0, "nie skończył pracy"), "{verdict:#?}");
    assert!(told(1, "nie starczyło czasu"), "{verdict:#?}");
    assert!(told(2, "nie starczyło czasu"), "{verdict:#?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_case_that_sleeps_lets_the_next_one_begin() {
    let forever = "loop { std::thread::sleep(std::time::Duration::from_secs(1000)) }";
    let (_, steps) = hanging(94, forever, Duration::from_secs(6));
    let ended = |step: &Progress| matches!(step, Progress::Explored { .. });
    let begun = steps.iter().take_while(|step| !ended(step));
    let begun = begun.filter(|step| matches!(step, Progress::Exploring { .. }));
    assert_eq!(begun.count(), 3, "{steps:?}");
}

#[test]
fn one_schedule_is_seen_again_with_what_it_prints() {
    let whole = "self.0.fetch_add(1, SeqCst);";
    let told = "
        let seen = self.0.load(SeqCst);
        println!(\"{:?} sees {seen}\", std::thread::current().id());
        self.0.store(seen + 1, SeqCst);";
    let exercise = THREADS.exercise(97);
    let path = workbook().join("sources").join("told.rs");
    write(&path, THREADS.right.replace(whole, told));
    let options = Options {
        source: Some(path),
        ..Options::default()
    };
    let prepared = prepare(&workbook(), &exercise, &options, &mut |_| ()).expect("it compiles");
    let verdict = prepared.run(&mut |_| ());
    let again = prepared.run(&mut |_| ());
    let replay = prepared
        .replay("only", &verdict.cases[0].replay)
        .expect("it can be run");
    assert_eq!(verdict.diagnosis, Some(Diagnosis::WrongResult));
    assert_eq!(again.cases, verdict.cases);
    assert_eq!(replay.verdict.cases[0].timeline, verdict.cases[0].timeline);
    let mut lines: Vec<&str> = replay.printed.lines().collect();
    lines.sort_unstable();
    assert_eq!(lines, ["ThreadId(1) sees 0", "ThreadId(2) sees 0"]);
    // The schedule without a preemption loses nothing.
    let other = prepared.replay("only", "1").expect("it can be run");
    assert_eq!(other.verdict.outcome, Outcome::Passed, "{other:#?}");
    assert_eq!(other.printed.lines().count(), 2);
}

/// In folders that are new each time, so that their lock files are made from the root's, and by a Cargo that may not ask a registry.
#[test]
fn no_engine_needs_the_network_and_all_use_the_versions_of_the_root() {
    if env::var_os("CARGO_NET_OFFLINE").is_none() {
        let again = Command::new(env::current_exe().expect("this program"))
            .args([
                "--exact",
                "no_engine_needs_the_network_and_all_use_the_versions_of_the_root",
            ])
            .env("CARGO_NET_OFFLINE", "true")
            .output()
            .expect("this program again");
        assert!(again.status.success(), "{again:?}");
        return;
    }
    for probe in PROBES {
        let exercise = probe.exercise(98);
        write(&exercise.learners_file(), probe.right);
        let engine = generated().join(probe.engine.name());
        let own = || {
            let folders = fs::read_dir(&engine).into_iter().flatten().flatten();
            folders
                .filter(|folder| {
                    folder
                        .file_name()
                        .to_string_lossy()
                        .starts_with(&exercise.name)
                })
                .map(|folder| folder.path())
                .collect::<Vec<_>>()
        };
        for folder in own() {
            fs::remove_dir_all(folder).expect("an old folder");
        }
        let verdict = grade(&workbook(), &exercise, None, &mut |_| ());
        assert_eq!(verdict.outcome, Outcome::Passed, "{verdict:#?}");
        let [folder] = own().try_into().expect("one folder");
        let (seed, used) = (locked(&workbook()), locked(&folder));
        assert!(used.len() > 3);
        let others: Vec<_> = used.difference(&seed).collect();
        assert!(others.is_empty(), "{}: {others:?}", exercise.name);
    }
}

/// Names and versions of the crates from a registry in a lock file.
fn locked(folder: &Path) -> BTreeSet<(String, String)> {
    let text = fs::read_to_string(folder.join("Cargo.lock")).expect("a lock file");
    let table: toml::Table = text.parse().expect("valid TOML");
    let packages = table["package"].as_array().expect("packages");
    let field = |package: &toml::Value, name: &str| package.get(name).map(ToString::to_string);
    packages
        .iter()
        .filter(|package| package.get("source").is_some())
        .filter_map(|package| Some((field(package, "name")?, field(package, "version")?)))
        .collect()
}
