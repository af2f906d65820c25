//! pl: Obiekt future, który trzyma strażnika. Tak kompilator widzi `async`, gdzie strażnik przetrwa `await`.
//! ru: Объект future, который держит guard-объект. Таким компилятор видит `async`, где guard-объект переживает `await`.

use std::{
    future::Future,
    pin::Pin,
    sync::{Mutex, MutexGuard},
    task::{Context, Poll},
};

static TOTAL: Mutex<u32> = Mutex::new(0);

struct Waiting(MutexGuard<'static, u32>);

impl Future for Waiting {
    type Output = u32;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<u32> {
        Poll::Ready(*self.0)
    }
}

fn spawn<F: Future + Send + 'static>(_: F) {}

fn main() {
    spawn(Waiting(TOTAL.lock().unwrap()));
}
