//! Panics of explored threads. std counts panics per OS thread, which here is shared by all, so they are counted per explored
//! thread: up in the panic hook, down where a panic is caught.

use super::threads::Panicked;
use super::{Execution, Value, exploring, with};
use crate::report::{Operation, Place};
use std::any::Any;
use std::panic::PanicHookInfo;
use std::sync::{Arc, Once};

/// What is called at each panic, as by `std::panic::set_hook`.
pub type PanicHook = Arc<dyn Fn(&PanicHookInfo<'_>) + Send + Sync>;

/// Takes the hook of explored code, and sets another one for the rest of the schedule.
pub fn replace_panic_hook(hook: Option<PanicHook>) -> Option<PanicHook> {
    with(|x| std::mem::replace(&mut x.panic_hook, hook)).flatten()
}

/// Whether the running thread unwinds: what `std::thread::panicking` says.
#[must_use]
pub fn panicking() -> bool {
    with(|x| x.threads[x.current].panicking > 0).unwrap_or_else(std::thread::panicking)
}

/// Tells that the running thread caught its panic and goes on: nobody else will hear of it.
pub fn caught() {
    set_aside();
    with(|x| {
        let current = x.current;
        x.threads[current].panicked = None;
    });
}

/// Tells that the running thread's panic is held back, to be resumed later.
pub fn set_aside() {
    with(|x| {
        let current = x.current;
        let thread = &mut x.threads[current];
        thread.panicking = thread.panicking.saturating_sub(1);
    });
}

/// Tells that the running thread ends by a panic with this payload, which counts as unseen until somebody joins the thread.
pub fn died(payload: &(dyn Any + Send)) {
    with(|x| {
        let current = x.current;
        x.threads[current].panicking = 0;
        unseen(x, payload, None);
    });
}

/// Tells that the running thread unwinds again with an old payload (`resume_unwind` runs no hook).
pub fn resumed(payload: &(dyn Any + Send)) {
    with(|x| {
        let current = x.current;
        x.threads[current].panicking += 1;
        unseen(x, payload, None);
    });
}

/// Notes a panic of the running thread, unless it is known.
fn unseen(x: &mut Execution, payload: &(dyn Any + Send), place: Option<Place>) {
    let (current, at) = (x.current, x.steps);
    x.threads[current].panicked.get_or_insert_with(|| Panicked {
        at,
        text: text(payload),
        place,
    });
}

fn text(payload: &(dyn Any + Send)) -> String {
    let text = payload
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "Box<dyn Any>".to_owned())
}

/// Makes panics of explored code silent (but for a hook of its own) and known; all others go where they went before.
pub(crate) fn install_hook() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if exploring() {
                note(info);
            } else {
                before(info);
            }
        }));
    });
}

fn note(info: &PanicHookInfo<'_>) {
    let text = info.payload_as_str().unwrap_or("Box<dyn Any>").to_owned();
    let place = info.location().map(|l| Place {
        file: l.file().to_owned(),
        line: l.line(),
    });
    let hook = with(|x| {
        let current = x.current;
        let value = Value::Text(text.clone().into());
        x.record_at(Operation::Panic, None, None, value, place.clone());
        let at = x.steps;
        let thread = &mut x.threads[current];
        thread.panicking += 1;
        thread.panicked.get_or_insert(Panicked { at, text, place });
        x.panic_hook.clone()
    });
    if let Some(hook) = hook.flatten() {
        hook(info);
    }
}
