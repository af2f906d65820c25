//! pl: Dwie wypłaty po 80 z konta, na którym jest 100. Jeden wątek, a jednak wyścig.
//! ru: Два снятия по 80 со счёта, где лежит 100. Поток один, а гонка есть.

use std::{cell::Cell, time::Duration};

use narrator::say;
use tokio::{sync::Mutex, time::sleep};

#[narrator::main]
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let account = Cell::new(100);
    tokio::join!(withdraw(&account), withdraw(&account));
    let left = account.get();
    say!(
        pl = "bez blokady zostało {left}",
        ru = "без блокировки осталось {left}"
    );

    let account = Mutex::new(100);
    tokio::join!(withdraw_locked(&account), withdraw_locked(&account));
    let left = account.into_inner();
    say!(
        pl = "z blokadą zostało {left}",
        ru = "с блокировкой осталось {left}"
    );
}

// ANCHOR: race
async fn withdraw(account: &Cell<i32>) {
    if account.get() >= 80 {
        ask_bank().await;
        account.set(account.get() - 80);
        say!(pl = "wypłacam 80", ru = "снимаю 80");
    }
}
// ANCHOR_END: race

// ANCHOR: locked
async fn withdraw_locked(account: &Mutex<i32>) {
    let mut balance = account.lock().await;
    if *balance >= 80 {
        ask_bank().await;
        *balance -= 80;
        say!(pl = "wypłacam 80", ru = "снимаю 80");
    }
}
// ANCHOR_END: locked

async fn ask_bank() {
    sleep(Duration::from_millis(20)).await;
}
