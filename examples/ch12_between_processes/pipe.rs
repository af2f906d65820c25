//! pl: Łącze ma dwa końce. Koniec danych nadchodzi dopiero wtedy, gdy znikną wszystkie końce do pisania.
//! ru: У канала два конца. Данные кончаются лишь тогда, когда исчезнут все концы для записи.

use std::{
    env,
    io::{self, BufRead, BufReader},
    process::Command,
    sync::mpsc,
    thread,
    time::Duration,
};

use anyhow::Context;
use narrator::{process, say};
use serde_json::json;

const PATIENCE: Duration = Duration::from_millis(200);

#[narrator::main]
fn main() -> anyhow::Result<()> {
    if narrator::args()
        .first()
        .is_some_and(|role| role == "--child")
    {
        say!(pl = "wysyłam wiadomość", ru = "отправляю сообщение");
        println!("{}", json!([42, null, "hello"]));
        return Ok(());
    }
    // ANCHOR: pipe
    let (reader, writer) = io::pipe()?;
    let mut command = Command::new(env::current_exe()?);
    command.arg("--child").stdout(writer);
    command.envs(process!(pl = "proces potomny", ru = "дочерний процесс"));
    let mut child = command.spawn()?;

    let mut lines = BufReader::new(reader).lines();
    let message = lines.next().context("no message")??;
    say!(
        pl = "z łącza przyszło {message}",
        ru = "из канала пришло {message}"
    );
    child.wait()?;
    say!(
        pl = "proces potomny skończył pracę",
        ru = "дочерний процесс закончил работу"
    );
    // ANCHOR_END: pipe

    // ANCHOR: end
    let (finished, news) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || {
            say!(pl = "czekam na koniec danych", ru = "жду конца данных"; waits);
            if lines.next().is_none() {
                say!(pl = "koniec danych", ru = "конец данных");
            }
            let _ = finished.send(());
        });
        if news.recv_timeout(PATIENCE).is_err() {
            say!(
                pl = "przez 200 ms nic: kopię końca do pisania mam jeszcze ja. Zamykam ją",
                ru = "200 мс ничего: копия конца для записи ещё у меня. Закрываю её"
            );
        }
        // pl: `command` trzyma swoją kopię, żeby móc uruchomić proces jeszcze raz.
        // ru: `command` хранит свою копию, чтобы процесс можно было запустить ещё раз.
        drop(command);
    });
    // ANCHOR_END: end
    Ok(())
}
