// pl: Pusta kolejka nie znaczy, że praca jest wykonana: element zabrany wciąż
// pl: jest w robocie. Dlatego `join` czeka na zero w osobnym liczniku, a
// pl: licznik i elementy leżą pod jednym muteksem.
// ru: Пустая очередь ещё не значит, что работа выполнена: забранный элемент
// ru: пока в работе. Поэтому `join` ждёт нуля в отдельном счётчике, а счётчик
// ru: и элементы лежат под одним мьютексом.
use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};

#[derive(Debug, PartialEq)]
pub struct NothingUnfinished;

struct State<T> {
    items: VecDeque<T>,
    unfinished: usize,
}

pub struct JoinableQueue<T> {
    state: Mutex<State<T>>,
    not_empty: Condvar,
    all_done: Condvar,
}

impl<T> JoinableQueue<T> {
    pub fn new() -> JoinableQueue<T> {
        JoinableQueue {
            state: Mutex::new(State {
                items: VecDeque::new(),
                unfinished: 0,
            }),
            not_empty: Condvar::new(),
            all_done: Condvar::new(),
        }
    }

    pub fn put(&self, item: T) {
        let mut state = self.state.lock().unwrap();
        state.items.push_back(item);
        // pl: Liczy ten, kto wkłada. Gdyby liczył `get`, `join` mógłby
        // pl: zobaczyć zero przy pełnej kolejce.
        // ru: Считает тот, кто кладёт. Если бы считал `get`, `join` мог бы
        // ru: увидеть ноль при полной очереди.
        state.unfinished += 1;
        self.not_empty.notify_one();
    }

    pub fn get(&self) -> T {
        let mut state = self.state.lock().unwrap();
        while state.items.is_empty() {
            state = self.not_empty.wait(state).unwrap();
        }
        state.items.pop_front().unwrap()
    }

    pub fn task_done(&self) -> Result<(), NothingUnfinished> {
        let mut state = self.state.lock().unwrap();
        // pl: Sprawdzenie i odjęcie to jeden krok, bo blokada jest zajęta:
        // pl: dwa wątki nie zgłoszą tego samego elementu.
        // ru: Проверка и вычитание — один шаг под блокировкой: два потока не
        // ru: сообщат об одном и том же элементе.
        if state.unfinished == 0 {
            return Err(NothingUnfinished);
        }
        state.unfinished -= 1;
        if state.unfinished == 0 {
            // pl: W `join` może czekać wiele wątków i zero wypuszcza
            // pl: wszystkie.
            // ru: В `join` могут ждать многие потоки, и ноль отпускает всех.
            self.all_done.notify_all();
        }
        Ok(())
    }

    pub fn join(&self) {
        let mut state = self.state.lock().unwrap();
        // pl: Pętla: między powiadomieniem a przebudzeniem ktoś mógł włożyć
        // pl: nowy element.
        // ru: Цикл: между уведомлением и пробуждением могли положить новый
        // ru: элемент.
        while state.unfinished > 0 {
            state = self.all_done.wait(state).unwrap();
        }
    }
}

impl<T> Default for JoinableQueue<T> {
    fn default() -> JoinableQueue<T> {
        JoinableQueue::new()
    }
}
