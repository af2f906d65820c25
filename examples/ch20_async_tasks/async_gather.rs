//! pl: Trzy zapytania do serwera naraz: wszystkie wyniki, pierwszy błąd, kolejność zakończenia.
//! ru: Три запроса к серверу сразу: все результаты, первая ошибка, порядок завершения.

use std::{io, net::SocketAddr, time::Duration};

use futures_util::future::join_all;
use narrator::{future, say, task};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinSet,
    time::sleep,
};

#[narrator::main]
#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let server = listener.local_addr()?;
    tokio::spawn(serve(listener));

    // ANCHOR: all
    say!(pl = "wszystkie:", ru = "все:");
    let fetches = ["90", "30", "60"].map(|path| {
        future!(
            pl = "join_all /{path}",
            ru = "join_all /{path}",
            fetch(server, path)
        )
    });
    let pages = join_all(fetches).await;
    let pages: Vec<_> = pages.into_iter().filter_map(Result::ok).collect();
    let pages = pages.join(", ");
    say!(
        pl = "w kolejności zapytań: {pages}",
        ru = "в порядке запросов: {pages}"
    );
    // ANCHOR_END: all

    // ANCHOR: first_error
    say!(pl = "do pierwszego błędu:", ru = "до первой ошибки:");
    let [a, b, c] = ["90", "missing", "60"].map(|path| {
        future!(
            pl = "try_join! /{path}",
            ru = "try_join! /{path}",
            fetch(server, path)
        )
    });
    let outcome = tokio::try_join!(a, b, c);
    let failed = outcome.is_err();
    say!(pl = "błąd: {failed}", ru = "ошибка: {failed}");
    // ANCHOR_END: first_error

    // ANCHOR: as_completed
    say!(pl = "zadania:", ru = "задачи:");
    let mut tasks = JoinSet::new();
    for path in ["90", "missing", "60"] {
        tasks.spawn(task!(
            pl = "zadanie /{path}",
            ru = "задача /{path}",
            fetch(server, path)
        ));
    }
    while let Some(ended) = tasks.join_next().await {
        match ended? {
            Ok(page) => say!(pl = "gotowe: {page}", ru = "готово: {page}"),
            Err(_) => say!(
                pl = "jeden błąd, reszta działa",
                ru = "одна ошибка, остальные работают"
            ),
        }
    }
    // ANCHOR_END: as_completed
    Ok(())
}

// ANCHOR: fetch
/// Says so when it is dropped before its end.
struct Unfinished<'a>(&'a str, bool);

impl Drop for Unfinished<'_> {
    fn drop(&mut self) {
        let Unfinished(path, done) = self;
        if !*done {
            say!(pl = "porzucone: {path}", ru = "брошен: {path}");
        }
    }
}

async fn fetch(server: SocketAddr, path: &str) -> io::Result<String> {
    let mut unfinished = Unfinished(path, false);
    say!(pl = "czekam na /{path}", ru = "жду /{path}"; waits);
    let mut stream = TcpStream::connect(server).await?;
    stream
        .write_all(format!("GET /{path} HTTP/1.0\r\n\r\n").as_bytes())
        .await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    unfinished.1 = true;
    match answer.split_once("\r\n\r\n") {
        Some((head, page)) if head.contains("200") => Ok(page.to_owned()),
        _ => Err(io::Error::other("not 200")),
    }
}
// ANCHOR_END: fetch

/// A server whose pages take as many milliseconds as their name says.
async fn serve(listener: TcpListener) -> io::Result<()> {
    loop {
        let (mut stream, _) = listener.accept().await?;
        tokio::spawn(async move {
            let mut request = [0; 64];
            let length = stream.read(&mut request).await?;
            let request = String::from_utf8_lossy(&request[..length]);
            let path = request.split(['/', ' ']).nth(2).unwrap_or_default();
            let answer = match path.parse() {
                Ok(millis) => {
                    sleep(Duration::from_millis(millis)).await;
                    format!("HTTP/1.0 200 OK\r\n\r\n/{path}")
                }
                Err(_) => "HTTP/1.0 404 Not Found\r\n\r\n".to_owned(),
            };
            stream.write_all(answer.as_bytes()).await
        });
    }
}
