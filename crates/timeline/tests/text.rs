//! The text form, as a terminal shows it.

mod common;

use common::{mixed, run, schedule};
use timeline::{Language, text};

fn width(line: &str) -> usize {
    line.chars().count()
}

#[test]
fn a_run_is_a_chart() {
    let shown = text::render(&run(), Language::Pl, 60);
    let expected = "\
A <&> po polsku │█████████████████████●
B \"x\" po polsku │███████████░░░░░░░░░░▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓┤
C po polsku     │●
                └┴──────┴──────┴──────┴──────┴──────┴──────┴
                 0 ms   100 ms 200 ms 300 ms 400 ms   600 ms
█ pracuje   ░ czeka   ▓ trzyma blokadę lub pozwolenie
● komunikat   ┤ koniec
";
    assert_eq!(shown.replace('\u{a0}', " "), expected);
}

#[test]
fn a_lane_that_is_not_a_thread_says_what_it_is() {
    let shown = text::render(&mixed(), Language::Pl, 60);
    let expected = "\
rodzic (proces)      │●
wątek 1              │    ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░─
zupa (zadanie)       │       ██████████████████████████████┤
głos (obiekt future) │           ●
proces 1             │               ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓┤
                     └┴──────┴───────┴──────┴───────┴──────┴
                      0 ms   20 ms   40 ms  60 ms     100 ms
█ pracuje   ░ czeka   ▓ trzyma blokadę lub pozwolenie
● komunikat   ┤ koniec
";
    assert_eq!(shown.replace('\u{a0}', " "), expected);
}

#[test]
fn a_name_stands_alone_where_there_is_no_room_for_more() {
    let shown = text::render(&mixed(), Language::Pl, 42);
    let names: Vec<&str> = shown
        .lines()
        .filter_map(|line| Some(line.split_once('│')?.0.trim_end()))
        .collect();
    let expected = ["rodzic", "wątek 1", "zupa (zadanie)", "głos", "proces 1"];
    assert_eq!(names, expected);
}

#[test]
fn a_schedule_is_a_list_with_rails() {
    let shown = text::render(&schedule(), Language::Ru, 60);
    let expected = "\
4  ●     A по-русски: zajmuje 1 по-русски
   ▓       src/lib.rs:21  let from = from.lock().unwrap();
5  ▓  ●  B по-русски: zajmuje 2 по-русски
   ▓  ▓    src/lib.rs:21  let from = from.lock().unwrap();
6  ▓  ○  B по-русски: czeka na 1 по-русски
   ▓  ░    src/lib.rs:22  let to: Vec<&str> = to.lock().unwrap();
7  ●  ░  A по-русски: czyta по-русски
8  ○  ░  A по-русски: czeka na 2 по-русски
9  ✗  ░  A по-русски: ani jeden wątek nie może ruszyć dalej,
   ░  ░  bo oba czekają na siebie nawzajem по-русски
░ ждёт   ▓ держит блокировку или разрешение   ● операция
✗ здесь ошибка
";
    assert_eq!(shown, expected);
}

#[test]
fn no_line_is_wider_than_asked_but_code() {
    for columns in 60..=120 {
        for language in Language::ALL {
            for timeline in [run(), mixed(), schedule()] {
                let shown = text::render(&timeline, language, columns);
                for line in shown.lines().filter(|line| !line.contains("src/lib.rs")) {
                    assert!(
                        width(line) <= columns,
                        "{} > {columns}: {line}",
                        width(line)
                    );
                }
            }
        }
    }
}

#[test]
fn a_terminal_of_no_width_is_no_reason_to_panic() {
    for timeline in [run(), schedule()] {
        assert!(!text::render(&timeline, Language::Pl, 0).is_empty());
    }
}
