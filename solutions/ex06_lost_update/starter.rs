//! Kasa biletowa bez zgubionych aktualizacji · Билетная касса без потерянных обновлений
// PL: rozdział 6, book/pl/ch06_races.md (sprawdź: cargo test -p exercises ex06_lost_update)
// RU: глава 6, book/ru/ch06_races.md (проверить: cargo test -p exercises ex06_lost_update)

/// PL: Tu trzymaj liczby kasy. RU: Здесь храни числа кассы.
pub struct BoxOffice {}

impl BoxOffice {
    /// PL: Kasa dla sali o `seats` miejscach, wszystkich wolnych. Odwiedzin jeszcze nie było, najdłuższa kolejka to 0.
    /// RU: Касса зала на `seats` мест, все свободны. Посещений ещё не было, самая длинная очередь — 0.
    pub fn new(seats: usize) -> BoxOffice {
        todo!("{seats}")
    }

    /// PL: Liczy jedne odwiedziny i zwraca ich numer: pierwsze mają numer 1.
    /// RU: Считает одно посещение и возвращает его номер: у первого номер 1.
    pub fn visit(&self) -> u64 {
        todo!()
    }

    /// PL: Ile było odwiedzin. RU: Сколько было посещений.
    pub fn visits(&self) -> u64 {
        todo!()
    }

    /// PL: Zapisuje, że kolejka miała `length` osób. RU: Запоминает, что в очереди было `length` человек.
    pub fn note_queue(&self, length: usize) {
        todo!("{length}")
    }

    /// PL: Najdłuższa z zapisanych kolejek. RU: Самая длинная из записанных очередей.
    pub fn longest_queue(&self) -> usize {
        todo!()
    }

    /// PL: Rezerwuje `people` sąsiednich miejsc (co najmniej jedno) i zwraca numer pierwszego z nich; miejsca mają numery od 1.
    /// `None` tylko wtedy, gdy w tej chwili tylu wolnych miejsc nie ma. Odmowa niczego nie zmienia. Zwrotów nie ma.
    /// RU: Бронирует `people` соседних мест (хотя бы одно) и возвращает номер первого из них; места нумеруются с 1.
    /// `None` только тогда, когда столько свободных мест сейчас нет. Отказ ничего не меняет. Возвратов не бывает.
    pub fn book(&self, people: usize) -> Option<usize> {
        todo!("{people}")
    }
}
