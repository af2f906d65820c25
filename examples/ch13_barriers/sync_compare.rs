//! pl: Pięć mechanizmów, każdy w najmniejszej scenie, w której jest potrzebny.
//! ru: Пять механизмов, каждый в самой маленькой сцене, где он нужен.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Barrier, Condvar, Mutex, mpsc};
use std::{thread, time::Duration};

use narrator::say;

const USAGE: &str = "--mechanism mutex | event | queue | semaphore | barrier";
const WORK: Duration = Duration::from_millis(30);

#[narrator::main]
fn main() -> anyhow::Result<()> {
    let scenes: [(&str, fn()); 5] = [
        ("mutex", mutex),
        ("event", event),
        ("queue", queue),
        ("semaphore", semaphore),
        ("barrier", barrier),
    ];
    let arguments = narrator::args();
    let chosen = match arguments.as_slice() {
        [] => None,
        [option, name] if option == "--mechanism" => Some(name),
        _ => anyhow::bail!(USAGE),
    };
    anyhow::ensure!(
        chosen.is_none_or(|chosen| scenes.iter().any(|(name, _)| chosen == name)),
        USAGE
    );

    for (name, play) in scenes {
        if chosen.is_none_or(|chosen| chosen == name) {
            play();
        }
    }
    Ok(())
}

// ANCHOR: mutex
fn mutex() {
    say!(
        pl = "muteks: do danych wchodzi jeden wątek naraz",
        ru = "мьютекс: к данным допускается один поток за раз"
    );
    let balance = Mutex::new(100);
    thread::scope(|scope| {
        for deposit in [10, 20] {
            let balance = &balance;
            scope.spawn(move || {
                say!(
                    pl = "czekam na muteks",
                    ru = "жду мьютекс"; waits
                );
                let mut balance = balance.lock().unwrap();
                say!(
                    pl = "mam muteks, na koncie {balance}, wpłacam {deposit}",
                    ru = "мьютекс у меня, на счёте {balance}, вношу {deposit}"; holds
                );
                thread::sleep(WORK);
                *balance += deposit;
            });
        }
    });
    let balance = balance.into_inner().unwrap();
    say!(
        pl = "żadna wpłata nie zginęła: {balance}",
        ru = "ни один взнос не пропал: {balance}"
    );
}
// ANCHOR_END: mutex

// ANCHOR: event
// pl: Biblioteka std nie ma zdarzenia. Wystarczą muteks i zmienna warunkowa.
// ru: В std нет события. Хватит мьютекса и условной переменной.
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

    fn wait(&self) {
        let _is_set = self
            .changed
            .wait_while(self.is_set.lock().unwrap(), |is_set| !*is_set)
            .unwrap();
    }
}

fn event() {
    say!(
        pl = "zdarzenie: wszyscy czekają, aż coś się stanie",
        ru = "событие: все ждут, пока что-то не произойдёт"
    );
    let ready = Event::default();
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                say!(
                    pl = "czekam na zdarzenie",
                    ru = "жду события"; waits
                );
                ready.wait();
                say!(
                    pl = "zdarzenie zaszło, ruszam",
                    ru = "событие произошло, начинаю"
                );
            });
        }
        say!(
            pl = "przygotowuję dane",
            ru = "готовлю данные"; works
        );
        thread::sleep(WORK);
        say!(
            pl = "dane są, ustawiam zdarzenie",
            ru = "данные есть, устанавливаю событие"
        );
        ready.set();
    });
}
// ANCHOR_END: event

// ANCHOR: queue
fn queue() {
    say!(
        pl = "kolejka: jeden wątek oddaje dane drugiemu",
        ru = "очередь: один поток передаёт данные другому"
    );
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || {
            for number in 1..=3 {
                say!(
                    pl = "przygotowuję liczbę {number}",
                    ru = "готовлю число {number}"; works
                );
                thread::sleep(WORK);
                sender.send(number).unwrap();
            }
            // pl: Tu znika nadawca, więc pętla odbiorcy się skończy.
            // ru: Здесь исчезает отправитель, поэтому цикл получателя закончится.
        });
        say!(
            pl = "czekam na pierwszą liczbę",
            ru = "жду первое число"; waits
        );
        for number in receiver {
            say!(
                pl = "dostaję liczbę {number}, czekam na następną",
                ru = "получаю число {number}, жду следующее"; waits
            );
        }
        say!(pl = "więcej liczb nie będzie", ru = "больше чисел не будет");
    });
}
// ANCHOR_END: queue

// ANCHOR: semaphore
// pl: Semafora też nie ma w std. To licznik pozwoleń pod muteksem.
// ru: Семафора в std тоже нет. Это счётчик разрешений под мьютексом.
struct Semaphore {
    permits: Mutex<u32>,
    returned: Condvar,
}

impl Semaphore {
    fn acquire(&self) {
        let mut permits = self
            .returned
            .wait_while(self.permits.lock().unwrap(), |permits| *permits == 0)
            .unwrap();
        *permits -= 1;
    }

    fn release(&self) {
        *self.permits.lock().unwrap() += 1;
        self.returned.notify_one();
    }
}

fn semaphore() {
    say!(
        pl = "semafor: pracują najwyżej dwa wątki naraz",
        ru = "семафор: одновременно работают не больше двух потоков"
    );
    let semaphore = Semaphore {
        permits: Mutex::new(2),
        returned: Condvar::new(),
    };
    let (inside, most) = (AtomicU32::new(0), AtomicU32::new(0));
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                say!(
                    pl = "czekam na pozwolenie",
                    ru = "жду разрешения"; waits
                );
                semaphore.acquire();
                most.fetch_max(inside.fetch_add(1, Relaxed) + 1, Relaxed);
                say!(
                    pl = "mam pozwolenie, pracuję",
                    ru = "разрешение у меня, работаю"; holds
                );
                thread::sleep(WORK);
                inside.fetch_sub(1, Relaxed);
                semaphore.release();
            });
        }
    });
    let most = most.into_inner();
    say!(
        pl = "najwięcej wątków naraz: {most}",
        ru = "больше всего потоков сразу: {most}"
    );
}
// ANCHOR_END: semaphore

// ANCHOR: barrier
fn barrier() {
    say!(
        pl = "bariera: nikt nie idzie dalej, dopóki nie dotrą wszyscy",
        ru = "барьер: никто не идёт дальше, пока не дойдут все"
    );
    let barrier = Barrier::new(3);
    let sum = AtomicU32::new(0);
    thread::scope(|scope| {
        for part in 1..=3 {
            let (barrier, sum) = (&barrier, &sum);
            scope.spawn(move || {
                say!(
                    pl = "liczę część {part}",
                    ru = "считаю часть {part}"; works
                );
                thread::sleep(WORK * part);
                sum.fetch_add(part, Relaxed);
                say!(
                    pl = "część {part} gotowa, czekam na resztę",
                    ru = "часть {part} готова, жду остальных"; waits
                );
                barrier.wait();
                let sum = sum.load(Relaxed);
                say!(
                    pl = "są już wszystkie części, suma {sum}",
                    ru = "все части на месте, сумма {sum}"
                );
            });
        }
    });
}
// ANCHOR_END: barrier
