//! pl: Kanał o pojemności 0 niczego nie przechowuje: nadawca i odbiorca muszą się spotkać.
//! ru: Канал ёмкостью 0 ничего не хранит: отправитель и получатель должны встретиться.

use std::{sync::mpsc, thread, time::Duration};

use narrator::say;

#[narrator::main]
fn main() {
    // ANCHOR: meeting
    let (sender, receiver) = mpsc::sync_channel(0);

    thread::scope(|scope| {
        scope.spawn(move || {
            for letter in ["A", "B"] {
                say!(
                    pl = "stoję z listem {letter} w ręce",
                    ru = "стою с письмом {letter} в руке"; waits
                );
                sender.send(letter).unwrap();
                say!(
                    pl = "ktoś wziął list {letter}",
                    ru = "письмо {letter} забрали"
                );
            }
        });

        for ms in [100, 60] {
            say!(
                pl = "przez {ms} ms mam inną pracę",
                ru = "на {ms} мс занят другой работой"; works
            );
            thread::sleep(Duration::from_millis(ms));
            let letter = receiver.recv().unwrap();
            say!(pl = "mam list {letter}", ru = "письмо {letter} у меня");
        }
    });
    // ANCHOR_END: meeting
}
