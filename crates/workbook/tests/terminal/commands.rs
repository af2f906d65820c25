//! Each command: what it says in both languages, what it leaves behind, its exit code.

use serde_json::Value;
use unicode_width::UnicodeWidthStr;
use workbook::progress::Moment;

use crate::{
    pty,
    terminal::Ended,
    workbook::{Workbook, answer},
};

const FILE: &str = "exercises/ex13_barrier/src/lib.rs";

fn pass(workbook: &Workbook, exercise: &str) {
    let change = |progress: &mut workbook::progress::Progress| {
        let work = progress.exercises.entry(exercise.to_owned()).or_default();
        work.passed = Some(Moment(1));
        work.checked = Some(Moment(1));
    };
    workbook.store().change(change).expect("written");
}

fn json(workbook: &Workbook, arguments: &str) -> Value {
    let output = workbook.call(arguments).succeeded();
    serde_json::from_str(&output).expect("JSON alone")
}

#[test]
fn each_command_speaks_both_languages() {
    let workbook = Workbook::new();
    pass(&workbook, "ex00_warmup");
    for (arguments, polish, russian) in [
        ("--help", "Kody wyjścia:", "Коды выхода:"),
        (
            "progress import --help",
            "Dodaje postępy",
            "Добавляет прогресс",
        ),
        (
            "status",
            "Zaliczone ćwiczenia: 1 z 2",
            "Зачтено упражнений: 1 из 2",
        ),
        (
            "next",
            "Bariera wielokrotnego użytku",
            "Многоразовый барьер",
        ),
        ("hint 13", "podpowiedzi: ", "подсказки: "),
        ("reset 13 --yes", "jak na początku", "исходная версия"),
        (
            "solution 13 --yes",
            "dobrych rozwiązań",
            "правильных решений",
        ),
        ("lang", "Polski (pl)", "Русский (ru)"),
        (
            "progress reset --yes",
            "Postępy usunięto",
            "Прогресс удалён",
        ),
    ] {
        for (language, expected) in [("pl", polish), ("ru", russian)] {
            let answer = answer(workbook.command(arguments).env("WORKBOOK_LANG", language));
            let text = answer.succeeded();
            assert!(text.contains(expected), "{language} {arguments}:\n{text}");
            assert!(!text.contains('\x1b'), "colours without a terminal: {text}");
        }
    }
}

#[test]
fn the_status_tells_what_was_done_and_what_is_next() {
    let workbook = Workbook::new();
    assert_eq!(json(&workbook, "status --json")["next"], "ex00_warmup");
    pass(&workbook, "ex00_warmup");
    workbook.call("hint 13").succeeded();
    let status = json(&workbook, "status --json");
    assert_eq!(status["passed"], 1);
    assert_eq!(status["next"], "ex13_barrier");
    assert_eq!(status["chapters"][1]["exercises"][0]["work"]["hints"], 1);
    let text = workbook.call("list").succeeded();
    assert!(
        text.contains("✓ ex00_warmup") && text.contains("… ex13_barrier"),
        "{text}"
    );
    assert!(text.contains("1/4 podpowiedzi"), "{text}");
}

#[test]
fn next_is_null_when_all_have_passed() {
    let workbook = Workbook::new();
    let next = json(&workbook, "next --json");
    assert_eq!(next["exercise"], "ex00_warmup");
    assert_eq!(next["page"]["ru"], "book/ru/ch00_start.md");
    pass(&workbook, "ex00_warmup");
    pass(&workbook, "ex13_barrier");
    assert_eq!(json(&workbook, "next --json"), Value::Null);
    let text = workbook.call("next").succeeded();
    assert!(text.contains("wszystkie ćwiczenia są zaliczone"), "{text}");
    assert!(workbook.call("hint").refused().contains("Podaj nazwę"));
}

#[test]
fn one_more_hint_each_time_until_there_is_none() {
    let workbook = Workbook::new();
    for (shown, is_new) in [(1, true), (2, true), (3, true), (4, true), (4, false)] {
        let hints = json(&workbook, "hint barrier --json");
        assert_eq!(hints["shown"].as_array().expect("hints").len(), shown);
        assert_eq!(hints["is_new"], is_new);
        assert_eq!(hints["of"], 4);
    }
    let text = workbook.call("hint ex13").succeeded();
    assert!(
        text.contains("4. ") && text.contains("Więcej podpowiedzi nie ma"),
        "{text}"
    );
    assert_eq!(workbook.progress().of("ex13_barrier").hints, 4);
    // Without a name: the one that `next` names.
    assert_eq!(json(&workbook, "hint --json")["exercise"], "ex00_warmup");
}

