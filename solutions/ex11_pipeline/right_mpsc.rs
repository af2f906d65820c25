// pl: Koniec ogłasza sam kanał: gdy zniknie ostatni nadawca i kanał jest
// pl: pusty, `recv` zwraca `Err`. Pusta kolejka sama o niczym nie świadczy,
// pl: producent może jeszcze pracować.
// ru: О конце сообщает сам канал: когда исчез последний отправитель и канал
// ru: пуст, `recv` возвращает `Err`. Сама по себе пустая очередь ни о чём не
// ru: говорит, производитель может ещё работать.
use std::sync::{Mutex, mpsc};
use std::thread;

pub fn run<P, F>(producers: Vec<P>, consumers: usize, consume: F)
where
    P: Iterator + Send,
    P::Item: Send,
    F: Fn(P::Item) + Sync,
{
    let (sender, receiver) = mpsc::channel();
    let receiver = Mutex::new(receiver);
    thread::scope(|scope| {
        for producer in producers {
            // pl: Własna kopia nadawcy trafia do domknięcia i znika razem z
            // pl: końcem wątku.
            // ru: Своя копия отправителя уходит в замыкание и исчезает, когда
            // ru: поток закончит.
            let sender = sender.clone();
            scope.spawn(move || {
                for item in producer {
                    sender.send(item).unwrap();
                }
            });
        }
        // pl: Pierwowzór kopii też jest nadawcą. Gdyby został, konsumenci
        // pl: czekaliby na niego bez końca.
        // ru: Тот, с кого снимали копии, — тоже отправитель. Останься он,
        // ru: потребители ждали бы вечно.
        drop(sender);
        for _ in 0..consumers {
            scope.spawn(|| {
                loop {
                    // pl: Osobne `let`: strażnik znika ze średnikiem. W
                    // pl: `while let` żyłby do końca ciała pętli, także
                    // pl: podczas `consume`, i konsumenci pracowaliby po
                    // pl: jednym.
                    // ru: Отдельный `let`: guard-объект исчезает на точке с
                    // ru: запятой. В `while let` он дожил бы до конца тела
                    // ru: цикла, то есть и во время `consume`, и потребители
                    // ru: работали бы по одному.
                    let item = receiver.lock().unwrap().recv();
                    let Ok(item) = item else { break };
                    consume(item);
                }
            });
        }
    });
}
