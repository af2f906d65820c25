//! pl: Wątek ma zrobić pięć kroków. Czy zdąży, zależy od tego, czy ktoś na niego czeka.
//! ru: Потоку надо сделать пять шагов. Успеет ли он, зависит от того, ждёт ли его кто-нибудь.

use std::{
    sync::mpsc::{self, Sender},
    thread,
    time::Duration,
};

use narrator::say;

const STEPS: u32 = 5;
const STEP: Duration = Duration::from_millis(80);

struct CleanUp;

impl Drop for CleanUp {
    fn drop(&mut self) {
        say!(pl = "sprzątam po sobie", ru = "убираю за собой");
    }
}

// ANCHOR: worker
fn five_steps(progress: &Sender<u32>) {
    let _clean_up = CleanUp;
    say!(pl = "zaczynam", ru = "начинаю"; works);
    for step in 1..=STEPS {
        thread::sleep(STEP);
        say!(pl = "krok {step}", ru = "шаг {step}"; works);
        // pl: Odbiorcy może już nie być. To nie powód, żeby przerwać pracę.
        // ru: Получателя может уже не быть. Прерывать работу из-за этого незачем.
        let _ = progress.send(step);
    }
}
// ANCHOR_END: worker

fn joined() {
    // ANCHOR: joined
    let (progress, steps) = mpsc::channel();
    let worker = thread::spawn(move || five_steps(&progress));
    say!(pl = "czekam na koniec wątku", ru = "жду конца потока"; waits);
    worker.join().unwrap();
    let seen = steps.iter().count();
    // ANCHOR_END: joined
    say!(
        pl = "wątek skończył, kroków: {seen}",
        ru = "поток закончил, шагов: {seen}"
    );
}

#[narrator::main]
fn main() {
    joined();
    // ANCHOR: unjoined
    let (progress, steps) = mpsc::channel();
    thread::spawn(move || five_steps(&progress));
    say!(pl = "czekam na dwa kroki", ru = "жду двух шагов"; waits);
    let seen = steps.iter().take(2).count();
    say!(
        pl = "koniec programu, kroków: {seen}",
        ru = "конец программы, шагов: {seen}"
    );
    // ANCHOR_END: unjoined
}
