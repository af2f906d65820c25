//! pl: Limit czasu anuluje operację przy `await`. Kodu, który nie oddaje wątku, nie przerwie.
//! ru: Тайм-аут отменяет операцию на `await`. Код, который не отдаёт поток, он не прервёт.

use std::{
    thread,
    time::{Duration, Instant},
};

use narrator::say;
use tokio::time::{sleep, timeout};

const LIMIT: Duration = Duration::from_millis(100);

#[narrator::main]
#[tokio::main(flavor = "current_thread")]
async fn main() {
    // ANCHOR: blocking
    let start = Instant::now();
    let outcome = timeout(LIMIT, async { thread::sleep(3 * LIMIT) }).await;
    let (ms, good) = (start.elapsed().as_millis(), outcome.is_ok());
    say!(
        pl = "blokujące: {ms} ms, sukces: {good}",
        ru = "блокирующее: {ms} мс, успех: {good}"
    );
    // ANCHOR_END: blocking

    // ANCHOR: outcomes
    for (name, ms, good) in [("A", 10, true), ("B", 10, false), ("C", 500, true)] {
        match timeout(LIMIT, download(ms, good)).await {
            Ok(Ok(bytes)) => say!(pl = "{name}: bajtów {bytes}", ru = "{name}: байтов {bytes}"),
            Ok(Err(error)) => say!(pl = "{name}: błąd {error}", ru = "{name}: ошибка {error}"),
            Err(_) => say!(pl = "{name}: za długo", ru = "{name}: слишком долго"),
        }
    }
    // ANCHOR_END: outcomes

    // ANCHOR: join_error
    let task = tokio::spawn(download(500, true));
    task.abort();
    let error = task.await.unwrap_err();
    let (cancelled, panic) = (error.is_cancelled(), error.is_panic());
    say!(
        pl = "anulowane: {cancelled}, panika: {panic}",
        ru = "отменена: {cancelled}, паника: {panic}"
    );
    // ANCHOR_END: join_error
}

async fn download(ms: u64, good: bool) -> Result<u64, &'static str> {
    sleep(Duration::from_millis(ms)).await;
    if good { Ok(ms) } else { Err("503") }
}
