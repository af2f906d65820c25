//! Kolejka, na której wykonanie można zaczekać · Очередь, выполнения которой можно дождаться
// PL: rozdział 11, book/pl/ch11_channels.md (sprawdź: cargo test -p exercises joinable_queue)
// RU: глава 11, book/ru/ch11_channels.md (проверить: cargo test -p exercises joinable_queue)

/// PL: `task_done` wywołano więcej razy niż `put`. RU: `task_done` вызвали больше раз, чем `put`.
#[derive(Debug, PartialEq)]
pub struct NothingUnfinished;

/// PL: Tu trzymaj elementy i liczbę tych, których nikt jeszcze nie zgłosił jako wykonane.
/// RU: Здесь храни элементы и число тех, о выполнении которых ещё не сообщили.
pub struct JoinableQueue<T> {
    _items: Vec<T>,
}

impl<T> JoinableQueue<T> {
    /// PL: Pusta kolejka bez ograniczenia. RU: Пустая очередь без ограничения.
    pub fn new() -> JoinableQueue<T> {
        todo!()
    }

    /// PL: Dodaje element na koniec. Jest on niewykonany, dopóki nie zgłosi go `task_done`.
    /// RU: Добавляет элемент в конец. Он не выполнен, пока об этом не сообщит `task_done`.
    pub fn put(&self, item: T) {
        let _ = item;
        todo!()
    }

    /// PL: Zabiera element z początku; gdy kolejka jest pusta, śpi, aż coś w niej będzie. Zabrany wciąż jest niewykonany.
    /// RU: Забирает элемент из начала; если очередь пуста, спит, пока в ней что-то не появится. Забранный ещё не выполнен.
    pub fn get(&self) -> T {
        todo!()
    }

    /// PL: Zgłasza, że jeden z elementów jest wykonany. `Err`, gdy niewykonanych nie ma; taka próba niczego nie zmienia.
    /// RU: Сообщает, что один из элементов выполнен. `Err`, если невыполненных нет; такая попытка ничего не меняет.
    pub fn task_done(&self) -> Result<(), NothingUnfinished> {
        todo!()
    }

    /// PL: Czeka, śpiąc, aż niewykonanych elementów nie będzie. Może tak czekać wiele wątków i wiele razy.
    /// RU: Спит, пока есть невыполненные элементы. Так могут ждать многие потоки и много раз.
    pub fn join(&self) {
        todo!()
    }
}

impl<T> Default for JoinableQueue<T> {
    fn default() -> JoinableQueue<T> {
        JoinableQueue::new()
    }
}
