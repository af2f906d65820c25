//! pl: Pierwszy program w zeszycie: dwa wątki pracują jednocześnie, a wątek główny na nie czeka.
//! ru: Первая программа практикума: два потока работают одновременно, а главный их ждёт.

use std::{thread, time::Duration};

use narrator::say;

const WORK: Duration = Duration::from_millis(100);

#[narrator::main]
fn main() -> anyhow::Result<()> {
    let cores = thread::available_parallelism()?;
    say!(
        pl = "liczba rdzeni do dyspozycji: {cores}",
        ru = "ядер в распоряжении: {cores}"
    );
    // ANCHOR: threads
    thread::scope(|scope| {
        for part in ["A", "B"] {
            scope.spawn(move || {
                say!(pl = "zaczynam część {part}", ru = "начинаю часть {part}"; works);
                thread::sleep(WORK);
                say!(pl = "część {part} zrobiona", ru = "часть {part} сделана");
            });
        }
        say!(pl = "czekam na oba wątki", ru = "жду оба потока"; waits);
    });
    say!(pl = "wszystko zrobione", ru = "всё сделано");
    // ANCHOR_END: threads
    Ok(())
}
