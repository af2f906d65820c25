//! pl: Listy żywych wątków biblioteka standardowa nie prowadzi. Tu prowadzi ją sam program.
//! ru: Списка живых потоков стандартная библиотека не ведёт. Здесь его ведёт сама программа.

use std::{
    fs,
    sync::{Barrier, Mutex},
    thread::{self, Thread},
};

use anyhow::Result;
use narrator::say;

// ANCHOR: registry
static REGISTRY: Mutex<Vec<Thread>> = Mutex::new(Vec::new());

// pl: Wpis żyje tyle co ta wartość: wymaże go koniec funkcji, `?` albo panika.
// ru: Запись живёт столько же, сколько это значение: её сотрёт конец функции, `?` или паника.
struct Registration(Thread);

impl Registration {
    fn of_current() -> Registration {
        let current = thread::current();
        REGISTRY.lock().unwrap().push(current.clone());
        Registration(current)
    }
}

impl Drop for Registration {
    fn drop(&mut self) {
        let mut threads = REGISTRY.lock().unwrap();
        threads.retain(|thread| thread.id() != self.0.id());
    }
}

fn active_count() -> usize {
    REGISTRY.lock().unwrap().len()
}

fn enumerate() -> Vec<String> {
    let threads = REGISTRY.lock().unwrap();
    let name = |thread: &Thread| thread.name().unwrap_or("?").to_owned();
    threads.iter().map(name).collect()
}
// ANCHOR_END: registry

fn threads_in_system() -> Option<usize> {
    Some(fs::read_dir("/proc/self/task").ok()?.count())
}

#[narrator::main]
fn main() -> Result<()> {
    let _registration = Registration::of_current();
    // pl: Pierwsze spotkanie: wszyscy już pracują. Drugie: mogą kończyć.
    // ru: Первая встреча: все уже работают. Вторая: можно заканчивать.
    let (working, done) = (&Barrier::new(3), &Barrier::new(4));

    thread::scope(|scope| -> Result<()> {
        // ANCHOR: threads
        let start = |name: &str| {
            let builder = thread::Builder::new().name(name.to_owned());
            builder.spawn_scoped(scope, || {
                let _registration = Registration::of_current();
                working.wait();
                done.wait();
            })
        };
        let (alfa, _beta) = (start("alfa")?, start("beta")?);
        working.wait();
        // ANCHOR_END: threads

        let mut names = enumerate();
        names.sort();
        let names = names.join(", ");
        say!(pl = "żyją: {names}", ru = "живы: {names}");
        if !alfa.is_finished() {
            say!(pl = "alfa jeszcze działa", ru = "alfa ещё работает");
        }

        // ANCHOR: hidden
        scope.spawn(|| done.wait());
        // ANCHOR_END: hidden
        let known = active_count();
        match threads_in_system() {
            Some(all) => say!(
                pl = "na liście wątków: {known}, w systemie: {all}",
                ru = "в списке потоков: {known}, в системе: {all}"
            ),
            None => say!(
                pl = "na liście wątków: {known}",
                ru = "в списке потоков: {known}"
            ),
        }
        done.wait();
        Ok(())
    })?;

    let left = active_count();
    say!(
        pl = "po zakończeniu na liście: {left}",
        ru = "после завершения в списке: {left}"
    );
    Ok(())
}
