//! Ramki w strumieniu bajtów · Где кончается сообщение
// PL: rozdział 12, book/pl/ch12_between_processes.md (sprawdź: cargo test -p exercises framing)
// RU: глава 12, book/ru/ch12_between_processes.md (проверить: cargo test -p exercises framing)

use std::io::{self, Read, Write};

/// PL: Najdłuższa dozwolona treść ramki, w bajtach. RU: Наибольшая разрешённая длина содержимого кадра, в байтах.
pub const MAX_FRAME: usize = 64 * 1024;

/// PL: Wysyła ramkę: cztery bajty długości (`u32`, najstarszy bajt pierwszy), potem treść. Po powrocie cała ramka jest wysłana, nic
/// nie zostaje w buforze. Treść dłuższa niż `MAX_FRAME` to błąd, a wtedy nie wychodzi ani jeden bajt.
/// RU: Отправляет кадр: четыре байта длины (`u32`, старший байт первый), затем содержимое. После возврата кадр отправлен целиком, в
/// буфере ничего не остаётся. Содержимое длиннее `MAX_FRAME` — ошибка, и тогда не уходит ни один байт.
pub fn write_frame(output: &mut impl Write, payload: &[u8]) -> io::Result<()> {
    let _ = output;
    todo!("{}", payload.len())
}

/// PL: Odbiera następną ramkę i nie czyta niczego poza nią. `Ok(None)`, gdy dane skończyły się między ramkami. Błąd, gdy
/// skończyły się w środku ramki, gdy zapowiedziana długość przekracza `MAX_FRAME` (wtedy treści się nie czyta) i gdy zawiódł `input`.
/// RU: Принимает следующий кадр и не читает ничего сверх него. `Ok(None)`, если данные кончились между кадрами. Ошибка, если они
/// кончились посреди кадра, если объявленная длина больше `MAX_FRAME` (тогда содержимое не читается) и если подвёл `input`.
pub fn read_frame(input: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let _ = input;
    todo!()
}
