//! Contents of cells that tell when they are touched; in a fork only, see [`trial`](crate::trial).
//!
//! Whoever has a raw pointer can read, write, or do nothing, and nobody is told. So the pointer leads to a copy of the contents in pages
//! that may not be touched: the first access since the thread's last operation faults and is noted, then the first write; what else was
//! written is seen from the bytes. At the next operation the pages are closed again. As long as the fork lives, the copy is the truth;
//! whoever gets at the contents in another way (`get_mut`, `into_inner`, the end of the cell) gets them back first.
//!
//! What one would miss: contents may hold an object of the grader's own, a lock or an atomic, which the grader touches itself. Such
//! contents are open but for the time between `get` and the next operation.

use serde::{Deserialize, Serialize};
use std::alloc::Layout;
use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, AtomicIsize, AtomicUsize, Ordering::Relaxed};

/// So many cells are guarded.
const MOST_CELLS: usize = 256;

/// Larger contents are not guarded: they are compared and copied often.
const MOST_BYTES: usize = 1 << 16;

/// What was done to contents between two operations of a thread; offsets in bytes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Use {
    /// Where they were touched first, to read or to write.
    touched: usize,
    /// Where they were written: first, and wherever the bytes have changed.
    written: Vec<usize>,
}

impl Use {
    pub(crate) fn writes(&self) -> bool {
        !self.written.is_empty()
    }

    /// Whether one of the two writes where the other one reads or writes.
    pub(crate) fn conflicts_with(&self, other: &Use) -> bool {
        self.writes_into(other) || other.writes_into(self)
    }

    fn writes_into(&self, other: &Use) -> bool {
        self.written
            .iter()
            .any(|offset| *offset == other.touched || other.written.contains(offset))
    }

    /// Where the two may conflict, if they are not known to: the beginnings of what is known of either.
    pub(crate) fn may_conflict_at(&self, other: &Use) -> Vec<usize> {
        if !self.writes() && !other.writes() {
            return Vec::new();
        }
        let mut known: Vec<usize> = [self, other]
            .into_iter()
            .flat_map(|it| it.written.iter().copied().chain([it.touched]))
            .collect();
        known.sort_unstable();
        known.dedup();
        let begins = |at: &usize| *at > 0 && known.binary_search(&(at - 1)).is_err();
        known.iter().copied().filter(begins).collect()
    }
}

/// From which byte of which cell on contents are guarded: then it is known who touches this very byte. All others are guarded whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Aim {
    pub(crate) cell: usize,
    pub(crate) byte: usize,
}

/// What the handler of faults must know of guarded pages, and what it notes.
struct Pages {
    /// 0 if nobody is to be told any more.
    start: AtomicUsize,
    length: AtomicUsize,
    /// Where the contents begin, in these pages or before them.
    contents: AtomicUsize,
    touched: AtomicIsize,
    written: AtomicIsize,
}

static PAGES: [Pages; MOST_CELLS] = [const {
    Pages {
        start: AtomicUsize::new(0),
        length: AtomicUsize::new(0),
        contents: AtomicUsize::new(0),
        touched: AtomicIsize::new(-1),
        written: AtomicIsize::new(-1),
    }
}; MOST_CELLS];

/// Whether contents are guarded in this process.
static IS_ON: AtomicBool = AtomicBool::new(false);
/// Whether some pages are open that are to be closed, or the other way round.
static IS_STALE: AtomicBool = AtomicBool::new(false);

thread_local! {
    static GUARDS: RefCell<Guards> = const { RefCell::new(Guards { aim: None, cells: Vec::new() }) };
}

struct Guards {
    aim: Option<Aim>,
    /// In the order of [`PAGES`].
    cells: Vec<Guarded>,
}

struct Guarded {
    /// Its number; none once it has come to its end.
    cell: Option<usize>,
    /// Where it has its own memory.
    memory: usize,
    /// The contents as they were when the pages were last closed.
    before: Vec<u8>,
    /// Whether somebody has asked for them since the pages were last closed.
    is_asked_for: bool,
    /// Whether there is an object of the grader's in it.
    is_shared_with_us: bool,
}

fn page() -> usize {
    // Safety: asks for a number.
    usize::try_from(unsafe { libc::sysconf(libc::_SC_PAGESIZE) }).unwrap_or(1 << 14)
}

