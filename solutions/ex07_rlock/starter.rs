//! Blokada wielobieżna · Рекурсивная блокировка
// PL: rozdział 7, book/pl/ch07_locks.md (sprawdź: cargo test -p exercises ex07_rlock)
// RU: глава 7, book/ru/ch07_locks.md (проверить: cargo test -p exercises ex07_rlock)

use std::marker::PhantomData;

/// PL: Tu trzymaj właściciela i liczbę jego strażników. RU: Здесь храни владельца и число его guard-объектов.
#[derive(Default)]
pub struct ReentrantLock {}

/// PL: Dopóki istnieje choć jeden strażnik, blokada jest zajęta. Pola można zmienić.
/// RU: Пока есть хоть один guard-объект, блокировка занята. Поля можно изменить.
pub struct Guard<'a>(PhantomData<&'a ReentrantLock>);

impl ReentrantLock {
    /// PL: Wolna blokada.
    /// RU: Свободная блокировка.
    pub fn new() -> ReentrantLock {
        todo!()
    }

    /// PL: Czeka, aż blokada będzie wolna albo będzie należeć do tego wątku.
    /// RU: Ждёт, пока блокировка не окажется свободной или не будет принадлежать этому потоку.
    pub fn lock(&self) -> Guard<'_> {
        todo!()
    }

    /// PL: Jak `lock`, ale zamiast czekać zwraca `None`.
    /// RU: Как `lock`, но не ждёт, а возвращает `None`.
    pub fn try_lock(&self) -> Option<Guard<'_>> {
        todo!()
    }
}

impl Drop for Guard<'_> {
    /// PL: Ostatni strażnik zwalnia blokadę.
    /// RU: Последний guard-объект освобождает блокировку.
    fn drop(&mut self) {
        todo!()
    }
}
