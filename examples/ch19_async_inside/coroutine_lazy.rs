//! pl: Wywołanie funkcji `async` niczego nie wykonuje: zwraca obiekt future.
//! ru: Вызов функции `async` ничего не выполняет: он возвращает объект future.

use narrator::say;

#[narrator::main]
#[tokio::main(flavor = "current_thread")]
async fn main() {
    // ANCHOR: lazy
    let plain = double(6);
    say!(pl = "zwykła: {plain}", ru = "обычная: {plain}");

    let future = double_async(6);
    say!(
        pl = "mam obiekt, wyniku brak",
        ru = "объект есть, результата нет"
    );
    drop(future);

    let result = double_async(7).await;
    say!(pl = "z await: {result}", ru = "с await: {result}");
    // ANCHOR_END: lazy

    // ANCHOR: block
    let block = async { double_async(8).await + 1 };
    let result = block.await;
    say!(pl = "z bloku: {result}", ru = "из блока: {result}");
    // ANCHOR_END: block
}

// ANCHOR: functions
fn double(n: u32) -> u32 {
    say!(pl = "double({n}) działa", ru = "double({n}) работает");
    2 * n
}

async fn double_async(n: u32) -> u32 {
    say!(
        pl = "double_async({n}) działa",
        ru = "double_async({n}) работает"
    );
    2 * n
}
// ANCHOR_END: functions
