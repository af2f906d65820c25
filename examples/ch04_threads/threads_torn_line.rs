//! pl: Wiersz zapisany na dwa razy: między tekst a znak końca wchodzi inny wątek.
//! ru: Строка, записанная в два приёма: между текстом и концом строки вклинивается другой поток.

use std::{
    sync::{Barrier, Mutex},
    thread,
};

use narrator::say;

// ANCHOR: torn
fn in_two_writes(paper: &Mutex<String>, together: &Barrier, n: u32) {
    paper.lock().unwrap().push_str(&format!("[{n}]"));
    together.wait();
    paper.lock().unwrap().push('\n');
}

fn in_one_write(paper: &Mutex<String>, together: &Barrier, n: u32) {
    together.wait();
    paper.lock().unwrap().push_str(&format!("[{n}]\n"));
}
// ANCHOR_END: torn

fn from_two_threads(write: fn(&Mutex<String>, &Barrier, u32)) -> String {
    let (paper, together) = (Mutex::new(String::new()), Barrier::new(2));
    thread::scope(|scope| {
        scope.spawn(|| write(&paper, &together, 1));
        scope.spawn(|| write(&paper, &together, 2));
    });
    paper.into_inner().unwrap()
}

#[narrator::main]
fn main() {
    let torn = from_two_threads(in_two_writes);
    say!(pl = "na dwa razy: {torn:?}", ru = "в два приёма: {torn:?}");
    let whole = from_two_threads(in_one_write);
    say!(
        pl = "jednym zapisem: {whole:?}",
        ru = "одной записью: {whole:?}"
    );
    say!(
        pl = "każdy wiersz tego programu to jeden zapis",
        ru = "каждая строка этой программы — одна запись"
    );
}
