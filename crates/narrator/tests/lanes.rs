//! Lanes other than threads: tasks, futures and child processes, in programs seen from outside.
//!
//! The programs are in this same executable: it runs the one named in `SCENARIO` instead of the tests.

mod common;

use std::{
    env,
    future::{pending, poll_fn},
    io::{self, BufRead, BufReader, Read, Write},
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    process::{Child, Command, ExitCode, Stdio},
    task::{Context, Poll, Waker},
    thread,
};

use common::{SCENARIO, lines, of_lane, polish, record, scenario};
use libtest_mimic::{Arguments, Trial};
use narrator::{RECORD, future, process, say, task};
use timeline::{Event, Kind, Lane, LaneKind, Timeline};
use tokio::{
    runtime::{Builder, Runtime},
    sync::oneshot,
    task::JoinSet,
};

const TASKS: usize = 20;
const STEPS: usize = 50;
const ROUNDS: usize = 100;

fn main() -> ExitCode {
    if env::var_os(SCENARIO).is_some() {
        return program();
    }
    let tests: [(&str, fn()); 10] = [
        (
            "futures_of_one_task_have_lanes",
            futures_of_one_task_have_lanes,
        ),
        (
            "tasks_on_several_threads_keep_their_lanes",
            tasks_on_several_threads_keep_their_lanes,
        ),
        (
            "a_task_keeps_its_lane_on_another_thread",
            a_task_keeps_its_lane_on_another_thread,
        ),
        (
            "a_nested_future_speaks_for_itself",
            a_nested_future_speaks_for_itself,
        ),
        ("a_lane_ends_with_its_future", a_lane_ends_with_its_future),
        (
            "what_follows_a_panic_is_said_by_the_thread",
            what_follows_a_panic_is_said_by_the_thread,
        ),
        (
            "processes_share_one_clock_and_one_order",
            processes_share_one_clock_and_one_order,
        ),
        (
            "the_parts_of_processes_stand_below_them",
            the_parts_of_processes_stand_below_them,
        ),
        (
            "a_killed_child_leaves_what_it_said",
            a_killed_child_leaves_what_it_said,
        ),
        (
            "a_child_alone_narrates_for_itself",
            a_child_alone_narrates_for_itself,
        ),
    ];
    let tests = tests.into_iter().map(|(name, test)| {
        Trial::test(name, move || {
            test();
            Ok(())
        })
    });
    libtest_mimic::run(&Arguments::from_args(), tests.collect()).exit_code()
}

fn program() -> ExitCode {
    #[narrator::main]
    fn main() -> anyhow::Result<()> {
        match env::var(SCENARIO)?.as_str() {
            "joined" => one_thread()?.block_on(joined()),
            "spawned" => Runtime::new()?.block_on(spawned())?,
            "moved" => moved(),
            "nested" => one_thread()?.block_on(nested()),
            "ends" => one_thread()?.block_on(ends()),
            "panics" => panics(),
            "family" => family()?,
            "answers" => answers()?,
            "generations" => generations()?,
            "child" => child()?,
            "grandchild" => say!(pl = "wnuk", ru = "внук"),
            "kills" => kills()?,
            "waits" => waits()?,
            other => panic!("no scenario {other}"),
        }
        Ok(())
    }
    main()
}

fn one_thread() -> io::Result<Runtime> {
    Builder::new_current_thread().build()
}

/// A is polled first, waits for B and ends after it.
async fn joined() {
    say!(pl = "główny", ru = "главный");
    let (sender, receiver) = oneshot::channel();
    let a = async {
        say!(pl = "czekam", ru = "жду"; waits);
        receiver.await.unwrap();
        say!(pl = "mam", ru = "есть");
    };
    let b = async {
        say!(pl = "daję", ru = "даю");
        sender.send(()).unwrap();
    };
    tokio::join!(
        future!(pl = "A", ru = "А", a),
        future!(pl = "B", ru = "Б", b)
    );
    say!(pl = "oba", ru = "оба");
}

/// Tasks give way after each line.
async fn spawned() -> anyhow::Result<()> {
    let mut tasks = JoinSet::new();
    for n in 0..TASKS {
        tasks.spawn(task!(pl = "zadanie {n}", ru = "задача {n}", async move {
            for step in 0..STEPS {
                say!(pl = "{n}: krok {step}", ru = "{n}: шаг {step}");
                tokio::task::yield_now().await;
            }
        }));
    }
    while let Some(ended) = tasks.join_next().await {
        ended?;
    }
    Ok(())
}

