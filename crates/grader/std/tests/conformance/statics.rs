//! State in statics. In the stand-in each schedule must find it as the program begins with it, or these cases fail in the second.

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Barrier, Condvar, LazyLock, Mutex, Once, OnceLock, RwLock};
use std::thread;

cases!(
    a_mutex,
    a_mutex_with_a_vector,
    a_mutex_left_locked_and_poisoned,
    a_read_write_lock,
    atomics,
    a_once_lock,
    a_lazy_lock,
    a_once,
    a_condition_variable_and_a_barrier,
    a_thread_local,
    a_trait_object_behind_a_static,
    an_array_of_locks,
);

fn a_mutex() {
    static COUNT: Mutex<u32> = Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| *COUNT.lock().unwrap() += 1);
        *COUNT.lock().unwrap() += 1;
    });
    assert_eq!(*COUNT.lock().unwrap(), 2);
}

fn a_mutex_with_a_vector() {
    static LIST: Mutex<Vec<u32>> = Mutex::new(Vec::new());
    thread::scope(|scope| {
        scope.spawn(|| LIST.lock().unwrap().push(1));
        LIST.lock().unwrap().push(1);
    });
    assert_eq!(*LIST.lock().unwrap(), [1, 1]);
}

fn a_mutex_left_locked_and_poisoned() {
    static LEFT: Mutex<u32> = Mutex::new(0);
    static POISONED: Mutex<u32> = Mutex::new(0);
    assert!(!POISONED.is_poisoned());
    let thread = thread::spawn(|| {
        let _guard = POISONED.lock().unwrap();
        panic!("on purpose");
    });
    let mut guard = LEFT.try_lock().unwrap();
    *guard += 1;
    assert_eq!(*guard, 1);
    std::mem::forget(guard);
    assert!(thread.join().is_err());
    assert!(POISONED.is_poisoned());
}

fn a_read_write_lock() {
    static MAP: RwLock<Option<String>> = RwLock::new(None);
    assert!(MAP.read().unwrap().is_none());
    thread::scope(|scope| {
        scope.spawn(|| *MAP.write().unwrap() = Some("a".to_owned()));
        let _seen = MAP.read().unwrap().clone();
    });
    assert_eq!(MAP.read().unwrap().as_deref(), Some("a"));
}

fn atomics() {
    static COUNT: AtomicU32 = AtomicU32::new(5);
    static FLAG: AtomicBool = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| COUNT.fetch_add(1, Ordering::SeqCst));
        COUNT.fetch_add(1, Ordering::SeqCst);
        assert!(!FLAG.swap(true, Ordering::SeqCst));
    });
    assert_eq!(COUNT.load(Ordering::SeqCst), 7);
}

fn a_once_lock() {
    static NAME: OnceLock<String> = OnceLock::new();
    assert!(NAME.get().is_none());
    let mut made = 0;
    thread::scope(|scope| {
        let other = scope.spawn(|| NAME.get_or_init(|| "a".to_owned()).as_str());
        let mine = NAME.get_or_init(|| {
            made += 1;
            "a".to_owned()
        });
        assert_eq!(mine, other.join().unwrap());
    });
    assert!(made <= 1);
}

fn a_lazy_lock() {
    static MADE: AtomicU32 = AtomicU32::new(0);
    static TABLE: LazyLock<Mutex<HashMap<u32, u32>>> = LazyLock::new(|| {
        MADE.fetch_add(1, Ordering::SeqCst);
        Mutex::new(HashMap::new())
    });
    thread::scope(|scope| {
        scope.spawn(|| TABLE.lock().unwrap().insert(1, 1));
        TABLE.lock().unwrap().insert(2, 2);
    });
    assert_eq!(TABLE.lock().unwrap().len(), 2);
    assert_eq!(MADE.load(Ordering::SeqCst), 1);
}

fn a_once() {
    static ONCE: Once = Once::new();
    let mut ran = false;
    ONCE.call_once(|| ran = true);
    assert!(ran);
}

fn a_condition_variable_and_a_barrier() {
    static READY: Mutex<bool> = Mutex::new(false);
    static CHANGED: Condvar = Condvar::new();
    static BOTH: Barrier = Barrier::new(2);
    let thread = thread::spawn(|| {
        BOTH.wait();
        *READY.lock().unwrap() = true;
        CHANGED.notify_all();
    });
    assert!(!*READY.lock().unwrap());
    BOTH.wait();
    let ready = CHANGED.wait_while(READY.lock().unwrap(), |ready| !*ready);
    assert!(*ready.unwrap());
    thread.join().unwrap();
}

fn a_thread_local() {
    thread_local!(static SEEN: Cell<u32> = const { Cell::new(0) });
    let look = || SEEN.replace(SEEN.get() + 1);
    thread::scope(|scope| {
        scope.spawn(move || assert_eq!(look(), 0));
        scope.spawn(move || assert_eq!(look(), 0));
    });
}

fn a_trait_object_behind_a_static() {
    type Shared = Arc<Mutex<dyn FnMut() -> u32 + Send>>;
    static HANDLER: OnceLock<Shared> = OnceLock::new();
    let mut calls = 0;
    let handler: Shared = Arc::new(Mutex::new(move || {
        calls += 1;
        calls
    }));
    assert!(HANDLER.set(handler).is_ok());
    thread::spawn(|| (HANDLER.get().unwrap().lock().unwrap())())
        .join()
        .unwrap();
    assert_eq!((HANDLER.wait().lock().unwrap())(), 2);
}

fn an_array_of_locks() {
    static FORKS: [Mutex<u32>; 3] = [const { Mutex::new(0) }; 3];
    for fork in &FORKS {
        *fork.lock().unwrap() += 1;
    }
    assert!(FORKS.iter().all(|fork| *fork.lock().unwrap() == 1));
}
