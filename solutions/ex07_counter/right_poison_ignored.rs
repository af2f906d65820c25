// pl: Każda metoda zajmuje blokadę raz i trzyma ją od odczytu do zwrócenia
// pl: wyniku. Dlatego zwrócona wartość na pewno pochodzi z tej zmiany, a nie
// pl: z cudzej.
// ru: Каждый метод захватывает блокировку один раз и держит от чтения до
// ru: возврата результата. Поэтому возвращается значение именно после своего
// ru: изменения, а не после чужого.
use std::sync::{Mutex, MutexGuard, PoisonError};

#[derive(Default)]
pub struct Counter {
    value: Mutex<i64>,
}

impl Counter {
    pub fn new() -> Counter {
        Counter::default()
    }

    fn guard(&self) -> MutexGuard<'_, i64> {
        // pl: Po panice w `change` muteks jest zatruty i `lock` zwraca `Err`,
        // pl: ale strażnik jest w środku błędu. Użyć go wolno: panika
        // pl: przychodzi przed zapisem, więc liczba jest nienaruszona.
        // ru: После паники в `change` мьютекс отравлен, и `lock` возвращает
        // ru: `Err`, но guard-объект лежит внутри ошибки. Брать его можно:
        // ru: паника случается до записи, и число цело.
        self.value.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn increase(&self) -> i64 {
        self.update(|value| value + 1)
    }

    pub fn decrease(&self) -> i64 {
        self.update(|value| value - 1)
    }

    pub fn update(&self, change: impl FnOnce(i64) -> i64) -> i64 {
        let mut value = self.guard();
        // pl: Najpierw `change`, potem zapis. Jeśli `change` spanikuje, do
        // pl: zapisu nie dojdzie.
        // ru: Сначала `change`, потом запись. Если `change` запаникует, до
        // ru: записи не дойдёт.
        *value = change(*value);
        *value
    }

    pub fn value(&self) -> i64 {
        *self.guard()
    }
}
