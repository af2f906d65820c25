//! pl: Jedno `notify_one` budzi czasem dwa wątki. Program powiadamia, aż wybudzeń będzie więcej niż powiadomień.
//! ru: Один `notify_one` иногда будит два потока. Программа уведомляет, пока пробуждений не станет больше, чем уведомлений.

use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use narrator::say;

const SLEEPERS: u32 = 3;
const PATIENCE: Duration = Duration::from_millis(800);

#[derive(Default)]
struct State {
    sleepers: u32,
    wake_ups: u64,
    is_over: bool,
}

#[narrator::main]
fn main() {
    let state = Mutex::new(State::default());
    let changed = Condvar::new();
    say!(
        pl = "trzy wątki śpią, budzę je po jednym",
        ru = "три потока спят, бужу их по одному"
    );

    // ANCHOR: count
    let (notifications, wake_ups) = thread::scope(|scope| {
        for _ in 0..SLEEPERS {
            scope.spawn(|| {
                let mut state = state.lock().unwrap();
                state.sleepers += 1;
                while !state.is_over {
                    state = changed.wait(state).unwrap();
                    state.wake_ups += 1;
                }
            });
        }

        while state.lock().unwrap().sleepers < SLEEPERS {
            thread::yield_now();
        }
        let start = Instant::now();
        let (mut notifications, mut wake_ups) = (0, 0);
        while wake_ups <= notifications && start.elapsed() < PATIENCE {
            changed.notify_one();
            notifications += 1;
            // pl: Następne powiadomienie dopiero wtedy, gdy po tym ktoś się obudził.
            // ru: Следующее уведомление — только когда после этого кто-то проснулся.
            while wake_ups < notifications && start.elapsed() < PATIENCE {
                thread::yield_now();
                wake_ups = state.lock().unwrap().wake_ups;
            }
        }
        state.lock().unwrap().is_over = true;
        changed.notify_all();
        (notifications, wake_ups)
    });
    // ANCHOR_END: count

    say!(
        pl = "powiadomienia: {notifications}, wybudzenia: {wake_ups}",
        ru = "уведомлений: {notifications}, пробуждений: {wake_ups}"
    );
    if wake_ups > notifications {
        say!(
            pl = "wybudzeń więcej niż powiadomień: nadwyżka jest fałszywa",
            ru = "пробуждений больше, чем уведомлений: лишние — ложные"
        );
    } else {
        say!(
            pl = "tym razem fałszywych wybudzeń nie było",
            ru = "на этот раз ложных пробуждений не было"
        );
    }
}
