//! pl: Dwa procesy zwiększają licznik w pamięci współdzielonej. Osobny odczyt i zapis gubią jedynki także między procesami.
//! ru: Два процесса увеличивают счётчик в разделяемой памяти. Чтение и запись по отдельности теряют единицы и между процессами.

use std::{
    env,
    fs::File,
    io::{self, Read},
    path::Path,
    process::{Child, Command, Stdio},
    sync::atomic::Ordering::Relaxed,
};

use narrator::say;
use shared::SharedCounter;

const TIMES: u64 = 5_000_000;

#[narrator::main]
fn main() -> anyhow::Result<()> {
    if let [role, step, path] = narrator::args().as_slice()
        && role == "--child"
    {
        return child(step, Path::new(path));
    }
    say!(
        pl = "dwa procesy i licznik w pamięci współdzielonej",
        ru = "два процесса и счётчик в разделяемой памяти"
    );
    say!(
        pl = "osobny odczyt i osobny zapis",
        ru = "отдельно чтение, отдельно запись"; works
    );
    race("read_then_write")?;
    say!(
        pl = "jeden niepodzielny krok",
        ru = "один неделимый шаг"; works
    );
    race("one_step")
}

// ANCHOR: child
// pl: To wykonuje każdy z dwóch procesów potomnych.
// ru: Это выполняет каждый из двух дочерних процессов.
fn child(step: &str, path: &Path) -> anyhow::Result<()> {
    let counter = SharedCounter::open(&File::options().read(true).write(true).open(path)?)?;
    // pl: Rodzic zamknie łącza, gdy uruchomi oba procesy.
    // ru: Родитель закроет каналы, когда запустит оба процесса.
    io::stdin().read_to_end(&mut Vec::new())?;

    for _ in 0..TIMES {
        if step == "one_step" {
            counter.fetch_add(1, Relaxed);
        } else {
            let value = counter.load(Relaxed);
            counter.store(value + 1, Relaxed);
        }
    }
    Ok(())
}
// ANCHOR_END: child

fn race(step: &str) -> anyhow::Result<()> {
    let path = env::temp_dir().join(format!("ch06_race_processes_{}", std::process::id()));
    let file = File::create_new(&path)?;
    file.set_len(8)?;
    let start = |_| -> io::Result<Child> {
        Command::new(env::current_exe()?)
            .args(["--child", step])
            .arg(&path)
            .stdin(Stdio::piped())
            .spawn()
    };
    let mut children = (0..2).map(start).collect::<io::Result<Vec<_>>>()?;
    for child in &mut children {
        drop(child.stdin.take());
    }
    for mut child in children {
        anyhow::ensure!(child.wait()?.success(), "a child process failed");
    }
    let file = File::options().read(true).write(true).open(&path)?;
    let value = SharedCounter::open(&file)?.load(Relaxed);
    std::fs::remove_file(path)?;
    let lost = 2 * TIMES - value;
    say!(
        pl = "licznik: {value}, zgubione jedynki: {lost}",
        ru = "счётчик: {value}, потеряно единиц: {lost}"
    );
    Ok(())
}

// ANCHOR: shared
mod shared {
    use memmap2::MmapRaw;
    use std::{fs::File, io, ops::Deref, sync::atomic::AtomicU64};

    /// pl: Licznik w pliku odwzorowanym w pamięci. Widzi go każdy proces, który otworzy ten plik.
    /// ru: Счётчик в файле, отображённом в память. Его видит каждый процесс, который откроет этот файл.
    pub struct SharedCounter(MmapRaw);

    impl SharedCounter {
        pub fn open(file: &File) -> io::Result<SharedCounter> {
            let map = MmapRaw::map_raw(file)?;
            if map.len() < size_of::<AtomicU64>() {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            Ok(SharedCounter(map))
        }
    }

    impl Deref for SharedCounter {
        type Target = AtomicU64;

        fn deref(&self) -> &AtomicU64 {
            // SAFETY: the map is page-aligned, long enough, lives as long as `self`, is never made shorter, and every
            // process touches these bytes through an `AtomicU64` alone.
            unsafe { AtomicU64::from_ptr(self.0.as_mut_ptr().cast()) }
        }
    }
}
// ANCHOR_END: shared
