//! Every sentence and every name of an operation, in both languages.

use super::*;

/// One finding of each kind.
fn findings() -> Vec<Finding> {
    let compared = |values: Option<(&str, &str)>| Finding::Required {
        key: "some_key".to_owned(),
        thread: 1,
        place: grade_place(9),
        actual: values.map(|(actual, _)| actual.to_owned()),
        expected: values.map(|(_, expected)| expected.to_owned()),
    };
    let mut join = waiting(0, Operation::Join, None, grade_place(8));
    join.joins = Some(1);
    vec![
        Finding::Blocked {
            waiters: vec![held(1, 1, 16, 2, 15), held(2, 0, 16, 1, 15)],
        },
        Finding::Blocked {
            waiters: vec![held(1, 1, 16, 1, 15), join],
        },
        Finding::Blocked {
            waiters: Vec::new(),
        },
        compared(None),
        compared(Some(("3", "2"))),
        Finding::Panicked {
            thread: 2,
            place: None,
            text: "a\nb".to_owned(),
        },
        Finding::Runs {
            thread: 1,
            after: None,
        },
        Finding::Runs {
            thread: 1,
            after: Some(place(15)),
        },
        left_threads(),
        raced(),
        Finding::Child {
            how: "signal 6".to_owned(),
        },
        Finding::Child { how: String::new() },
        Finding::Diverged,
    ]
}

fn assert_is_said(text: &str, what: &str) {
    assert!(!text.trim().is_empty(), "{what}: nothing is said");
    assert!(
        !text.contains(['?', '{', '}']),
        "{what}: a place is not filled: {text}"
    );
}

#[test]
fn every_diagnosis_of_every_finding_is_a_sentence_in_both_languages() {
    let (history, sources) = (history(Vec::new()), sources());
    for (diagnosis, engine) in Diagnosis::ALL
        .into_iter()
        .flat_map(|diagnosis| Engine::ALL.map(|engine| (diagnosis, engine)))
    {
        let facts = Facts {
            engine,
            history: &history,
            sources: &sources,
            requirements: &BTreeMap::new(),
        };
        for finding in findings() {
            let failure = Failure {
                diagnosis,
                finding,
                history: history.clone(),
                replay: String::new(),
            };
            let said = message(&failure, &facts);
            for language in Language::ALL {
                let said = said.get(language);
                assert_is_said(said, &format!("{failure:?}"));
                assert!(said.ends_with('.'), "{said}");
            }
        }
    }
}

/// Every operation. A new variant makes `known` below fail to compile, and belongs here, too.
const OPERATIONS: [Operation; 33] = [
    Operation::Lock,
    Operation::TryLock,
    Operation::TryLockFailed,
    Operation::Unlock,
    Operation::Read,
    Operation::Unread,
    Operation::Write,
    Operation::Unwrite,
    Operation::Wait,
    Operation::SpuriousWakeUp,
    Operation::TimedOut,
    Operation::NotifyOne,
    Operation::NotifyAll,
    Operation::BarrierWait,
    Operation::Park,
    Operation::Unpark,
    Operation::Sleep,
    Operation::Yield,
    Operation::Spawn,
    Operation::Join,
    Operation::Load,
    Operation::Store,
    Operation::Update,
    Operation::UpdateFailed,
    Operation::UpdateFailedSpuriously,
    Operation::CellRead,
    Operation::CellWrite,
    Operation::Send,
    Operation::Receive,
    Operation::Closed,
    Operation::CallOnce,
    Operation::Await,
    Operation::Panic,
];

