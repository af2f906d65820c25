//! pl: Ta sama praca dwa razy. Za pierwszym razem strażnik żyje o wiele za długo, choć nie ma nawet nazwy.
//! ru: Одна и та же работа дважды. В первый раз guard-объект живёт слишком долго, хотя у него даже нет имени.

use std::{sync::Mutex, thread, time::Duration};

use narrator::say;

const WORK: Duration = Duration::from_millis(100);

fn work(job: char) {
    say!(pl = "robię {job}", ru = "делаю {job}"; works);
    thread::sleep(WORK);
}

// ANCHOR: match
fn in_match(jobs: &Mutex<Vec<char>>) {
    say!(pl = "czekam na muteks", ru = "жду мьютекс"; waits);
    match jobs.lock().unwrap().pop() {
        Some(job) => work(job),
        None => say!(pl = "nie ma zleceń", ru = "работы нет"),
    }
}
// ANCHOR_END: match

// ANCHOR: let
fn in_let(jobs: &Mutex<Vec<char>>) {
    say!(pl = "czekam na muteks", ru = "жду мьютекс"; waits);
    let job = jobs.lock().unwrap().pop();
    match job {
        Some(job) => work(job),
        None => say!(pl = "nie ma zleceń", ru = "работы нет"),
    }
}
// ANCHOR_END: let

fn two_threads(take: fn(&Mutex<Vec<char>>)) {
    let jobs = Mutex::new(vec!['B', 'A']);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| take(&jobs));
        }
    });
}

#[narrator::main]
fn main() {
    say!(
        pl = "część 1: blokada zajęta przez całą pracę",
        ru = "часть 1: блокировка занята всю работу"
    );
    two_threads(in_match);
    say!(pl = "część 1: gotowe", ru = "часть 1: готово");

    say!(
        pl = "część 2: blokada zajęta tylko na chwilę",
        ru = "часть 2: блокировка занята лишь на миг"
    );
    two_threads(in_let);
    say!(pl = "część 2: gotowe", ru = "часть 2: готово");

    // ANCHOR: else
    let jobs: Mutex<Vec<char>> = Mutex::new(Vec::new());
    if let Some(job) = jobs.lock().unwrap().pop() {
        work(job);
    } else {
        // pl: W edycji 2021 muteks byłby tu jeszcze zajęty.
        // ru: В редакции 2021 мьютекс здесь был бы ещё занят.
        match jobs.try_lock() {
            Ok(_) => say!(
                pl = "w drugiej gałęzi muteks jest już wolny",
                ru = "во второй ветке мьютекс уже свободен"
            ),
            Err(_) => say!(
                pl = "w drugiej gałęzi muteks jest zajęty",
                ru = "во второй ветке мьютекс занят"
            ),
        }
    }
    // ANCHOR_END: else
}
