//! Many processes that save at once, and those that are killed while they do.

use std::{
    io::Write,
    process::{Child, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    thread,
    time::Duration,
};

use workbook::{files::Lock, progress::FILE};

use crate::workbook::Workbook;

/// Starts an import of one chapter.
fn import(workbook: &Workbook, chapter: &str) -> Child {
    let mut command = workbook.command("progress import -");
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.stderr(Stdio::piped()).spawn().expect("started");
    let text = format!("{{\"schema\":1,\"chapters\":{{\"{chapter}\":1}}}}");
    let mut input = child.stdin.take().expect("piped");
    input.write_all(text.as_bytes()).expect("written");
    child
}

#[test]
fn writers_at_once_lose_nothing() {
    const WRITERS: usize = 24;
    let workbook = Workbook::new();
    let chapters: Vec<String> = (0..WRITERS).map(|n| format!("chapter_{n}")).collect();
    let mut all: Vec<Child> = chapters.iter().map(|c| import(&workbook, c)).collect();
    let mut hints: Vec<Child> = (0..4)
        .map(|_| {
            workbook
                .command("hint 13")
                .stdout(Stdio::null())
                .spawn()
                .expect("started")
        })
        .collect();
    for child in all.iter_mut().chain(&mut hints) {
        assert!(child.wait().expect("ended").success());
    }
    let progress = workbook.progress();
    assert_eq!(progress.chapters.len(), WRITERS);
    assert_eq!(progress.of("ex13_barrier").hints, 4);
}

/// Numbers that look random and are the same each time (Marsaglia's xorshift).
struct Random(u64);

impl Random {
    /// From the first to just below the second.
    fn between(&mut self, first: u64, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        first + self.0 % (end - first)
    }
}

#[test]
fn a_thousand_kills_lose_nothing_that_was_acknowledged() {
    const KILLS: u32 = 1000;
    const WRITERS: u32 = 4;
    let workbook = Workbook::new();
    let acknowledged = AtomicU32::new(0);
    let one_writer = |writer: u32| {
        let mut random = Random(0x9E37_79B9_7F4A_7C15 ^ u64::from(writer + 1));
        let mut own = Vec::new();
        // The life of a process in microseconds, as it turns out: half of them are to be killed before they have saved.
        let mut life = 20_000;
        for attempt in 0..KILLS / WRITERS {
            let chapter = format!("chapter_{writer}_{attempt}");
            let mut child = import(&workbook, &chapter);
            let moment = random.between(life / 2, life * 3 / 2);
            thread::sleep(Duration::from_micros(moment));
            child.kill().expect("killed, or ended before");
            let output = child.wait_with_output().expect("ended");
            if output.stdout.is_empty() {
                life += life / 50;
            } else {
                life -= life / 50;
                own.push(chapter);
            }
            let progress = workbook.progress();
            for chapter in &own {
                assert!(progress.chapters.contains_key(chapter), "{chapter} is lost");
            }
        }
        acknowledged.fetch_add(own.len() as u32, Ordering::Relaxed);
    };
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            scope.spawn(move || one_writer(writer));
        }
    });
    let acknowledged = acknowledged.into_inner();
    let some = KILLS / 10..KILLS - KILLS / 10;
    assert!(
        some.contains(&acknowledged),
        "{acknowledged} of {KILLS} were acknowledged"
    );
    // Nobody has the lock any more: this would wait for ever.
    let lock = workbook.root.join(FILE).with_extension("lock");
    Lock::wait(&lock).expect("free");
    import(&workbook, "the_end").wait().expect("ended");
    assert!(workbook.progress().chapters.contains_key("the_end"));
}
