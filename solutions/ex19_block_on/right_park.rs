// pl: `Pending` znaczy, że obiekt future zachował `Waker` i da znać. Do tego
// pl: czasu wątek śpi w `park`. Tutaj `Waker` to uchwyt wątku, a wybudzenie
// pl: to `unpark`.
// ru: `Pending` значит: объект future сохранил `Waker` и подаст знак. До тех
// ru: пор поток спит в `park`. Здесь `Waker` — дескриптор потока, а
// ru: пробуждение — `unpark`.
use std::{
    pin::{Pin, pin},
    sync::{Arc, Mutex},
    task::{Context, Poll, Wake, Waker},
    thread::{self, Thread},
};

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        // pl: `unpark`, który przyszedł przed `park`, nie ginie: `park` wróci
        // pl: od razu. Wrócić może i bez powodu, dlatego po nim pętla
        // pl: odpytuje jeszcze raz.
        // ru: `unpark`, пришедший раньше `park`, не теряется: `park` сразу
        // ru: вернётся. Вернуться он может и без причины, поэтому дальше цикл
        // ru: опрашивает ещё раз.
        thread::park();
    }
}

struct Shared<T> {
    value: Option<T>,
    waker: Option<Waker>,
}

pub struct Sender<T>(Arc<Mutex<Shared<T>>>);

pub struct Receiver<T>(Arc<Mutex<Shared<T>>>);

pub fn oneshot<T>() -> (Sender<T>, Receiver<T>) {
    let shared = Arc::new(Mutex::new(Shared {
        value: None,
        waker: None,
    }));
    (Sender(Arc::clone(&shared)), Receiver(shared))
}

impl<T> Sender<T> {
    pub fn send(self, value: T) {
        let waker = {
            let mut shared = self.0.lock().unwrap();
            shared.value = Some(value);
            shared.waker.take()
        };
        if let Some(waker) = waker {
            // pl: Wartość jest już zapisana, więc wybudzony na pewno ją
            // pl: znajdzie. Budzimy po zwolnieniu blokady: `wake` to cudzy
            // pl: kod, mógłby od razu wywołać `poll`.
            // ru: Значение уже записано, и разбуженный его найдёт. Будим,
            // ru: освободив блокировку: `wake` — чужой код, он мог бы тут же
            // ru: вызвать `poll`.
            waker.wake();
        }
    }
}

impl<T> Future for Receiver<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let mut shared = self.0.lock().unwrap();
        if let Some(value) = shared.value.take() {
            return Poll::Ready(value);
        }
        // pl: Pod tą samą blokadą co sprawdzenie: `send` nie wejdzie
        // pl: pomiędzy. Za każdym razem od nowa, bo obiekt future mógł trafić
        // pl: do innego zadania.
        // ru: Под той же блокировкой, что и проверка: `send` между ними не
        // ru: вклинится. Каждый раз заново: объект future мог перейти в
        // ru: другую задачу.
        shared.waker = Some(context.waker().clone());
        Poll::Pending
    }
}
