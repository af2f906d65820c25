// expect: broken_invariant in what_was_done_before_is_visible
// Both numbers in one atomic: the measurement is whole, but what was done before it need not be visible.
use std::sync::atomic::{AtomicU64, Ordering};

const NOTHING: u64 = u64::MAX;

pub struct Measurement {
    packed: AtomicU64,
}

impl Measurement {
    pub fn new() -> Measurement {
        Measurement {
            packed: AtomicU64::new(NOTHING),
        }
    }

    pub fn publish(&self, temperature: i32, pressure: i32) {
        let packed = u64::from(temperature.cast_unsigned()) << 32;
        self.packed.store(
            packed | u64::from(pressure.cast_unsigned()),
            Ordering::Relaxed,
        );
    }

    pub fn read(&self) -> Option<(i32, i32)> {
        match self.packed.load(Ordering::Relaxed) {
            NOTHING => None,
            packed => Some(((packed >> 32) as i32, packed as i32)),
        }
    }
}