impl Pages {
    fn allow(&self, what: libc::c_int) {
        let (start, length) = (self.start.load(Relaxed), self.length.load(Relaxed));
        if start != 0 {
            // Safety: the pages were mapped for this and stay.
            unsafe { libc::mprotect(start as *mut _, length, what) };
        }
    }

    fn contents(&self) -> *mut u8 {
        self.contents.load(Relaxed) as *mut u8
    }

    fn has(&self, address: usize) -> bool {
        let start = self.start.load(Relaxed);
        start != 0 && (start..start + self.length.load(Relaxed)).contains(&address)
    }
}

/// Whether contents are guarded in this process.
#[inline]
pub(crate) fn is_on() -> bool {
    IS_ON.load(Relaxed)
}

/// Guards all contents from now on. There is no way back.
pub(crate) fn begin(aim: Option<Aim>) {
    GUARDS.with_borrow_mut(|guards| guards.aim = aim);
    // Safety: the handler does only what a handler may do.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        action.sa_sigaction = on_fault as *const () as usize;
        action.sa_flags = libc::SA_SIGINFO;
        libc::sigaction(libc::SIGSEGV, &raw const action, std::ptr::null_mut());
        libc::sigaction(libc::SIGBUS, &raw const action, std::ptr::null_mut());
    }
    IS_ON.store(true, Relaxed);
}

/// The first fault is the first access: reading becomes possible. The second one is the first write: writing, too.
extern "C" fn on_fault(signal: i32, info: *mut libc::siginfo_t, _: *mut libc::c_void) {
    // Safety: the system gives a valid `info`.
    let address = unsafe { (*info).si_addr() as usize };
    let Some(pages) = PAGES.iter().find(|pages| pages.has(address)) else {
        // Not ours: the access is repeated, and ends the fork.
        // Safety: a handler may do this.
        unsafe { libc::signal(signal, libc::SIG_DFL) };
        return;
    };
    let (noted, allowed) = if pages.touched.load(Relaxed) < 0 {
        (&pages.touched, libc::PROT_READ)
    } else {
        (&pages.written, libc::PROT_READ | libc::PROT_WRITE)
    };
    noted.store(
        address
            .wrapping_sub(pages.contents() as usize)
            .cast_signed(),
        Relaxed,
    );
    IS_STALE.store(true, Relaxed);
    pages.allow(allowed);
}

/// The running thread asks for the contents of a cell, now at `memory`; where they are.
///
/// # Safety
/// The memory must be that of the cell, with this layout, and must not be guarded itself.
pub(crate) unsafe fn contents(cell: usize, memory: *mut u8, layout: Layout) -> *mut u8 {
    GUARDS.with_borrow_mut(|guards| {
        let known = guards.cells.iter().position(|it| it.cell == Some(cell));
        let index = match known {
            Some(index) => index,
            // Safety: the caller's promise.
            None => match unsafe { guards.add(cell, memory, layout) } {
                Some(index) => index,
                None => return memory,
            },
        };
        let guarded = &mut guards.cells[index];
        guarded.memory = memory as usize;
        guarded.is_asked_for = true;
        IS_STALE.store(true, Relaxed);
        if guarded.is_shared_with_us {
            guarded.changes(PAGES[index].contents());
            PAGES[index].allow(libc::PROT_NONE);
        }
        PAGES[index].contents()
    })
}

impl Guards {
    /// # Safety
    /// As of [`contents`].
    unsafe fn add(&mut self, cell: usize, memory: *mut u8, layout: Layout) -> Option<usize> {
        let (page, size, index) = (page(), layout.size(), self.cells.len());
        if index == MOST_CELLS || size > MOST_BYTES || layout.align() > page {
            return None;
        }
        let aim = self.aim.filter(|aim| aim.cell == cell && aim.byte < size);
        // The contents must stay aligned.
        let open = aim.map_or(0, |aim| aim.byte - aim.byte % layout.align());
        let before = open.next_multiple_of(page);
        let length = (size - open).next_multiple_of(page);
        // Safety: a new mapping, into which the contents fit; the caller's promise.
        let (start, saved) = unsafe {
            let access = libc::PROT_READ | libc::PROT_WRITE;
            let flags = libc::MAP_PRIVATE | libc::MAP_ANON;
            let mapped = libc::mmap(std::ptr::null_mut(), before + length, access, flags, -1, 0);
            if mapped == libc::MAP_FAILED {
                return None;
            }
            let start = mapped.cast::<u8>().add(before);
            let contents = start.sub(open);
            memory.copy_to_nonoverlapping(contents, size);
            (start, std::slice::from_raw_parts(contents, size).to_vec())
        };
        let pages = &PAGES[index];
        pages.contents.store(start as usize - open, Relaxed);
        pages.length.store(length, Relaxed);
        pages.start.store(start as usize, Relaxed);
        pages.allow(libc::PROT_NONE);
        self.cells.push(Guarded {
            cell: Some(cell),
            memory: memory as usize,
            before: saved,
            is_asked_for: false,
            is_shared_with_us: false,
        });
        Some(index)
    }
}

