// pl: Wpis ma własny numer, bo nazwa może się powtórzyć, a pozycja na liście
// pl: się zmienia. Lista i następny numer leżą pod jedną blokadą, więc między
// pl: jedną zmianą a drugą nikt nie wejdzie.
// ru: У каждой записи свой номер: имя может повториться, а место в списке
// ru: меняется. Список и следующий номер лежат под одной блокировкой, и между
// ru: двумя изменениями никто не вклинится.
use std::sync::Mutex;

#[derive(Default)]
struct State {
    next: u64,
    entries: Vec<(u64, String)>,
}

#[derive(Default)]
pub struct Registry {
    state: Mutex<State>,
}

#[must_use]
pub struct Registration<'a> {
    registry: &'a Registry,
    number: u64,
}

impl Registry {
    pub fn new() -> Registry {
        Registry::default()
    }

    pub fn register(&self, name: &str) -> Registration<'_> {
        let mut state = self.state.lock().unwrap();
        let number = state.next;
        state.next += 1;
        state.entries.push((number, name.to_owned()));
        Registration {
            registry: self,
            number,
        }
    }

    pub fn active_count(&self) -> usize {
        // pl: Osobnego licznika nie ma: długość listy nie może się z nią
        // pl: rozjechać.
        // ru: Отдельного счётчика нет: длина списка не может разойтись со
        // ru: списком.
        self.state.lock().unwrap().entries.len()
    }

    pub fn enumerate(&self) -> Vec<String> {
        let state = self.state.lock().unwrap();
        state.entries.iter().map(|(_, name)| name.clone()).collect()
    }
}

impl Drop for Registration<'_> {
    // pl: `drop` wykonuje się na każdej drodze wyjścia, także podczas paniki.
    // ru: `drop` выполняется при любом выходе, в том числе во время паники.
    fn drop(&mut self) {
        let mut state = self.registry.state.lock().unwrap();
        state.entries.retain(|(number, _)| *number != self.number);
    }
}
