//! Save and see: verdicts, keys while a grading runs, stepping, editors, two at once.

use std::fs;

use crate::{
    fixture::{ENDLESS, Workbook, solution},
    terminal::{DOWN, END, ENTER, ESCAPE, PAGE_UP, UP, watch},
};

const SIZE: (u16, u16) = (100, 40);

#[test]
fn the_first_open_exercise_is_graded_at_the_start_and_at_every_save() {
    let workbook = Workbook::new("saves");
    let mut terminal = watch(&workbook, SIZE, "", &[]);
    terminal.wait_for(&[
        "ex00_warmup",
        "zaliczone: 0 z 3",
        "Każdy zapis uruchamia ocenianie",
    ]);

    let right = solution("ex00_warmup", "right_bounds");
    workbook.save("ex00_warmup", &right);
    terminal.wait_for(&["✓ ex00_warmup", "zaliczone: 1 z 3", "Dalej: ex07_transfer"]);
    assert!(workbook.progress().has_passed("ex00_warmup"));

    // As `git checkout` does with a folder.
    let file = workbook.file("ex00_warmup");
    let folder = file.parent().expect("a folder");
    fs::remove_dir_all(folder).expect("removed");
    fs::create_dir(folder).expect("made");
    fs::write(&file, "fn broken(").expect("written");
    terminal.wait_for(&["✗ ex00_warmup", "error", "src/lib.rs:1"]);

    // In place, as others do.
    fs::write(&file, &right).expect("written");
    terminal.wait_for(&["✓ ex00_warmup"]);
    terminal.keys("n");
    terminal.wait_for(&[
        "ex07_transfer · Przelewy",
        "Każdy zapis uruchamia ocenianie",
    ]);
    terminal.keys("q");
    assert_eq!(terminal.end().code, 0);
}

#[test]
fn every_key_works_while_an_endless_solution_is_checked() {
    let workbook = Workbook::new("keys");
    workbook.save("ex13_barrier", ENDLESS);
    let mut terminal = watch(&workbook, SIZE, "barrier", &[]);
    let running = "Sprawdzam przypadki: 0 z 7";
    terminal.wait_for(&[running]);
    terminal.keys("h");
    terminal.wait_for(&[running, "podpowiedzi: 1 z 4", "Rozrysuj na kartce"]);
    terminal.keys("?");
    terminal.wait_for(&["następne niezaliczone ćwiczenie"]);
    terminal.keys("l");
    terminal.wait_for(&["Szukaj:", "ex07_transfer"]);
    terminal.keys("13");
    terminal.wait_until("only ex13", |screen| {
        let shown = screen.contents();
        shown.contains("Szukaj: 13") && !shown.contains("ex07_transfer")
    });
    terminal.keys(ESCAPE);
    terminal.wait_until("no list", |screen| !screen.contents().contains("Szukaj"));
    terminal.keys("s");
    terminal.wait_for(&["Pokazać rozwiązanie?"]);
    terminal.keys("q");
    assert_eq!(terminal.end().code, 0);
    let work = workbook.progress().of("ex13_barrier");
    assert_eq!(
        (work.hints, work.attempts),
        (1, 0),
        "it was checked to the end"
    );
}

#[test]
fn a_newer_save_ends_the_check_that_runs() {
    let workbook = Workbook::new("newer");
    workbook.save("ex13_barrier", ENDLESS);
    let mut terminal = watch(&workbook, SIZE, "13 --lang ru", &[]);
    terminal.wait_for(&["Проверяю случаи: 0 из 7"]);
    workbook.save(
        "ex13_barrier",
        &solution("ex13_barrier", "right_generation"),
    );
    terminal.wait_for(&["✓ ex13_barrier", "зачтено: 1 из 3"]);
    assert_eq!(workbook.progress().of("ex13_barrier").attempts, 1);
    // The key of the Cyrillic layout where `q` is.
    terminal.keys("й");
    assert_eq!(terminal.end().code, 0);
}

#[test]
fn a_schedule_is_stepped_through_at_every_size() {
    let workbook = Workbook::new("steps");
    workbook.save(
        "ex07_transfer",
        &solution("ex07_transfer", "wrong_lock_order"),
    );
    let mut terminal = watch(&workbook, (120, 40), "transfer", &[]);
    terminal.wait_for(&["✗ ex07_transfer", "krok 1 z 6", "▸   1 ● uruchamia wątek 1"]);
    terminal.keys(DOWN);
    terminal.wait_for(&[
        "krok 2 z 6",
        "▸   2 ● zajmuje muteks 1",
        "▸  26     let mut from",
    ]);
    terminal.keys("j");
    terminal.wait_for(&["krok 3 z 6", "▸   3 ▓ muteks 1"]);
    terminal.keys(UP);
    terminal.wait_for(&["krok 2 z 6"]);
    terminal.keys(END);
    terminal.wait_for(&["krok 6 z 6", "✗ czeka na muteks 1"]);
    terminal.keys(PAGE_UP);
    terminal.wait_for(&["krok 1 z 6"]);

    terminal.resize(60, 20);
    terminal.wait_for(&["krok 1 z 6", "── tests/grade.rs:43 ─"]);
    terminal.keys("\t");
    terminal.wait_for(&[
        "✗ przelewy w przeciwne strony nie czekają na siebie bez końca",
        "Tab przeplot",
    ]);
    terminal.resize(50, 18);
    terminal.wait_for(&["za małe (50 × 18)", "60 × 20"]);
    terminal.resize(80, 24);
    terminal.wait_for(&["Tab przeplot"]);
    terminal.keys("q");
    assert_eq!(terminal.end().code, 0);
}

