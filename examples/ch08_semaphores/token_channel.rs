//! pl: Semafor z kanału: pozwoleniem jest sama rzecz, którą się dzielimy.
//! ru: Семафор из канала: разрешением служит сама вещь, которую делят.

use std::{thread, time::Duration};

use crossbeam_channel::bounded;
use narrator::say;

#[narrator::main]
fn main() -> anyhow::Result<()> {
    // ANCHOR: tokens
    let (give_back, take) = bounded(2);
    for printer in ["A", "B"] {
        give_back.send(printer)?;
    }
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                say!(pl = "czekam na drukarkę", ru = "жду принтер"; waits);
                let printer = take.recv().unwrap();
                say!(pl = "drukuję, drukarka: {printer}", ru = "печатаю, принтер: {printer}"; holds);
                thread::sleep(Duration::from_millis(40));
                give_back.send(printer).unwrap();
                say!(pl = "drukarka oddana", ru = "принтер возвращён");
            });
        }
    });
    // pl: Kanał ma dwa miejsca i oba są zajęte, więc jest też semaforem ograniczonym.
    // ru: В канале два места, и оба заняты, так что это ещё и ограниченный семафор.
    if give_back.try_send("C").is_err() {
        say!(
            pl = "na trzecią drukarkę nie ma miejsca",
            ru = "для третьего принтера места нет"
        );
    }
    // ANCHOR_END: tokens
    Ok(())
}
