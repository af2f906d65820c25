//! What transfers between accounts must do. Each case is one property, run in every schedule that is explored.

use ex07_transfer::{Account, total, transfer};
use grader::{require, require_eq};
use std::thread;

grader::main!(
    money_moves,
    too_little_changes_nothing,
    to_the_same_account,
    opposite_transfers,
    transfers_in_a_ring,
    never_overdrawn,
    total_never_changes,
);

fn money_moves() {
    let (a, b) = (Account::new(100), Account::new(10));
    require(transfer(&a, &b, 30), "refused");
    require(transfer(&b, &a, 40), "refused");
    require_eq(a.balance(), 110, "wrong_balance");
    require_eq(b.balance(), 0, "wrong_balance");
    require_eq(total(&a, &b), 110, "wrong_total");
}

fn too_little_changes_nothing() {
    let (a, b) = (Account::new(10), Account::new(20));
    require(!transfer(&a, &b, 11), "overdrawn");
    require_eq(a.balance(), 10, "wrong_balance");
    require_eq(b.balance(), 20, "wrong_balance");
}

fn to_the_same_account() {
    let a = Account::new(50);
    require(transfer(&a, &a, 50), "refused");
    require_eq(a.balance(), 50, "wrong_balance");
    require(!transfer(&a, &a, 51), "overdrawn");
}

fn opposite_transfers() {
    let (a, b) = (Account::new(100), Account::new(100));
    thread::scope(|scope| {
        scope.spawn(|| require(transfer(&a, &b, 10), "refused"));
        require(transfer(&b, &a, 30), "refused");
    });
    require_eq(a.balance(), 120, "wrong_balance");
    require_eq(b.balance(), 80, "wrong_balance");
}

fn transfers_in_a_ring() {
    // Different balances, the richest in the middle: an order by balance is no order.
    let accounts = [20, 30, 10].map(Account::new);
    let [a, b, c] = &accounts;
    thread::scope(|scope| {
        scope.spawn(|| require(transfer(a, b, 10), "refused"));
        scope.spawn(|| require(transfer(b, c, 10), "refused"));
        require(transfer(c, a, 10), "refused");
    });
    for (account, balance) in accounts.iter().zip([20, 30, 10]) {
        require_eq(account.balance(), balance, "wrong_balance");
    }
}

fn never_overdrawn() {
    let (a, b) = (Account::new(100), Account::new(0));
    let (mine, other) = thread::scope(|scope| {
        let other = scope.spawn(|| transfer(&a, &b, 60));
        (transfer(&a, &b, 60), other.join().unwrap())
    });
    require(mine || other, "refused");
    require(!(mine && other), "overdrawn");
    require_eq(a.balance(), 40, "wrong_balance");
    require_eq(b.balance(), 60, "wrong_balance");
}

fn total_never_changes() {
    let (a, b) = (Account::new(100), Account::new(100));
    thread::scope(|scope| {
        scope.spawn(|| require(transfer(&a, &b, 50), "refused"));
        // In the other order than the transfer: who adds up must not close a circle either.
        require_eq(total(&b, &a), 200, "wrong_total");
    });
}
