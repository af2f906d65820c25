// pl: Każda zmiana to jeden niepodzielny krok, więc nikt nie wejdzie między
// pl: odczyt a zapis. Gdzie zmiana zależy od warunku, zostaje pętla z
// pl: `compare_exchange`.
// ru: Каждое изменение — один неделимый шаг, и между чтением и записью никто
// ru: не вклинится. Где изменение зависит от условия, остаётся цикл с
// ru: `compare_exchange`.
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

pub struct BoxOffice {
    seats: usize,
    sold: AtomicUsize,
    visits: AtomicU64,
    longest_queue: AtomicUsize,
}

impl BoxOffice {
    pub fn new(seats: usize) -> BoxOffice {
        BoxOffice {
            seats,
            sold: AtomicUsize::new(0),
            visits: AtomicU64::new(0),
            longest_queue: AtomicUsize::new(0),
        }
    }

    pub fn visit(&self) -> u64 {
        // pl: `fetch_add` zwraca wartość sprzed zmiany. Osobny `load` mógłby
        // pl: już zobaczyć cudze odwiedziny. `Relaxed` wystarczy: liczy się
        // pl: tylko ta jedna liczba, żadnych innych danych nie publikuje.
        // ru: `fetch_add` возвращает значение до изменения. Отдельный `load`
        // ru: мог бы увидеть уже и чужое посещение. `Relaxed` достаточно:
        // ru: важно только само число, других данных оно не публикует.
        self.visits.fetch_add(1, Ordering::Relaxed) + 1
    }

    pub fn visits(&self) -> u64 {
        self.visits.load(Ordering::Relaxed)
    }

    pub fn note_queue(&self, length: usize) {
        self.longest_queue.fetch_max(length, Ordering::Relaxed);
    }

    pub fn longest_queue(&self) -> usize {
        self.longest_queue.load(Ordering::Relaxed)
    }

    pub fn book(&self, people: usize) -> Option<usize> {
        let mut sold = self.sold.load(Ordering::Relaxed);
        // pl: Warunek jest w pętli: po nieudanej próbie trzeba sprawdzić na
        // pl: nowo, czy miejsc jeszcze wystarczy.
        // ru: Условие проверяется в цикле: после неудачной попытки надо
        // ru: заново узнать, хватает ли ещё мест.
        while people <= self.seats - sold {
            match self.sold.compare_exchange(
                sold,
                sold + people,
                Ordering::Relaxed,
                Ordering::Relaxed,
            ) {
                Ok(_) => return Some(sold + 1),
                // pl: To nie brak miejsc: ktoś zdążył zmienić liczbę, a `now`
                // pl: to wartość aktualna.
                // ru: Это не нехватка мест: кто-то успел изменить число, и в
                // ru: `now` — нынешнее значение.
                Err(now) => sold = now,
            }
        }
        None
    }
}
