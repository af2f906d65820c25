//! Proces roboczy pod strażnikiem · Рабочий процесс под присмотром
// PL: rozdział 5, book/pl/ch05_processes.md (sprawdź: cargo test -p exercises ex05_worker_process)
// RU: глава 5, book/ru/ch05_processes.md (проверить: cargo test -p exercises ex05_worker_process)

use std::{
    io::{self, BufRead, Write},
    path::Path,
};

use serde_json::Value;

/// PL: Praca procesu potomnego. Każdy wiersz `input` to prośba w formacie JSON. Odpowiedź, którą da `answer`, trafia do `output` jako jeden
/// wiersz, w całości, zanim zacznie się czytanie następnej prośby (`output` może mieć bufor). Koniec danych to `Ok(())`, a wiersz, który
/// nie jest JSON-em, to błąd.
/// RU: Работа дочернего процесса. Каждая строка `input` — запрос в формате JSON. Ответ, который даст `answer`, попадает в `output` одной
/// строкой и целиком до того, как начнётся чтение следующего запроса (у `output` может быть буфер). Конец данных — это `Ok(())`, а строка,
/// которая не является JSON, — ошибка.
pub fn serve(
    input: impl BufRead,
    output: impl Write,
    answer: impl FnMut(Value) -> Value,
) -> io::Result<()> {
    let _ = (input, output, answer);
    todo!()
}

/// PL: Uruchomiony proces roboczy. Kiedy `Worker` znika, procesu już nie ma, także po panice i także wtedy, gdy proces był zajęty i nie czytał
/// wejścia. Gdy zabraknie procesu nadrzędnego, skończą się dane na wejściu, a wtedy kończy się i ten proces.
/// RU: Запущенный рабочий процесс. Когда `Worker` исчезает, процесса уже нет: и после паники, и если процесс был занят и не читал ввод.
/// Когда родительского процесса не станет, данные на входе кончатся, а с ними завершится и этот процесс.
pub struct Worker {}

impl Worker {
    /// PL: Uruchamia program bez argumentów, jako proces potomny. Prośby i odpowiedzi idą łączami.
    /// RU: Запускает программу без аргументов, дочерним процессом этого процесса. Запросы и ответы идут по каналам.
    pub fn start(program: &Path) -> io::Result<Worker> {
        let _ = program;
        todo!()
    }

    /// PL: Numer procesu potomnego. RU: Номер дочернего процесса.
    pub fn id(&self) -> u32 {
        todo!()
    }

    /// PL: Wysyła prośbę i czeka na odpowiedź. Jeśli proces skończył się bez odpowiedzi, zwraca błąd.
    /// RU: Отправляет запрос и ждёт ответа. Если процесс завершился без ответа, возвращает ошибку.
    pub fn ask(&mut self, request: &Value) -> io::Result<Value> {
        let _ = request;
        todo!()
    }

    /// PL: Zamyka wejście procesu, czeka, aż sam się skończy, i zwraca kod wyjścia. `None`, jeśli zabił go sygnał.
    /// RU: Закрывает ввод процесса, ждёт, пока он завершится сам, и возвращает код выхода. `None`, если его убил сигнал.
    pub fn finish(self) -> io::Result<Option<i32>> {
        todo!()
    }
}
