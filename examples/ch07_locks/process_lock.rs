//! pl: Cztery procesy zwiększają liczbę w pliku. Muteks ich nie pogodzi, bo każdy proces miałby własny.
//! ru: Четыре процесса увеличивают число в файле. Мьютекс их не рассудит: у каждого процесса он был бы свой.

use std::{
    env,
    fs::{self, File},
    io::{self, Read},
    os::unix::fs::FileExt,
    path::Path,
    process::{Child, Command, Stdio},
};

use narrator::say;

const PROCESSES: u64 = 4;
const TIMES: u64 = 10_000;

#[narrator::main]
fn main() -> anyhow::Result<()> {
    if let [role, path, locked] = narrator::args().as_slice()
        && role == "--child"
    {
        return child(Path::new(path), locked == "true");
    }
    let path = env::temp_dir().join(format!("ch07_process_lock_{}", std::process::id()));
    for locked in [false, true] {
        if locked {
            say!(pl = "z blokadą dla wszystkich procesów", ru = "с общей для процессов блокировкой"; works);
        } else {
            say!(pl = "bez blokady", ru = "без блокировки"; works);
        }
        let value = count_in_processes(&path, locked)?;
        let expected = PROCESSES * TIMES;
        say!(
            pl = "w pliku jest {value}, oczekiwano {expected}",
            ru = "в файле {value}, ожидалось {expected}"
        );
    }
    fs::remove_file(path)?;
    Ok(())
}

// ANCHOR: child
// pl: To wykonuje każdy proces potomny.
// ru: Это выполняет каждый дочерний процесс.
fn child(path: &Path, locked: bool) -> anyhow::Result<()> {
    let file = File::options().read(true).write(true).open(path)?;
    // pl: Rodzic zamknie łącze dopiero wtedy, gdy uruchomi wszystkie procesy.
    // ru: Родитель закроет канал лишь тогда, когда запустит все процессы.
    io::stdin().read_to_end(&mut Vec::new())?;

    for _ in 0..TIMES {
        if locked {
            file.lock()?;
        }
        let mut bytes = [0; 8];
        file.read_exact_at(&mut bytes, 0)?;
        let value = u64::from_le_bytes(bytes) + 1;
        file.write_all_at(&value.to_le_bytes(), 0)?;
        if locked {
            file.unlock()?;
        }
    }
    Ok(())
}
// ANCHOR_END: child

fn count_in_processes(path: &Path, locked: bool) -> anyhow::Result<u64> {
    fs::write(path, 0_u64.to_le_bytes())?;
    let start = |_| -> io::Result<Child> {
        Command::new(env::current_exe()?)
            .arg("--child")
            .arg(path)
            .arg(locked.to_string())
            .stdin(Stdio::piped())
            .spawn()
    };
    let mut children = (0..PROCESSES).map(start).collect::<io::Result<Vec<_>>>()?;
    for child in &mut children {
        drop(child.stdin.take());
    }
    for mut child in children {
        anyhow::ensure!(child.wait()?.success(), "a child process failed");
    }
    let bytes = fs::read(path)?;
    Ok(u64::from_le_bytes(bytes.as_slice().try_into()?))
}
