//! Zdarzenie · Событие
// PL: rozdział 9, book/pl/ch09_events.md (sprawdź: cargo test -p exercises ex09_event)
// RU: глава 9, book/ru/ch09_events.md (проверить: cargo test -p exercises ex09_event)

use std::time::Duration;

/// PL: Tu trzymaj stan zdarzenia. Wątek, który czeka, śpi: nie pyta o zdarzenie w kółko.
/// RU: Здесь храни состояние события. Ждущий поток спит, а не спрашивает о событии снова и снова.
#[derive(Default)]
pub struct Event {}

impl Event {
    /// PL: Zdarzenie, które nie jest ustawione.
    /// RU: Событие, которое не установлено.
    pub fn new() -> Event {
        todo!()
    }

    /// PL: Ustawia zdarzenie i wypuszcza wszystkich, którzy czekają. Kto przyjdzie później, też przejdzie.
    /// RU: Устанавливает событие и отпускает всех, кто ждёт. Кто придёт позже, тоже пройдёт.
    pub fn set(&self) {
        todo!()
    }

    /// PL: Cofa ustawienie: kto przyjdzie teraz, poczeka na następne `set`.
    /// RU: Снимает установку: кто придёт теперь, будет ждать следующего `set`.
    pub fn clear(&self) {
        todo!()
    }

    /// PL: Czy zdarzenie jest teraz ustawione. Nie czeka.
    /// RU: Установлено ли событие сейчас. Не ждёт.
    pub fn is_set(&self) -> bool {
        todo!()
    }

    /// PL: Czeka, aż zdarzenie będzie ustawione.
    /// RU: Ждёт, пока событие не будет установлено.
    pub fn wait(&self) {
        todo!()
    }

    /// PL: Czeka jak `wait`, ale najwyżej tak długo. `true`: doczekał ustawienia, `false`: minął limit czasu.
    /// RU: Ждёт, как `wait`, но не дольше указанного. `true`: дождался установки, `false`: сработал тайм-аут.
    pub fn wait_timeout(&self, timeout: Duration) -> bool {
        todo!("{timeout:?}")
    }
}
