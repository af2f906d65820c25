//! Whether a file needs an `UnsafeCell` that is like std's to the last byte.
//!
//! The explored one, whose data races are found, is larger than its contents, ends with a `drop`, and its `get` is not `const`. A file that
//! may depend on one of these gets std's own, and none of its races is found. So does one that asks an `Arc` whether it is alone: the answer orders
//! threads, and nobody is told. It goes by the text: what is taken for a cast and is none costs no more than that.

/// After these comes the type that a pointer is cast to.
const CASTS: [&str; 3] = ["as*const", "as*mut", "cast::<"];
/// What may cast anything to anything, and what must not contain a `drop`.
const ANYTHING: [&str; 3] = ["transmute", ".cast()", "union"];
/// Whoever is told by one of these that it is alone comes after all others.
const ALONE: [&str; 5] = [
    "Arc::get_mut",
    "Arc::into_inner",
    "Arc::make_mut",
    "Arc::try_unwrap",
    "Arc::unwrap_or_clone",
];
/// What is `const` in std.
const CONST: [&str; 4] = [".get()", ".get_mut()", ".into_inner()", "raw_get("];

/// Whether this text may need std's own `UnsafeCell`.
pub(crate) fn must_be_plain(text: &str) -> bool {
    if !text.contains("UnsafeCell") {
        return false;
    }
    let text: String = text.split_whitespace().collect();
    let names = other_names(&text);
    let is_cell = |target: &str| {
        target.contains("UnsafeCell")
            || target.starts_with('_')
            || target.contains("[_")
            || names.iter().any(|name| target.contains(name))
    };
    let mut casts = CASTS.iter().flat_map(|cast| after(&text, cast));
    let mut constant = after(&text, "constfn").map(|function| until(function, &['}']));
    ANYTHING.iter().chain(&ALONE).any(|it| text.contains(it))
        || casts.any(|target| is_cell(until(target, &[';', ',', ')', '{', '}', '='])))
        || constant.any(|function| CONST.iter().any(|it| function.contains(it)))
}

/// Types that are a cell under another name.
fn other_names(text: &str) -> Vec<&str> {
    let transparent = text.contains("repr(transparent)");
    let types = after(text, "type").map(|declared| until(declared, &[';']));
    let structs = after(text, "struct").map(|declared| until(declared, &[';', '}']));
    types
        .chain(structs.filter(|_| transparent))
        .filter(|declared| declared.contains("UnsafeCell"))
        .map(|declared| until(declared, &['<', '=', '(', '{', ':']))
        .filter(|name| !name.is_empty())
        .collect()
}

/// What follows each occurrence.
fn after<'a>(text: &'a str, what: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(what)
        .map(move |(at, _)| &text[at + what.len()..])
}

fn until<'a>(text: &'a str, ends: &[char]) -> &'a str {
    text.split(ends).next().unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::must_be_plain;

    #[test]
    fn a_file_that_may_look_into_a_cell_gets_a_plain_one() {
        for text in [
            "let places = slice as *mut [T] as *const [UnsafeCell<T>];",
            "let place = pointer.cast::<UnsafeCell<u32>>();",
            "use std::cell::UnsafeCell; fn f(p: *mut u32) -> *mut UnsafeCell<u32> { p.cast() }",
            "let cell: &UnsafeCell<u32> = unsafe { &*(value as *const _) };",
            "type Slot<T> = UnsafeCell<T>; let slots = slice as *const [T] as *const [Slot<T>];",
            "#[repr(transparent)] struct Slot(UnsafeCell<u8>); let it = value as *mut u8 as *mut Slot;",
            "let cell: &UnsafeCell<u32> = unsafe { mem::transmute(value) };",
            "fn f(own: &mut Arc<Own>) { Arc::get_mut(own); } struct Own(UnsafeCell<u8>);",
            "union Either { cell: ManuallyDrop<UnsafeCell<u8>>, value: u8 }",
            "struct Own(UnsafeCell<u8>); impl Own { const fn get(&self) -> *mut u8 { self.0.get() } }",
        ] {
            assert!(must_be_plain(text), "{text}");
        }
    }

    #[test]
    fn whoever_only_uses_a_cell_is_judged() {
        for text in [
            "let places = slice as *mut [T] as *const [Cell<T>];",
            "struct Own(UnsafeCell<[u8; 4]>); let first = own.0.get() as *mut u8; let second = first.cast::<i8>();",
            "struct Own(UnsafeCell<u8>); impl Own { const fn new() -> Own { Own(UnsafeCell::new(0)) } fn get(&self) -> *mut u8 { self.0.get() } }",
            "type Link = *mut Node; struct Node { item: UnsafeCell<u8>, next: Link } let node = link as *mut Node;",
        ] {
            assert!(!must_be_plain(text), "{text}");
        }
    }
}
