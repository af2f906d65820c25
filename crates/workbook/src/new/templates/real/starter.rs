//! TITLE_PL · TITLE_RU
// PL: rozdział NN, book/pl/chNN_slug.md (sprawdź: cargo test -p exercises exNN_name)
// RU: глава NN, book/ru/chNN_slug.md (проверить: cargo test -p exercises exNN_name)

/// PL: ✍ Wykonuje oba domknięcia naraz, każde w innym wątku, i zwraca ich wyniki.
/// RU: ✍ Выполняет оба замыкания одновременно, каждое в своём потоке, и возвращает их результаты.
pub fn both<A: Send, B: Send>(
    first: impl FnOnce() -> A + Send,
    second: impl FnOnce() -> B + Send,
) -> (A, B) {
    let _ = (first, second);
    todo!()
}
