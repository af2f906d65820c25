//! TITLE_PL · TITLE_RU
// PL: rozdział NN, book/pl/chNN_slug.md (sprawdź: cargo test -p exercises exNN_name)
// RU: глава NN, book/ru/chNN_slug.md (проверить: cargo test -p exercises exNN_name)

/// PL: ✍ Licznik, który kilka wątków zwiększa naraz. RU: ✍ Счётчик, который увеличивают сразу несколько потоков.
#[derive(Default)]
pub struct Counter {}

impl Counter {
    /// PL: Licznik pokazuje 0. RU: Счётчик показывает 0.
    pub fn new() -> Counter {
        todo!()
    }

    /// PL: Dodaje 1. RU: Прибавляет 1.
    pub fn increment(&self) {
        todo!()
    }

    /// PL: Ile razy zwiększono licznik. RU: Сколько раз увеличили счётчик.
    pub fn value(&self) -> u64 {
        todo!()
    }
}
