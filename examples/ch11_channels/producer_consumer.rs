//! pl: Dwaj producenci i konsument pracują jednocześnie. Pętla kończy się, gdy znikną wszyscy nadawcy.
//! ru: Два производителя и потребитель работают одновременно. Цикл кончается, когда исчезнут все отправители.

use std::{sync::mpsc, thread, time::Duration};

use narrator::say;

#[narrator::main]
fn main() {
    // ANCHOR: channel
    let (sender, receiver) = mpsc::channel();

    thread::scope(|scope| {
        for (name, ms) in [("A", 40), ("B", 100)] {
            let sender = sender.clone();
            scope.spawn(move || {
                for number in 1..=3 {
                    let parcel = format!("{name}{number}");
                    say!(pl = "pakuję {parcel}", ru = "упаковываю {parcel}"; works);
                    thread::sleep(Duration::from_millis(ms));
                    // pl: Paczka przechodzi na własność kanału.
                    // ru: Посылка переходит во владение канала.
                    sender.send(parcel).unwrap();
                }
                say!(pl = "to wszystko ode mnie", ru = "от меня это всё");
            });
        }
        // pl: Został jeszcze nadawca, od którego powstały kopie.
        // ru: Остался ещё отправитель, с которого сняли копии.
        drop(sender);

        say!(pl = "czekam na paczki", ru = "жду посылок"; waits);
        for parcel in receiver {
            say!(pl = "odbieram {parcel}", ru = "получаю {parcel}"; waits);
        }
        say!(
            pl = "skończyli obaj, więcej paczek nie będzie",
            ru = "закончили оба, посылок больше не будет"
        );
    });
    // ANCHOR_END: channel
}
