//! pl: Skąd konsument wie, że to już koniec? Pusta kolejka tego nie mówi, zamknięty kanał tak.
//! ru: Откуда потребитель знает, что это конец? Пустая очередь об этом не говорит, закрытый канал говорит.

use std::{thread, time::Duration};

use crossbeam_channel::{Receiver, Sender, unbounded};
use narrator::say;

const PARCELS: u32 = 5;

#[narrator::main]
fn main() {
    until_empty();
    after_the_producer();
    until_closed();
}

fn produce(sender: Sender<u32>) {
    for parcel in 1..=PARCELS {
        say!(pl = "pakuję {parcel}", ru = "упаковываю {parcel}"; works);
        thread::sleep(Duration::from_millis(30));
        sender.send(parcel).unwrap();
    }
    // pl: Nadawca należał do tej funkcji i teraz znika.
    // ru: Отправитель принадлежал этой функции и сейчас исчезает.
    drop(sender);
}

// ANCHOR: until_empty
fn take_until_empty(receiver: &Receiver<u32>) {
    let mut count = 0;
    while !receiver.is_empty() {
        receiver.recv().unwrap();
        count += 1;
    }
    say!(
        pl = "kolejka pusta, odebrane: {count} z {PARCELS}",
        ru = "очередь пуста, получено: {count} из {PARCELS}"
    );
}

fn until_empty() {
    say!(
        pl = "biorę, dopóki kolejka nie jest pusta",
        ru = "беру, пока очередь не пуста"
    );
    let (sender, receiver) = unbounded();
    thread::scope(|scope| {
        scope.spawn(|| produce(sender));
        take_until_empty(&receiver);
    });
}
// ANCHOR_END: until_empty

// ANCHOR: after_the_producer
fn after_the_producer() {
    say!(
        pl = "najpierw czekam, aż producent skończy",
        ru = "сначала жду, пока производитель закончит"; waits
    );
    let (sender, receiver) = unbounded();
    thread::scope(|scope| {
        let producer = scope.spawn(|| produce(sender));
        producer.join().unwrap();
        take_until_empty(&receiver);
    });
}
// ANCHOR_END: after_the_producer

// ANCHOR: until_closed
fn until_closed() {
    say!(
        pl = "biorę, aż usłyszę, że to koniec",
        ru = "беру, пока не услышу, что это конец"; waits
    );
    let (sender, receiver) = unbounded();
    thread::scope(|scope| {
        scope.spawn(|| produce(sender));
        let mut count = 0;
        for parcel in &receiver {
            count += 1;
            say!(pl = "mam {parcel}", ru = "получаю {parcel}"; waits);
        }
        say!(
            pl = "to już koniec, odebrane: {count} z {PARCELS}",
            ru = "это уже конец, получено: {count} из {PARCELS}"
        );
    });
}
// ANCHOR_END: until_closed
