//! Whole runs of narrated programs, seen from outside: their lines, their timelines, their exit codes.
//!
//! The programs are in this same executable: it runs the one named in `SCENARIO` instead of the tests.

mod common;

use std::{
    collections::HashMap,
    env,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{ExitCode, Stdio},
    sync::{Barrier, mpsc},
    thread,
};

use common::{SCENARIO, lines, of_lane, polish, read, record, scenario};
use libtest_mimic::{Arguments, Trial};
use narrator::{RECORD, say};
use timeline::{Event, Kind, Lane};

const CROWD: usize = 8;
const LINES_EACH: usize = 2_000;

fn main() -> ExitCode {
    if let Ok(scenario) = env::var(SCENARIO) {
        return if scenario == "fails" {
            fails()
        } else {
            plain()
        };
    }
    let tests: [(&str, fn()); 11] = [
        ("lines_are_whole_and_in_order", lines_are_whole_and_in_order),
        (
            "a_span_ends_with_the_next_event_of_its_thread",
            a_span_ends_with_the_next_event_of_its_thread,
        ),
        (
            "lanes_stand_in_the_order_of_spawning",
            lanes_stand_in_the_order_of_spawning,
        ),
        (
            "a_thread_that_outlives_main_is_cut_off",
            a_thread_that_outlives_main_is_cut_off,
        ),
        (
            "one_recording_holds_both_languages",
            one_recording_holds_both_languages,
        ),
        (
            "the_stream_tells_each_event_at_once",
            the_stream_tells_each_event_at_once,
        ),
        (
            "nobody_has_to_read_to_the_end",
            nobody_has_to_read_to_the_end,
        ),
        ("a_panic_is_recorded_too", a_panic_is_recorded_too),
        ("an_error_is_recorded_too", an_error_is_recorded_too),
        (
            "the_program_gets_its_own_arguments",
            the_program_gets_its_own_arguments,
        ),
        (
            "wrong_arguments_are_explained",
            wrong_arguments_are_explained,
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

fn plain() -> ExitCode {
    #[narrator::main]
    fn main() {
        match env::var(SCENARIO).unwrap().as_str() {
            "crowd" => crowd(),
            "spans" => spans(),
            "second_speaks_first" => second_speaks_first(),
            "detached" => detached(),
            "endless" => (0..20_000).for_each(|i| say!(pl = "wiersz {i}", ru = "строка {i}")),
            "panics" => {
                say!(pl = "czekam", ru = "жду"; waits);
                panic!("on purpose");
            }
            "arguments" => println!("{:?}", narrator::args()),
            other => panic!("no scenario {other}"),
        }
    }
    main()
}

fn fails() -> ExitCode {
    #[narrator::main]
    fn main() -> anyhow::Result<()> {
        say!(pl = "zaraz błąd", ru = "сейчас будет ошибка");
        anyhow::bail!("on purpose")
    }
    main()
}

/// Everybody talks at once.
fn crowd() {
    let start = Barrier::new(CROWD);
    thread::scope(|scope| {
        for n in 0..CROWD {
            let start = &start;
            thread::Builder::new()
                .name(format!("t{n}"))
                .spawn_scoped(scope, move || {
                    start.wait();
                    for i in 0..LINES_EACH {
                        say!(pl = "wątek {n} wiersz {i}", ru = "поток {n} строка {i}");
                    }
                })
                .unwrap();
        }
    });
}

fn spans() {
    say!(pl = "pracuję", ru = "работаю"; works);
    println!("not narrated");
    thread::spawn(|| {
        let number = 7;
        say!(pl = "czekam na {number}", ru = "жду {number}"; waits);
        say!(pl = "trzymam\n{number:>3}", ru = "держу\n{number:>3}"; holds);
    })
    .join()
    .unwrap();
    say!(pl = "mówię", ru = "говорю",);
    say!(pl = "i kończę", ru = "и заканчиваю");
}

fn second_speaks_first() {
    let (second_spoke, first_waits) = mpsc::channel();
    let first = thread::spawn(move || {
        first_waits.recv().unwrap();
        say!(pl = "pierwszy", ru = "первый");
    });
    let second = thread::spawn(move || {
        say!(pl = "drugi", ru = "второй");
        second_spoke.send(()).unwrap();
    });
    first.join().unwrap();
    second.join().unwrap();
    say!(pl = "główny", ru = "главный");
}

fn detached() {
    let (spoke, main_waits) = mpsc::channel();
    thread::spawn(move || {
        say!(pl = "czekam bez końca", ru = "жду бесконечно"; waits);
        spoke.send(()).unwrap();
        loop {
            thread::park();
        }
    });
    main_waits.recv().unwrap();
}

// ---- The tests -------------------------------------------------------------------------------------------------------

fn lines_are_whole_and_in_order() {
    let (output, timeline) = record("crowd");
    assert!(output.status.success());
    let lines = lines(&output.stdout);
    assert_eq!(lines.len(), CROWD * LINES_EACH);

    let mut next = HashMap::new();
    for line in &lines {
        let (time_and_name, text) = line
            .split_once("  wątek ")
            .unwrap_or_else(|| panic!("torn: {line:?}"));
        let (thread, number) = text
            .split_once(" wiersz ")
            .unwrap_or_else(|| panic!("torn: {line:?}"));
        assert!(
            time_and_name
                .trim_end()
                .ends_with(&format!("ms  t{thread}")),
            "torn: {line:?}"
        );
        let expected = next.entry(thread.to_owned()).or_insert(0);
        assert_eq!(
            number,
            expected.to_string(),
            "a thread's own lines are in order"
        );
        *expected += 1;
    }
    assert_eq!(next.len(), CROWD);

    let said = timeline
        .events
        .iter()
        .filter(|event| event.kind == Kind::Say)
        .map(polish);
    let printed = lines
        .iter()
        .map(|line| &line[line.find("wątek").unwrap()..]);
    assert!(said.eq(printed), "lines and events stand in the same order");
    assert!(timeline.events.iter().map(|event| event.at).is_sorted());
    assert_eq!(
        timeline
            .events
            .iter()
            .filter(|event| event.kind == Kind::End)
            .count(),
        CROWD
    );
}

fn a_span_ends_with_the_next_event_of_its_thread() {
    let (output, timeline) = record("spans");
    let shown = lines(&output.stdout);
    assert_eq!(shown[1], "not narrated");
    assert!(
        shown[3].ends_with("  wątek 1        trzymam   7"),
        "one line stays one line: {:?}",
        shown[3]
    );

    let main = of_lane(&timeline, "wątek główny");
    assert_eq!(
        main.iter().map(|e| e.kind).collect::<Vec<_>>(),
        [Kind::Run, Kind::Say, Kind::Say, Kind::End]
    );
    assert_eq!(
        main[0].until,
        Some(main[1].at),
        "another thread's event does not end it"
    );
    assert_eq!(main[1].until, None);

    let spawned = of_lane(&timeline, "wątek 1");
    assert_eq!(
        spawned.iter().map(|e| e.kind).collect::<Vec<_>>(),
        [Kind::Wait, Kind::Hold, Kind::End]
    );
    assert_eq!(spawned[0].until, Some(spawned[1].at));
    assert_eq!(
        spawned[1].until,
        Some(spawned[2].at),
        "the end of a thread ends what it holds"
    );
    assert!(spawned[2].at <= main[1].at, "main joined it");
}

fn lanes_stand_in_the_order_of_spawning() {
    let (_, timeline) = record("second_speaks_first");
    let said: Vec<&str> = timeline
        .events
        .iter()
        .map(polish)
        .filter(|text| !text.is_empty())
        .collect();
    assert_eq!(said, ["drugi", "pierwszy", "główny"]);
    let lanes: Vec<(usize, &str)> = timeline
        .lanes
        .iter()
        .map(|lane| (lane.id, lane.name.pl.as_str()))
        .collect();
    assert_eq!(lanes, [(0, "wątek główny"), (1, "wątek 1"), (2, "wątek 2")]);
    assert_eq!(polish(of_lane(&timeline, "wątek 1")[0]), "pierwszy");
    assert_eq!(polish(of_lane(&timeline, "wątek 2")[0]), "drugi");

    let stream = scenario("second_speaks_first")
        .env("NARRATOR_STREAM", "1")
        .output()
        .unwrap();
    let mut live: Vec<Lane> = Vec::new();
    for line in lines(&stream.stdout) {
        let mut record: serde_json::Value =
            serde_json::from_str(line.strip_prefix(RECORD).unwrap()).unwrap();
        let lane: Lane = serde_json::from_value(record["lane"].take()).unwrap();
        if live.iter().all(|known| known.id != lane.id) {
            let row = record["row"].as_u64().unwrap();
            live.insert(usize::try_from(row).unwrap(), lane);
        }
    }
    let names: Vec<&str> = live.iter().map(|lane| lane.name.pl.as_str()).collect();
    assert_eq!(names, ["wątek główny", "wątek 1", "wątek 2"]);
}

fn a_thread_that_outlives_main_is_cut_off() {
    let (output, timeline) = record("detached");
    assert!(output.status.success());
    let [wait] = of_lane(&timeline, "wątek 1")[..] else {
        panic!("{:?}", timeline.events)
    };
    assert!(
        wait.until.is_some(),
        "it waits no longer than the process lives"
    );
}

fn one_recording_holds_both_languages() {
    let (output, timeline) = record("spans");
    let text = of_lane(&timeline, "wątek 1")[0].text.clone().unwrap();
    assert_eq!(
        (text.pl.as_str(), text.ru.as_str()),
        ("czekam na 7", "жду 7")
    );
    assert_eq!(timeline.lanes[0].name.ru, "главный поток");
    assert_eq!(timeline.lanes[1].name.ru, "поток 1");

    assert!(lines(&output.stdout)[0].contains(" ms  wątek główny   pracuję"));
    let by_argument = scenario("spans").args(["--lang", "ru"]).output().unwrap();
    assert!(lines(&by_argument.stdout)[0].contains(" мс  главный поток  работаю"));
    let by_variable = scenario("spans")
        .env("WORKBOOK_LANG", "ru")
        .output()
        .unwrap();
    assert!(lines(&by_variable.stdout)[0].contains(" мс  главный поток  работаю"));
}

fn the_stream_tells_each_event_at_once() {
    #[derive(Debug, PartialEq)]
    struct Told {
        lane: Lane,
        event: Event,
        line: Option<String>,
    }
    let parse = |line: &str| -> Option<Told> {
        let mut record: serde_json::Value =
            serde_json::from_str(line.strip_prefix(RECORD)?).unwrap();
        Some(Told {
            lane: serde_json::from_value(record["lane"].take()).unwrap(),
            event: serde_json::from_value(record["event"].take()).unwrap(),
            line: record
                .get("line")
                .map(|line| line.as_str().unwrap().to_owned()),
        })
    };

    let output = scenario("spans")
        .env("NARRATOR_STREAM", "1")
        .output()
        .unwrap();
    let shown = lines(&output.stdout);
    assert_eq!(
        shown[1], "not narrated",
        "what is not narrated comes as it is"
    );
    let told: Vec<Told> = shown.iter().filter_map(|line| parse(line)).collect();
    assert_eq!(told.len(), shown.len() - 1);
    assert!(told.iter().all(|told| told.lane.id == told.event.lane));
    assert!(
        told.iter()
            .all(|told| told.line.is_some() == (told.event.kind != Kind::End))
    );
    assert!(
        told[1]
            .line
            .as_ref()
            .unwrap()
            .ends_with(" ms  wątek 1        czekam na 7")
    );
    assert_eq!(
        (told[1].event.kind, told[1].event.until),
        (Kind::Wait, None)
    );
    assert_eq!(told.last().unwrap().event.kind, Kind::End);

    // At once: the program of this scenario never ends by itself while nobody reads.
    let mut child = scenario("endless")
        .env("NARRATOR_STREAM", "1")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut first)
        .unwrap();
    assert_eq!(polish(&parse(first.trim_end()).unwrap().event), "wiersz 0");
    child.kill().unwrap();
    child.wait().unwrap();
}

fn nobody_has_to_read_to_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("run.json");
    let mut child = scenario("endless")
        .arg("--timeline")
        .arg(&file)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut first)
        .unwrap();
    // The reader is dropped here: from now on each write of the child fails.
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(lines(&output.stderr), Vec::<String>::new());
    assert_eq!(read(&file).events.len(), 20_000 + 1);
}

