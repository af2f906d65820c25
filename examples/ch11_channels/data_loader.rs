//! pl: Model uczy się na porcjach danych. Gdy liczy na jednej, dwa wątki wczytują już następne.
//! ru: Модель учится на порциях данных. Пока она считает на одной, два потока уже загружают следующие.

use std::collections::BTreeMap;
use std::{thread, time::Duration};

use crossbeam_channel::{bounded, unbounded};
use narrator::say;

const BATCHES: u64 = 6;
const WORKERS: usize = 2;
const CAPACITY: usize = 1;

/// Batch 0 lies on a slow disk.
fn load(index: u64) -> Vec<u64> {
    say!(pl = "wczytuję porcję {index}", ru = "загружаю порцию {index}"; works);
    thread::sleep(Duration::from_millis(if index == 0 { 180 } else { 40 }));
    vec![index; 1000]
}

fn train(index: u64, batch: &[u64]) {
    say!(pl = "uczę na porcji {index}", ru = "учу на порции {index}"; works);
    assert_eq!(batch[0], index);
    thread::sleep(Duration::from_millis(20));
}

#[narrator::main]
fn main() {
    one_after_another();
    ahead_of_time();
}

fn one_after_another() {
    say!(pl = "na przemian", ru = "по очереди");
    for index in 0..BATCHES {
        let batch = load(index);
        train(index, &batch);
    }
    say!(pl = "koniec nauki", ru = "обучение окончено");
}

// ANCHOR: ahead_of_time
fn ahead_of_time() {
    say!(pl = "z wyprzedzeniem", ru = "с опережением"; waits);
    let (requests, indexes) = unbounded();
    let (loaded, batches) = bounded(CAPACITY);
    for index in 0..BATCHES {
        requests.send(index).unwrap();
    }
    drop(requests);

    thread::scope(|scope| {
        for _ in 0..WORKERS {
            let (indexes, loaded) = (indexes.clone(), loaded.clone());
            scope.spawn(move || {
                for index in indexes {
                    loaded.send((index, load(index))).unwrap();
                }
            });
        }
        drop(loaded);

        // pl: Porcje przychodzą w kolejności wczytania, a uczyć trzeba w kolejności numerów.
        // ru: Порции приходят в том порядке, в каком загрузились, а учить надо по номерам.
        let (mut early, mut most_early, mut next) = (BTreeMap::new(), 0, 0);
        for (index, batch) in batches {
            early.insert(index, batch);
            most_early = most_early.max(early.len());
            while let Some(batch) = early.remove(&next) {
                train(next, &batch);
                next += 1;
            }
            let parked = early.len();
            say!(
                pl = "doszła porcja {index}, odłożone: {parked}",
                ru = "пришла порция {index}, отложено: {parked}"; waits
            );
        }
        say!(
            pl = "koniec nauki, naraz w ręku: {most_early}",
            ru = "обучение окончено, на руках сразу: {most_early}"
        );
    });
}
// ANCHOR_END: ahead_of_time
