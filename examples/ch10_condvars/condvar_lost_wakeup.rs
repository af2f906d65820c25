//! pl: Powiadomienie między sprawdzeniem flagi a zaśnięciem przepada. Barierą ustawiamy je dokładnie w tym miejscu, a limit czasu
//! pl: pozwala wyjść i o tym opowiedzieć.
//! ru: Уведомление между проверкой флага и засыпанием пропадает. Барьер ставит его точно в это место, а тайм-аут позволяет
//! ru: выйти и рассказать об этом.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Barrier, Condvar, Mutex};
use std::{thread, time::Duration};

use narrator::say;

const PATIENCE: Duration = Duration::from_millis(300);

#[narrator::main]
fn main() {
    say!(
        pl = "scena 1: flaga zmienia się bez muteksu",
        ru = "сцена 1: флаг меняют без мьютекса"
    );
    without_lock();
    say!(
        pl = "scena 2: flaga zmienia się pod muteksem",
        ru = "сцена 2: флаг меняют под мьютексом"
    );
    with_lock();
}

// ANCHOR: without_lock
fn without_lock() {
    let is_ready = AtomicBool::new(false);
    let (mutex, changed) = (Mutex::new(()), Condvar::new());
    // pl: Dwa spotkania zamiast pecha: między nimi wątek główny ustawia flagę i powiadamia.
    // ru: Две встречи вместо невезения: между ними главный поток ставит флаг и уведомляет.
    let meeting = Barrier::new(2);

    thread::scope(|scope| {
        scope.spawn(|| {
            let guard = mutex.lock().unwrap();
            if !is_ready.load(SeqCst) {
                say!(
                    pl = "flaga nieustawiona, zaraz zasnę",
                    ru = "флаг не установлен, сейчас усну"; holds
                );
                meeting.wait();
                meeting.wait();
                say!(
                    pl = "śpię, najwyżej 300 ms",
                    ru = "сплю, не дольше 300 мс"; waits
                );
                let (_guard, result) = changed.wait_timeout(guard, PATIENCE).unwrap();
                if result.timed_out() {
                    say!(
                        pl = "obudził mnie limit czasu: powiadomienie przepadło",
                        ru = "разбудил тайм-аут: уведомление пропало"
                    );
                } else {
                    say!(
                        pl = "fałszywe wybudzenie: powiadomienie i tak przepadło",
                        ru = "ложное пробуждение: уведомление всё равно пропало"
                    );
                }
            }
        });

        meeting.wait();
        is_ready.store(true, SeqCst);
        changed.notify_one();
        say!(
            pl = "flaga ustawiona, powiadomienie wysłane",
            ru = "флаг установлен, уведомление отправлено"
        );
        meeting.wait();
    });
}
// ANCHOR_END: without_lock

// ANCHOR: with_lock
fn with_lock() {
    let is_ready = Mutex::new(false);
    let changed = Condvar::new();
    let meeting = Barrier::new(2);

    thread::scope(|scope| {
        scope.spawn(|| {
            let ready = is_ready.lock().unwrap();
            if !*ready {
                say!(
                    pl = "flaga nieustawiona, zaraz zasnę",
                    ru = "флаг не установлен, сейчас усну"; holds
                );
            }
            meeting.wait();
            // pl: Pech w tym samym miejscu. Teraz nic nie zepsuje: muteks trzymamy aż do zaśnięcia.
            // ru: Невезение в том же месте. Теперь оно безвредно: до самого сна мьютекс у нас.
            thread::sleep(Duration::from_millis(60));
            say!(
                pl = "śpię, najwyżej 300 ms",
                ru = "сплю, не дольше 300 мс"; waits
            );
            let (ready, _) = changed
                .wait_timeout_while(ready, PATIENCE, |ready| !*ready)
                .unwrap();
            say!(
                pl = "nie śpię, flaga: {ready}",
                ru = "не сплю, флаг: {ready}"
            );
        });

        meeting.wait();
        say!(
            pl = "chcę ustawić flagę, czekam na muteks",
            ru = "хочу установить флаг, жду мьютекс"; waits
        );
        *is_ready.lock().unwrap() = true;
        changed.notify_one();
        say!(
            pl = "flaga ustawiona, powiadomienie wysłane",
            ru = "флаг установлен, уведомление отправлено"
        );
    });
}
// ANCHOR_END: with_lock