/// Where the contents with their own memory there are, if they are guarded.
pub(crate) fn contents_of(memory: usize) -> Option<*mut u8> {
    GUARDS.with_borrow(|guards| {
        let mut cells = guards.cells.iter();
        let index = cells.position(|it| it.cell.is_some() && it.memory == memory)?;
        Some(PAGES[index].contents())
    })
}

/// What the running thread has done to which cells since the last call; closes the pages again.
pub(crate) fn collect(mut done: impl FnMut(usize, Use)) {
    if !IS_STALE.swap(false, Relaxed) {
        return;
    }
    GUARDS.with_borrow_mut(|guards| {
        for (guarded, pages) in guards.cells.iter_mut().zip(&PAGES) {
            let touched = usize::try_from(pages.touched.swap(-1, Relaxed)).ok();
            let written = usize::try_from(pages.written.swap(-1, Relaxed)).ok();
            guarded.is_asked_for = false;
            if touched.is_none() && !guarded.is_shared_with_us {
                continue;
            }
            pages.allow(libc::PROT_READ | libc::PROT_WRITE);
            if let (Some(cell), Some(touched)) = (guarded.cell, touched) {
                let mut uses = Use {
                    touched,
                    written: written.into_iter().collect(),
                };
                if uses.writes() {
                    uses.written.extend(guarded.changes(pages.contents()));
                }
                done(cell, uses);
            }
            if !guarded.is_shared_with_us {
                pages.allow(libc::PROT_NONE);
            }
        }
    });
}

impl Guarded {
    /// The bytes that are no longer as they were; remembers how they are now.
    fn changes(&mut self, contents: *const u8) -> Vec<usize> {
        // Safety: the contents are as long as what was saved of them, and open now.
        let now = unsafe { std::slice::from_raw_parts(contents, self.before.len()) };
        let changes = (0..now.len()).filter(|&at| now[at] != self.before[at]);
        let changes = changes.collect();
        self.before.copy_from_slice(now);
        changes
    }
}

/// There is an object of the grader's, which it is about to touch.
pub(crate) fn meets(object: usize) {
    if !is_on() {
        return;
    }
    GUARDS.with_borrow_mut(|guards| {
        for (guarded, pages) in guards.cells.iter_mut().zip(&PAGES) {
            let contents = pages.contents() as usize;
            if guarded.cell.is_some()
                && (contents..contents + guarded.before.len()).contains(&object)
            {
                guarded.is_shared_with_us = true;
                pages.allow(libc::PROT_READ | libc::PROT_WRITE);
                if !guarded.is_asked_for {
                    // We may have touched it already.
                    pages.touched.store(-1, Relaxed);
                    pages.written.store(-1, Relaxed);
                }
            }
        }
    });
}

/// The contents of the cell go back to its own memory, which is now there. Whatever is done to them later is nobody's business.
///
/// # Safety
/// The memory must be that of the cell.
pub(crate) unsafe fn give_back(cell: usize, memory: *mut u8) {
    GUARDS.with_borrow_mut(|guards| {
        let cells = guards.cells.iter_mut().zip(&PAGES);
        for (guarded, pages) in cells.filter(|(guarded, _)| guarded.cell == Some(cell)) {
            pages.allow(libc::PROT_READ | libc::PROT_WRITE);
            pages.start.store(0, Relaxed);
            guarded.cell = None;
            // Safety: the caller's promise; the pages have been opened.
            unsafe { memory.copy_from_nonoverlapping(pages.contents(), guarded.before.len()) };
        }
    });
}
