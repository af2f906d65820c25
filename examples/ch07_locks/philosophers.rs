//! pl: Pięciu filozofów i pięć widelców. Każdy bierze najpierw ten z niższym numerem, więc koło się nie zamknie.
//! ru: Пять философов и пять вилок. Каждый берёт сначала ту, чей номер меньше, и круг не замыкается.

use std::{
    sync::{Barrier, Mutex},
    thread,
    time::Duration,
};

use narrator::say;

const SEATS: usize = 5;

#[narrator::main]
fn main() {
    // ANCHOR: table
    let forks: [Mutex<()>; SEATS] = Default::default();
    let together = Barrier::new(SEATS);

    thread::scope(|scope| {
        for left in 0..SEATS {
            let (forks, together) = (&forks, &together);
            scope.spawn(move || {
                let right = (left + 1) % SEATS;
                let (low, high) = (left.min(right), left.max(right));
                together.wait();

                say!(
                    pl = "czekam na widelce {low} i {high}",
                    ru = "жду вилки {low} и {high}"; waits
                );
                let _first = forks[low].lock().unwrap();
                let _second = forks[high].lock().unwrap();
                say!(
                    pl = "jem widelcami {low} i {high}",
                    ru = "ем вилками {low} и {high}"; holds
                );
                thread::sleep(Duration::from_millis(50));
            });
        }
    });
    say!(pl = "wszyscy się najedli", ru = "все пообедали");
    // ANCHOR_END: table
}