/// Ready when it is polled for the second time; says so at each poll.
async fn two_polls() {
    say!(pl = "pierwszy raz", ru = "первый раз");
    let mut polled = false;
    poll_fn(|_| {
        if std::mem::replace(&mut polled, true) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
    say!(pl = "drugi raz", ru = "второй раз");
}

fn moved() {
    let mut task = Box::pin(task!(pl = "wędrowiec", ru = "путник", two_polls()));
    let poll = move || {
        say!(pl = "odpytuję", ru = "опрашиваю");
        let _ = task.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        say!(pl = "odpytany", ru = "опрошен");
        task
    };
    let mut task = thread::spawn(poll).join().unwrap();
    thread::spawn(move || {
        say!(pl = "odpytuję", ru = "опрашиваю");
        let ready = task.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        assert!(ready.is_ready());
    })
    .join()
    .unwrap();
}

async fn nested() {
    let inner = async { say!(pl = "w środku", ru = "внутри") };
    let outer = async {
        say!(pl = "przed", ru = "до");
        future!(pl = "wewnętrzny", ru = "внутренний", inner).await;
        say!(pl = "po", ru = "после");
    };
    task!(pl = "zewnętrzne", ru = "внешняя", outer).await;
}

/// Says so when it is dropped.
struct Cleanup;

impl Drop for Cleanup {
    fn drop(&mut self) {
        say!(pl = "sprzątam", ru = "прибираю");
    }
}

async fn ends() {
    task!(pl = "gotowe", ru = "готовая", async {
        let _cleanup = Cleanup;
    })
    .await;
    say!(pl = "po gotowym", ru = "после готовой");
    let unfinished = async {
        let _cleanup = Cleanup;
        say!(pl = "bez końca", ru = "без конца"; waits);
        pending::<()>().await;
    };
    let unfinished = tokio::spawn(task!(pl = "porzucone", ru = "брошенная", unfinished));
    tokio::task::yield_now().await;
    unfinished.abort();
    assert!(unfinished.await.unwrap_err().is_cancelled());
    say!(pl = "po porzuconym", ru = "после брошенной");
    drop(task!(pl = "milczące", ru = "молчаливая", async {}));
}

fn panics() {
    let mut task = pin!(task!(pl = "pechowe", ru = "несчастливая", async {
        say!(pl = "zaraz", ru = "сейчас");
        panic!("on purpose");
    }));
    let poll = || task.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    assert!(catch_unwind(AssertUnwindSafe(poll)).is_err());
    say!(pl = "po panice", ru = "после паники");
}

/// Starts this program in another role.
fn start(role: &str, place: Option<(&'static str, String)>) -> io::Result<Child> {
    Command::new(env::current_exe()?)
        .env(SCENARIO, role)
        .envs(place)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
}

/// Passes a ball to a child and back.
fn family() -> anyhow::Result<()> {
    say!(pl = "zaczynam", ru = "начинаю");
    let mut child = start("answers", process!(pl = "dziecko", ru = "ребёнок"))?;
    let mut ball = child.stdin.take().unwrap();
    let mut back = BufReader::new(child.stdout.take().unwrap()).lines();
    for round in 0..ROUNDS {
        say!(pl = "rzucam {round}", ru = "бросаю {round}");
        writeln!(ball, "{round}")?;
        assert_eq!(back.next().unwrap()?, round.to_string());
    }
    drop(ball);
    assert!(back.next().is_none(), "a child's output is its own");
    assert!(child.wait()?.success());
    thread::spawn(|| say!(pl = "wątek rodzica", ru = "поток родителя"))
        .join()
        .unwrap();
    Ok(())
}

fn answers() -> anyhow::Result<()> {
    for line in io::stdin().lines() {
        let round = line?;
        say!(pl = "łapię {round}", ru = "ловлю {round}");
        println!("{round}");
    }
    Ok(())
}

fn generations() -> anyhow::Result<()> {
    let place = |n: u32| process!(pl = "dziecko {n}", ru = "ребёнок {n}");
    let (first, second) = (place(1), place(2));
    // The second one speaks first.
    for place in [second, first] {
        assert!(start("child", place)?.wait()?.success());
    }
    Ok(())
}

fn child() -> anyhow::Result<()> {
    let grandchild = start("grandchild", process!(pl = "wnuk", ru = "внук"))?;
    assert!(grandchild.wait_with_output()?.stdout.is_empty());
    let unannounced = start("grandchild", None)?;
    thread::spawn(|| say!(pl = "z wątku", ru = "из потока"))
        .join()
        .unwrap();
    one_thread()?.block_on(task!(pl = "zadanie", ru = "задача", async {
        say!(pl = "z zadania", ru = "из задачи");
    }));
    say!(pl = "z dziecka", ru = "из ребёнка");
    assert!(unannounced.wait_with_output()?.stdout.is_empty());
    Ok(())
}

/// Kills a child that has announced to wait without end, and lives on until its input ends.
fn kills() -> anyhow::Result<()> {
    let mut child = start("waits", process!(pl = "dziecko", ru = "ребёнок"))?;
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut String::new())?;
    child.kill()?;
    child.wait()?;
    say!(pl = "zabite", ru = "убит");
    io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}

fn waits() -> anyhow::Result<()> {
    say!(pl = "czekam bez końca", ru = "жду бесконечно"; waits);
    println!("waits");
    loop {
        thread::park();
    }
}

// ---- The tests -------------------------------------------------------------------------------------------------------

/// The Polish names and the kinds of the lanes, from the top.
fn lanes(timeline: &Timeline) -> Vec<(&str, LaneKind)> {
    let lanes = timeline.lanes.iter();
    lanes.map(|lane| (&*lane.name.pl, lane.kind)).collect()
}

/// What each event says in Polish and whose it is, in order; ends say nothing.
fn story(timeline: &Timeline) -> Vec<(&str, &str)> {
    let told = |event| {
        (
            &*timeline.lanes[Event::clone(event).lane].name.pl,
            polish(event),
        )
    };
    timeline.events.iter().map(told).collect()
}

fn futures_of_one_task_have_lanes() {
    let (output, timeline) = record("joined");
    assert!(output.status.success());
    assert_eq!(
        lanes(&timeline),
        [
            ("wątek główny", LaneKind::Thread),
            ("A", LaneKind::Future),
            ("B", LaneKind::Future)
        ]
    );
    assert_eq!(timeline.lanes[1].name.ru, "А");
    assert_eq!(
        story(&timeline),
        [
            ("wątek główny", "główny"),
            ("A", "czekam"),
            ("B", "daję"),
            ("B", ""),
            ("A", "mam"),
            ("A", ""),
            ("wątek główny", "oba"),
            ("wątek główny", "")
        ]
    );
    let a = of_lane(&timeline, "A");
    assert_eq!(a[0].until, Some(a[1].at), "B's event does not end A's wait");
    let shown = lines(&output.stdout);
    assert!(
        shown[1].ends_with(" ms  A              czekam"),
        "{shown:?}"
    );
    assert!(shown[2].ends_with(" ms  B              daję"), "{shown:?}");
}

fn tasks_on_several_threads_keep_their_lanes() {
    let (_, timeline) = record("spawned");
    assert_eq!(timeline.lanes.len(), TASKS, "{:?}", timeline.lanes);
    for (n, lane) in timeline.lanes.iter().enumerate() {
        let name = format!("zadanie {n}");
        assert_eq!((&lane.name.pl, lane.kind), (&name, LaneKind::Task));
        let own = of_lane(&timeline, &name);
        let (end, said) = own.split_last().unwrap();
        assert_eq!(end.kind, Kind::End);
        let steps = (0..STEPS).map(|step| format!("{n}: krok {step}"));
        assert!(said.iter().map(|event| polish(event)).eq(steps));
    }
}

fn a_task_keeps_its_lane_on_another_thread() {
    let (_, timeline) = record("moved");
    assert_eq!(
        lanes(&timeline),
        [
            ("wątek 1", LaneKind::Thread),
            ("wątek 2", LaneKind::Thread),
            ("wędrowiec", LaneKind::Task)
        ]
    );
    assert_eq!(
        story(&timeline),
        [
            ("wątek 1", "odpytuję"),
            ("wędrowiec", "pierwszy raz"),
            ("wątek 1", "odpytany"),
            ("wątek 1", ""),
            ("wątek 2", "odpytuję"),
            ("wędrowiec", "drugi raz"),
            ("wędrowiec", ""),
            ("wątek 2", "")
        ]
    );
}

fn a_nested_future_speaks_for_itself() {
    let (_, timeline) = record("nested");
    assert_eq!(
        story(&timeline),
        [
            ("zewnętrzne", "przed"),
            ("wewnętrzny", "w środku"),
            ("wewnętrzny", ""),
            ("zewnętrzne", "po"),
            ("zewnętrzne", "")
        ]
    );
}

fn a_lane_ends_with_its_future() {
    let (_, timeline) = record("ends");
    assert_eq!(
        story(&timeline),
        [
            ("gotowe", "sprzątam"),
            ("gotowe", ""),
            ("wątek główny", "po gotowym"),
            ("porzucone", "bez końca"),
            ("porzucone", "sprzątam"),
            ("porzucone", ""),
            ("wątek główny", "po porzuconym"),
            ("wątek główny", "")
        ]
    );
    let dropped = of_lane(&timeline, "porzucone");
    assert_eq!(dropped[0].until, Some(dropped[1].at));
}

fn what_follows_a_panic_is_said_by_the_thread() {
    let (output, timeline) = record("panics");
    assert!(output.status.success());
    let said = [("pechowe", "zaraz"), ("wątek główny", "po panice")];
    assert_eq!(story(&timeline)[..2], said);
}

fn processes_share_one_clock_and_one_order() {
    let (output, timeline) = record("family");
    assert!(output.status.success(), "{output:?}");
    assert_eq!(
        lanes(&timeline),
        [
            ("rodzic", LaneKind::Process),
            ("wątek 1", LaneKind::Thread),
            ("dziecko", LaneKind::Process)
        ],
        "the narrator's own threads do not count"
    );
    assert!(timeline.events.iter().map(|event| event.at).is_sorted());
    let said: Vec<&str> = timeline.events.iter().map(polish).collect();
    let rounds = (0..ROUNDS).flat_map(|n| [format!("rzucam {n}"), format!("łapię {n}")]);
    let expected: Vec<String> = ["zaczynam".to_owned()].into_iter().chain(rounds).collect();
    assert_eq!(said[..expected.len()], expected[..]);

    let shown = lines(&output.stdout);
    assert!(shown[1].ends_with(" ms  rodzic         rzucam 0"));
    assert!(shown[2].ends_with(" ms  dziecko        łapię 0"));
    assert_eq!(shown.len(), expected.len() + 1, "each line once");
}

fn the_parts_of_processes_stand_below_them() {
    let (output, timeline) = record("generations");
    assert!(output.status.success(), "{output:?}");
    let of_child = |n| {
        [
            (format!("dziecko {n}"), LaneKind::Process),
            (format!("dziecko {n} / wątek 1"), LaneKind::Thread),
            (format!("dziecko {n} / zadanie"), LaneKind::Task),
            ("wnuk".to_owned(), LaneKind::Process),
        ]
    };
    let expected: Vec<_> = of_child(1).into_iter().chain(of_child(2)).collect();
    let shown: Vec<_> = lanes(&timeline)
        .into_iter()
        .map(|(name, kind)| (name.to_owned(), kind))
        .collect();
    assert_eq!(shown, expected, "who was not announced is silent");
    let first = story(&timeline)
        .iter()
        .position(|told| *told == ("dziecko 1", "z dziecka"));
    let second = story(&timeline)
        .iter()
        .position(|told| *told == ("dziecko 2", "z dziecka"));
    assert!(second < first, "lanes do not follow first events");
}

fn a_killed_child_leaves_what_it_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("run.json");
    let mut parent = scenario("kills")
        .env("NARRATOR_STREAM", "1")
        .arg("--timeline")
        .arg(&file)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    // The parent lives until its input is closed: after the stream has told the end of the child.
    let mut stream = BufReader::new(parent.stdout.take().unwrap()).lines();
    let mut told = || -> (Lane, Event) {
        let line = stream.next().expect("the child's lane ends").unwrap();
        let mut record: serde_json::Value =
            serde_json::from_str(line.strip_prefix(RECORD).unwrap()).unwrap();
        (
            serde_json::from_value(record["lane"].take()).unwrap(),
            serde_json::from_value(record["event"].take()).unwrap(),
        )
    };
    let (lane, event) = told();
    assert_eq!((&*lane.name.pl, lane.kind), ("dziecko", LaneKind::Process));
    assert_eq!(event.kind, Kind::Wait);
    let mut ended = told();
    if ended.0.name.pl == "rodzic" {
        ended = told();
    }
    assert_eq!((&*ended.0.name.pl, ended.1.kind), ("dziecko", Kind::End));
    drop(parent.stdin.take());
    assert!(parent.wait().unwrap().success());

    let timeline = common::read(&file);
    let child = of_lane(&timeline, "dziecko");
    assert_eq!(polish(child[0]), "czekam bez końca");
    assert_eq!(child[0].until, Some(child[1].at));
    assert_eq!(child[1].kind, Kind::End);
}

fn a_child_alone_narrates_for_itself() {
    let output = scenario("grandchild").output().unwrap();
    assert!(lines(&output.stdout)[0].ends_with(" ms  wątek główny   wnuk"));
}
