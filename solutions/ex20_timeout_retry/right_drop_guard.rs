// pl: Anulowanie to usunięcie obiektu future: żaden dalszy wiersz się nie
// pl: wykona, ale zmienne lokalne znikną. Dlatego sprzątanie należy do
// pl: `drop`, a nie do ostatniego wiersza.
// ru: Отмена — это удаление объекта future: дальше не выполнится ни одна
// ru: строка, но локальные переменные исчезнут. Поэтому уборкой занимается
// ru: `drop`, а не последняя строка.
use std::time::Duration;
use tokio::time::{sleep, timeout};

#[derive(Clone, Copy)]
pub struct Policy {
    pub attempts: u32,
    pub limit: Duration,
    pub pause: Duration,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Failed<E> {
    TimedOut,
    Error(E),
}

struct OnDrop<C: FnOnce()>(Option<C>);

impl<C: FnOnce()> Drop for OnDrop<C> {
    fn drop(&mut self) {
        // pl: Wywołanie `FnOnce` zużywa domknięcie, a `drop` ma tylko `&mut
        // pl: self`: `take` wyjmuje je z pola.
        // ru: Вызов `FnOnce` поглощает замыкание, а у `drop` есть только
        // ru: `&mut self`: `take` достаёт его из поля.
        if let Some(cleanup) = self.0.take() {
            cleanup();
        }
    }
}

pub async fn retry<A, F, T, E, C>(
    policy: Policy,
    mut attempt: A,
    cleanup: C,
) -> Result<T, Failed<E>>
where
    A: FnMut(u32) -> F,
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
    C: FnOnce() + Send + 'static,
{
    // pl: Pierwsza zmienna znika ostatnia, czyli sprząta po końcu próby. Samo
    // pl: `_` posprzątałoby od razu.
    // ru: Первая переменная исчезает последней и убирает уже после попытки.
    // ru: Просто `_` убрало бы сразу.
    let _cleanup = OnDrop(Some(cleanup));
    let mut number = 1;
    loop {
        // pl: `timeout` jest właścicielem próby: po przekroczeniu limitu ją
        // pl: usuwa, więc próba nie działa dalej. Zadanie z `tokio::spawn`
        // pl: działałoby nadal.
        // ru: `timeout` владеет попыткой: когда срок вышел, он её удаляет, и
        // ru: дальше она не идёт. Задача из `tokio::spawn` продолжала бы
        // ru: работать.
        let failed = match timeout(policy.limit, attempt(number)).await {
            Ok(Ok(value)) => return Ok(value),
            Ok(Err(error)) => Failed::Error(error),
            Err(_) => Failed::TimedOut,
        };
        if number == policy.attempts {
            return Err(failed);
        }
        number += 1;
        sleep(policy.pause).await;
    }
}
