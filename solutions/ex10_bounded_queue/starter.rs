//! Kolejka ograniczona · Ограниченная очередь
// PL: rozdział 10, book/pl/ch10_condvars.md (sprawdź: cargo test -p exercises bounded_queue)
// RU: глава 10, book/ru/ch10_condvars.md (проверить: cargo test -p exercises bounded_queue)

use std::collections::VecDeque;

/// PL: Tu trzymaj elementy i wszystko, na co trzeba czekać. Wątek, który czeka, śpi: nie zagląda do kolejki w kółko.
/// RU: Здесь храни элементы и всё, чего приходится ждать. Ждущий поток спит, а не заглядывает в очередь снова и снова.
pub struct BoundedQueue<T> {
    _items: VecDeque<T>,
}

impl<T> BoundedQueue<T> {
    /// PL: Pusta kolejka na najwyżej `capacity` elementów; panika, gdy `capacity` to 0.
    /// RU: Пустая очередь не больше чем на `capacity` элементов; паника, если `capacity` — 0.
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        todo!("{capacity}")
    }

    /// PL: Dodaje element na koniec. Czeka, dopóki kolejka jest pełna. Jeśli jest zamknięta albo ktoś ją zamknie w trakcie
    /// czekania, oddaje element jako `Err`.
    /// RU: Добавляет элемент в конец. Ждёт, пока очередь полна. Если она закрыта или её закроют во время ожидания, возвращает
    /// элемент в `Err`.
    pub fn push(&self, item: T) -> Result<(), T> {
        let _ = item;
        todo!()
    }

    /// PL: Zabiera element z początku. Czeka, dopóki kolejka jest pusta i otwarta. `None` znaczy: zamknięta i pusta.
    /// RU: Забирает элемент из начала. Ждёт, пока очередь пуста и открыта. `None` значит: закрыта и пуста.
    pub fn pop(&self) -> Option<T> {
        todo!()
    }

    /// PL: Zamyka kolejkę i budzi wszystkich, którzy na niej czekają. Elementy, które już w niej są, można jeszcze zabrać.
    /// Zamkniętą kolejkę wolno zamknąć jeszcze raz: nic się wtedy nie zmienia.
    /// RU: Закрывает очередь и будит всех, кто на ней ждёт. Элементы, которые уже в ней, ещё можно забрать.
    /// Закрытую очередь можно закрыть ещё раз: от этого ничего не меняется.
    pub fn close(&self) {
        todo!()
    }
}
