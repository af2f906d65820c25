//! The connections: how many there may be, and how long a slow one is borne with.
//!
//! A browser opens few connections and is quick. Whoever opens hundreds, or sends a request byte by byte, or does not read the
//! answer, must not keep others out, nor make the server's memory grow. So each connection has its time limits, and when there are
//! too many, the one that has been without a request for longest makes room for the new one.

use std::{
    collections::VecDeque,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::{Router, body::Body, response::Response};
use futures_util::StreamExt;
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    task::{AbortHandle, JoinSet},
    time,
};
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt;

/// How many connections there may be at once. Even where a process may have only 256 open files, enough are left for the rest.
pub const LIMIT: usize = 128;

/// What a connection may keep in memory of a request's head or of an answer that is not read, in bytes.
const BUFFER: usize = 64 * 1024;

/// How long to wait after the system had no connection to give, such as for want of open files.
const PAUSE: Duration = Duration::from_millis(50);

/// How long a slow client is borne with.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// From the opening of a connection, or the end of an answer, to the end of the next request's head.
    pub head: Duration,
    /// While a client reads nothing of an answer.
    pub reading: Duration,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience {
            head: Duration::from_secs(10),
            reading: Duration::from_secs(30),
        }
    }
}

/// A connection that is open, as far as others need to know of it.
struct Connection {
    /// Whether a request is being answered.
    is_busy: Arc<AtomicBool>,
    task: AbortHandle,
}

/// Accepts and serves connections until it is dropped, and with it all of them.
pub async fn serve(listener: TcpListener, router: Router, patience: Patience) {
    let mut tasks = JoinSet::new();
    let mut connections: VecDeque<Connection> = VecDeque::new();
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            time::sleep(PAUSE).await;
            continue;
        };
        while tasks.try_join_next().is_some() {}
        connections.retain(|connection| !connection.task.is_finished());
        if connections.len() >= LIMIT && !make_room(&mut connections) {
            // All of them are being answered: whoever comes now may try again.
            continue;
        }
        let is_busy = Arc::new(AtomicBool::new(false));
        let served = connection(stream, router.clone(), patience, Arc::clone(&is_busy));
        let task = tasks.spawn(served);
        connections.push_back(Connection { is_busy, task });
    }
}

/// Closes the oldest connection that has no request; false if there is none.
fn make_room(connections: &mut VecDeque<Connection>) -> bool {
    let idle = connections
        .iter()
        .position(|connection| !connection.is_busy.load(Ordering::Relaxed));
    let closed = idle.and_then(|index| connections.remove(index));
    if let Some(connection) = &closed {
        connection.task.abort();
    }
    closed.is_some()
}

/// Serves one connection until it is closed from either side.
async fn connection(
    stream: TcpStream,
    router: Router,
    patience: Patience,
    is_busy: Arc<AtomicBool>,
) {
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(patience.reading));
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let busy = Busy::new(&is_busy);
        let answer = router.clone().oneshot(request.map(Body::new));
        async move { answer.await.map(|answer| busy.until_end_of(answer)) }
    });
    // An error means that the client is gone, or was too slow or no client at all: nobody is left to be told.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience.head)
        .max_buf_size(BUFFER)
        .serve_connection(TokioIo::new(Box::pin(stream)), service)
        .await;
}

/// Marks a connection as busy as long as it lives.
struct Busy(Arc<AtomicBool>);

impl Busy {
    fn new(is_busy: &Arc<AtomicBool>) -> Busy {
        is_busy.store(true, Ordering::Relaxed);
        Busy(Arc::clone(is_busy))
    }

    /// Lives as long as the answer's body.
    fn until_end_of(self, answer: Response) -> Response {
        answer.map(|body| {
            Body::from_stream(body.into_data_stream().inspect(move |_| {
                let _busy = &self;
            }))
        })
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}
