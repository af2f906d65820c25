//! Gradings at the same moment: of several files as the same exercise, of one file, and after one that was killed.

mod support;

use std::{
    env, fs,
    fs::{File, TryLockError},
    io::ErrorKind,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use runner::{Exercise, Outcome, grade};
use support::{generated, package, workbook, write};

/// An exercise that has a program, since that is most to build.
fn exercise(name: &str) -> Exercise {
    let folder = workbook().join("exercises").join(name);
    let manifest = "chapter = 'ch96_probe'\nengine = 'real'\ntitle = { pl = 'p', ru = 'p' }\nminutes = 1\n\
                    [[case]]\nname = 'only'\ntitle = { pl = 'p', ru = 'p' }\n";
    let grade = format!(
        "grader::main!(only);
        fn only() {{
            let answer = std::process::Command::new(grader::binary(\"worker\")).output().unwrap();
            let answer = String::from_utf8(answer.stdout).unwrap();
            grader::require_eq(answer, {name}::number().to_string(), \"worker\");
            grader::require_eq({name}::number(), 1, \"number\");
        }}"
    );
    let worker = format!("fn main() {{ print!(\"{{}}\", {name}::number()); }}");
    write(&folder.join("Cargo.toml"), package(name, ""));
    write(&folder.join("exercise.toml"), manifest);
    write(&folder.join("tests/grade.rs"), grade);
    write(&folder.join("src/bin/worker.rs"), worker);
    Exercise::load(&folder).expect("a valid exercise")
}

fn source(name: &str) -> PathBuf {
    workbook().join("sources").join(name).with_extension("rs")
}

/// A text that was not built before, so that the compiler has work to do.
fn new_text(body: &str) -> String {
    format!(
        "// {}\npub fn number() -> u32 {{ {body} }}\n",
        std::process::id()
    )
}

#[test]
fn each_file_gets_its_own_verdict_however_many_are_graded_at_once() {
    let exercise = exercise("ex96_at_once");
    let files = [
        ("right", "1", Outcome::Passed),
        ("wrong", "2", Outcome::Failed),
        ("open", "todo!()", Outcome::Unsolved),
        ("refused", "\"1\"", Outcome::DoesNotCompile),
    ];
    for (name, body, _) in files {
        write(&source(name), new_text(body));
    }
    thread::scope(|scope| {
        for (name, _, expected) in files.iter().chain(&files).chain(&files) {
            let exercise = &exercise;
            scope.spawn(move || {
                let verdict = grade(&workbook(), exercise, Some(&source(name)), &mut |_| ());
                assert_eq!(verdict.outcome, *expected, "{name}: {verdict:#?}");
            });
        }
    });
}

/// Tells the process that this test starts which file to grade.
const TO_GRADE: &str = "GRADE_UNTIL_KILLED";

/// The compiler is caught in the middle of its work: the file includes another one, a FIFO, which cannot be read before
/// somebody writes to it.
#[test]
fn after_a_grading_that_was_killed_in_the_middle_of_its_build_the_next_one_is_right() {
    let exercise = exercise("ex96_killed");
    if let Some(file) = env::var_os(TO_GRADE) {
        grade(&workbook(), &exercise, Some(Path::new(&file)), &mut |_| ());
        return;
    }
    let folder = tempfile::tempdir_in(workbook()).expect("a folder");
    let file = folder.path().join("mine.rs");
    let fifo = folder.path().join("fifo");
    let made = Command::new("mkfifo").arg(&fifo).status();
    assert!(made.expect("mkfifo").success());
    let endless = format!("include!(\"{}\");\n{}", fifo.display(), new_text("2"));
    write(&file, endless);
    let mut grading = Command::new(env::current_exe().expect("this program"))
        .args([
            "--exact",
            "after_a_grading_that_was_killed_in_the_middle_of_its_build_the_next_one_is_right",
        ])
        .env(TO_GRADE, &file)
        .stdout(Stdio::null())
        .spawn()
        .expect("this program again");
    let reader_waits = open_when_read(&fifo, &mut grading);
    grading.kill().expect("it runs");
    grading.wait().expect("it has ended");

    let lock = lock_of(&exercise);
    let lock = File::open(lock).expect("the lock");
    assert!(
        matches!(lock.try_lock(), Err(TryLockError::WouldBlock)),
        "the compiler still works on what the killed grading has begun"
    );
    drop(reader_waits);
    write(&file, new_text("1"));
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        // There are two builds of the file, and each reads it.
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                drop(open_if_read(&fifo));
                thread::yield_now();
            }
        });
        let verdict = grade(&workbook(), &exercise, Some(&file), &mut |_| ());
        over.store(true, Ordering::Relaxed);
        assert_eq!(verdict.outcome, Outcome::Passed, "{verdict:#?}");
    });
    lock.try_lock().expect("nobody has it any more");
}

/// The FIFO, open for writing, as soon as the compiler reads it.
fn open_when_read(fifo: &Path, grading: &mut Child) -> File {
    loop {
        if let Some(open) = open_if_read(fifo) {
            return open;
        }
        let ended = grading.try_wait().expect("a process of ours");
        assert!(ended.is_none(), "it ended without reading: {ended:?}");
        thread::yield_now();
    }
}

fn open_if_read(fifo: &Path) -> Option<File> {
    let mut options = File::options();
    match options
        .write(true)
        .custom_flags(libc::O_NONBLOCK)
        .open(fifo)
    {
        Ok(open) => Some(open),
        // Nobody has opened it for reading.
        Err(error) if error.raw_os_error() == Some(libc::ENXIO) => None,
        Err(error) if error.kind() == ErrorKind::Interrupted => None,
        Err(error) => panic!("{error}"),
    }
}

/// The lock of the only folder in which this exercise was graded lately.
fn lock_of(exercise: &Exercise) -> PathBuf {
    let folders = fs::read_dir(generated().join("real")).expect("the engine's folder");
    let mut locks: Vec<_> = folders
        .flatten()
        .filter(|folder| {
            folder
                .file_name()
                .to_string_lossy()
                .starts_with(&exercise.name)
        })
        .map(|folder| folder.path().join("lock"))
        .collect();
    locks.sort_by_key(|lock| fs::metadata(lock).and_then(|data| data.modified()).ok());
    locks.pop().expect("a lock")
}
