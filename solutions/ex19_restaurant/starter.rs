//! Trzy dania naraz · Три блюда сразу
// PL: rozdział 19, book/pl/ch19_async_inside.md (sprawdź: cargo test -p exercises ex19_restaurant)
// RU: глава 19, book/ru/ch19_async_inside.md (проверить: cargo test -p exercises ex19_restaurant)

/// PL: Gotuje jedno danie: kończy się po `minutes` minutach. Wątku przy tym nie zatrzymuje, inne zadania działają dalej.
/// RU: Готовит одно блюдо: заканчивается через `minutes` минут. Поток при этом не останавливает, другие задачи идут дальше.
pub async fn cook(minutes: u64) {
    let _ = minutes;
    todo!()
}

/// PL: Wykonuje trzy obiekty future współbieżnie i kończy się, kiedy ostatni z nich jest gotowy. Trwa więc tyle, co najdłuższy.
/// RU: Выполняет три объекта future конкурентно и заканчивается, когда готов последний из них. Значит, длится столько же, сколько самый долгий.
pub async fn dinner<F>(soup: F, main: F, dessert: F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let _ = (soup, main, dessert);
    todo!()
}