#[test]
fn nothing_is_reset_without_a_yes() {
    let workbook = Workbook::new();
    let starter = workbook.read(FILE);
    let text = workbook.call("reset 13").succeeded();
    assert!(text.contains("nie ma czego przywracać"), "{text}");
    workbook.write(FILE, "mine");
    assert!(workbook.call("reset 13").refused().contains("`--yes`"));
    for (language, keys, code) in [
        ("pl", "\r", 1),
        ("ru", "нет\r", 1),
        ("pl", "\x04", 1),
        ("ru", "да\r", 0),
    ] {
        assert_eq!(workbook.read(FILE), "mine");
        let mut terminal = pty::start(pty::command(&workbook, language, "reset 13"), 80);
        terminal.wait_for(&[if language == "pl" { "[t/N]" } else { "[д/Н]" }]);
        terminal.keys(keys);
        assert_eq!(terminal.end().code, code, "{keys:?}");
    }
    assert_eq!(workbook.read(FILE), starter);
    assert_eq!(workbook.read(".workbook/backups/ex13_barrier-1.rs"), "mine");
    workbook.write(FILE, "again");
    let text = workbook.call("reset 13 --yes").succeeded();
    assert!(
        text.contains("`cp .workbook/backups/ex13_barrier-2.rs exercises"),
        "{text}"
    );
}

#[test]
fn the_solution_is_for_those_who_passed_or_insist() {
    let workbook = Workbook::new();
    assert!(workbook.call("solution 13").refused().contains("`--yes`"));
    let mut terminal = pty::start(pty::command(&workbook, "pl", "solution 13"), 80);
    terminal.wait_for(&["[t/N]"]);
    terminal.keys("n\r");
    let Ended { code, text, .. } = terminal.end();
    assert_eq!(code, 1);
    assert!(!text.contains("impl Barrier"), "{text}");
    pass(&workbook, "ex13_barrier");
    let text = workbook.call("solution 13").succeeded();
    assert!(text.contains("impl Barrier"), "{text}");
    assert!(text.contains("solutions/ex13_barrier/right_"), "{text}");
    let all = workbook.call("solution 13 --all").succeeded();
    assert!(
        all.matches("// solutions/ex13_barrier/right_").count() > 3,
        "{all}"
    );
}

#[test]
fn the_editor_is_called_with_its_arguments_and_ends_the_command() {
    let workbook = Workbook::new();
    let text = workbook.call("open 13").refused();
    assert!(text.contains(FILE) && text.contains("EDITOR"), "{text}");
    let open = |variable: &str, value: &str| {
        answer(
            workbook
                .command("open 13")
                .env("EDITOR", "false")
                .env(variable, value),
        )
    };
    let edited = open("VISUAL", "sh -c 'echo \"$1\" > edited; exit 7' sh");
    assert_eq!(edited.code, Some(7));
    let file = workbook.root.join(FILE).display().to_string();
    assert_eq!(workbook.read("edited").trim(), file);
    assert_eq!(open("VISUAL", "").code, Some(1), "an empty one is none");
    assert_eq!(open("VISUAL", "sh -c 'kill -9 $$'").code, Some(128 + 9));
    assert!(open("VISUAL", "code 'wait").refused().contains("VISUAL"));
    let missing = open("EDITOR", "no-such-editor --wait");
    assert_eq!(missing.code, Some(2));
    assert!(missing.errors.contains("no-such-editor"), "{missing:?}");
}

#[test]
fn the_language_is_stored_and_the_source_of_it_told() {
    let workbook = Workbook::new();
    let call = |arguments: &str, variable: &str| {
        let mut command = workbook.command(arguments);
        command.env("WORKBOOK_LANG", variable).env("LC_ALL", "C");
        answer(&mut command)
    };
    assert!(call("lang", "").succeeded().contains("z ustawień systemu"));
    let stored = call("lang ru", "").succeeded();
    assert!(stored.contains("Теперь всё по-русски"), "{stored}");
    assert_eq!(workbook.read(".workbook/lang"), "ru\n");
    assert!(call("lang", "").succeeded().contains("выбор сохранён"));
    assert!(call("status", "").succeeded().contains("Зачтено"));
    assert!(
        call("lang", "pl")
            .succeeded()
            .contains("zmienna `WORKBOOK_LANG`")
    );
    assert!(
        call("lang --lang ru", "pl")
            .succeeded()
            .contains("`--lang`")
    );
    let overruled = call("lang ru", "pl").succeeded();
    assert!(overruled.contains("unset WORKBOOK_LANG"), "{overruled}");
    assert!(call("lang de", "pl").refused().contains("`de`"));
}

