//! What a loader that works ahead must do. Each case is one property, run in every schedule that is explored.

use ex11_data_loader::load_in_order;
use grader::{Tally, at_most_preemptions, require_at_most, require_eq, sometimes};
use std::{thread, time::Duration};

const A_WHILE: Duration = Duration::from_millis(20);

grader::main!(
    one_worker_keeps_order,
    nothing_to_load,
    fewer_batches_than_workers,
    one_in_flight,
    two_workers_keep_order,
    slow_batch_holds_the_rest,
    prefetch_is_not_for_each_worker,
    slow_consumer_holds_the_workers,
    workers_overlap,
    works_ahead,
);

/// Everything about a run, seen from outside.
#[derive(Default)]
struct Watch {
    begun: Tally,
    loading: Tally,
    consumed: Tally,
}

impl Watch {
    /// `load`: never more than `prefetch` under way, besides the one that `consume` has.
    fn load(&self, index: usize, workers: u64, prefetch: u64) -> usize {
        let under_way = self.begun.add() - self.consumed.get();
        require_at_most(under_way, prefetch + 1, "too_many_in_flight");
        require_at_most(self.loading.add(), workers, "too_many_workers");
        index
    }

    fn loaded(&self) {
        self.loading.subtract();
    }

    /// The end of `consume`.
    fn consume(&self, batch: usize) {
        require_eq(batch as u64, self.consumed.get(), "wrong_order");
        self.consumed.add();
    }

    fn require_all(&self, batches: u64) {
        require_eq(self.consumed.get(), batches, "wrong_count");
        require_eq(self.begun.get(), batches, "loaded_count");
    }
}

fn check(batches: usize, workers: usize, prefetch: usize) {
    let watch = Watch::default();
    let load = |index| {
        let batch = watch.load(index, workers as u64, prefetch as u64);
        thread::yield_now();
        watch.loaded();
        batch
    };
    load_in_order(batches, workers, prefetch, load, |batch| {
        watch.consume(batch)
    });
    watch.require_all(batches as u64);
}

fn one_worker_keeps_order() {
    check(2, 1, 2);
}

fn nothing_to_load() {
    check(0, 2, 2);
}

fn fewer_batches_than_workers() {
    check(1, 2, 2);
}

fn one_in_flight() {
    check(2, 2, 1);
}

fn two_workers_keep_order() {
    check(2, 2, 2);
}

/// While batch 0 is being loaded, the others must not pile up behind it. There is nothing yet that `consume` could have.
fn slow_batch_holds_the_rest() {
    at_most_preemptions(1);
    let (watch, first) = (Watch::default(), Tally::new());
    let load = |index| {
        let batch = watch.load(index, 2, 2);
        if first.get() == 0 {
            require_at_most(watch.begun.get(), 2_u64, "piles_up");
        }
        if index == 0 {
            thread::sleep(A_WHILE);
            first.add();
        }
        watch.loaded();
        batch
    };
    load_in_order(4, 2, 2, load, |batch| watch.consume(batch));
    watch.require_all(4);
}

fn prefetch_is_not_for_each_worker() {
    check(3, 2, 1);
}

/// `consume` takes long. Nobody may load everything meanwhile.
fn slow_consumer_holds_the_workers() {
    let watch = Watch::default();
    let load = |index| {
        let batch = watch.load(index, 1, 1);
        watch.loaded();
        batch
    };
    load_in_order(4, 1, 1, load, |batch| {
        thread::sleep(A_WHILE);
        watch.consume(batch);
    });
    watch.require_all(4);
}

fn workers_overlap() {
    let watch = Watch::default();
    let load = |index| {
        let batch = watch.load(index, 2, 2);
        sometimes(watch.loading.get() == 2, "one_at_a_time");
        thread::sleep(A_WHILE);
        watch.loaded();
        batch
    };
    load_in_order(2, 2, 2, load, |batch| watch.consume(batch));
    watch.require_all(2);
}

/// While `consume` works, the next batch is being loaded.
fn works_ahead() {
    let watch = Watch::default();
    let load = |index| {
        let batch = watch.load(index, 1, 2);
        thread::sleep(A_WHILE);
        watch.loaded();
        batch
    };
    load_in_order(2, 1, 2, load, |batch| {
        sometimes(batch == 0 && watch.loading.get() == 1, "never_ahead");
        thread::sleep(A_WHILE);
        watch.consume(batch);
    });
    watch.require_all(2);
}
