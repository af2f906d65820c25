// expect: broken_invariant in both_at_once
// ✍ A thread, but it is waited for before the other work begins.
use std::thread;

pub fn both<A: Send, B: Send>(
    first: impl FnOnce() -> A + Send,
    second: impl FnOnce() -> B + Send,
) -> (A, B) {
    thread::scope(|scope| {
        let second = scope.spawn(second).join().unwrap();
        (first(), second)
    })
}
