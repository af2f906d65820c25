//! What a thread does with some memory until its next visible operation.
//!
//! Whoever has a raw pointer can read, write, or do nothing, and nobody is told. So it is tried out: a fork of this process goes
//! on with a copy of the memory that may not be touched, notes what it does to it, and ends at the next operation. Then this
//! process does the same with the memory itself. Nothing is guessed, so nobody who only reads, who looks at another part, or who
//! takes a pointer for later is accused of anything.

use std::sync::atomic::{AtomicBool, AtomicIsize, AtomicPtr, AtomicUsize, Ordering::Relaxed};

/// CPU time after which the fork is given up: it computes without end, as this process will. Not wall time, which on a busy machine
/// would make the answer depend on others.
const SECONDS: libc::rlim_t = 1;

/// So many relaxed loads may a thread make before its memory comes to its end.
const MOST_LOADS: usize = 100;

/// What was done to the memory; offsets in bytes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Use {
    /// Where it was touched first, to read or to write.
    touched: Option<usize>,
    /// Where it was written: first, and wherever the bytes have changed.
    written: Vec<usize>,
    /// Whether the memory has come to its end: nobody else knew of it any more.
    ended: bool,
}

impl Use {
    /// Whether it concerns nobody else: it was not touched, or came to its end.
    pub(crate) fn is_private(&self) -> bool {
        self.ended || self.touched.is_none()
    }

    pub(crate) fn writes(&self) -> bool {
        !self.written.is_empty()
    }

    /// Whether one of the two writes where the other one reads or writes.
    pub(crate) fn conflicts_with(&self, other: &Use) -> bool {
        self.writes_into(other) || other.writes_into(self)
    }

    fn writes_into(&self, other: &Use) -> bool {
        let touched =
            |offset: &usize| other.touched == Some(*offset) || other.written.contains(offset);
        self.written.iter().any(touched)
    }
}

/// Which of the two processes this is.
pub(crate) enum Trial {
    /// The one that goes on; what it will do.
    Done(Use),
    /// The fork, with a copy of the memory.
    Running(*mut u8),
}

/// What the fork tells, in memory that both processes share.
struct Notes {
    touched: AtomicIsize,
    written: AtomicIsize,
    ended: AtomicBool,
    complete: AtomicBool,
    /// How many loads have been let pass since the use was over.
    loads: AtomicUsize,
}

/// In the fork: its notes. Null elsewhere.
static NOTES: AtomicPtr<Notes> = AtomicPtr::new(std::ptr::null_mut());
/// In the fork: where the copy begins.
static COPY: AtomicUsize = AtomicUsize::new(0);
/// In the fork: the length of its pages.
static LENGTH: AtomicUsize = AtomicUsize::new(0);
/// In the fork: the memory whose end is of interest.
static ORIGINAL: AtomicUsize = AtomicUsize::new(0);

fn page() -> usize {
    // Safety: asks for a number.
    usize::try_from(unsafe { libc::sysconf(libc::_SC_PAGESIZE) }).unwrap_or(1 << 14)
}

/// Finds out what the running thread will do with `size` bytes at `memory`. Nothing, if the system gives no process or memory.
///
/// # Safety
/// The bytes must be there, and must not change meanwhile.
pub(crate) unsafe fn begin(memory: *const u8, size: usize) -> Trial {
    let page = page();
    let length = size.next_multiple_of(page);
    // Safety: a new mapping.
    let shared = unsafe {
        libc::mmap(
            std::ptr::null_mut(),
            page + 2 * length,
            libc::PROT_READ | libc::PROT_WRITE,
            libc::MAP_SHARED | libc::MAP_ANON,
            -1,
            0,
        )
    };
    if shared == libc::MAP_FAILED {
        return Trial::Done(Use::default());
    }
    let notes = shared.cast::<Notes>();
    // Safety: the first page holds the notes, then come the copy and room for what is in it when the use is over.
    let copy = unsafe {
        notes.write(Notes {
            touched: AtomicIsize::new(-1),
            written: AtomicIsize::new(-1),
            ended: AtomicBool::new(false),
            complete: AtomicBool::new(false),
            loads: AtomicUsize::new(0),
        });
        let copy = shared.cast::<u8>().add(page);
        memory.copy_to_nonoverlapping(copy, size);
        copy
    };
    // Safety: no other thread of this process holds what the fork needs: loom's threads share one OS thread.
    match unsafe { libc::fork() } {
        0 => {
            ORIGINAL.store(memory as usize, Relaxed);
            COPY.store(copy as usize, Relaxed);
            LENGTH.store(length, Relaxed);
            NOTES.store(notes, Relaxed);
            be_quiet();
            watch(copy, length);
            Trial::Running(copy)
        }
        -1 => Trial::Done(Use::default()),
        fork => {
            // Safety: waits for the process just made; its notes and its copy are read after its end.
            let found = unsafe {
                while libc::waitpid(fork, std::ptr::null_mut(), 0) == -1
                    && std::io::Error::last_os_error().kind() == std::io::ErrorKind::Interrupted
                {
                }
                read(&*notes, memory, copy, size)
            };
            // Safety: nothing refers to the mapping any more.
            unsafe { libc::munmap(shared, page + 2 * length) };
            Trial::Done(found)
        }
    }
}

