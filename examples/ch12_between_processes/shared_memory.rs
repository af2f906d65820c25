//! pl: Pięć procesów i jedna pamięć: liczba, tablica i licznik. Jedyny `unsafe` siedzi w module `shared`.
//! ru: Пять процессов и одна память: число, массив и счётчик. Единственный `unsafe` — в модуле `shared`.

use std::{
    env,
    f64::consts::PI,
    io::{self, Read},
    path::Path,
    process::{Child, Command, Stdio},
    sync::atomic::Ordering::Relaxed,
};

use narrator::say;
use shared::Mapping;

const PROCESSES: u64 = 4;
const TIMES: u64 = 10_000;

// ANCHOR: shared
mod shared {
    use std::{
        fs::File,
        io,
        ops::Deref,
        path::Path,
        sync::atomic::{AtomicI32, AtomicU64},
    };

    use memmap2::{MmapOptions, MmapRaw};

    /// pl: To widzą wszystkie procesy. Same typy atomowe, żadnych wskaźników.
    /// ru: Это видят все процессы. Только атомарные типы, никаких указателей.
    #[repr(C)]
    pub struct Shared {
        pub number: AtomicU64,
        pub array: [AtomicI32; 10],
        pub counter: AtomicU64,
    }

    pub struct Mapping {
        file: File,
        memory: MmapRaw,
    }

    impl Mapping {
        pub fn open(path: &Path) -> io::Result<Mapping> {
            let mut options = File::options();
            options.read(true).write(true).create(true).truncate(false);
            let file = options.open(path)?;
            let length = size_of::<Shared>();
            // pl: Nowy plik jest pełen zer, istniejący ma już tę długość.
            // ru: Новый файл заполнен нулями, у готового уже эта длина.
            file.set_len(length as u64)?;
            let memory = MmapOptions::new().len(length).map_raw(&file)?;
            Ok(Mapping { file, memory })
        }

        /// pl: Wiele zmian naraz: pilnuje ich blokada pliku, wspólna dla procesów.
        /// ru: Много изменений сразу: их охраняет блокировка файла, общая для процессов.
        pub fn locked(&self, work: impl FnOnce(&Shared)) -> io::Result<()> {
            self.file.lock()?;
            work(self);
            self.file.unlock()
        }
    }

    impl Deref for Mapping {
        type Target = Shared;

        fn deref(&self) -> &Shared {
            // pl: Safety: odwzorowanie zaczyna się na początku strony, więc
            // pl: jest wyrównane, ma długość `Shared` i żyje tak długo jak
            // pl: `self`; dowolne bajty są poprawną liczbą atomową; plik leży
            // pl: w prywatnym folderze, a otwiera go tylko ten moduł, więc
            // pl: nikt go nie skraca i każdy dostęp jest atomowy.
            // ru: Safety: отображение начинается с начала страницы, поэтому
            // ru: оно выровнено, длина у него та же, что у `Shared`, а живёт
            // ru: оно столько же, сколько `self`; любые байты — допустимое
            // ru: атомарное число; файл лежит в закрытой папке, а открывает
            // ru: его только этот модуль, поэтому никто его не укорачивает и
            // ru: все обращения атомарны.
            unsafe { &*self.memory.as_ptr().cast::<Shared>() }
        }
    }
}
// ANCHOR_END: shared

#[narrator::main]
fn main() -> anyhow::Result<()> {
    if let [role, path] = narrator::args().as_slice() {
        return child(role, &Mapping::open(Path::new(path))?);
    }
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("shared");
    let memory = Mapping::open(&path)?;
    for (n, place) in (0..).zip(&memory.array) {
        place.store(n, Relaxed);
    }
    run("--change", 1, &path)?;
    let number = f64::from_bits(memory.number.load(Relaxed));
    let array = memory.array.each_ref().map(|place| place.load(Relaxed));
    say!(
        pl = "liczba z pamięci: {number}",
        ru = "число из памяти: {number}"
    );
    say!(
        pl = "tablica z pamięci: {array:?}",
        ru = "массив из памяти: {array:?}"
    );

    let expected = PROCESSES * TIMES;
    run("--load-store", PROCESSES, &path)?;
    let value = memory.counter.swap(0, Relaxed);
    say!(
        pl = "odczyt i zapis osobno: {value} z {expected}",
        ru = "чтение и запись порознь: {value} из {expected}"
    );
    run("--fetch-add", PROCESSES, &path)?;
    let value = memory.counter.load(Relaxed);
    say!(
        pl = "jeden niepodzielny krok: {value} z {expected}",
        ru = "один неделимый шаг: {value} из {expected}"
    );
    Ok(())
}

// ANCHOR: child
fn child(role: &str, memory: &Mapping) -> anyhow::Result<()> {
    // pl: Rodzic zamknie łącze dopiero wtedy, gdy uruchomi wszystkie procesy.
    // ru: Родитель закроет канал лишь тогда, когда запустит все процессы.
    io::stdin().read_to_end(&mut Vec::new())?;
    if role == "--change" {
        memory.number.store(PI.to_bits(), Relaxed);
        memory.locked(|memory| {
            for place in &memory.array {
                place.store(-place.load(Relaxed), Relaxed);
            }
        })?;
        return Ok(());
    }
    for _ in 0..TIMES {
        if role == "--fetch-add" {
            memory.counter.fetch_add(1, Relaxed);
        } else {
            let value = memory.counter.load(Relaxed);
            memory.counter.store(value + 1, Relaxed);
        }
    }
    Ok(())
}
// ANCHOR_END: child

fn run(role: &str, processes: u64, path: &Path) -> anyhow::Result<()> {
    let start = |_| -> io::Result<Child> {
        let mut command = Command::new(env::current_exe()?);
        command.arg(role).arg(path).stdin(Stdio::piped()).spawn()
    };
    let mut children = (0..processes).map(start).collect::<io::Result<Vec<_>>>()?;
    for child in &mut children {
        drop(child.stdin.take());
    }
    for mut child in children {
        anyhow::ensure!(child.wait()?.success(), "a child process failed");
    }
    Ok(())
}
