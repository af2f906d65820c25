//! Mały GIL · Маленький GIL
// PL: rozdział 2, book/pl/ch02_gil.md (sprawdź: cargo test -p exercises ex02_mini_gil)
// RU: глава 2, book/ru/ch02_gil.md (проверить: cargo test -p exercises ex02_mini_gil)

use std::marker::PhantomData;

/// PL: Globalna blokada interpretera. Tu trzymaj jej stan. RU: Глобальная блокировка интерпретатора. Здесь храни её состояние.
#[derive(Default)]
pub struct Gil {}

/// PL: Kto ma strażnika, ten jest w interpreterze. Pola można zmienić.
/// RU: У кого guard-объект, тот в интерпретаторе. Поля можно изменить.
pub struct GilGuard<'a>(PhantomData<&'a Gil>);

impl Gil {
    /// PL: Wolna blokada.
    /// RU: Свободная блокировка.
    pub fn new() -> Gil {
        todo!()
    }

    /// PL: Czeka, aż interpreter będzie wolny, i wchodzi.
    /// RU: Ждёт, пока интерпретатор освободится, и входит.
    pub fn acquire(&self) -> GilGuard<'_> {
        todo!()
    }

    /// PL: Ile wątków czeka teraz na wejście. Kogo ta liczba obejmuje, ten już stoi w kolejce: najbliższy `checkpoint` wpuści jednego z nich.
    /// RU: Сколько потоков сейчас ждёт входа. Кто в это число вошёл, тот уже в очереди: ближайший `checkpoint` впустит одного из них.
    pub fn waiting(&self) -> usize {
        todo!()
    }
}

impl GilGuard<'_> {
    /// PL: Jeśli ktoś czeka, wpuszcza go i wraca dopiero wtedy, gdy znowu przyjdzie kolej na ten wątek. Jeśli nie czeka nikt, wraca od razu.
    /// RU: Если кто-то ждёт, впускает его и возвращается, только когда снова подойдёт очередь этого потока. Если не ждёт никто, возвращается сразу.
    pub fn checkpoint(&mut self) {
        todo!()
    }

    /// PL: Wychodzi z interpretera, wykonuje `f`, wchodzi z powrotem i zwraca wynik. Wraca do interpretera także po panice w `f`.
    /// RU: Выходит из интерпретатора, выполняет `f`, входит обратно и возвращает результат. Возвращается в интерпретатор и после паники в `f`.
    pub fn allow_threads<R>(&mut self, f: impl FnOnce() -> R) -> R {
        todo!("{}", size_of_val(&f))
    }
}

impl Drop for GilGuard<'_> {
    /// PL: Wychodzi z interpretera, także podczas paniki.
    /// RU: Выходит из интерпретатора, в том числе во время паники.
    fn drop(&mut self) {
        todo!()
    }
}
