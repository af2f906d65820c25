//! `Barrier`.

use super::{is_send, is_sync, is_unwind_safe};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Barrier, BarrierWaitResult};
use std::thread;

cases!(
    one_party_never_waits,
    each_round_has_one_leader,
    nobody_passes_before_all_have_come,
    has_the_traits_of_std,
);

fn one_party_never_waits() {
    let barrier = Barrier::new(1);
    assert!(barrier.wait().is_leader());
    let result: BarrierWaitResult = barrier.wait();
    assert_eq!(
        format!("{result:?}"),
        "BarrierWaitResult { is_leader: true }"
    );
    assert_eq!(format!("{barrier:?}"), "Barrier { .. }");
    assert!(Barrier::new(0).wait().is_leader());
}

fn each_round_has_one_leader() {
    let (barrier, leaders) = (Barrier::new(2), AtomicUsize::new(0));
    let meet_twice = || {
        for _ in 0..2 {
            if barrier.wait().is_leader() {
                leaders.fetch_add(1, Ordering::SeqCst);
            }
        }
    };
    thread::scope(|scope| {
        scope.spawn(meet_twice);
        meet_twice();
    });
    assert_eq!(leaders.into_inner(), 2);
}

fn nobody_passes_before_all_have_come() {
    let (barrier, arrived) = (Barrier::new(2), AtomicUsize::new(0));
    let meet = || {
        arrived.fetch_add(1, Ordering::SeqCst);
        barrier.wait();
        assert_eq!(arrived.load(Ordering::SeqCst), 2);
    };
    thread::scope(|scope| {
        scope.spawn(meet);
        meet();
    });
}

fn has_the_traits_of_std() {
    is_send::<Barrier>();
    is_sync::<Barrier>();
    is_unwind_safe::<Barrier>();
    is_send::<BarrierWaitResult>();
}
