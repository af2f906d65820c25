// pl: Muteks chroni tylko zapis o tym, kto jest właścicielem i ile ma
// pl: strażników. Trzymany tak długo jak blokada, zatrzymałby przy drugim
// pl: `lock` samego właściciela.
// ru: Мьютекс защищает только запись о том, кто владелец и сколько у него
// ru: guard-объектов. Если держать его столько же, сколько саму блокировку,
// ru: на втором `lock` застрянет и владелец.
use std::sync::{Condvar, Mutex};
use std::thread::{self, ThreadId};

#[derive(Default)]
struct State {
    owner: Option<ThreadId>,
    depth: usize,
}

#[derive(Default)]
pub struct ReentrantLock {
    state: Mutex<State>,
    freed: Condvar,
}

pub struct Guard<'a> {
    lock: &'a ReentrantLock,
}

impl ReentrantLock {
    pub fn new() -> ReentrantLock {
        ReentrantLock::default()
    }

    pub fn lock(&self) -> Guard<'_> {
        let me = thread::current().id();
        let mut state = self.state.lock().unwrap();
        // pl: Czeka tylko ten, kto zastał obcego właściciela. Pętla, bo
        // pl: wybudzonego ktoś mógł uprzedzić, a wybudzenie może też być
        // pl: fałszywe.
        // ru: Ждёт только тот, кто застал чужого владельца. Цикл, потому что
        // ru: разбуженный поток могли опередить, да и пробуждение бывает
        // ru: ложным.
        while state.owner.is_some_and(|owner| owner != me) {
            state = self.freed.wait(state).unwrap();
        }
        state.owner = Some(me);
        state.depth += 1;
        Guard { lock: self }
    }

    pub fn try_lock(&self) -> Option<Guard<'_>> {
        let me = thread::current().id();
        let mut state = self.state.lock().unwrap();
        if state.owner.is_some_and(|owner| owner != me) {
            return None;
        }
        state.owner = Some(me);
        state.depth += 1;
        Some(Guard { lock: self })
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        let mut state = self.lock.state.lock().unwrap();
        state.depth -= 1;
        // pl: Budzimy dopiero przy zerze. Wejdzie jeden wątek, więc wystarczy
        // pl: `notify_one`.
        // ru: Будим только на нуле. Войдёт один поток, поэтому хватает
        // ru: `notify_one`.
        if state.depth == 0 {
            state.owner = None;
            self.lock.freed.notify_one();
        }
    }
}
