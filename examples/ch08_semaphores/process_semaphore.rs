//! pl: Semafor dla procesów: łącze z dwoma żetonami. Czytanie bajtu to pobranie, zapis to zwrot.
//! ru: Семафор для процессов: канал pipe с двумя жетонами. Прочитать байт — взять, записать — вернуть.

use std::fs::File;
use std::io::{self, BufRead, BufReader, PipeReader, PipeWriter, Read, Write};
use std::os::fd::AsFd;
use std::process::{Child, Command};
use std::{env, thread, time::Duration};

use narrator::say;

const PROCESSES: usize = 5;
const TOKENS: &[u8] = b"++";
const WORK: Duration = Duration::from_millis(100);

#[narrator::main]
fn main() -> anyhow::Result<()> {
    if narrator::args() == ["--child"] {
        return child();
    }
    say!(
        pl = "każdy proces ma własny semafor",
        ru = "у каждого процесса свой семафор"
    );
    run(PROCESSES)?;
    say!(
        pl = "jeden semafor dla wszystkich procesów",
        ru = "один семафор на все процессы"
    );
    run(1)
}

// ANCHOR: child
// pl: Wejście i wyjście procesu to dwa końce łącza. `File` czyta dokładnie jeden bajt, bez bufora.
// ru: Ввод и вывод процесса — два конца канала. `File` читает ровно один байт, без буфера.
fn child() -> anyhow::Result<()> {
    let mut tokens = File::from(io::stdin().as_fd().try_clone_to_owned()?);
    let mut give_back = File::from(io::stdout().as_fd().try_clone_to_owned()?);
    eprintln!("ready");

    let mut token = [0];
    tokens.read_exact(&mut token)?;
    eprintln!("acquired");
    thread::sleep(WORK);
    eprintln!("releasing");
    give_back.write_all(&token)?;
    Ok(())
}
// ANCHOR_END: child

fn run(semaphores: usize) -> anyhow::Result<()> {
    let (reports, report) = io::pipe()?;
    // ANCHOR: parent
    let semaphores = (0..semaphores)
        .map(|_| io::pipe())
        .collect::<io::Result<Vec<_>>>()?;
    let start = |number: usize| -> io::Result<Child> {
        let (tokens, give_back) = &semaphores[number % semaphores.len()];
        Command::new(env::current_exe()?)
            .arg("--child")
            .stdin(tokens.try_clone()?)
            .stdout(give_back.try_clone()?)
            .stderr(report.try_clone()?)
            .spawn()
    };
    let children = (0..PROCESSES).map(start).collect::<io::Result<Vec<_>>>();
    // ANCHOR_END: parent
    drop(report);
    let mut children = children?;
    let watched = watch(reports, &semaphores);
    for child in &mut children {
        if watched.is_err() {
            child.kill()?;
        }
        child.wait()?;
    }
    watched
}

/// All children write into one pipe, so their lines come in the order in which things happened.
fn watch(reports: PipeReader, semaphores: &[(PipeReader, PipeWriter)]) -> anyhow::Result<()> {
    let (mut ready, mut inside, mut most) = (0, 0, 0);
    for report in BufReader::new(reports).lines() {
        match report?.as_str() {
            "ready" => {
                ready += 1;
                if ready == PROCESSES {
                    for (_, give_back) in semaphores {
                        (&*give_back).write_all(TOKENS)?;
                    }
                }
            }
            "acquired" => {
                inside += 1;
                most = most.max(inside);
                say!(pl = "pracują procesy: {inside}", ru = "работает процессов: {inside}"; works);
            }
            "releasing" => inside -= 1,
            other => anyhow::bail!("a child process failed: {other}"),
        }
    }
    say!(
        pl = "najwięcej procesów naraz: {most}",
        ru = "больше всего процессов сразу: {most}"
    );
    Ok(())
}
