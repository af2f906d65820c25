//! pl: Kolejka na dwa zlecenia i trzy zadania, które je wykonują. Zamknięta kolejka kończy ich pracę.
//! ru: Очередь на две работы и три задачи, которые их выполняют. Закрытая очередь завершает их.

use std::{sync::Arc, time::Duration};

use narrator::{say, task};
use tokio::{
    sync::{Mutex, mpsc},
    task::JoinSet,
    time::sleep,
};

#[narrator::main]
#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    // ANCHOR: queue
    let (sender, receiver) = mpsc::channel(2);
    let receiver = Arc::new(Mutex::new(receiver));
    let mut workers = JoinSet::new();
    for n in 1..=3 {
        let receiver = Arc::clone(&receiver);
        workers.spawn(task!(pl = "zadanie {n}", ru = "задача {n}", async move {
            let mut done = 0;
            loop {
                // pl: Strażnik znika na średniku, jeszcze przed pracą.
                // ru: Guard-объект исчезает на точке с запятой, до начала работы.
                let job = receiver.lock().await.recv().await;
                let Some(job) = job else {
                    break say!(pl = "kolejka zamknięta", ru = "очередь закрыта");
                };
                say!(pl = "zlecenie {job}", ru = "работа {job}"; works);
                sleep(Duration::from_millis(30)).await;
                done += 1;
            }
            done
        }));
    }

    say!(pl = "oddaję zlecenia", ru = "отдаю работы"; waits);
    for job in 1..=9 {
        sender.send(job).await?;
    }
    say!(pl = "wszystko oddane", ru = "всё отдано");
    drop(sender);

    let done: u32 = workers.join_all().await.into_iter().sum();
    say!(pl = "razem zleceń: {done}", ru = "всего работ: {done}");
    // ANCHOR_END: queue
    Ok(())
}
