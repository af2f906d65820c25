//! pl: Jeden wątek zwiększa, drugi zmniejsza. Liczba jest w środku muteksu i nie ma do niej innej drogi.
//! ru: Один поток увеличивает, другой уменьшает. Число лежит внутри мьютекса, и другого пути к нему нет.

use std::{sync::Mutex, thread};

use anyhow::Context;
use narrator::say;

// ANCHOR: counter
#[derive(Default)]
struct Counter {
    value: Mutex<i64>,
}

impl Counter {
    fn change(&self, by: i64) {
        *self.value.lock().unwrap() += by;
    }
}
// ANCHOR_END: counter

#[narrator::main]
fn main() -> anyhow::Result<()> {
    let times: u32 = match narrator::args().as_slice() {
        [] => 100_000,
        [option, times] if option == "--times" => times.parse().context("--times N")?,
        _ => anyhow::bail!("--times N"),
    };

    let counter = Counter::default();
    thread::scope(|scope| {
        for by in [1, -1] {
            let counter = &counter;
            scope.spawn(move || {
                say!(
                    pl = "zmieniam licznik o {by}, {times} razy",
                    ru = "меняю счётчик на {by}, {times} раз"; works
                );
                for _ in 0..times {
                    counter.change(by);
                }
            });
        }
    });
    let value = counter.value.into_inner().unwrap();
    say!(
        pl = "po zakończeniu wątków licznik pokazuje {value}",
        ru = "после завершения потоков на счётчике {value}"
    );
    Ok(())
}
