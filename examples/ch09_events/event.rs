//! pl: Dwa wątki czekają na start, trzeci się spóźnia. Zdarzenie wpuszcza wszystkich, także spóźnionych.
//! ru: Два потока ждут старта, третий опаздывает. Событие пропускает всех, и опоздавших тоже.

use std::sync::{Condvar, Mutex};
use std::{thread, time::Duration};

use narrator::say;

// ANCHOR: event
#[derive(Default)]
struct Event {
    is_set: Mutex<bool>,
    changed: Condvar,
}

impl Event {
    fn set(&self) {
        *self.is_set.lock().unwrap() = true;
        self.changed.notify_all();
    }

    fn is_set(&self) -> bool {
        *self.is_set.lock().unwrap()
    }

    fn wait(&self) {
        let is_set = self.is_set.lock().unwrap();
        let _is_set = self.changed.wait_while(is_set, |is_set| !*is_set).unwrap();
    }
}
// ANCHOR_END: event

#[narrator::main]
fn main() {
    // ANCHOR: start
    let start = Event::default();
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                say!(pl = "czekam na start", ru = "жду старта"; waits);
                start.wait();
                say!(pl = "start, biegnę", ru = "старт, бегу");
            });
        }
        scope.spawn(|| {
            say!(pl = "spóźnię się", ru = "я опоздаю"; works);
            thread::sleep(Duration::from_millis(150));
            let is_set = start.is_set();
            say!(
                pl = "przychodzę, zdarzenie ustawione: {is_set}",
                ru = "прихожу, событие установлено: {is_set}"; waits
            );
            start.wait();
            say!(pl = "gonię pozostałych", ru = "догоняю остальных");
        });

        say!(pl = "przygotowuję trasę", ru = "готовлю трассу"; works);
        thread::sleep(Duration::from_millis(100));
        say!(pl = "ustawiam zdarzenie", ru = "устанавливаю событие");
        start.set();
    });
    // ANCHOR_END: start
}
