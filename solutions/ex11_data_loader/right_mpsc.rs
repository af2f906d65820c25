// pl: Ograniczyć trzeba porcje zaczęte, a nie wczytane. Dlatego numery
// pl: rozdaje ten, kto zużywa: na początek `prefetch`, potem po jednym za
// pl: każdą zużytą porcję. W drodze nigdy nie ma ich więcej.
// ru: Ограничить нужно начатые порции, а не загруженные. Поэтому номера
// ru: выдаёт тот, кто расходует: сначала `prefetch` штук, потом по одному за
// ru: каждую израсходованную порцию. Больше в пути никогда не бывает.
use std::collections::BTreeMap;
use std::sync::{Mutex, mpsc};
use std::thread;

pub fn load_in_order<T, L, C>(
    batches: usize,
    workers: usize,
    prefetch: usize,
    load: L,
    mut consume: C,
) where
    T: Send,
    L: Fn(usize) -> T + Sync,
    C: FnMut(T),
{
    let (hand_out, numbers) = mpsc::channel();
    let numbers = Mutex::new(numbers);
    let (loaded, arrived) = mpsc::channel();
    for index in 0..batches.min(prefetch) {
        hand_out.send(index).unwrap();
    }
    thread::scope(|scope| {
        for _ in 0..workers {
            let loaded = loaded.clone();
            let (numbers, load) = (&numbers, &load);
            scope.spawn(move || {
                loop {
                    // pl: Strażnik znika razem z tą instrukcją, więc podczas
                    // pl: `load` muteks jest wolny.
                    // ru: Guard-объект исчезает вместе с этой инструкцией, и
                    // ru: во время `load` мьютекс свободен.
                    let index = numbers.lock().unwrap().recv();
                    let Ok(index) = index else { break };
                    loaded.send((index, load(index))).unwrap();
                }
            });
        }
        let mut early = BTreeMap::new();
        for next in 0..batches {
            // pl: Porcje przychodzą w dowolnej kolejności. Mapa przechowuje
            // pl: te, które wyprzedziły swój numer.
            // ru: Порции приходят в любом порядке. Те, что опередили свой
            // ru: номер, ждут в словаре.
            while !early.contains_key(&next) {
                let (index, batch) = arrived.recv().unwrap();
                early.insert(index, batch);
            }
            consume(early.remove(&next).unwrap());
            if next + prefetch < batches {
                hand_out.send(next + prefetch).unwrap();
            }
        }
        // pl: Koniec numerów: `recv` u wątków roboczych zwraca `Err`. Bez
        // pl: tego `scope` czekałoby na nie bez końca.
        // ru: Номеров больше не будет: `recv` у рабочих потоков вернёт `Err`.
        // ru: Без этого `scope` ждал бы их вечно.
        drop(hand_out);
    });
}
