//! pl: Ile pamięci zajmuje zadanie, które śpi, a ile wątek? Liczby podaje się argumentami.
//! ru: Сколько памяти занимает спящая задача, а сколько поток? Числа задаются аргументами.

use std::{fs, sync::Barrier, thread, time::Duration};

use narrator::say;
use tokio::{task::JoinSet, time::sleep};

#[narrator::main]
#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let (threads, tasks) = match narrator::args().as_slice() {
        [] => (100, 1_000),
        [t, threads, k, tasks] if t == "--threads" && k == "--tasks" => {
            (threads.parse()?, tasks.parse()?)
        }
        _ => anyhow::bail!("--threads NUMBER --tasks NUMBER"),
    };

    // ANCHOR: threads
    let before = resident();
    let (met, end) = (Barrier::new(threads + 1), Barrier::new(threads + 1));
    let per_thread = thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| (met.wait(), end.wait()));
        }
        met.wait();
        let grown = resident().saturating_sub(before) / threads;
        end.wait();
        grown
    });
    // ANCHOR_END: threads
    say!(
        pl = "wątków: {threads}, bajtów na wątek: {per_thread}",
        ru = "потоков: {threads}, байтов на поток: {per_thread}"
    );

    // ANCHOR: tasks
    let before = resident();
    let mut sleepers = JoinSet::new();
    for _ in 0..tasks {
        sleepers.spawn(sleep(Duration::from_secs(60)));
    }
    sleep(Duration::from_millis(1)).await;
    let per_task = resident().saturating_sub(before) / tasks;
    // ANCHOR_END: tasks
    say!(
        pl = "zadań: {tasks}, bajtów na zadanie: {per_task}",
        ru = "задач: {tasks}, байтов на задачу: {per_task}"
    );
    Ok(())
}

/// Bytes of this process that are in memory; 0 where there is no Linux to ask.
fn resident() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok());
    kilobytes.unwrap_or(0) * 1024
}
