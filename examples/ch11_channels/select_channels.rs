//! pl: Wątek czeka na dwa kanały naraz. Jeden niesie listy, drugi tylko się kiedyś zamknie.
//! ru: Поток слушает сразу два канала. По одному идут письма, другой когда-нибудь просто закроется.

use std::{thread, time::Duration};

use crossbeam_channel::{Receiver, select, unbounded};
use narrator::say;

// ANCHOR: select
fn serve(letters: &Receiver<u32>, stop: &Receiver<()>) {
    loop {
        say!(
            pl = "czekam na list albo na koniec",
            ru = "жду письма или конца"; waits
        );
        select! {
            recv(letters) -> letter => {
                let letter = letter.unwrap();
                say!(pl = "mam list {letter}", ru = "письмо {letter} у меня");
            }
            // pl: Nikt tu nic nie wyśle. `recv` wraca z `Err`, gdy znika nadawca.
            // ru: Сюда никто ничего не пошлёт. `recv` вернёт `Err`, когда исчезнет отправитель.
            recv(stop) -> closed => {
                assert!(closed.is_err());
                say!(pl = "koniec, wychodzę", ru = "конец, выхожу");
                return;
            }
        }
    }
}
// ANCHOR_END: select

#[narrator::main]
fn main() {
    // ANCHOR: stop
    let (post, letters) = unbounded();
    let (stopping, stop) = unbounded::<()>();

    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| serve(&letters, &stop));
        }
        for letter in 1..=3 {
            thread::sleep(Duration::from_millis(60));
            say!(pl = "wysyłam list {letter}", ru = "посылаю письмо {letter}");
            post.send(letter).unwrap();
        }
        thread::sleep(Duration::from_millis(60));
        say!(
            pl = "ogłaszam koniec, usłyszą to oba wątki",
            ru = "объявляю конец, это услышат оба потока"
        );
        drop(stopping);
    });
    // ANCHOR_END: stop
}