fn known(operation: Operation) -> bool {
    use Operation as O;
    match operation {
        O::Lock
        | O::TryLock
        | O::TryLockFailed
        | O::Unlock
        | O::Read
        | O::Unread
        | O::Write
        | O::Unwrite
        | O::Wait
        | O::SpuriousWakeUp
        | O::TimedOut
        | O::NotifyOne
        | O::NotifyAll
        | O::BarrierWait
        | O::Park
        | O::Unpark
        | O::Sleep
        | O::Yield
        | O::Spawn
        | O::Join
        | O::Load
        | O::Store
        | O::Update
        | O::UpdateFailed
        | O::UpdateFailedSpuriously
        | O::CellRead
        | O::CellWrite
        | O::Send
        | O::Receive
        | O::Closed
        | O::CallOnce
        | O::Await
        | O::Panic
        | O::End => true,
    }
}

#[test]
fn every_operation_on_every_object_has_words_in_both_languages() {
    let objects = ObjectKind::ALL.map(|kind| ObjectFacts {
        kind,
        number: 1,
        made: place(9),
    });
    let mut history = history(Vec::new());
    history.objects = objects.into();
    for operation_kind in OPERATIONS.into_iter().chain([Operation::End]) {
        assert!(known(operation_kind));
        for object in 0..history.objects.len() {
            for waits in [false, true] {
                let mut step = of(step(1, operation_kind, Some(object), place(9)), "2");
                step.waits = waits;
                for language in Language::ALL {
                    let said = operation(language, &history, &step);
                    assert_is_said(&said, &format!("{step:?}"));
                }
            }
        }
    }
}

#[test]
fn calls_on_objects_that_are_not_known_have_words_in_both_languages() {
    use Operation as O;
    let mut history = history(Vec::new());
    history.threads[1].is_task = true;
    for operation_kind in [
        O::Lock,
        O::TryLock,
        O::Unlock,
        O::Read,
        O::Write,
        O::Wait,
        O::NotifyOne,
        O::NotifyAll,
        O::Send,
        O::Receive,
        O::Sleep,
        O::Yield,
        O::Await,
    ] {
        for language in Language::ALL {
            let said = operation(language, &history, &step(1, operation_kind, None, place(9)));
            assert_is_said(&said, &format!("{operation_kind:?}"));
        }
    }
    let sleep = of(step(1, O::Sleep, None, place(9)), "10ms");
    assert_eq!(
        operation(Language::Pl, &history, &sleep),
        "zasypia na 10\u{a0}ms (`sleep`)"
    );
    let passes = step(1, O::Yield, None, place(9));
    assert_eq!(
        operation(Language::Pl, &history, &passes),
        "przepuszcza inne zadania"
    );
}

#[test]
fn every_wait_has_words_in_both_languages() {
    let (history, sources) = (history(Vec::new()), sources());
    let facts = Facts {
        engine: Engine::Threads,
        history: &history,
        sources: &sources,
        requirements: &BTreeMap::new(),
    };
    for operation in OPERATIONS {
        for object in [None, Some(0), Some(2), Some(3)] {
            let mut waiter = waiting(1, operation, object, place(16));
            waiter.joins = (operation == Operation::Join).then_some(2);
            let failure = Failure {
                diagnosis: Diagnosis::WaitsForever,
                finding: Finding::Blocked {
                    waiters: vec![waiter],
                },
                history: history.clone(),
                replay: String::new(),
            };
            let said = message(&failure, &facts);
            let fault = faults(&failure, &facts).remove(0).2;
            for language in Language::ALL {
                for text in [&said, &fault] {
                    let known = operation_or_object_is_known(operation, object);
                    if known {
                        assert_is_said(text.get(language), &format!("{operation:?} {object:?}"));
                    }
                }
            }
        }
    }
}

/// An operation on an object is never reported without it, except where there is none.
fn operation_or_object_is_known(operation: Operation, object: Option<usize>) -> bool {
    use Operation as O;
    object.is_some()
        || matches!(
            operation,
            O::Park | O::Sleep | O::Join | O::Yield | O::Await
        )
}

