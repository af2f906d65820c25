//! pl: Środowisko jednowątkowe i wielowątkowe: co działa w tle, a co czeka na `block_on`?
//! ru: Однопоточная и многопоточная среда: что работает в фоне, а что ждёт `block_on`?

use std::{
    sync::{Arc, Barrier, mpsc},
    thread,
    time::Duration,
};

use narrator::say;
use tokio::{runtime::Builder, task::JoinSet, time::sleep};

#[narrator::main]
fn main() -> anyhow::Result<()> {
    // ANCHOR: one_thread
    let one = Builder::new_current_thread().enable_all().build()?;
    let (sender, receiver) = mpsc::channel();
    let task = one.spawn(async move { sender.send(()) });
    thread::sleep(Duration::from_millis(20));
    let started = receiver.try_recv().is_ok();
    say!(
        pl = "jeden wątek, bez block_on ruszyło: {started}",
        ru = "один поток, без block_on началось: {started}"
    );
    one.block_on(task)??;
    let started = receiver.try_recv().is_ok();
    say!(
        pl = "jeden wątek, po block_on: {started}",
        ru = "один поток, после block_on: {started}"
    );
    // ANCHOR_END: one_thread

    // ANCHOR: sleepers
    let ended = one.block_on(async {
        let mut tasks = JoinSet::new();
        for _ in 0..1_000 {
            tasks.spawn(sleep(Duration::from_millis(50)));
        }
        tasks.join_all().await.len()
    });
    say!(
        pl = "zadań, które spały naraz w jednym wątku: {ended}",
        ru = "задач, которые спали сразу в одном потоке: {ended}"
    );
    one.shutdown_timeout(Duration::from_millis(100));
    // ANCHOR_END: sleepers

    // ANCHOR: many_threads
    let many = Builder::new_multi_thread().worker_threads(2).build()?;
    let (sender, receiver) = mpsc::channel();
    let met = Arc::new(Barrier::new(2));
    for _ in 0..2 {
        let (sender, met) = (sender.clone(), Arc::clone(&met));
        many.spawn(async move {
            // pl: Bariera zatrzymuje wątek. W jednym wątku drugie zadanie nigdy by nie przyszło.
            // ru: Барьер останавливает поток. В одном потоке вторая задача не пришла бы никогда.
            met.wait();
            sender.send(())
        });
    }
    drop(sender);
    let tasks = receiver.iter().count();
    say!(
        pl = "dwa wątki, bez block_on spotkało się zadań: {tasks}",
        ru = "два потока, без block_on встретилось задач: {tasks}"
    );
    // ANCHOR_END: many_threads
    Ok(())
}
