//! pl: Na te wątki nie czeka nikt. Czy coś po nich zostaje?
//! ru: Этих потоков не ждёт никто. Остаётся ли что-нибудь после них?

use std::{fs, sync::mpsc, thread};

use narrator::say;

const ROUNDS: usize = 4;
const THREADS: usize = 2000;

// pl: W KiB, o ile system ma /proc.
// ru: В КиБ, если в системе есть /proc.
fn memory() -> Option<usize> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[narrator::main]
fn main() {
    for round in 1..=ROUNDS {
        // ANCHOR: forget
        let (sender, ended) = mpsc::channel::<()>();
        for _ in 0..THREADS {
            let sender = sender.clone();
            // pl: Uchwyt znika w tym samym wierszu.
            // ru: Дескриптор исчезает в той же строке.
            drop(thread::spawn(move || drop(sender)));
        }
        drop(sender);
        // pl: Kanał zamyka ostatni wątek, gdy kończy.
        // ru: Канал закрывает последний поток, когда завершается.
        assert!(ended.recv().is_err());
        // ANCHOR_END: forget
        let all = round * THREADS;
        match memory() {
            Some(kib) => say!(
                pl = "zapomnianych wątków: {all}, zajęta pamięć: {kib} KiB",
                ru = "забытых потоков: {all}, занято памяти: {kib} КиБ"
            ),
            None => say!(
                pl = "zapomnianych wątków: {all}",
                ru = "забытых потоков: {all}"
            ),
        }
    }
}
