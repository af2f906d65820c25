// pl: Pod jednym muteksem leży wszystko, o co pyta śpiący: elementy i to, czy
// pl: kolejka jest zamknięta. Powody snu są dwa, więc zmienne warunkowe też
// pl: dwie: powiadomienie zawsze trafia na właściwą stronę.
// ru: Под одним мьютексом лежит всё, о чём спрашивает спящий: элементы и то,
// ru: закрыта ли очередь. Причин спать две, и условных переменных две:
// ru: уведомление всегда попадает на нужную сторону.
use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};

struct State<T> {
    items: VecDeque<T>,
    is_closed: bool,
}

pub struct BoundedQueue<T> {
    capacity: usize,
    state: Mutex<State<T>>,
    not_empty: Condvar,
    not_full: Condvar,
}

impl<T> BoundedQueue<T> {
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        assert!(capacity > 0, "a queue needs room for one item");
        let state = State {
            items: VecDeque::new(),
            is_closed: false,
        };
        BoundedQueue {
            capacity,
            state: Mutex::new(state),
            not_empty: Condvar::new(),
            not_full: Condvar::new(),
        }
    }

    pub fn push(&self, item: T) -> Result<(), T> {
        let mut state = self.state.lock().unwrap();
        // pl: Oba pytania w pętli: po wybudzeniu miejsce mógł zająć ktoś
        // pl: inny, a kolejkę ktoś mógł zamknąć.
        // ru: Оба вопроса — в цикле: пока поток просыпался, место могли
        // ru: занять, а очередь — закрыть.
        while state.items.len() == self.capacity && !state.is_closed {
            state = self.not_full.wait(state).unwrap();
        }
        if state.is_closed {
            return Err(item);
        }
        state.items.push_back(item);
        // pl: Przybył jeden element, więc wystarczy jeden konsument.
        // ru: Прибавился один элемент, поэтому хватит одного потребителя.
        self.not_empty.notify_one();
        Ok(())
    }

    pub fn pop(&self) -> Option<T> {
        let mut state = self.state.lock().unwrap();
        while state.items.is_empty() && !state.is_closed {
            state = self.not_empty.wait(state).unwrap();
        }
        // pl: `None` wyjdzie tylko z kolejki zamkniętej i pustej: dopóki jest
        // pl: otwarta, pętla czeka na element.
        // ru: `None` получится, только если очередь закрыта и пуста: пока она
        // ru: открыта, цикл ждёт элемента.
        let item = state.items.pop_front();
        self.not_full.notify_one();
        item
    }

    pub fn close(&self) {
        self.state.lock().unwrap().is_closed = true;
        // pl: Po zamknięciu nikt nikogo już nie obudzi, dlatego teraz trzeba
        // pl: obudzić wszystkich, po obu stronach.
        // ru: После закрытия будить будет уже некому, поэтому сейчас нужно
        // ru: разбудить всех, с обеих сторон.
        self.not_empty.notify_all();
        self.not_full.notify_all();
    }
}