fn a_panic_is_recorded_too() {
    let (output, timeline) = record("panics");
    assert_eq!(output.status.code(), Some(101), "the exit code of a panic");
    assert!(lines(&output.stderr).concat().contains("on purpose"));
    let main = of_lane(&timeline, "wątek główny");
    assert_eq!(main[0].kind, Kind::Wait);
    assert_eq!(main[0].until, Some(main[1].at));
}

fn an_error_is_recorded_too() {
    let (output, timeline) = record("fails");
    assert_eq!(output.status.code(), Some(1));
    assert!(lines(&output.stderr).concat().contains("on purpose"));
    assert_eq!(polish(&timeline.events[0]), "zaraz błąd");
}

fn the_program_gets_its_own_arguments() {
    let arguments = [
        "--mechanism",
        "--lang",
        "ru",
        "mutex",
        "--timeline=/dev/null",
    ];
    let output = scenario("arguments").args(arguments).output().unwrap();
    assert_eq!(lines(&output.stdout), [r#"["--mechanism", "mutex"]"#]);
}

fn wrong_arguments_are_explained() {
    let unwritable = PathBuf::from("/no such folder/run.json");
    let cases: [(&[&str], i32, &str); 3] = [
        (&["--lang", "de"], 2, "--lang pl | --lang ru"),
        (&["--timeline"], 2, "Po --timeline brakuje"),
        (
            &["--timeline", unwritable.to_str().unwrap()],
            1,
            "Nie można zapisać osi czasu",
        ),
    ];
    for (arguments, code, message) in cases {
        let output = scenario("spans").args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert!(
            lines(&output.stderr)[0].contains(message),
            "{arguments:?}: {output:?}"
        );
    }
}
