//! Rejestr wątków · Реестр потоков
// PL: rozdział 4, book/pl/ch04_threads.md (sprawdź: cargo test -p exercises ex04_registry)
// RU: глава 4, book/ru/ch04_threads.md (проверить: cargo test -p exercises ex04_registry)

/// PL: Wie, kto teraz pracuje. Używa go wiele wątków naraz. RU: Знает, кто сейчас работает. Им пользуются сразу многие потоки.
#[derive(Default)]
pub struct Registry {}

/// PL: Wpis w rejestrze. Istnieje tak długo jak ta wartość, także gdy wątek kończy się paniką. Typ może mieć parametr czasu życia.
/// RU: Запись в реестре. Существует столько же, сколько это значение, даже если поток завершается паникой. У типа может быть параметр времени жизни.
#[must_use]
pub struct Registration {}

impl Registry {
    /// PL: Pusty rejestr. RU: Пустой реестр.
    pub fn new() -> Registry {
        todo!()
    }

    /// PL: Dopisuje nazwę. Nazwy mogą się powtarzać, a jeden wątek może mieć kilka wpisów.
    /// RU: Добавляет имя. Имена могут повторяться, а у одного потока может быть несколько записей.
    pub fn register(&self, name: &str) -> Registration {
        let _ = name;
        todo!()
    }

    /// PL: Liczba wpisów w tej chwili. RU: Число записей в этот момент.
    pub fn active_count(&self) -> usize {
        todo!()
    }

    /// PL: Nazwy wszystkich wpisów w kolejności dopisania. RU: Имена всех записей в порядке добавления.
    pub fn enumerate(&self) -> Vec<String> {
        todo!()
    }
}
