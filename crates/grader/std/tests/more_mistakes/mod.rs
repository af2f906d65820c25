//! Mistakes, one a file, and the list of their cases: `mistakes!` is what whoever includes this makes of the list.

mod aba_on_an_index;
mod left_behind;
mod lock_held_across_send;
mod lock_order_of_three;
mod never_joined;
mod notify_lost_on_close;
mod permit_released_twice;
mod poison_ignored;
mod receiver_gone_too_early;
mod recursion_on_a_mutex;
mod sender_gone_too_early;
mod time_out_as_success;
mod weak_swap_tried_once;

mistakes! {
    notify_lost_on_close: wrong, wrong_without_the_lock, right;
    aba_on_an_index: wrong, right;
    permit_released_twice: wrong, right;
    left_behind: wrong_not_joined, wrong_never_closed, wrong_works_for_ever, right, right_that_ends_later, right_if_nothing_is_said;
    lock_held_across_send: wrong, right;
    never_joined: wrong, right;
    time_out_as_success: wrong, right;
    weak_swap_tried_once: wrong, right, right_in_a_loop;
    receiver_gone_too_early: wrong, right;
    sender_gone_too_early: wrong, right;
    lock_order_of_three: wrong, right;
    recursion_on_a_mutex: wrong, right;
    poison_ignored: wrong, right, right_with_a_repair;
}
