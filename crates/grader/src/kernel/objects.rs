//! Synchronisation objects: who holds them, who waits, where they were made.
//!
//! The state of a lock is kept here and not in the lock, so that a lock in a `static` is new in each schedule: a [`Handle`]
//! finds its object by the number of the schedule.

use super::{Loc, ThreadId, statics, with};
use crate::guard;
use crate::report::ObjectKind;
use std::cell::Cell;
use std::panic::Location;

/// The number of an object in the running schedule.
pub type ObjectId = usize;

/// An object of the running schedule.
pub struct Object {
    pub(crate) kind: ObjectKind,
    pub(crate) made: Loc,
    /// Who holds it and where they took it. Several readers, or one writer, or one owner.
    pub holders: Vec<(ThreadId, Loc)>,
    /// Whether the (single) holder holds it for writing.
    pub for_writing: bool,
    /// Threads that wait for a notification, in the order in which they came.
    pub queue: Vec<ThreadId>,
}

impl Object {
    pub(super) fn new(kind: ObjectKind, made: Loc) -> Object {
        Object {
            kind,
            made,
            holders: Vec::new(),
            for_writing: false,
            queue: Vec::new(),
        }
    }

    /// Whether it orders nothing by itself: an atomic does what its `Ordering` says, a cell nothing.
    pub(super) fn is_free_of_locks(&self) -> bool {
        matches!(self.kind, ObjectKind::Atomic | ObjectKind::Cell)
    }
}

/// The part of a stand-in which knows its object.
#[derive(Debug)]
pub struct Handle {
    kind: ObjectKind,
    made: Loc,
    /// The schedule's number in the high half, the object's in the low one.
    id: Cell<u64>,
}

// Safety: explored code runs on one OS thread at a time; `Cell` is never reached from two.
unsafe impl Sync for Handle {}
// Safety: as above.
unsafe impl Send for Handle {}

impl Handle {
    /// A handle for an object made at the caller's place.
    #[track_caller]
    #[must_use]
    pub const fn new(kind: ObjectKind) -> Handle {
        Handle {
            kind,
            made: Location::caller(),
            id: Cell::new(0),
        }
    }

    /// Where the object was made.
    pub const fn made(&self) -> Loc {
        self.made
    }

    /// The object in the running schedule; 0 outside of one.
    ///
    /// `whole` is the stand-in around this handle: if it lies in a `static`, it is put back as it is now at the start
    /// of each later schedule.
    pub fn id<T: ?Sized>(&self, whole: &T) -> ObjectId {
        guard::meets(std::ptr::from_ref(self) as usize);
        with(|x| {
            let known = self.id.get();
            if known >> 32 == x.epoch {
                let object = (known & 0xffff_ffff) as usize;
                x.synchronise(object);
                return object;
            }
            statics::remember(std::ptr::from_ref(whole).cast(), size_of_val(whole));
            let object = x.add_object(self.kind, self.made);
            self.id.set(x.epoch << 32 | object as u64);
            object
        })
        .unwrap_or(0)
    }

    /// The object in the running schedule, if it was met there.
    pub(crate) fn known(&self) -> Option<ObjectId> {
        guard::meets(std::ptr::from_ref(self) as usize);
        with(|x| {
            let known = self.id.get();
            (known >> 32 == x.epoch).then_some((known & 0xffff_ffff) as usize)
        })
        .flatten()
    }
}
