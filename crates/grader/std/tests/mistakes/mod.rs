//! Mistakes, one a file, and the list of their cases: `mistakes!` is what whoever includes this makes of the list.

mod decided_too_early;
mod event_set_without_the_lock;
mod made_twice;
mod opposite_transfers;
mod permit_lost_by_a_panic;
mod read_and_write_apart;
mod second_round;
mod sender_kept;
mod two_steps_to_lock;
mod woken_for_nothing;
mod wrong_one_woken;

mistakes! {
    read_and_write_apart: wrong, right;
    opposite_transfers: wrong, right;
    woken_for_nothing: wrong, right;
    wrong_one_woken: wrong, right;
    second_round: wrong, right;
    permit_lost_by_a_panic: wrong, right;
    made_twice: wrong, wrong_with_a_once_lock, right, right_with_a_once_lock;
    event_set_without_the_lock: wrong, right;
    decided_too_early: wrong, right;
    sender_kept: wrong, right;
    two_steps_to_lock: wrong, right;
}
