//! TITLE_PL · TITLE_RU
// PL: rozdział NN, book/pl/chNN_slug.md (sprawdź: cargo test -p exercises exNN_name)
// RU: глава NN, book/ru/chNN_slug.md (проверить: cargo test -p exercises exNN_name)

/// PL: ✍ Wykonuje dwa obiekty future naraz i zwraca ich wyniki.
/// RU: ✍ Выполняет два объекта future одновременно и возвращает их результаты.
pub async fn both<A, B>(first: impl Future<Output = A>, second: impl Future<Output = B>) -> (A, B) {
    let _ = (first, second);
    todo!()
}
