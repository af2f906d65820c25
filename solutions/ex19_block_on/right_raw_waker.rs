// A waker with a hand-written table: the data is a thread handle in an Arc; the value lies behind an atomic pointer.
use std::{
    cell::UnsafeCell,
    mem::ManuallyDrop,
    pin::Pin,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU8, Ordering},
    },
    task::{Context, Poll, RawWaker, RawWakerVTable, Waker},
    thread::{self, Thread},
};

struct Parker {
    thread: Thread,
    notified: AtomicBool,
}

const TABLE: RawWakerVTable = RawWakerVTable::new(clone, wake, wake_by_ref, drop_raw);

unsafe fn clone(data: *const ()) -> RawWaker {
    // Safety: `data` is that of an `Arc<Parker>` which lives.
    let parker = ManuallyDrop::new(unsafe { Arc::from_raw(data.cast::<Parker>()) });
    RawWaker::new(Arc::into_raw(Arc::clone(&parker)).cast(), &TABLE)
}
unsafe fn wake(data: *const ()) {
    // Safety: as above; this reference is used up.
    unsafe {
        wake_by_ref(data);
        drop_raw(data);
    }
}
unsafe fn wake_by_ref(data: *const ()) {
    // Safety: as above.
    let parker = unsafe { &*data.cast::<Parker>() };
    if !parker.notified.swap(true, Ordering::Release) {
        parker.thread.unpark();
    }
}
unsafe fn drop_raw(data: *const ()) {
    // Safety: as above; this reference is used up.
    drop(unsafe { Arc::from_raw(data.cast::<Parker>()) });
}

pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = Box::pin(future);
    let parker = Arc::new(Parker {
        thread: thread::current(),
        notified: AtomicBool::new(false),
    });
    let raw = RawWaker::new(Arc::into_raw(Arc::clone(&parker)).cast(), &TABLE);
    // Safety: the table keeps the contract.
    let waker = unsafe { Waker::from_raw(raw) };
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => break output,
            Poll::Pending => {
                while !parker.notified.swap(false, Ordering::Acquire) {
                    thread::park();
                }
            }
        }
    }
}

struct Slot<T> {
    full: AtomicU8,
    value: UnsafeCell<Option<T>>,
    waker: Mutex<Option<Waker>>,
}

// Safety: the value is written before `full`, once, and read after it.
unsafe impl<T: Send> Send for Slot<T> {}
// Safety: the same.
unsafe impl<T: Send> Sync for Slot<T> {}

pub struct Sender<T>(Arc<Slot<T>>);
pub struct Receiver<T>(Arc<Slot<T>>);

pub fn oneshot<T>() -> (Sender<T>, Receiver<T>) {
    let slot = Arc::new(Slot {
        full: AtomicU8::new(0),
        value: UnsafeCell::new(None),
        waker: Mutex::new(None),
    });
    (Sender(slot.clone()), Receiver(slot))
}

impl<T> Sender<T> {
    pub fn send(self, value: T) {
        // Safety: nobody reads before `full`.
        unsafe { *self.0.value.get() = Some(value) };
        self.0.full.store(1, Ordering::Release);
        if let Some(waker) = self.0.waker.lock().unwrap().take() {
            waker.wake();
        }
    }
}

impl<T> Future for Receiver<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let slot = &self.0;
        *slot.waker.lock().unwrap() = Some(context.waker().clone());
        if slot.full.load(Ordering::Acquire) == 0 {
            return Poll::Pending;
        }
        // Safety: it has been written, and only this receiver takes it.
        Poll::Ready(unsafe { (*slot.value.get()).take() }.expect("polled after completion"))
    }
}
