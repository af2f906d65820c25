// A linked list behind a spin lock; each node carries the number of its registration.
use std::cell::UnsafeCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

type Link = Option<Box<Node>>;

struct Node {
    name: String,
    id: u64,
    next: Link,
}

#[derive(Default)]
struct List {
    first: Link,
    next_id: u64,
}

#[derive(Default)]
struct Shared {
    locked: AtomicBool,
    list: UnsafeCell<List>,
}

// SAFETY: the list is reached only by whoever has set `locked`.
unsafe impl Sync for Shared {}

impl Shared {
    fn with<R>(&self, f: impl FnOnce(&mut List) -> R) -> R {
        while self.locked.swap(true, Ordering::Acquire) {
            thread::yield_now();
        }
        // SAFETY: nobody else is here before the lock is given back.
        let result = f(unsafe { &mut *self.list.get() });
        self.locked.store(false, Ordering::Release);
        result
    }
}

#[derive(Default, Clone)]
pub struct Registry(Arc<Shared>);

#[must_use]
pub struct Registration {
    shared: Arc<Shared>,
    id: u64,
}

fn names(list: &List) -> Vec<String> {
    let mut names = Vec::new();
    let mut link = &list.first;
    while let Some(node) = link {
        names.push(node.name.clone());
        link = &node.next;
    }
    names
}

impl Registry {
    pub fn new() -> Registry {
        Registry::default()
    }

    pub fn register(&self, name: &str) -> Registration {
        let id = self.0.with(|list| {
            let id = list.next_id;
            list.next_id += 1;
            let mut link = &mut list.first;
            while let Some(node) = link {
                link = &mut node.next;
            }
            *link = Some(Box::new(Node {
                name: name.to_owned(),
                id,
                next: None,
            }));
            id
        });
        Registration {
            shared: Arc::clone(&self.0),
            id,
        }
    }

    pub fn active_count(&self) -> usize {
        self.enumerate().len()
    }

    pub fn enumerate(&self) -> Vec<String> {
        self.0.with(|list| names(list))
    }
}

impl Drop for Registration {
    fn drop(&mut self) {
        self.shared.with(|list| {
            let mut link = &mut list.first;
            while link.as_ref().is_some_and(|node| node.id != self.id) {
                link = &mut link.as_mut().unwrap().next;
            }
            if let Some(node) = link.take() {
                *link = node.next;
            }
        });
    }
}
