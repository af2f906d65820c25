//! pl: Czy maszyna ma dla nas czas? Na zajętej czasy o niczym nie świadczą.
//! ru: Есть ли у машины время для нас? На занятой времена ничего не доказывают.

use std::{
    thread,
    time::{Duration, Instant},
};

use cpu_time::ProcessTime;

const PROBE: Duration = Duration::from_millis(30);

// ANCHOR: share
/// Which share of all cores this process gets when it asks for all of them, in percent.
pub fn share() -> u128 {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let (clock, processor) = (Instant::now(), ProcessTime::now());
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| while clock.elapsed() < PROBE {});
        }
    });
    100 * processor.elapsed().as_micros() / (clock.elapsed().as_micros() * cores as u128)
}
// ANCHOR_END: share
