// pl: Powiadomienie przepada, jeśli nikt akurat nie śpi. Dlatego zdarzenie to
// pl: zapamiętana flaga, a zmienna warunkowa tylko mówi, kiedy warto spojrzeć
// pl: na nią jeszcze raz.
// ru: Если в этот миг никто не спит, уведомление пропадает. Поэтому событие —
// ru: это сохранённый флаг, а условная переменная лишь подсказывает, когда
// ru: взглянуть на него снова.
use std::sync::{Condvar, Mutex};
use std::time::Duration;

#[derive(Default)]
pub struct Event {
    is_set: Mutex<bool>,
    changed: Condvar,
}

impl Event {
    pub fn new() -> Event {
        Event::default()
    }

    pub fn set(&self) {
        // pl: Pod muteksem: między sprawdzeniem w `wait` a zaśnięciem flaga
        // pl: się nie zmieni i wybudzenie nie zginie.
        // ru: Под мьютексом: между проверкой в `wait` и засыпанием флаг не
        // ru: изменится, и пробуждение не потеряется.
        *self.is_set.lock().unwrap() = true;
        // pl: `notify_all`: zdarzenie wypuszcza wszystkich, którzy czekają, a
        // pl: nie jednego.
        // ru: `notify_all`: событие отпускает всех, кто ждёт, а не одного.
        self.changed.notify_all();
    }

    pub fn clear(&self) {
        *self.is_set.lock().unwrap() = false;
    }

    pub fn is_set(&self) -> bool {
        *self.is_set.lock().unwrap()
    }

    pub fn wait(&self) {
        let mut is_set = self.is_set.lock().unwrap();
        // pl: Pętla: wybudzenie może być fałszywe, rozstrzyga tylko flaga.
        // ru: Цикл: пробуждение бывает ложным, решает только флаг.
        while !*is_set {
            is_set = self.changed.wait(is_set).unwrap();
        }
    }

    pub fn wait_timeout(&self, timeout: Duration) -> bool {
        let is_set = self.is_set.lock().unwrap();
        let waiting = self
            .changed
            .wait_timeout_while(is_set, timeout, |is_set| !*is_set);
        // pl: Czekanie kończy `set` albo limit czasu. Wystarczy zapytać
        // pl: flagę, bo blokada znów jest zajęta.
        // ru: Ожидание кончается из-за `set` или тайм-аута. Достаточно
        // ru: спросить флаг: блокировка снова захвачена.
        let (is_set, _) = waiting.unwrap();
        *is_set
    }
}
