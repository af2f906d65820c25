//! A panic halfway through a change, after which the next one goes on as if nothing had happened.

use crate::support::{fails, passes};
use grader::report::Diagnosis;
use grader::require;
use std::sync::{Mutex, PoisonError};
use std::thread;

const SEATS: u32 = 10;

/// Each seat is free or sold.
#[derive(Clone, Copy)]
struct Seats {
    free: u32,
    sold: u32,
}

fn print_ticket() {
    panic!("the printer is out of paper");
}

fn case(look: fn(&Mutex<Seats>) -> Option<Seats>) {
    let seats = Mutex::new(Seats {
        free: SEATS,
        sold: 0,
    });
    thread::scope(|scope| {
        let seller = scope.spawn(|| {
            let mut seats = seats.lock().unwrap();
            seats.free -= 1;
            print_ticket();
            seats.sold += 1;
        });
        if let Some(seats) = look(&seats) {
            require(seats.free + seats.sold == SEATS, "a_seat_is_lost");
        }
        require(seller.join().is_err(), "the_sale_fails");
    });
}

pub fn wrong() {
    fn look(seats: &Mutex<Seats>) -> Option<Seats> {
        Some(*seats.lock().unwrap_or_else(PoisonError::into_inner))
    }
    fails(
        "the poison is ignored",
        || case(look),
        Diagnosis::BrokenInvariant,
    );
}

pub fn right() {
    fn look(seats: &Mutex<Seats>) -> Option<Seats> {
        seats.lock().ok().map(|seats| *seats)
    }
    passes("nothing is taken from there", || case(look));
}

pub fn right_with_a_repair() {
    fn look(seats: &Mutex<Seats>) -> Option<Seats> {
        let guard = seats.lock().unwrap_or_else(|poisoned| {
            let mut guard = poisoned.into_inner();
            guard.free = SEATS - guard.sold;
            seats.clear_poison();
            guard
        });
        Some(*guard)
    }
    passes("the invariant is restored", || case(look));
}
