//! TITLE_PL · TITLE_RU
// PL: rozdział NN, book/pl/chNN_slug.md (sprawdź: cargo test -p exercises exNN_name)
// RU: глава NN, book/ru/chNN_slug.md (проверить: cargo test -p exercises exNN_name)

/// PL: ✍ Suma liczb. RU: ✍ Сумма чисел.
pub fn total(numbers: &[u64]) -> u64 {
    todo!("{numbers:?}")
}
