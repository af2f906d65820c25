//! Bariera wielokrotnego użytku · Многоразовый барьер
// PL: rozdział 13, book/pl/ch13_barriers.md (sprawdź: cargo test -p exercises barrier)
// RU: глава 13, book/ru/ch13_barriers.md (проверить: cargo test -p exercises barrier)

/// PL: Tu trzymaj stan bariery. RU: Здесь храни состояние барьера.
pub struct Barrier {}

impl Barrier {
    /// PL: Bariera dla `parties` wątków; panika, gdy `parties` to 0.
    /// RU: Барьер для `parties` потоков; паника, если `parties` — 0.
    pub fn new(parties: usize) -> Barrier {
        todo!("{parties}")
    }

    /// PL: Czeka, aż dotrą wszyscy. `true` dla dokładnie jednego wątku w każdej rundzie (lidera), `false` dla pozostałych.
    /// RU: Ждёт, пока придут все. `true` ровно для одного потока в каждом раунде (лидера), `false` для остальных.
    pub fn wait(&self) -> bool {
        todo!()
    }
}
