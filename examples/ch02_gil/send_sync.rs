//! pl: `Send`: wartość może przejść do innego wątku. `Sync`: referencja do niej może być w kilku wątkach naraz.
//! ru: `Send`: значение может перейти в другой поток. `Sync`: ссылка на него может быть в нескольких потоках сразу.

use std::{
    cell::Cell,
    ffi::{CStr, CString, c_char},
    sync::Mutex,
    thread,
};

use narrator::say;

// ANCHOR: ffi
// pl: Tekst z kodu w C. Kto ma tę wartość, ten ma na własność pamięć pod wskaźnikiem.
// ru: Текст из кода на C. У кого это значение, тот владеет памятью под указателем.
struct CText(*mut c_char);

// pl: Safety: wskaźnika nie ma nikt inny, a pamięć nie należy do żadnego konkretnego wątku.
// ru: Safety: указателя больше нет ни у кого, а память не привязана к потоку.
unsafe impl Send for CText {}

impl CText {
    fn text(&self) -> String {
        // pl: Safety: wskaźnik pochodzi z `CString::into_raw`, a oddaje go dopiero `drop`.
        // ru: Safety: указатель получен из `CString::into_raw`, а вернёт его только `drop`.
        let text = unsafe { CStr::from_ptr(self.0) };
        text.to_string_lossy().into_owned()
    }
}

impl Drop for CText {
    fn drop(&mut self) {
        // pl: Safety: jak wyżej; później nikt tego wskaźnika nie użyje.
        // ru: Safety: как выше; дальше указателем никто не пользуется.
        drop(unsafe { CString::from_raw(self.0) });
    }
}
// ANCHOR_END: ffi

#[narrator::main]
fn main() {
    // ANCHOR: scoped
    // pl: Wątki pożyczają lokalną tablicę. Funkcja `scope` czeka na nie, więc tablica je przeżyje.
    // ru: Потоки заимствуют локальный массив. `scope` их дожидается, поэтому массив их переживёт.
    let numbers = [1, 2, 3, 4];
    let sum = Mutex::new(0);
    thread::scope(|scope| {
        for half in numbers.chunks(2) {
            let sum = &sum;
            scope.spawn(move || {
                let part: i32 = half.iter().sum();
                say!(pl = "suma części: {part}", ru = "сумма части: {part}");
                *sum.lock().unwrap() += part;
            });
        }
    });
    let sum = sum.into_inner().unwrap();
    say!(pl = "suma całości: {sum}", ru = "общая сумма: {sum}");
    // ANCHOR_END: scoped

    // ANCHOR: cell
    // pl: `Cell` ma `Send`, ale nie ma `Sync`: może przejść do wątku, nie może być wspólna.
    // ru: У `Cell` есть `Send`, но нет `Sync`: её можно передать потоку, но нельзя сделать общей.
    let cell = Cell::new(1);
    let moved = thread::spawn(move || {
        cell.set(cell.get() + 1);
        cell.get()
    });
    let value = moved.join().unwrap();
    say!(
        pl = "komórka w jednym, innym wątku: {value}",
        ru = "ячейка в одном, другом потоке: {value}"
    );
    // ANCHOR_END: cell

    let made = CText(CString::new("C").unwrap().into_raw());
    let moved = thread::spawn(move || made.text());
    let text = moved.join().unwrap();
    say!(
        pl = "tekst spod wskaźnika w innym wątku: {text}",
        ru = "текст из-под указателя в другом потоке: {text}"
    );
}
