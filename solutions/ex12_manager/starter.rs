//! Słownik za gniazdem · Словарь за сокетом
// PL: rozdział 12, book/pl/ch12_between_processes.md (sprawdź: cargo test -p exercises manager)
// RU: глава 12, book/ru/ch12_between_processes.md (проверить: cargo test -p exercises manager)

use std::io;

/// PL: Serwer ze słownikiem, w tym procesie. Gniazdo: TCP na 127.0.0.1 albo uniksowe. RU: Сервер со словарём, в этом процессе. Сокет: TCP на 127.0.0.1 или Unix-сокет.
pub struct Manager {}

impl Manager {
    /// PL: Uruchamia serwer z pustym słownikiem i wraca, gdy można się już łączyć. Serwer działa w tle, co najmniej dopóki istnieje
    /// `Manager`. Serwerów może być kilka, każdy ma własny słownik.
    /// RU: Запускает сервер с пустым словарём и возвращается, когда уже можно подключаться. Сервер работает в фоне, по крайней мере пока
    /// существует `Manager`. Серверов может быть несколько, у каждого свой словарь.
    pub fn start() -> io::Result<Manager> {
        todo!()
    }

    /// PL: Adres, który wystarczy innemu procesowi, żeby się połączyć. RU: Адрес, которого другому процессу хватит, чтобы подключиться.
    pub fn address(&self) -> String {
        todo!()
    }
}

/// PL: Pełnomocnik: wygląda jak słownik, a wysyła wiadomości do serwera. RU: Прокси: с виду словарь, а на деле шлёт сообщения серверу.
pub struct Proxy {}

impl Proxy {
    /// PL: Pełnomocnik serwera o tym adresie. Może ich być wielu naraz, w wielu procesach.
    /// RU: Прокси сервера с этим адресом. Их может быть много сразу, в разных процессах.
    pub fn connect(address: &str) -> io::Result<Proxy> {
        todo!("{address}")
    }

    /// PL: Zapisuje wartość. Kluczem może być dowolny tekst. RU: Записывает значение. Ключ — любой текст.
    pub fn set(&mut self, key: &str, value: u64) -> io::Result<()> {
        todo!("{key} {value}")
    }

    /// PL: Wartość pod tym kluczem. RU: Значение по этому ключу.
    pub fn get(&mut self, key: &str) -> io::Result<Option<u64>> {
        todo!("{key}")
    }

    /// PL: Dodaje do wartości (brak klucza to 0) i zwraca sumę. To jeden krok: nikt nie wejdzie między odczyt a zapis.
    /// RU: Прибавляет к значению (нет ключа — значит 0) и возвращает сумму. Это один шаг: между чтением и записью никто не вклинится.
    pub fn add(&mut self, key: &str, amount: u64) -> io::Result<u64> {
        todo!("{key} {amount}")
    }

    /// PL: Wszystkie pary, według kluczy. RU: Все пары, по порядку ключей.
    pub fn items(&mut self) -> io::Result<Vec<(String, u64)>> {
        todo!()
    }
}