/// # Safety
/// `memory` and `copy` must have `size` bytes, and behind the pages of `copy` there must be as many again.
unsafe fn read(notes: &Notes, memory: *const u8, copy: *const u8, size: usize) -> Use {
    if !notes.complete.load(Relaxed) {
        return Use::default();
    }
    let offset = |noted: &AtomicIsize| usize::try_from(noted.load(Relaxed)).ok();
    let is_over_before_its_end = notes.loads.load(Relaxed) > 0;
    let copy = if is_over_before_its_end {
        copy.wrapping_add(size.next_multiple_of(page()))
    } else {
        copy
    };
    // Safety: the caller's promise.
    let changed = (0..size).filter(|&at| unsafe { *memory.add(at) != *copy.add(at) });
    Use {
        touched: offset(&notes.touched),
        written: offset(&notes.written).into_iter().chain(changed).collect(),
        ended: notes.ended.load(Relaxed),
    }
}

/// In the fork: what it prints is printed by this process, too, and is not to be seen twice.
fn be_quiet() {
    // Safety: the descriptors are the fork's own.
    unsafe {
        let nowhere = libc::open(c"/dev/null".as_ptr(), libc::O_WRONLY | libc::O_CLOEXEC);
        if nowhere >= 0 {
            libc::dup2(nowhere, libc::STDOUT_FILENO);
            libc::dup2(nowhere, libc::STDERR_FILENO);
            libc::close(nowhere);
        }
    }
}

/// In the fork: from now on each access to the copy is noted.
fn watch(copy: *mut u8, length: usize) {
    // Safety: the handler does only what a handler may do; the pages are the fork's own.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        action.sa_sigaction = on_fault as *const () as usize;
        action.sa_flags = libc::SA_SIGINFO;
        libc::sigaction(libc::SIGSEGV, &raw const action, std::ptr::null_mut());
        libc::sigaction(libc::SIGBUS, &raw const action, std::ptr::null_mut());
        let limit = libc::rlimit {
            rlim_cur: SECONDS,
            rlim_max: SECONDS,
        };
        libc::setrlimit(libc::RLIMIT_CPU, &raw const limit);
        libc::mprotect(copy.cast(), length, libc::PROT_NONE);
    }
}

/// The first fault is the first access: reading becomes possible. The second one is the first write: writing, too.
extern "C" fn on_fault(signal: i32, info: *mut libc::siginfo_t, _: *mut libc::c_void) {
    let (copy, length) = (COPY.load(Relaxed), LENGTH.load(Relaxed));
    // Safety: the system gives a valid `info`; the fork's notes outlive it; the pages are its own.
    unsafe {
        let address = (*info).si_addr() as usize;
        let Some(offset) = address.checked_sub(copy).filter(|it| *it < length) else {
            // Not ours: the access is repeated, and ends the fork.
            libc::signal(signal, libc::SIG_DFL);
            return;
        };
        let notes = &*NOTES.load(Relaxed);
        let (noted, allowed) = if notes.touched.load(Relaxed) < 0 {
            (&notes.touched, libc::PROT_READ)
        } else {
            (&notes.written, libc::PROT_READ | libc::PROT_WRITE)
        };
        noted.store(offset.cast_signed(), Relaxed);
        libc::mprotect(copy as *mut _, length, allowed);
    }
}

/// Whether this process is the fork.
pub(crate) fn is_running() -> bool {
    !NOTES.load(Relaxed).is_null()
}

/// In the fork: what to give whoever asks for memory again. The memory on trial is the copy; any other the fork has for itself.
pub(crate) fn again(memory: *mut u8) -> Option<*mut u8> {
    is_running().then(|| {
        if ORIGINAL.load(Relaxed) == memory as usize {
            COPY.load(Relaxed) as *mut u8
        } else {
            memory
        }
    })
}

/// The memory is gone; in the fork, that is noted if it is the one on trial.
pub(crate) fn memory_ends(memory: usize) {
    let notes = NOTES.load(Relaxed);
    if !notes.is_null() && ORIGINAL.load(Relaxed) == memory {
        // Safety: the fork's notes outlive it.
        unsafe { (*notes).ended.store(true, Relaxed) };
    }
}

/// In the fork: whether the thread may go on with a relaxed load, which orders nothing. What it does to the memory later is not
/// noted any more, only whether the memory comes to its end: so a `drop` that looks at an index or a flag between two parts is seen
/// to be one.
pub(crate) fn passes_load() -> bool {
    let notes = NOTES.load(Relaxed);
    if notes.is_null() {
        return false;
    }
    let (copy, length) = (COPY.load(Relaxed) as *mut u8, LENGTH.load(Relaxed));
    // Safety: the fork's notes and pages outlive it.
    unsafe {
        let loads = (*notes).loads.fetch_add(1, Relaxed);
        if loads == 0 {
            libc::mprotect(copy.cast(), length, libc::PROT_READ | libc::PROT_WRITE);
            copy.copy_to_nonoverlapping(copy.add(length), length);
            (*notes).complete.store(true, Relaxed);
        }
        loads < MOST_LOADS
    }
}

/// Ends the fork, if this is one.
#[inline]
pub(crate) fn end() {
    let notes = NOTES.load(Relaxed);
    if !notes.is_null() {
        // Safety: the fork's notes outlive it; it has nothing to clean up.
        unsafe {
            (*notes).complete.store(true, Relaxed);
            libc::_exit(0);
        }
    }
}
