//! pl: Program uruchamia sam siebie trzy razy. Każdy proces ma własną pamięć, więc także własny licznik.
//! ru: Программа трижды запускает саму себя. У каждого процесса своя память, а значит, и свой счётчик.

use std::{
    env,
    process::{Command, Stdio},
    sync::atomic::{AtomicU32, Ordering::Relaxed},
    thread,
    time::Duration,
};

use narrator::{process, say};
use serde::{Deserialize, Serialize};

// ANCHOR: child
static COUNTER: AtomicU32 = AtomicU32::new(0);

#[derive(Serialize, Deserialize)]
struct Job {
    number: u32,
    millis: u64,
}

// pl: To wykonuje każdy proces potomny.
// ru: Это выполняет каждый дочерний процесс.
fn child(job: &Job) {
    say!(pl = "pracuję", ru = "работаю"; works);
    thread::sleep(Duration::from_millis(job.millis));
    let counter = COUNTER.fetch_add(1, Relaxed) + 1;
    println!("{counter}");
}
// ANCHOR_END: child

#[narrator::main]
fn main() -> anyhow::Result<()> {
    // ANCHOR: parent
    if let [role, job] = narrator::args().as_slice()
        && role == "--child"
    {
        child(&serde_json::from_str(job)?);
        return Ok(());
    }
    let mut children = Vec::new();
    for number in 1..=3 {
        let job = serde_json::to_string(&Job {
            number,
            millis: 100,
        })?;
        let child = Command::new(env::current_exe()?)
            .args(["--child", &job])
            .envs(process!(pl = "proces {number}", ru = "процесс {number}"))
            .stdout(Stdio::piped())
            .spawn()?;
        say!(
            pl = "proces {number} działa",
            ru = "процесс {number} работает"
        );
        children.push((number, child));
    }
    say!(pl = "czekam na procesy", ru = "жду процессы"; waits);
    for (number, child) in children {
        let output = child.wait_with_output()?;
        anyhow::ensure!(output.status.success(), "child {number}: {}", output.status);
        let counter: u32 = serde_json::from_slice(&output.stdout)?;
        say!(
            pl = "proces {number} skończył, u niego licznik pokazuje {counter}",
            ru = "процесс {number} завершился, у него на счётчике {counter}"
        );
    }
    // ANCHOR_END: parent
    let counter = COUNTER.load(Relaxed);
    say!(
        pl = "licznik rodzica: {counter}",
        ru = "счётчик родителя: {counter}"
    );
    Ok(())
}
