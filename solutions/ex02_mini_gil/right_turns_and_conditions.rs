// pl: Interpreter zajmuje ten, kto ustawił `taken`, a nie ten, kto trzyma
// pl: muteks. Muteks chroni tylko stan i jest zajęty przez chwilę, więc
// pl: czekający może się w tym czasie dopisać do `waiting`. Podobnie robi
// pl: CPython.
// ru: Интерпретатором владеет тот, кто поднял `taken`, а не тот, кто держит
// ru: мьютекс. Мьютекс захвачен лишь на миг, поэтому ожидающий успевает
// ru: отметиться в `waiting`. Примерно так же поступает CPython.
use std::sync::{Condvar, Mutex, MutexGuard};

#[derive(Default)]
struct State {
    taken: bool,
    waiting: usize,
    turns: u64,
}

#[derive(Default)]
pub struct Gil {
    state: Mutex<State>,
    freed: Condvar,
    entered: Condvar,
}

pub struct GilGuard<'a> {
    gil: &'a Gil,
}

impl Gil {
    pub fn new() -> Gil {
        Gil::default()
    }

    fn enter(&self, mut state: MutexGuard<State>) {
        state.waiting += 1;
        // pl: Pętla, nie `if`: zanim wybudzony wątek odzyska muteks, mógł
        // pl: wejść ktoś inny.
        // ru: Цикл, а не `if`: пока разбуженный поток возвращает себе
        // ru: мьютекс, мог войти кто-то другой.
        while state.taken {
            state = self.freed.wait(state).unwrap();
        }
        state.waiting -= 1;
        state.taken = true;
        state.turns += 1;
        // pl: `notify_all`: wątków, które ustąpiły i czekają na czyjeś
        // pl: wejście, może być kilka.
        // ru: `notify_all`: уступивших потоков, которые ждут чужого входа,
        // ru: может быть несколько.
        self.entered.notify_all();
    }

    fn leave(&self) -> MutexGuard<'_, State> {
        let mut state = self.state.lock().unwrap();
        state.taken = false;
        self.freed.notify_one();
        state
    }

    pub fn acquire(&self) -> GilGuard<'_> {
        self.enter(self.state.lock().unwrap());
        GilGuard { gil: self }
    }

    pub fn waiting(&self) -> usize {
        self.state.lock().unwrap().waiting
    }
}

impl GilGuard<'_> {
    pub fn checkpoint(&mut self) {
        if self.gil.waiting() == 0 {
            return;
        }
        let mut state = self.gil.leave();
        // pl: Samo `taken` nie wystarczy: ktoś mógł już wejść i wyjść, a
        // pl: liczba wejść tylko rośnie. Muteks jest zajęty od `leave`,
        // pl: dlatego nikt nie wejdzie, zanim ją zapamiętamy.
        // ru: Одного `taken` мало: кто-то мог уже войти и выйти, а число
        // ru: входов только растёт. Мьютекс захвачен ещё в `leave`: пока
        // ru: число не запомнено, никто не войдёт.
        let before = state.turns;
        while state.turns == before {
            state = self.gil.entered.wait(state).unwrap();
        }
        self.gil.enter(state);
    }

    pub fn allow_threads<R>(&mut self, f: impl FnOnce() -> R) -> R {
        struct Back<'a>(&'a Gil);
        impl Drop for Back<'_> {
            fn drop(&mut self) {
                self.0.enter(self.0.state.lock().unwrap());
            }
        }
        drop(self.gil.leave());
        // pl: `drop` wykona się i po zwykłym końcu `f`, i podczas paniki. Kod
        // pl: po `f()` już nie.
        // ru: `drop` выполнится и при обычном завершении `f`, и при панике.
        // ru: Код после `f()` — нет.
        let _back = Back(self.gil);
        f()
    }
}

impl Drop for GilGuard<'_> {
    fn drop(&mut self) {
        drop(self.gil.leave());
    }
}