#[test]
fn a_task_awaits_at_a_line_or_is_known_by_its_start() {
    let sources = sources();
    let mut history = history(Vec::new());
    history.threads[1].is_task = true;
    let said = |at: Place| {
        let failure = Failure {
            diagnosis: Diagnosis::WaitsForever,
            finding: Finding::Blocked {
                waiters: vec![waiting(1, Operation::Await, None, at)],
            },
            history: history.clone(),
            replay: String::new(),
        };
        let facts = Facts {
            engine: Engine::Tasks,
            history: &history,
            sources: &sources,
            requirements: &BTreeMap::new(),
        };
        message(&failure, &facts)
    };
    assert_eq!(
        said(place(19)).pl,
        "Czekanie bez końca: zadanie 1 oczekuje w src/lib.rs:19, a nie ma już kto go wybudzić."
    );
    assert_eq!(
        said(grade_place(6)).ru,
        "Бесконечное ожидание: задача 1 ожидает, но разбудить эту задачу (она запущена в tests/grade.rs:6) уже некому."
    );
}

#[test]
fn a_lock_whose_holder_has_ended_is_told_apart() {
    let sources = sources();
    let mut history = history(vec![step(1, Operation::End, None, place(17))]);
    let mut said = |is_task| {
        history.threads[1].is_task = is_task;
        let failure = Failure {
            diagnosis: Diagnosis::WaitsForever,
            finding: Finding::Blocked {
                waiters: vec![held(2, 0, 16, 1, 15)],
            },
            history: history.clone(),
            replay: String::new(),
        };
        let facts = Facts {
            engine: Engine::Threads,
            history: &history,
            sources: &sources,
            requirements: &BTreeMap::new(),
        };
        (
            message(&failure, &facts),
            faults(&failure, &facts).remove(0).2,
        )
    };
    let (whole, fault) = said(false);
    assert_eq!(
        whole.pl,
        "Czekanie bez końca: wątek „kasa” czeka w src/lib.rs:16 na muteks 1 (utworzony w src/lib.rs:9), \
         a wątek 1 zakończył się, nie zwalniając tej blokady (od src/lib.rs:15)."
    );
    assert_eq!(
        fault.ru,
        "ждёт мьютекс 1; поток 1 завершился, не освободив эту блокировку"
    );
    let (whole, fault) = said(true);
    assert!(
        whole.ru.contains("а задача 1 завершилась, не освободив"),
        "{}",
        whole.ru
    );
    assert!(
        fault
            .pl
            .ends_with("zadanie 1 zakończyło się, nie zwalniając tej blokady"),
        "{}",
        fault.pl
    );
}

#[test]
fn tasks_and_threads_are_numbered_apart() {
    let mut history = history(Vec::new());
    history.threads[2].name = None;
    history.threads.push(history.threads[1].clone());
    history.threads[1].is_task = true;
    history.threads[3].is_task = true;
    let names = |language| {
        [0, 1, 2, 3].map(|thread| crate::names::thread_name(language, &history, thread, ""))
    };
    assert_eq!(
        names(Language::Pl),
        ["wątek główny", "zadanie 1", "wątek 1", "zadanie 2"]
    );
    assert_eq!(
        names(Language::Ru),
        ["главный поток", "задача 1", "поток 1", "задача 2"]
    );
}

#[test]
fn processes_left_behind_are_counted_and_named() {
    let said = |language, names: &[&str]| {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        crate::message::left_processes(language, &names)
    };
    for (names, pl, ru) in [
        (
            &["worker"][..],
            "Wyciek: po zakończeniu przypadku wciąż działa 1 proces (worker), na który nikt nie zaczekał.",
            "Утечка: после завершения случая всё ещё работает 1 процесс (worker): никто не дождался его завершения.",
        ),
        (
            &["sh", "worker", "worker"],
            "Wyciek: po zakończeniu przypadku wciąż działają 3 procesy (sh, worker), na które nikt nie zaczekał.",
            "Утечка: после завершения случая всё ещё работают 3 процесса (sh, worker): никто не дождался их завершения.",
        ),
        (
            &["worker"; 5],
            "Wyciek: po zakończeniu przypadku wciąż działa 5 procesów (worker), na które nikt nie zaczekał.",
            "Утечка: после завершения случая всё ещё работают 5 процессов (worker): никто не дождался их завершения.",
        ),
    ] {
        assert_eq!(said(Language::Pl, names), pl);
        assert_eq!(said(Language::Ru, names), ru);
    }
}

