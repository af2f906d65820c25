//! Producenci i konsumenci · Производители и потребители
// PL: rozdział 11, book/pl/ch11_channels.md (sprawdź: cargo test -p exercises pipeline)
// RU: глава 11, book/ru/ch11_channels.md (проверить: cargo test -p exercises pipeline)

/// PL: Każdy producent dostaje własny wątek, w którym po kolei daje elementy. Wątków konsumentów jest `consumers` (co najmniej 1);
/// każdy element trafia dokładnie raz do funkcji `consume`, w którymkolwiek z nich. Konsumenci zaczynają od razu, a jeśli nie ma nic
/// do zrobienia, śpią: nie zaglądają do kolejki w kółko. Funkcja wraca, gdy wszyscy producenci skończyli i zużyte jest wszystko.
/// RU: Каждый производитель получает свой поток, в котором один за другим выдаёт элементы. Потоков-потребителей `consumers` (не
/// меньше 1); каждый элемент ровно один раз попадает в функцию `consume`, в любом из них. Потребители начинают сразу, а если делать
/// нечего, спят, а не заглядывают в очередь снова и снова. Функция возвращается, когда все производители закончили и израсходовано всё.
pub fn run<P, F>(producers: Vec<P>, consumers: usize, consume: F)
where
    P: Iterator + Send,
    P::Item: Send,
    F: Fn(P::Item) + Sync,
{
    let _ = (producers, consume);
    todo!("{consumers}")
}
