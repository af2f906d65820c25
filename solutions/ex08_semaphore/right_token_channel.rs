// Tokens in a channel: to receive one is to acquire, to send it back is to release.
use crossbeam_channel::{Receiver, Sender};
use std::time::Duration;

pub struct Semaphore {
    put: Sender<()>,
    take: Receiver<()>,
}

pub struct Permit<'a> {
    put: &'a Sender<()>,
}

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        let (put, take) = crossbeam_channel::unbounded();
        for _ in 0..permits {
            put.send(()).unwrap();
        }
        Semaphore { put, take }
    }

    fn permit(&self) -> Permit<'_> {
        Permit { put: &self.put }
    }

    pub fn acquire(&self) -> Permit<'_> {
        self.take.recv().unwrap();
        self.permit()
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        self.take.try_recv().ok().map(|()| self.permit())
    }

    pub fn acquire_timeout(&self, limit: Duration) -> Option<Permit<'_>> {
        self.take.recv_timeout(limit).ok().map(|()| self.permit())
    }

    pub fn release(&self) {
        self.put.send(()).unwrap();
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.put.send(()).unwrap();
    }
}

#[derive(Debug, PartialEq, Eq)]
pub struct TooMany;

/// The other way round: the channel holds what is out, and it has room for no more than the limit.
pub struct BoundedSemaphore {
    put: Sender<()>,
    take: Receiver<()>,
}

impl BoundedSemaphore {
    pub fn new(permits: usize) -> BoundedSemaphore {
        let (put, take) = crossbeam_channel::bounded(permits);
        BoundedSemaphore { put, take }
    }

    pub fn acquire(&self) {
        self.put.send(()).unwrap();
    }

    pub fn release(&self) -> Result<(), TooMany> {
        self.take.try_recv().map_err(|_| TooMany)
    }
}
