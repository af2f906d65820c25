//! Licznik w górę i w dół · Счётчик вверх и вниз
// PL: rozdział 7, book/pl/ch07_locks.md (sprawdź: cargo test -p exercises ex07_counter)
// RU: глава 7, book/ru/ch07_locks.md (проверить: cargo test -p exercises ex07_counter)

/// PL: Tu trzymaj liczbę i to, co jej pilnuje. RU: Здесь храни число и то, что его охраняет.
#[derive(Default)]
pub struct Counter {}

impl Counter {
    /// PL: Licznik, który zaczyna od zera.
    /// RU: Счётчик, который начинается с нуля.
    pub fn new() -> Counter {
        todo!()
    }

    /// PL: Zwiększa licznik o jeden i zwraca jego wartość po tej właśnie zmianie.
    /// RU: Увеличивает счётчик на единицу и возвращает значение сразу после этого изменения.
    pub fn increase(&self) -> i64 {
        todo!()
    }

    /// PL: Zmniejsza licznik o jeden i zwraca jego wartość po tej właśnie zmianie.
    /// RU: Уменьшает счётчик на единицу и возвращает значение сразу после этого изменения.
    pub fn decrease(&self) -> i64 {
        todo!()
    }

    /// PL: Zastępuje wartość wynikiem `change` i zwraca go. Nikt nie zmieni licznika w trakcie. Jeśli `change` spanikuje, panika
    /// wychodzi z `update`, licznik ma wartość sprzed wywołania i nadal działa.
    /// RU: Заменяет значение результатом `change` и возвращает его. Пока это идёт, счётчик никто не изменит. Если `change` паникует, паника
    /// выходит из `update`, на счётчике остаётся прежнее значение, и он продолжает работать.
    pub fn update(&self, change: impl FnOnce(i64) -> i64) -> i64 {
        let _ = change;
        todo!()
    }

    /// PL: Obecna wartość. RU: Текущее значение.
    pub fn value(&self) -> i64 {
        todo!()
    }
}
