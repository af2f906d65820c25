//! Własne `block_on` · Собственный `block_on`
// PL: rozdział 19, book/pl/ch19_async_inside.md (sprawdź: cargo test -p exercises ex19_block_on)
// RU: глава 19, book/ru/ch19_async_inside.md (проверить: cargo test -p exercises ex19_block_on)

use std::{
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll},
};

/// PL: Odpytuje `future` w tym wątku, aż dostanie wynik. Między odpytaniami wątek śpi, dopóki nie obudzi go `Waker` (może to zrobić inny wątek).
/// RU: Опрашивает `future` в этом потоке, пока не получит результат. Между опросами поток спит, пока его не разбудит `Waker` (возможно, из другого потока).
pub fn block_on<F: Future>(future: F) -> F::Output {
    drop(future);
    todo!()
}

/// PL: Para na jedną wartość: kto ma `Sender`, wysyła, kto ma `Receiver`, oczekuje.
/// RU: Пара для одного значения: у кого `Sender`, тот посылает, у кого `Receiver`, тот ожидает.
pub fn oneshot<T>() -> (Sender<T>, Receiver<T>) {
    todo!()
}

/// PL: Wysyła wartość. RU: Посылает значение.
pub struct Sender<T> {
    // PL: zastąp własnymi polami. RU: замени своими полями.
    _value: PhantomData<T>,
}

impl<T> Sender<T> {
    /// PL: Zapisuje wartość i budzi tego, kto na nią czeka.
    /// RU: Записывает значение и будит того, кто его ждёт.
    pub fn send(self, value: T) {
        let _ = value;
        todo!()
    }
}

/// PL: Obiekt future napisany ręcznie: gotowy, gdy wysłano wartość.
/// RU: Объект future, написанный вручную: готов, когда значение послали.
pub struct Receiver<T> {
    // PL: zastąp własnymi polami. RU: замени своими полями.
    _value: PhantomData<T>,
}

impl<T> Future for Receiver<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let _ = context;
        todo!()
    }
}
