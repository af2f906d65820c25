//! pl: W wątku, w którym działa środowisko wykonawcze, drugiego uruchomić nie wolno.
//! ru: В потоке, где работает среда выполнения, запускать вторую нельзя.

use std::thread;

use narrator::say;
use tokio::runtime::Runtime;

#[narrator::main]
#[tokio::main(flavor = "current_thread")]
async fn main() {
    // ANCHOR: nested
    let nested = tokio::spawn(async { blocking() });
    let panicked = nested.await.is_err();
    say!(
        pl = "środowisko w środowisku, panika: {panicked}",
        ru = "среда внутри среды, паника: {panicked}"
    );
    // ANCHOR_END: nested

    // ANCHOR: ways_out
    let value = answer().await;
    say!(pl = "przez await: {value}", ru = "через await: {value}");
    let value = thread::spawn(blocking).join().expect("no panic here");
    say!(
        pl = "w osobnym wątku: {value}",
        ru = "в отдельном потоке: {value}"
    );
    // ANCHOR_END: ways_out
}

// ANCHOR: blocking
fn blocking() -> u32 {
    let runtime = Runtime::new().expect("the system has a thread to spare");
    runtime.block_on(answer())
}

async fn answer() -> u32 {
    42
}
// ANCHOR_END: blocking
