//! pl: Pula połączeń z bazą, na prawdziwych gniazdach. Baza mówi, ile połączeń miała otwartych naraz.
//! ru: Пул соединений с базой на настоящих сокетах. База сообщает, сколько соединений было открыто сразу.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex};
use std::{thread, time::Duration};

use narrator::say;

mod semaphore;
use semaphore::{Permit, Semaphore};

const CLIENTS: u8 = 6;
const CONNECTIONS: usize = 2;
const QUERY: Duration = Duration::from_millis(40);

#[narrator::main]
fn main() -> anyhow::Result<()> {
    say!(
        pl = "każdy klient robi własny semafor",
        ru = "каждый клиент создаёт свой семафор"
    );
    ask_all(false)?;
    say!(
        pl = "jeden semafor dla wszystkich klientów",
        ru = "один семафор на всех клиентов"
    );
    ask_all(true)
}

fn ask_all(shared: bool) -> anyhow::Result<()> {
    let database = Arc::new(Database::default());
    let address = start(Arc::clone(&database))?;
    // ANCHOR: clients
    let pool = Pool::new(address);
    thread::scope(|scope| {
        let client = |number| -> io::Result<()> {
            let own = Pool::new(address);
            let pool = if shared { &pool } else { &own };
            say!(pl = "czekam na połączenie", ru = "жду соединения"; waits);
            let mut connection = pool.connection()?;
            say!(pl = "mam połączenie, pytam bazę", ru = "соединение есть, спрашиваю базу"; holds);
            let answer = connection.ask(number)?;
            say!(
                pl = "baza odpowiada: {answer}",
                ru = "база отвечает: {answer}"
            );
            Ok(())
        };
        let mut clients = Vec::new();
        for number in 1..=CLIENTS {
            clients.push(scope.spawn(move || client(number)));
        }
        clients
            .into_iter()
            .try_for_each(|client| client.join().expect("a client panicked"))
    })?;
    // ANCHOR_END: clients
    let most = database.most.load(Relaxed);
    say!(
        pl = "najwięcej otwartych połączeń: {most}",
        ru = "больше всего открытых соединений: {most}"
    );
    Ok(())
}

// ANCHOR: pool
struct Pool {
    address: SocketAddr,
    permits: Semaphore,
    idle: Mutex<Vec<TcpStream>>,
}

struct Connection<'a> {
    stream: Option<TcpStream>,
    pool: &'a Pool,
    _permit: Permit<'a>,
}

impl Pool {
    fn new(address: SocketAddr) -> Pool {
        Pool {
            address,
            permits: Semaphore::new(CONNECTIONS),
            idle: Mutex::default(),
        }
    }

    fn connection(&self) -> io::Result<Connection<'_>> {
        let permit = self.permits.acquire();
        let idle = self.idle.lock().unwrap().pop();
        let stream = match idle {
            Some(stream) => stream,
            None => TcpStream::connect(self.address)?,
        };
        Ok(Connection {
            stream: Some(stream),
            pool: self,
            _permit: permit,
        })
    }
}

impl Drop for Connection<'_> {
    // pl: Najpierw połączenie wraca do puli. Pola znikają dopiero potem, a z nimi pozwolenie.
    // ru: Сначала соединение возвращается в пул. Поля исчезают уже потом, а с ними и разрешение.
    fn drop(&mut self) {
        self.pool.idle.lock().unwrap().extend(self.stream.take());
    }
}
// ANCHOR_END: pool

impl Connection<'_> {
    // pl: Po błędzie gniazdo się zamyka i do puli nie wróci. Kto weźmie pozwolenie, połączy się od nowa.
    // ru: После ошибки сокет закрывается и в пул не вернётся. Кто возьмёт разрешение, соединится заново.
    fn ask(&mut self, number: u8) -> io::Result<u8> {
        let mut stream = self.stream.take().ok_or(io::ErrorKind::NotConnected)?;
        let mut message = [number];
        stream.write_all(&message)?;
        stream.read_exact(&mut message)?;
        self.stream = Some(stream);
        Ok(message[0])
    }
}

// ANCHOR: database
#[derive(Default)]
struct Database {
    open: AtomicUsize,
    most: AtomicUsize,
}

impl Database {
    // pl: Odsyła każdą liczbę po czasie jednego zapytania, dopóki klient nie zamknie połączenia.
    // ru: Отсылает каждое число обратно, потратив время запроса, пока клиент не закроет соединение.
    fn serve(&self, mut stream: TcpStream) {
        let open = self.open.fetch_add(1, Relaxed) + 1;
        self.most.fetch_max(open, Relaxed);
        let mut message = [0];
        while stream.read_exact(&mut message).is_ok() {
            thread::sleep(QUERY);
            if stream.write_all(&message).is_err() {
                break;
            }
        }
        self.open.fetch_sub(1, Relaxed);
    }
}
// ANCHOR_END: database

/// Listens on a free port until the program ends.
fn start(database: Arc<Database>) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let database = Arc::clone(&database);
            thread::spawn(move || database.serve(stream));
        }
    });
    Ok(address)
}
