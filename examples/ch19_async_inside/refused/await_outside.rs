//! pl: `await` w zwykłej funkcji.
//! ru: `await` в обычной функции.

async fn double(n: u32) -> u32 {
    2 * n
}

fn main() {
    let result = double(6).await;
    println!("{result}");
}
