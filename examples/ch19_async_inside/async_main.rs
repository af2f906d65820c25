//! pl: `#[tokio::main]` buduje środowisko wykonawcze i wykonuje w nim `main`. Ręcznie robi to `block_on`.
//! ru: `#[tokio::main]` строит среду выполнения и выполняет в ней `main`. Вручную это делает `block_on`.

use std::time::Duration;

use narrator::say;
use tokio::{runtime::Runtime, time::sleep};

// ANCHOR: main
#[narrator::main]
fn main() -> anyhow::Result<()> {
    with_attribute();

    let runtime = Runtime::new()?;
    let value = runtime.block_on(slowly(5));
    say!(pl = "ręcznie: {value}", ru = "вручную: {value}");
    Ok(())
}

#[tokio::main]
async fn with_attribute() {
    let value = slowly(10).await;
    say!(pl = "z atrybutem: {value}", ru = "с атрибутом: {value}");
}

async fn slowly(n: u32) -> u32 {
    sleep(Duration::from_millis(20)).await;
    n * n
}
// ANCHOR_END: main
