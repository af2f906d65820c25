// pl: Obiekt future stoi w miejscu, dopóki ktoś go nie odpyta. Trzy kolejne
// pl: `await` gotowałyby dania jedno po drugim: 10 + 20 + 5 minut zamiast 20.
// ru: Объект future стоит на месте, пока его не опросят. Три `await` подряд
// ru: готовили бы блюда по очереди: 10 + 20 + 5 минут вместо 20.
use std::time::Duration;
use tokio::time::sleep;

pub async fn cook(minutes: u64) {
    // pl: `sleep` z tokio oddaje wątek innym na czas czekania.
    // pl: `std::thread::sleep` zatrzymałoby wszystkie dania.
    // ru: `sleep` из tokio на время ожидания уступает поток другим.
    // ru: `std::thread::sleep` остановил бы все блюда.
    sleep(Duration::from_secs(minutes * 60)).await;
}

pub async fn dinner<F>(soup: F, main: F, dessert: F)
where
    F: Future<Output = ()> + Send + 'static,
{
    // pl: `join!` odpytuje wszystkie trzy w tym samym zadaniu i kończy się
    // pl: razem z najdłuższym.
    // ru: `join!` опрашивает все три в одной задаче и завершается вместе с
    // ru: самым долгим.
    tokio::join!(soup, main, dessert);
}
