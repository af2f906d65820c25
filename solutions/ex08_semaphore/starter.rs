//! Semafor, zwykły i ograniczony · Семафор, обычный и ограниченный
// PL: rozdział 8, book/pl/ch08_semaphores.md (sprawdź: cargo test -p exercises ex08_semaphore)
// RU: глава 8, book/ru/ch08_semaphores.md (проверить: cargo test -p exercises ex08_semaphore)

use std::{marker::PhantomData, time::Duration};

/// PL: Tu trzymaj wolne pozwolenia. RU: Здесь храни свободные разрешения.
pub struct Semaphore {}

/// PL: Jedno pozwolenie. Znika i wraca do semafora. Pola można zmienić.
/// RU: Одно разрешение. Исчезает и возвращается в семафор. Поля можно изменить.
pub struct Permit<'a>(PhantomData<&'a Semaphore>);

impl Semaphore {
    /// PL: Semafor, w którym jest `permits` wolnych pozwoleń; może być zero.
    /// RU: Семафор, в котором `permits` свободных разрешений; можно и ноль.
    pub fn new(permits: usize) -> Semaphore {
        todo!("{permits}")
    }

    /// PL: Czeka, aż będzie wolne pozwolenie, i je bierze.
    /// RU: Ждёт свободного разрешения и берёт его.
    pub fn acquire(&self) -> Permit<'_> {
        todo!()
    }

    /// PL: Nie czeka. `None` tylko wtedy, gdy nie ma wolnego pozwolenia.
    /// RU: Не ждёт. `None` только тогда, когда свободного разрешения нет.
    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        todo!()
    }

    /// PL: Czeka w sumie najwyżej `limit`. `None` dopiero po tym czasie.
    /// RU: Ждёт в общей сложности не дольше `limit`. `None` только по истечении этого времени.
    pub fn acquire_timeout(&self, limit: Duration) -> Option<Permit<'_>> {
        todo!("{limit:?}")
    }

    /// PL: Dokłada jedno pozwolenie. Nie pyta, ile było na początku.
    /// RU: Добавляет одно разрешение. Сколько их было в начале, не спрашивает.
    pub fn release(&self) {
        todo!()
    }
}

impl Drop for Permit<'_> {
    /// PL: Oddaje pozwolenie, także podczas paniki.
    /// RU: Возвращает разрешение, в том числе во время паники.
    fn drop(&mut self) {
        todo!()
    }
}

/// PL: Zwrotów było więcej niż pobrań. RU: Возвратов больше, чем взятых разрешений.
#[derive(Debug, PartialEq, Eq)]
pub struct TooMany;

/// PL: Semafor, w którym nigdy nie będzie więcej pozwoleń niż na początku.
/// RU: Семафор, в котором никогда не станет больше разрешений, чем в начале.
pub struct BoundedSemaphore {}

impl BoundedSemaphore {
    /// PL: Semafor, w którym jest `permits` wolnych pozwoleń i nigdy nie będzie więcej.
    /// RU: Семафор, в котором `permits` свободных разрешений, и больше никогда не станет.
    pub fn new(permits: usize) -> BoundedSemaphore {
        todo!("{permits}")
    }

    /// PL: Czeka na pozwolenie i je bierze. Oddać trzeba samodzielnie, przez `release`.
    /// RU: Ждёт разрешения и берёт его. Вернуть нужно явно, через `release`.
    pub fn acquire(&self) {
        todo!()
    }

    /// PL: Oddaje pozwolenie. `Err(TooMany)`, jeśli wszystkie są na miejscu; wtedy nic się nie zmienia.
    /// RU: Возвращает разрешение. `Err(TooMany)`, если все на месте; тогда ничего не меняется.
    pub fn release(&self) -> Result<(), TooMany> {
        todo!()
    }
}
