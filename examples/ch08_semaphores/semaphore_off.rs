//! pl: Ten sam program bez semafora: wszyscy pracują naraz.
//! ru: Та же программа без семафора: все работают сразу.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::{thread, time::Duration};

use narrator::say;

const WORK: Duration = Duration::from_millis(60);

#[narrator::main]
fn main() {
    // ANCHOR: off
    let (inside, most) = (AtomicU32::new(0), AtomicU32::new(0));
    thread::scope(|scope| {
        for _ in 0..5 {
            scope.spawn(|| {
                let now = inside.fetch_add(1, Relaxed) + 1;
                most.fetch_max(now, Relaxed);
                say!(pl = "pracuję, w środku jest nas {now}", ru = "работаю, нас внутри {now}"; works);
                thread::sleep(WORK);
                inside.fetch_sub(1, Relaxed);
                say!(pl = "skończone", ru = "готово");
            });
        }
    });
    let most = most.into_inner();
    say!(
        pl = "wszyscy skończyli, najwięcej naraz: {most}",
        ru = "все закончили, больше всего сразу: {most}"
    );
    // ANCHOR_END: off
}
