//! What the numbers of a box office must be when several threads use it. Each case is one property, run in every schedule
//! that is explored.

use ex06_lost_update::BoxOffice;
use grader::{require, require_eq};
use std::thread;

grader::main!(
    counts_alone,
    books_alone,
    no_visit_is_lost,
    each_visit_has_its_own_number,
    longest_queue_is_kept,
    no_seat_is_sold_twice,
    a_group_fits_or_it_does_not,
    who_fits_gets_a_seat,
    a_refusal_changes_nothing,
);

fn counts_alone() {
    let office = BoxOffice::new(1);
    require_eq(office.visits(), 0, "wrong_visits");
    require_eq(office.visit(), 1, "wrong_number");
    require_eq(office.visit(), 2, "wrong_number");
    require_eq(office.visits(), 2, "wrong_visits");

    require_eq(office.longest_queue(), 0, "wrong_queue");
    for (length, longest) in [(3, 3), (1, 3), (5, 5)] {
        office.note_queue(length);
        require_eq(office.longest_queue(), longest, "wrong_queue");
    }
}

fn books_alone() {
    let office = BoxOffice::new(4);
    require(office.book(5).is_none(), "too_many_seats");
    let pair = seats(&office, 2, 4);
    require(pair.is_some(), "refused_though_free");
    require(office.book(3).is_none(), "too_many_seats");
    let last = seats(&office, 2, 4);
    require(last.is_some(), "refused_though_free");
    let apart = pair.zip(last).is_some_and(|(a, b)| a.abs_diff(b) >= 2);
    require(apart, "sold_twice");
    require(office.book(1).is_none(), "too_many_seats");
}

fn no_visit_is_lost() {
    let office = BoxOffice::new(1);
    let two_visits = || {
        office.visit();
        office.visit();
    };
    thread::scope(|scope| {
        scope.spawn(two_visits);
        two_visits();
    });
    require_eq(office.visits(), 4, "lost_visit");
}

fn each_visit_has_its_own_number() {
    let office = BoxOffice::new(1);
    let (mine, other) = thread::scope(|scope| {
        let other = scope.spawn(|| office.visit());
        (office.visit(), other.join().unwrap())
    });
    require(mine != other, "same_number_twice");
    require_eq(mine + other, 3, "foreign_number");
}

fn longest_queue_is_kept() {
    let office = BoxOffice::new(1);
    office.note_queue(1);
    thread::scope(|scope| {
        scope.spawn(|| office.note_queue(3));
        scope.spawn(|| office.note_queue(5));
        office.note_queue(2);
    });
    require_eq(office.longest_queue(), 5, "forgotten_queue");
}

fn no_seat_is_sold_twice() {
    let office = BoxOffice::new(1);
    let (mine, other) = thread::scope(|scope| {
        let other = scope.spawn(|| seats(&office, 1, 1));
        (seats(&office, 1, 1), other.join().unwrap())
    });
    require(mine.is_none() || other.is_none(), "sold_twice");
    require(mine.is_some() || other.is_some(), "refused_though_free");
}

fn a_group_fits_or_it_does_not() {
    let office = BoxOffice::new(3);
    let (mine, other) = thread::scope(|scope| {
        let other = scope.spawn(|| seats(&office, 2, 3));
        (seats(&office, 2, 3), other.join().unwrap())
    });
    require(mine.is_none() || other.is_none(), "sold_twice");
    require(mine.is_some() || other.is_some(), "refused_though_free");
    require(seats(&office, 1, 3).is_some(), "refused_though_free");
}

/// There is room for both: losing one round of the race must not look like a full house.
fn who_fits_gets_a_seat() {
    let office = BoxOffice::new(3);
    let (pair, one) = thread::scope(|scope| {
        let one = scope.spawn(|| seats(&office, 1, 3));
        (seats(&office, 2, 3), one.join().unwrap())
    });
    require(pair.is_some() && one.is_some(), "refused_though_free");
    let overlap = pair.is_some_and(|pair| one.is_some_and(|one| (pair..pair + 2).contains(&one)));
    require(!overlap, "sold_twice");
}

/// A pair does not fit into the last seat; while it is being refused, one person does.
fn a_refusal_changes_nothing() {
    let office = BoxOffice::new(1);
    let (pair, one) = thread::scope(|scope| {
        let one = scope.spawn(|| seats(&office, 1, 1));
        (office.book(2), one.join().unwrap())
    });
    require(pair.is_none(), "too_many_seats");
    require(one.is_some(), "refused_though_free");
}

/// Books, and looks whether the house of `all` seats has the seats that were given.
fn seats(office: &BoxOffice, people: usize, all: usize) -> Option<usize> {
    let first = office.book(people)?;
    require(first >= 1 && first + people - 1 <= all, "no_such_seat");
    Some(first)
}
