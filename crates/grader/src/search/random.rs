//! Schedules at random, with a fixed seed: what the bound leaves out is at least sampled.

use crate::kernel::{Choice, Chooser};

/// Chooses evenly among the possibilities.
pub(crate) struct Random {
    state: u64,
}

impl Random {
    pub(crate) fn new(seed: u64) -> Random {
        Random { state: seed }
    }

    /// SplitMix64 (Steele, Lea & Flood, *Fast Splittable Pseudorandom Number Generators*, OOPSLA 2014): five lines, good
    /// enough to choose among a handful, and the same on every machine for ever.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

impl Chooser for Random {
    fn choose(&mut self, possibilities: &[Choice]) -> Option<usize> {
        Some((self.next() % possibilities.len() as u64) as usize)
    }
}
