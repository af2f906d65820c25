//! pl: Obiekt future niczego nie robi, dopóki nikt na niego nie czeka. Zadanie rusza samo.
//! ru: Объект future ничего не делает, пока его не ожидают. Задача начинается без этого.

use std::{thread, time::Duration};

use futures_util::FutureExt;
use narrator::{future, say, task};
use tokio::{sync::oneshot, time::sleep};

#[narrator::main]
#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    // ANCHOR: lazy
    let future = future!(pl = "A", ru = "A", brew("A"));
    let task = tokio::spawn(task!(pl = "B", ru = "B", brew("B")));
    say!(pl = "śpię 100 ms", ru = "сплю 100 мс"; waits);
    sleep(Duration::from_millis(100)).await;

    say!(pl = "teraz oczekuję obu", ru = "теперь ожидаю обоих");
    let a = future.await;
    let b = task.await?;
    say!(pl = "mam {a} i {b}", ru = "есть {a} и {b}");
    // ANCHOR_END: lazy

    // ANCHOR: look
    let mut task = tokio::spawn(task!(pl = "C", ru = "C", brew("C")));
    let finished = task.is_finished();
    say!(pl = "skończone: {finished}", ru = "закончена: {finished}");
    let nothing = (&mut task).now_or_never().is_none();
    say!(
        pl = "wyniku jeszcze brak: {nothing}",
        ru = "результата ещё нет: {nothing}"
    );
    let c = task.await?;
    say!(pl = "po oczekiwaniu: {c}", ru = "после ожидания: {c}");

    let (sender, mut receiver) = oneshot::channel();
    let early = receiver.try_recv();
    say!(
        pl = "za wcześnie: {early:?}",
        ru = "слишком рано: {early:?}"
    );
    let _ = sender.send("D");
    let d = receiver.await?;
    say!(pl = "odebrane: {d}", ru = "получено: {d}");
    // ANCHOR_END: look

    // ANCHOR: outside
    // pl: W tym wątku nie działa żadne środowisko wykonawcze.
    // ru: В этом потоке среда выполнения не работает.
    let outside = thread::spawn(|| tokio::spawn(async {}));
    let panicked = outside.join().is_err();
    say!(
        pl = "poza środowiskiem panika: {panicked}",
        ru = "вне среды выполнения паника: {panicked}"
    );
    // ANCHOR_END: outside
    Ok(())
}

// ANCHOR: brew
async fn brew(name: &'static str) -> &'static str {
    say!(pl = "zaczynam", ru = "начинаю"; waits);
    sleep(Duration::from_millis(50)).await;
    say!(pl = "skończone", ru = "закончено");
    name
}
// ANCHOR_END: brew
