//! pl: Producent jest ponad trzy razy szybszy od konsumenta. Co się dzieje z kolejką?
//! ru: Производитель больше чем втрое быстрее потребителя. Что происходит с очередью?

use std::{thread, time::Duration};

use crossbeam_channel::{Receiver, Sender, bounded, unbounded};
use narrator::say;

const ITEMS: usize = 7;
const TO_MAKE: Duration = Duration::from_millis(10);
const TO_USE: Duration = Duration::from_millis(36);

#[narrator::main]
fn main() -> anyhow::Result<()> {
    let arguments = narrator::args();
    let capacities = match arguments.as_slice() {
        [] => vec![None, Some(2)],
        [option, how] if option == "--capacity" && how == "unbounded" => vec![None],
        [option, how] if option == "--capacity" => vec![Some(how.parse()?)],
        _ => anyhow::bail!("--capacity unbounded | NUMBER"),
    };

    for capacity in capacities {
        let (sender, receiver) = if let Some(capacity) = capacity {
            say!(pl = "kolejka na {capacity}", ru = "очередь на {capacity}");
            bounded(capacity)
        } else {
            say!(pl = "kolejka bez granic", ru = "очередь без границ");
            unbounded()
        };
        draw(&race(sender, &receiver));
    }
    Ok(())
}

// ANCHOR: race
fn race(sender: Sender<usize>, receiver: &Receiver<usize>) -> Vec<usize> {
    let mut lengths = Vec::new();
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in 1..=ITEMS {
                say!(pl = "robię {item}", ru = "делаю {item}"; works);
                thread::sleep(TO_MAKE);
                // pl: Do pełnej kolejki `send` wejdzie dopiero, gdy zwolni się miejsce.
                // ru: Если очередь полна, `send` ждёт, пока освободится место.
                say!(pl = "oddaję {item}", ru = "отдаю {item}"; waits);
                sender.send(item).unwrap();
            }
            say!(pl = "zrobione wszystko", ru = "сделано всё");
        });

        say!(pl = "czekam na pierwszą rzecz", ru = "жду первую вещь"; waits);
        for item in receiver {
            say!(pl = "zużywam {item}", ru = "расходую {item}"; works);
            thread::sleep(TO_USE);
            lengths.push(receiver.len());
        }
        say!(pl = "zużyte wszystko", ru = "израсходовано всё");
    });
    lengths
}
// ANCHOR_END: race

/// One row for each look at the queue: when the consumer was done with an item.
fn draw(lengths: &[usize]) {
    let numbers: Vec<_> = lengths.iter().map(usize::to_string).collect();
    let numbers = numbers.join(", ");
    say!(
        pl = "w kolejce zostawało kolejno: {numbers}",
        ru = "в очереди оставалось поочерёдно: {numbers}"
    );
    for (item, length) in lengths.iter().enumerate() {
        let bar = "■ ".repeat(*length);
        println!("          {:>2} │ {bar}{length}", item + 1);
    }
}
