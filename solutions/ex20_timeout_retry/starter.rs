//! Limit czasu i kolejne próby · Тайм-аут и новые попытки
// PL: rozdział 20, book/pl/ch20_async_tasks.md (sprawdź: cargo test -p exercises ex20_timeout_retry)
// RU: глава 20, book/ru/ch20_async_tasks.md (проверить: cargo test -p exercises ex20_timeout_retry)

use std::time::Duration;

/// PL: Ile prób, jak długo trwa najdłuższa i ile czekać między dwiema.
/// RU: Сколько попыток, сколько может длиться каждая и сколько ждать между двумя.
#[derive(Clone, Copy)]
pub struct Policy {
    /// PL: Liczba wszystkich prób, co najmniej 1. RU: Число всех попыток, не меньше 1.
    pub attempts: u32,
    /// PL: Limit czasu jednej próby. RU: Тайм-аут одной попытки.
    pub limit: Duration,
    /// PL: Przerwa po nieudanej próbie, ale nie po ostatniej. RU: Пауза после неудачной попытки, но не после последней.
    pub pause: Duration,
}

/// PL: Co poszło źle w ostatniej próbie. RU: Что не так с последней попыткой.
#[derive(Clone, Debug, PartialEq)]
pub enum Failed<E> {
    /// PL: Przekroczyła limit czasu. RU: Сработал тайм-аут.
    TimedOut,
    /// PL: Skończyła się tym błędem. RU: Закончилась этой ошибкой.
    Error(E),
}

/// PL: Wykonuje kolejne próby `attempt(1)`, `attempt(2)`, … aż do pierwszej udanej. Próbę, która przekroczyła limit czasu, przerywa, i dopiero
/// potem zaczyna następną. Na koniec wywołuje `cleanup`, dokładnie raz: po sukcesie, po porażce, a także wtedy, gdy ktoś w trakcie
/// porzuci (anuluje) całe `retry`. Porzucone `retry` nie zostawia po sobie działającej próby.
/// RU: Делает попытки `attempt(1)`, `attempt(2)`, … до первой удачной. Попытку, у которой сработал тайм-аут, прерывает и только потом
/// начинает следующую. В конце вызывает `cleanup`, ровно один раз: после успеха, после неудачи и тогда, когда `retry` целиком
/// бросили (отменили) на полпути. Брошенный `retry` не оставляет после себя идущей попытки.
pub async fn retry<A, F, T, E, C>(policy: Policy, attempt: A, cleanup: C) -> Result<T, Failed<E>>
where
    A: FnMut(u32) -> F,
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
    C: FnOnce() + Send + 'static,
{
    let _ = (policy, attempt, cleanup);
    todo!()
}