#[test]
fn an_editor_has_the_terminal_for_itself() {
    let workbook = Workbook::new("editor");
    let right = workbook.root.join("right.rs");
    fs::write(&right, solution("ex07_transfer", "right_number")).expect("written");
    // Waits for a line from the keyboard, then saves.
    let editor = workbook.root.join("editor.sh");
    fs::write(
        &editor,
        "echo \"editing $2 with $1\"; read line; cp \"$1\" \"$2\"\n",
    )
    .expect("written");
    let editor = format!("sh {} {}", editor.display(), right.display());
    let mut terminal = watch(
        &workbook,
        SIZE,
        "07",
        &[("EDITOR", &editor), ("VISUAL", "")],
    );
    terminal.wait_for(&["ex07_transfer", "Każdy zapis uruchamia ocenianie"]);
    terminal.keys("o");
    terminal.wait_until("the editor", |screen| {
        !screen.alternate_screen() && screen.contents().contains("editing ")
    });
    terminal.keys("q\n");
    terminal.wait_until("the verdict", |screen| {
        screen.alternate_screen() && screen.contents().contains("✓ ex07_transfer")
    });
    terminal.keys("q");
    assert_eq!(terminal.end().code, 0);
}

#[test]
fn a_fresh_start_keeps_what_was_there() {
    let workbook = Workbook::new("reset");
    let mine = solution("ex00_warmup", "right_bounds");
    workbook.save("ex00_warmup", &mine);
    let mut terminal = watch(&workbook, SIZE, "00", &[]);
    terminal.wait_for(&["✓ ex00_warmup"]);
    terminal.keys("r");
    terminal.wait_for(&["Przywrócić początkową wersję"]);
    terminal.keys(ENTER);
    terminal.wait_for(&["Kopia poprzedniej: .workbook/backups/ex00_warmup-1.rs"]);
    terminal.wait_for(&["Każdy zapis uruchamia ocenianie"]);
    let backup = workbook.root.join(".workbook/backups/ex00_warmup-1.rs");
    assert_eq!(fs::read_to_string(backup).expect("kept"), mine);
    terminal.keys("s");
    terminal.wait_for(&["solutions/ex00_warmup/right"]);
    terminal.keys("q");
    assert_eq!(terminal.end().code, 0);
}

#[test]
fn two_watchers_at_once_see_what_the_other_does() {
    let workbook = Workbook::new("two");
    let mut first = watch(&workbook, SIZE, "00", &[]);
    let mut second = watch(&workbook, SIZE, "00 --lang ru", &[]);
    first.wait_for(&["Każdy zapis uruchamia ocenianie"]);
    second.wait_for(&["Каждое сохранение запускает проверку"]);
    second.keys("l");
    second.wait_for(&["Поиск:"]);
    second.keys("transfer");
    second.keys(ENTER);
    second.wait_for(&["ex07_transfer · ", "Каждое сохранение запускает проверку"]);
    workbook.save("ex00_warmup", &solution("ex00_warmup", "right_bounds"));
    first.wait_for(&["✓ ex00_warmup", "zaliczone: 1 z 3"]);
    second.wait_for(&["зачтено: 1 из 3"]);
    second.keys("h");
    second.wait_for(&["подсказки: 1 из 4"]);
    for mut terminal in [first, second] {
        terminal.keys("q");
        assert_eq!(terminal.end().code, 0);
    }
    let progress = workbook.progress();
    assert_eq!(progress.of("ex00_warmup").attempts, 3);
    assert_eq!(progress.of("ex07_transfer").attempts, 1);
    assert_eq!(progress.of("ex07_transfer").hints, 1);
}

#[test]
fn without_a_place_for_progress_there_are_verdicts_all_the_same() {
    let workbook = Workbook::new("progress");
    fs::write(workbook.root.join(".workbook"), "in the way").expect("written");
    let mut terminal = watch(&workbook, SIZE, "00", &[("NO_COLOR", "1")]);
    terminal.wait_for(&["Każdy zapis uruchamia ocenianie", "Nie można zapisać pliku"]);
    workbook.save("ex00_warmup", &solution("ex00_warmup", "right_bounds"));
    terminal.wait_for(&["✓ ex00_warmup", "zaliczone: 1 z 3"]);
    let (cols, rows) = SIZE;
    let cells = (0..rows).flat_map(|row| (0..cols).map(move |col| (row, col)));
    for (row, col) in cells {
        let cell = terminal.cells().cell(row, col).expect("on the screen");
        assert_eq!(cell.fgcolor(), vt100::Color::Default, "{}", cell.contents());
    }
    terminal.keys("q");
    assert_eq!(terminal.end().code, 0);
}
