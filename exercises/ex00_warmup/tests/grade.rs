//! How jobs are shared. Nothing here is concurrent: each case is run once.

use ex00_warmup::share;
use grader::{require, require_at_most, require_eq};

grader::main!(divides_evenly, nothing_is_lost, shares_are_fair);

fn divides_evenly() {
    for (jobs, workers, expected) in [(6, 3, "[2, 2, 2]"), (4, 1, "[4]"), (0, 2, "[0, 0]")] {
        require_eq(
            format!("{:?}", share(jobs, workers)),
            expected,
            "wrong_shares",
        );
    }
}

/// With a remainder: also one of several, and fewer jobs than workers.
const UNEVEN: [(usize, usize); 5] = [(7, 3), (8, 3), (11, 4), (1, 4), (1000, 7)];

fn nothing_is_lost() {
    for (jobs, workers) in UNEVEN {
        let shares = share(jobs, workers);
        require_eq(shares.len(), workers, "wrong_workers");
        require_eq(shares.iter().sum::<usize>(), jobs, "wrong_total");
    }
}

fn shares_are_fair() {
    for (jobs, workers) in UNEVEN {
        let shares = share(jobs, workers);
        let most = shares.iter().max().copied().unwrap_or_default();
        let least = shares.iter().min().copied().unwrap_or_default();
        require_at_most(most - least, 1_usize, "unfair");
        require(shares.is_sorted_by(|a, b| a >= b), "wrong_order");
    }
}