#[test]
fn every_way_to_end_a_child_has_words_in_both_languages() {
    for (end, errors) in [
        (End::Exit(0), ""),
        (End::Exit(101), ""),
        (End::Signal(6), ""),
        (End::Signal(11), ""),
        (
            End::Signal(6),
            "memory allocation of 10000000000 bytes failed",
        ),
        (End::OutOfTime(Duration::from_secs(12)), ""),
        (End::TooManyProcesses(32), ""),
    ] {
        let case: CaseVerdict = ended(end, errors).cases.remove(0);
        for language in Language::ALL {
            assert_is_said(case.message.get(language), &format!("{end:?}"));
        }
    }
}

#[test]
fn both_languages_have_the_same_messages() {
    for (pl, ru) in [
        (
            include_str!("../../locales/pl/messages.ftl"),
            include_str!("../../locales/ru/messages.ftl"),
        ),
        (
            include_str!("../../locales/pl/operations.ftl"),
            include_str!("../../locales/ru/operations.ftl"),
        ),
        (
            include_str!("../../locales/pl/report.ftl"),
            include_str!("../../locales/ru/report.ftl"),
        ),
    ] {
        let ids = |text: &'static str| -> Vec<&'static str> {
            text.lines()
                .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
                .filter_map(|line| line.split_once(" ="))
                .map(|(id, _)| id)
                .collect()
        };
        assert_eq!(ids(pl), ids(ru));
        assert!(
            ids(pl)
                .iter()
                .all(|id| has(Language::Pl, id) && has(Language::Ru, id))
        );
    }
}

#[test]
fn counted_nouns_follow_the_rules_of_each_language() {
    let counted = |language, id: &str, number: u64| {
        let mut arguments = Arguments::new();
        for key in ["count", "n", "bound"] {
            arguments.set(key, count(number));
        }
        arguments.set("shown", number.to_string());
        say(language, id, &arguments)
    };
    for (number, pl, ru) in [
        (1, "1 przeplot", "1 чередование"),
        (2, "2 przeploty", "2 чередования"),
        (5, "5 przeplotów", "5 чередований"),
        (12, "12 przeplotów", "12 чередований"),
        (21, "21 przeplotów", "21 чередование"),
        (22, "22 przeploty", "22 чередования"),
    ] {
        assert_eq!(counted(Language::Pl, "schedules", number), pl);
        assert_eq!(counted(Language::Ru, "schedules", number), ru);
    }
    for (number, pl, ru) in [
        (
            1,
            "nie skończył pracy w ciągu 1 sekundy",
            "не завершилась за 1 секунду",
        ),
        (
            2,
            "nie skończył pracy w ciągu 2 sekund",
            "не завершилась за 2 секунды",
        ),
        (
            5,
            "nie skończył pracy w ciągu 5 sekund",
            "не завершилась за 5 секунд",
        ),
        (
            22,
            "nie skończył pracy w ciągu 22 sekund",
            "не завершилась за 22 секунды",
        ),
    ] {
        assert_eq!(counted(Language::Pl, "how-wall", number), pl);
        assert_eq!(counted(Language::Ru, "how-wall", number), ru);
    }
    assert!(counted(Language::Pl, "explored-bound", 1).ends_with("1 wywłaszczeniem."));
    assert!(counted(Language::Pl, "explored-bound", 2).ends_with("2 wywłaszczeniami."));
    assert!(counted(Language::Ru, "explored-bound", 1).ends_with("1 вытеснения."));
    assert!(counted(Language::Ru, "explored-bound", 2).ends_with("2 вытеснений."));
}
