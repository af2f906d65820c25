//! pl: Dwa sposoby na zatrzymanie wątku, który co 300 ms zagląda do skrzynki: flaga i zdarzenie.
//! ru: Два способа остановить поток, который каждые 300 мс проверяет почту: флаг и событие.

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Condvar, Mutex};
use std::{thread, time::Duration};

use narrator::say;

const PERIOD: Duration = Duration::from_millis(300);

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

    // ANCHOR: wait_timeout
    /// pl: `true`, jeśli zdarzenie jest ustawione, `false`, jeśli minął limit czasu.
    /// ru: `true`, если событие установлено, `false`, если сработал тайм-аут.
    fn wait_timeout(&self, timeout: Duration) -> bool {
        let is_set = self.is_set.lock().unwrap();
        let (is_set, _) = self
            .changed
            .wait_timeout_while(is_set, timeout, |is_set| !*is_set)
            .unwrap();
        *is_set
    }
    // ANCHOR_END: wait_timeout
}

#[narrator::main]
fn main() {
    // ANCHOR: stop
    let flag = AtomicBool::new(false);
    let event = Event::default();

    thread::scope(|scope| {
        scope.spawn(|| {
            while !flag.load(Relaxed) {
                say!(
                    pl = "flaga: skrzynka pusta, śpię 300 ms",
                    ru = "флаг: почты нет, сплю 300 мс"; waits
                );
                thread::sleep(PERIOD);
            }
            say!(pl = "flaga: kończę", ru = "флаг: заканчиваю");
        });
        scope.spawn(|| {
            loop {
                say!(
                    pl = "zdarzenie: skrzynka pusta, czekam 300 ms",
                    ru = "событие: почты нет, жду 300 мс"; waits
                );
                if event.wait_timeout(PERIOD) {
                    break;
                }
            }
            say!(pl = "zdarzenie: kończę", ru = "событие: заканчиваю");
        });

        say!(pl = "pracuję", ru = "работаю"; works);
        thread::sleep(Duration::from_millis(100));
        say!(
            pl = "proszę oba wątki o koniec",
            ru = "прошу оба потока закончить"
        );
        flag.store(true, Relaxed);
        event.set();
    });
    // ANCHOR_END: stop
}
