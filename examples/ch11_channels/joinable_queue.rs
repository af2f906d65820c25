//! pl: Kolejka pusta to jeszcze nie praca skończona. Ze zleceniem wędruje znacznik, a znika razem z nim.
//! ru: Пустая очередь — ещё не законченная работа. Вместе с работой идёт метка и исчезает вместе с ней.

use std::sync::mpsc::{self, Sender};
use std::{thread, time::Duration};

use narrator::say;

// ANCHOR: job
struct Job {
    number: u32,
    // pl: Nikt przez niego nie wysyła. Ważne, kiedy zniknie.
    // ru: Через него никто не посылает. Важно, когда он исчезнет.
    _unfinished: Sender<()>,
}
// ANCHOR_END: job

#[narrator::main]
fn main() {
    // ANCHOR: queue
    let (jobs, queue) = crossbeam_channel::unbounded::<Job>();

    thread::scope(|scope| {
        for _ in 0..2 {
            let queue = queue.clone();
            scope.spawn(move || {
                for job in &queue {
                    let (number, left) = (job.number, queue.len());
                    say!(
                        pl = "biorę zlecenie {number}, w kolejce zostaje {left}",
                        ru = "беру работу {number}, в очереди остаётся {left}"; works
                    );
                    thread::sleep(Duration::from_millis(80));
                    say!(
                        pl = "zlecenie {number} wykonane",
                        ru = "работа {number} выполнена"; waits
                    );
                }
            });
        }

        for (batch, numbers) in [(1, 1..=3), (2, 4..=5)] {
            let (unfinished, all_done) = mpsc::channel();
            for number in numbers {
                let _unfinished = unfinished.clone();
                jobs.send(Job {
                    number,
                    _unfinished,
                })
                .unwrap();
            }
            drop(unfinished);
            say!(
                pl = "seria {batch} w kolejce, czekam na wykonanie",
                ru = "серия {batch} в очереди, жду выполнения"; waits
            );
            // pl: Wraca z `Err`, gdy zniknie znacznik ostatniego zlecenia.
            // ru: Вернёт `Err`, когда исчезнет метка последней работы.
            all_done.recv().unwrap_err();
            say!(
                pl = "seria {batch} wykonana",
                ru = "серия {batch} выполнена"
            );
        }
        drop(jobs);
    });
    say!(
        pl = "zleceń więcej nie będzie, wątki robocze skończyły",
        ru = "работ больше не будет, рабочие потоки закончили"
    );
    // ANCHOR_END: queue
}
