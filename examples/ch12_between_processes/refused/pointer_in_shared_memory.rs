use std::marker::PhantomData;
use std::sync::atomic::{AtomicI32, AtomicU64};

/// # Safety
/// pl: Typ nie zawiera wskaźników, a każde bajty są jego poprawną wartością.
/// ru: Тип не содержит указателей, и любые байты — его допустимое значение.
unsafe trait Shareable {}

// Safety: a plain number that is only accessed atomically.
unsafe impl Shareable for AtomicI32 {}
// Safety: as above.
unsafe impl Shareable for AtomicU64 {}

struct Mapping<T: Shareable>(PhantomData<T>);

fn main() {
    let _counter: Mapping<AtomicU64> = Mapping(PhantomData);
    let _name: Mapping<String> = Mapping(PhantomData);
}
