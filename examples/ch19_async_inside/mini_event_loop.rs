//! pl: Pętla zdarzeń w jednym pliku: kolejka gotowych, budziki i odpytywanie. Ten sam program wykonuje ona i tokio.
//! ru: Цикл событий в одном файле: очередь готовых, будильники и опрос. Одну и ту же программу выполняют он и tokio.

use std::{
    cell::RefCell,
    collections::{BTreeMap, VecDeque},
    pin::Pin,
    sync::{Arc, Mutex},
    task::{Context, Poll, Wake, Waker},
    thread,
    time::{Duration, Instant},
};

use narrator::{say, task};

// ANCHOR: program
async fn guest<S: Future<Output = ()>>(ms: u64, sleep: fn(Duration) -> S) {
    say!(pl = "zamawia", ru = "заказывает"; waits);
    sleep(Duration::from_millis(ms)).await;
    say!(pl = "płaci", ru = "платит");
}

#[narrator::main]
fn main() -> anyhow::Result<()> {
    say!(pl = "własna pętla", ru = "свой цикл");
    let mut mine = EventLoop::default();
    for (name, ms) in [('A', 60), ('B', 20), ('C', 40)] {
        mine.spawn(task!(
            pl = "{name} u nas",
            ru = "{name} у нас",
            guest(ms, sleep)
        ));
    }
    mine.run();

    say!(pl = "biblioteka", ru = "библиотека");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let guests = [('A', 60), ('B', 20), ('C', 40)].map(|(name, ms)| {
            let guest = guest(ms, tokio::time::sleep);
            tokio::spawn(task!(pl = "{name} w tokio", ru = "{name} в tokio", guest))
        });
        for guest in guests {
            guest.await?;
        }
        Ok(())
    })
}
// ANCHOR_END: program

// ANCHOR: loop
type Task = Pin<Box<dyn Future<Output = ()>>>;
type Ready = Arc<Mutex<VecDeque<usize>>>;

#[derive(Default)]
struct EventLoop {
    tasks: Vec<Option<Task>>,
    ready: Ready,
}

impl EventLoop {
    fn spawn(&mut self, future: impl Future<Output = ()> + 'static) {
        self.ready.lock().unwrap().push_back(self.tasks.len());
        self.tasks.push(Some(Box::pin(future)));
    }

    fn run(&mut self) {
        loop {
            while let Some(number) = self.next_ready() {
                self.poll(number);
            }
            // pl: Nikt nie jest gotowy: czekamy na najbliższy budzik. Brak budzików to koniec.
            // ru: Готовых нет: ждём ближайшего будильника. Нет будильников — конец.
            let earliest = TIMERS.with_borrow_mut(BTreeMap::pop_first);
            let Some((at, wakers)) = earliest else {
                return;
            };
            thread::sleep(at.saturating_duration_since(Instant::now()));
            wakers.into_iter().for_each(Waker::wake);
        }
    }

    fn next_ready(&self) -> Option<usize> {
        self.ready.lock().unwrap().pop_front()
    }

    fn poll(&mut self, number: usize) {
        let enqueue = Enqueue(number, Arc::clone(&self.ready));
        let waker = Waker::from(Arc::new(enqueue));
        let mut context = Context::from_waker(&waker);
        if let Some(task) = &mut self.tasks[number]
            && let Poll::Ready(()) = task.as_mut().poll(&mut context)
        {
            self.tasks[number] = None;
        }
    }
}
// ANCHOR_END: loop

// ANCHOR: waker
/// pl: Obudzić zadanie to dopisać jego numer do kolejki gotowych.
/// ru: Разбудить задачу — значит поставить её номер в очередь готовых.
struct Enqueue(usize, Ready);

impl Wake for Enqueue {
    fn wake(self: Arc<Self>) {
        self.1.lock().unwrap().push_back(self.0);
    }
}
// ANCHOR_END: waker

// ANCHOR: sleep
thread_local! {
/// pl: Kiedy obudzić i kogo.
    /// ru: Когда разбудить и кого.
    static TIMERS: RefCell<BTreeMap<Instant, Vec<Waker>>> =
        const { RefCell::new(BTreeMap::new()) };
}

struct Sleep(Instant);

fn sleep(duration: Duration) -> Sleep {
    Sleep(Instant::now() + duration)
}

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if Instant::now() >= self.0 {
            return Poll::Ready(());
        }
        let waker = context.waker().clone();
        TIMERS.with_borrow_mut(|timers| {
            timers.entry(self.0).or_default().push(waker);
        });
        Poll::Pending
    }
}
// ANCHOR_END: sleep
