//! ✍ What doing two things at once must mean, with real threads. Each case is run once.

use exNN_name::both;
use grader::require;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

grader::main!(both_at_once);

/// For what takes a few milliseconds on an idle machine.
const PATIENCE: Duration = Duration::from_secs(3);

/// Overlap is forced, not inferred from times: either closure ends in time only if the other one runs meanwhile.
fn both_at_once() {
    let (to_second, from_first) = mpsc::channel();
    let (to_first, from_second) = mpsc::channel();
    let met = both(
        move || meets(&to_second, &from_second),
        move || meets(&to_first, &from_first),
    );
    require(met == (true, true), "not_at_once");
}

fn meets(to_other: &Sender<()>, from_other: &Receiver<()>) -> bool {
    to_other.send(()).is_ok() && from_other.recv_timeout(PATIENCE).is_ok()
}
