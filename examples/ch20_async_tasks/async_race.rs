//! pl: Dwie wypłaty po 80 z konta, na którym jest 100. Jeden wątek, a jednak wyścig.
//! ru: Два снятия по 80 со счёта, где лежит 100. Поток один, а гонка есть.

use std::{cell::Cell, time::Duration};

use narrator::{future, say};
use tokio::{sync::Mutex, time::sleep};

#[narrator::main]
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let account = Cell::new(100);
    tokio::join!(
        future!(
            pl = "bez blokady 1",
            ru = "без блокировки 1",
            withdraw(&account)
        ),
        future!(
            pl = "bez blokady 2",
            ru = "без блокировки 2",
            withdraw(&account)
        ),
    );
    let left = account.get();
    say!(
        pl = "bez blokady zostało {left}",
        ru = "без блокировки осталось {left}"
    );

    let account = Mutex::new(100);
    tokio::join!(
        future!(
            pl = "z blokadą 1",
            ru = "с блокировкой 1",
            withdraw_locked(&account)
        ),
        future!(
            pl = "z blokadą 2",
            ru = "с блокировкой 2",
            withdraw_locked(&account)
        ),
    );
    let left = account.into_inner();
    say!(
        pl = "z blokadą zostało {left}",
        ru = "с блокировкой осталось {left}"
    );
}

// ANCHOR: race
async fn withdraw(account: &Cell<i32>) {
    if account.get() >= 80 {
        say!(pl = "starczy, pytam bank", ru = "хватает, спрашиваю банк"; waits);
        ask_bank().await;
        account.set(account.get() - 80);
        say!(pl = "wypłacam 80", ru = "снимаю 80");
    }
}
// ANCHOR_END: race

// ANCHOR: locked
async fn withdraw_locked(account: &Mutex<i32>) {
    say!(pl = "czekam na blokadę", ru = "жду блокировку"; waits);
    let mut balance = account.lock().await;
    if *balance >= 80 {
        say!(pl = "starczy, pytam bank", ru = "хватает, спрашиваю банк"; holds);
        ask_bank().await;
        *balance -= 80;
        say!(pl = "wypłacam 80", ru = "снимаю 80");
    } else {
        say!(pl = "za mało", ru = "мало денег");
    }
}
// ANCHOR_END: locked

async fn ask_bank() {
    sleep(Duration::from_millis(20)).await;
}
