use std::marker::PhantomData;
use std::sync::atomic::{AtomicI32, AtomicU64};

/// # Safety
/// pl: Typ nie zawiera wskaźników, a każde bajty są jego poprawną wartością.
/// ru: Тип не содержит указателей, и любые байты — его допустимое значение.
unsafe trait Shareable {}

// pl: Safety: zwykła liczba, a każdy dostęp do niej jest atomowy.
// ru: Safety: обычное число, и все обращения к нему атомарны.
unsafe impl Shareable for AtomicI32 {}
// pl: Safety: jak wyżej.
// ru: Safety: как выше.
unsafe impl Shareable for AtomicU64 {}

struct Mapping<T: Shareable>(PhantomData<T>);

fn main() {
    let _counter: Mapping<AtomicU64> = Mapping(PhantomData);
    let _name: Mapping<String> = Mapping(PhantomData);
}
