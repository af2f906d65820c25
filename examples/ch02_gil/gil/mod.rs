//! pl: Mała globalna blokada interpretera. Przekazuje się na prośbę, jak w CPythonie od wersji 3.2.
//! ru: Маленькая глобальная блокировка интерпретатора. Её передают по просьбе, как в CPython начиная с версии 3.2.

// pl: Każdy przykład używa tylko części tego modułu.
// ru: Каждый пример пользуется только частью этого модуля.
#![allow(dead_code)]

use std::{
    sync::{
        Condvar, Mutex, MutexGuard,
        atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed},
    },
    time::Duration,
};

// ANCHOR: policy
// pl: Kiedy wątek, który trzyma GIL, ustępuje czekającemu.
// ru: Когда владелец GIL уступает ожидающему.
#[derive(Clone, Copy)]
pub enum Switch {
    // pl: Po takim czasie czekający prosi o GIL (CPython od 3.2: 5 ms).
    // ru: Через столько времени ожидающий просит GIL (CPython с 3.2: 5 мс).
    After(Duration),
    // pl: Kto trzyma GIL, oddaje go co tyle instrukcji (CPython do 3.1: 100).
    // ru: Владелец отдаёт GIL раз в столько инструкций (CPython до 3.1: 100).
    Every(u32),
}
// ANCHOR_END: policy

/// As in CPython: a flag under a mutex, and a condition variable for those who wait.
pub struct Gil {
    switch: Switch,
    state: Mutex<State>,
    freed: Condvar,
    taken: Condvar,
    requested: AtomicBool,
    waiting: AtomicUsize,
}

#[derive(Default)]
struct State {
    locked: bool,
    /// How often the lock was taken.
    turns: u64,
    /// How often its holder was made to give way.
    hand_overs: u64,
}

/// Whoever has it is inside the interpreter.
pub struct GilGuard<'a> {
    gil: &'a Gil,
    steps: u32,
}

impl Gil {
    /// A free lock.
    pub fn new(switch: Switch) -> Gil {
        Gil {
            switch,
            state: Mutex::default(),
            freed: Condvar::new(),
            taken: Condvar::new(),
            requested: AtomicBool::new(false),
            waiting: AtomicUsize::new(0),
        }
    }

    /// Waits for the interpreter.
    pub fn acquire(&self) -> GilGuard<'_> {
        self.take(self.state.lock().unwrap());
        GilGuard {
            gil: self,
            steps: 0,
        }
    }

    // ANCHOR: take
    fn take(&self, mut state: MutexGuard<State>) {
        self.waiting.fetch_add(1, Relaxed);
        while state.locked {
            let before = state.turns;
            let patience = match self.switch {
                Switch::After(interval) => interval,
                Switch::Every(_) => Duration::MAX,
            };
            let (locked, wait) = self.freed.wait_timeout(state, patience).unwrap();
            state = locked;
            // pl: Czas minął, a GIL ma wciąż ten sam wątek: prośba.
            // ru: Время вышло, а GIL всё у того же потока: просьба.
            if wait.timed_out() && state.locked && state.turns == before {
                self.requested.store(true, Relaxed);
            }
        }
        self.waiting.fetch_sub(1, Relaxed);
        self.requested.store(false, Relaxed);
        state.locked = true;
        state.turns += 1;
        self.taken.notify_all();
    }
    // ANCHOR_END: take

    fn release(&self) -> MutexGuard<'_, State> {
        let mut state = self.state.lock().unwrap();
        state.locked = false;
        self.freed.notify_one();
        state
    }

    /// How often the holder was made to give way.
    pub fn hand_overs(&self) -> u64 {
        self.state.lock().unwrap().hand_overs
    }
}

impl GilGuard<'_> {
    /// Before each instruction: whether it is time to give way.
    pub fn asked(&mut self) -> bool {
        self.steps += 1;
        match self.gil.switch {
            Switch::After(_) => self.gil.requested.load(Relaxed),
            Switch::Every(steps) => {
                self.steps.is_multiple_of(steps) && self.gil.waiting.load(Relaxed) > 0
            }
        }
    }

    /// Lets another thread in, and waits for the next turn. Somebody must be waiting.
    pub fn hand_over(&mut self) {
        let mut state = self.gil.release();
        state.hand_overs += 1;
        let before = state.turns;
        // pl: Ktoś czeka, więc najpierw on: bez tego wszedłby znowu ten sam wątek.
        // ru: Кто-то ждёт, значит, сначала он: иначе снова вошёл бы тот же поток.
        while state.turns == before {
            state = self.gil.taken.wait(state).unwrap();
        }
        self.gil.take(state);
    }

    /// Before each instruction: gives way if it is time to.
    pub fn checkpoint(&mut self) {
        if self.asked() {
            self.hand_over();
        }
    }

    /// Runs `outside` without the lock, and takes it again.
    pub fn allow_threads<R>(&mut self, outside: impl FnOnce() -> R) -> R {
        drop(self.gil.release());
        let result = outside();
        self.gil.take(self.gil.state.lock().unwrap());
        result
    }
}

impl Drop for GilGuard<'_> {
    fn drop(&mut self) {
        drop(self.gil.release());
    }
}
