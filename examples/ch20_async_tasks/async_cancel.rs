//! pl: Co zostaje po anulowaniu: dane przeczytane w połowie giną razem z obiektem future.
//! ru: Что остаётся после отмены: наполовину прочитанные данные пропадают вместе с объектом future.

use std::time::Duration;

use narrator::{say, task};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex},
    time::{sleep, timeout},
};

const MS: Duration = Duration::from_millis(1);

#[narrator::main]
#[tokio::main(flavor = "current_thread")]
async fn main() {
    // ANCHOR: lost
    let mut stream = slow_sender();
    loop {
        match timeout(80 * MS, frame(&mut stream)).await {
            Ok(text) => break say!(pl = "od nowa: „{text}”", ru = "заново: «{text}»"),
            Err(_) => say!(pl = "limit czasu minął", ru = "время вышло"),
        }
    }
    // ANCHOR_END: lost

    // ANCHOR: kept
    let mut stream = slow_sender();
    let mut reading = std::pin::pin!(frame(&mut stream));
    loop {
        match timeout(80 * MS, &mut reading).await {
            Ok(text) => break say!(pl = "ten sam: „{text}”", ru = "тот же: «{text}»"),
            Err(_) => say!(pl = "limit czasu minął", ru = "время вышло"),
        }
    }
    // ANCHOR_END: kept

    // ANCHOR: handle
    let forgotten = tokio::spawn(task!(pl = "A", ru = "A", work()));
    let aborted = tokio::spawn(task!(pl = "B", ru = "B", work()));
    sleep(10 * MS).await;
    drop(forgotten);
    aborted.abort();
    sleep(50 * MS).await;
    say!(pl = "koniec", ru = "конец");
    // ANCHOR_END: handle
}

// ANCHOR: frame
/// pl: Cztery bajty, choćby w kilku odczytach.
/// ru: Четыре байта, пусть и за несколько чтений.
async fn frame(stream: &mut DuplexStream) -> String {
    let mut text = Vec::new();
    while text.len() < 4 {
        let mut part = [0; 4];
        match stream.read(&mut part).await {
            Ok(length) if length > 0 => text.extend(&part[..length]),
            _ => break,
        }
    }
    String::from_utf8_lossy(&text).into_owned()
}
// ANCHOR_END: frame

/// Somebody who sends "ab", and 120 ms later "cd".
fn slow_sender() -> DuplexStream {
    let (mut ours, theirs) = duplex(64);
    tokio::spawn(async move {
        ours.write_all(b"ab").await?;
        sleep(120 * MS).await;
        ours.write_all(b"cd").await
    });
    theirs
}

// ANCHOR: work
struct Cleanup;

impl Drop for Cleanup {
    fn drop(&mut self) {
        say!(pl = "sprzątam", ru = "прибираю");
    }
}

async fn work() {
    let _cleanup = Cleanup;
    say!(pl = "pracuję 30 ms", ru = "работаю 30 мс"; works);
    sleep(30 * MS).await;
    say!(pl = "zrobione", ru = "сделано");
}
// ANCHOR_END: work
