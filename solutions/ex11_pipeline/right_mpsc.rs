// pl: Koniec ogłasza sam kanał: gdy zniknie ostatni nadawca i kanał jest pusty, `recv` zwraca `Err`.
// pl: Pusta kolejka sama o niczym nie świadczy, producent może jeszcze pracować.
// ru: О конце сообщает сам канал: когда исчез последний отправитель и канал пуст, `recv` возвращает `Err`.
// ru: Сама по себе пустая очередь ни о чём не говорит, производитель может ещё работать.
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
            // pl: Własna kopia nadawcy trafia do domknięcia i znika razem z końcem wątku.
            // ru: Своя копия отправителя уходит в замыкание и исчезает, когда поток закончит.
            let sender = sender.clone();
            scope.spawn(move || {
                for item in producer {
                    sender.send(item).unwrap();
                }
            });
        }
        // pl: Pierwowzór kopii też jest nadawcą. Gdyby został, konsumenci czekaliby na niego bez końca.
        // ru: Тот, с кого снимали копии, — тоже отправитель. Останься он, потребители ждали бы вечно.
        drop(sender);
        for _ in 0..consumers {
            scope.spawn(|| {
                loop {
                    // pl: Osobne `let`: strażnik znika ze średnikiem. W `while let` żyłby do końca
                    // pl: ciała pętli, także podczas `consume`, i konsumenci pracowaliby po jednym.
                    // ru: Отдельный `let`: guard-объект исчезает на точке с запятой. В `while let` он дожил бы до
                    // ru: конца тела цикла, то есть и во время `consume`, и потребители работали бы по одному.
                    let item = receiver.lock().unwrap().recv();
                    let Ok(item) = item else { break };
                    consume(item);
                }
            });
        }
    });
}