#[test]
fn progress_travels_and_is_forgotten_with_a_copy() {
    let (here, there) = (Workbook::new(), Workbook::new());
    pass(&here, "ex00_warmup");
    here.call("hint 13").succeeded();
    let file = there.root.join("exported.json");
    here.call(&format!("progress export {}", file.display()))
        .succeeded();
    assert_eq!(
        here.call("progress export").succeeded(),
        there.read("exported.json")
    );
    there.call("hint 13").succeeded();
    let text = there.call("progress import exported.json").succeeded();
    assert_eq!(text.trim(), "Dodano: 1 zaliczone ćwiczenie.");
    assert_eq!(there.progress(), here.progress());
    let text = there.call("progress import exported.json").succeeded();
    assert!(text.contains("Niczego nie dodano"), "{text}");

    assert!(there.call("progress reset").refused().contains("`--yes`"));
    let text = there.call("progress reset --yes").succeeded();
    assert!(
        text.contains("cargo workbook progress import .workbook/backups/progress-1.json"),
        "{text}"
    );
    assert!(there.progress().exercises.is_empty());
    there
        .call("progress import .workbook/backups/progress-1.json")
        .succeeded();
    assert_eq!(there.progress(), here.progress());
}

#[test]
fn a_file_that_holds_something_else_is_neither_imported_nor_replaced() {
    let workbook = Workbook::new();
    workbook.write("notes.txt", "mine");
    assert!(
        workbook
            .call("progress import notes.txt")
            .refused()
            .contains("nie zawiera postępów")
    );
    assert!(
        workbook
            .call("progress import nothing.json")
            .refused()
            .contains("Sprawdź ścieżkę")
    );
    assert!(
        workbook
            .call("progress export notes.txt")
            .refused()
            .contains("już istnieje")
    );
    assert_eq!(workbook.read("notes.txt"), "mine");
    workbook.call("progress export new.json").succeeded();
    workbook.call("progress export new.json").succeeded();
}

#[test]
fn a_broken_progress_can_be_reset_with_a_copy() {
    let workbook = Workbook::new();
    workbook.write(".workbook/progress.json", "{");
    for command in ["status", "next", "hint 13", "progress export"] {
        let text = workbook.call(command).refused();
        assert!(
            text.contains("cargo workbook progress reset"),
            "{command}: {text}"
        );
    }
    workbook.call("progress reset --yes").succeeded();
    assert_eq!(workbook.read(".workbook/backups/progress-1.json"), "{");
    workbook.call("status").succeeded();
}

#[test]
fn names_are_found_or_the_nearest_is_suggested() {
    let workbook = Workbook::new();
    for command in ["hint", "reset", "solution --yes", "open", "check"] {
        let text = workbook.call(&format!("{command} barier")).refused();
        assert!(
            text.contains("Może chodzi o ex13_barrier?"),
            "{command}: {text}"
        );
        let text = workbook.call(&format!("{command} ar")).refused();
        assert!(
            text.contains("ex00_warmup, ex13_barrier"),
            "{command}: {text}"
        );
    }
}

#[test]
fn no_line_is_wider_than_the_terminal_and_colours_can_be_refused() {
    let workbook = Workbook::new();
    pass(&workbook, "ex00_warmup");
    for language in ["pl", "ru"] {
        for columns in [60, 80] {
            for arguments in ["status", "hint 13", "--help"] {
                let command = pty::command(&workbook, language, arguments);
                let Ended { code, text, .. } = pty::run(command, columns);
                assert_eq!(code, 0, "{text}");
                for line in pty::plain(&text).lines() {
                    assert!(
                        line.width() <= columns.into(),
                        "{columns}, {arguments}: {line}"
                    );
                }
                assert_eq!(text.contains('\x1b'), arguments != "--help", "{text}");
                let mut command = pty::command(&workbook, language, arguments);
                command.env("NO_COLOR", "1");
                let text = pty::run(command, columns).text;
                assert!(!text.contains('\x1b'), "{text}");
            }
        }
    }
}
