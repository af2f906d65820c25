//! Publikacja pomiaru przez flagę · Публикация измерения через флаг
// PL: rozdział 6, book/pl/ch06_races.md (sprawdź: cargo test -p exercises ex06_publication)
// RU: глава 6, book/ru/ch06_races.md (проверить: cargo test -p exercises ex06_publication)

/// PL: Miejsce na jeden pomiar: dwie liczby i to, co mówi, że już są. Do wyboru: operacje atomowe, `Mutex`, `RwLock`; bez `OnceLock`.
/// RU: Место для одного измерения: два числа и признак того, что они уже есть. На выбор: атомарные операции, `Mutex`, `RwLock`;
/// без `OnceLock`.
#[derive(Default)]
pub struct Measurement {}

impl Measurement {
    /// PL: Pomiaru jeszcze nie ma. RU: Измерения ещё нет.
    pub fn new() -> Measurement {
        todo!()
    }

    /// PL: Publikuje pomiar. Wywołuje to najwyżej raz jeden wątek.
    /// RU: Публикует измерение. Вызывают не больше одного раза, из одного потока.
    pub fn publish(&self, temperature: i32, pressure: i32) {
        todo!("{temperature} {pressure}")
    }

    /// PL: Temperatura i ciśnienie albo `None`, jeśli pomiaru jeszcze nie widać. Nie czeka. Kto dostał pomiar, widzi też
    /// wszystko, co wątek publikujący zrobił przed `publish`.
    /// RU: Температура и давление или `None`, если измерения ещё не видно. Не ждёт. Кто получил измерение, видит и всё,
    /// что публикующий поток сделал до `publish`.
    pub fn read(&self) -> Option<(i32, i32)> {
        todo!()
    }
}
