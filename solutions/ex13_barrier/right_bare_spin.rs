// The same with one atomic: the round in the high half, the count in the low one. The loop has no hint and no yield.
use std::sync::atomic::{AtomicU64, Ordering};

const ROUND: u64 = 1 << 32;

pub struct Barrier {
    parties: u64,
    state: AtomicU64,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0);
        Barrier {
            parties: parties as u64,
            state: AtomicU64::new(0),
        }
    }

    pub fn wait(&self) -> bool {
        let before = self.state.fetch_add(1, Ordering::AcqRel);
        let round = before / ROUND;
        if before % ROUND + 1 == self.parties {
            self.state.store((round + 1) * ROUND, Ordering::Release);
            return true;
        }
        while self.state.load(Ordering::Acquire) / ROUND == round {}
        false
    }
}
