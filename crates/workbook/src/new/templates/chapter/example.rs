//! pl: ✍ Wątek opowiada, co robi, a wątek główny czeka na jego zakończenie.
//! ru: ✍ Поток рассказывает, что делает, а главный поток ждёт его завершения.

use std::{thread, time::Duration};

use narrator::say;

#[narrator::main]
fn main() {
    // ANCHOR: story
    let worker = thread::spawn(|| {
        say!(pl = "pracuję 50 ms", ru = "работаю 50 мс"; works);
        thread::sleep(Duration::from_millis(50));
        say!(pl = "kończę pracę", ru = "заканчиваю работу");
    });

    say!(pl = "czekam na zakończenie wątku", ru = "жду завершения потока"; waits);
    worker.join().unwrap();
    say!(pl = "wątek skończył pracę", ru = "поток закончил работу");
    // ANCHOR_END: story
}
