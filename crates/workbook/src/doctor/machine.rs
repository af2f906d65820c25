//! The machine itself: system, cores, memory, disk, port, terminal, language, and whether progress can be kept.

use std::{
    env, fs,
    io::{self, IsTerminal, Write},
    path::Path,
    thread,
};

use narrator::language::Reason;
use tokio::runtime;

use super::{Finding, Laptop};
use crate::{messages::Sentence, progress::Store, serve};

const GIB: u64 = 1 << 30;

/// What `cargo run`, all examples and the gradings of all exercises put into an empty target directory (2.3 GiB), with some room to
/// work.
const DISK_FROM_SCRATCH: u64 = 3 * GIB;
/// A target directory that holds it all still grows with each changed file.
const DISK_AT_LEAST: u64 = GIB / 2;
/// Two compilers side by side (the largest takes 0.5 GiB), the tool and a browser.
const MEMORY_AT_LEAST: u64 = 3 * GIB / 2;
/// A workshop about concurrency needs threads that run at the same time.
const CORES_AT_LEAST: usize = 2;
/// Below this width the tables of a verdict are cut.
const COLUMNS_AT_LEAST: usize = 60;

pub fn system(laptop: &Laptop) -> Finding {
    let release = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    system_of(env::consts::OS, &release, &laptop.root)
}

/// `release` is that of a Linux kernel: the one of WSL2 has `microsoft-standard-WSL2` in it, the imitation of WSL1 just `Microsoft`.
fn system_of(name: &'static str, release: &str, root: &Path) -> Finding {
    let release = release.trim().to_lowercase();
    let named = |key| Sentence::new(key).with("name", name);
    match name {
        "linux" if release.contains("microsoft") && !release.contains("wsl2") => Finding::remark(
            Sentence::new("doctor-system-wsl1"),
            Sentence::new("doctor-system-wsl1-remedy"),
        ),
        "linux" if release.contains("microsoft") && root.starts_with("/mnt") => Finding::remark(
            Sentence::new("doctor-system-windows-disk").with("folder", root.display().to_string()),
            Sentence::new("doctor-system-windows-disk-remedy"),
        ),
        "linux" if release.contains("microsoft") => {
            Finding::good(Sentence::new("doctor-system-wsl2"))
        }
        "linux" => Finding::good(Sentence::new("doctor-system-linux").with("release", release)),
        "macos" => Finding::good(Sentence::new("doctor-system-macos")),
        _ => Finding::remark(
            named("doctor-system-other"),
            Sentence::new("doctor-system-other-remedy"),
        ),
    }
}

pub fn cores(_: &Laptop) -> Finding {
    enough_cores(thread::available_parallelism().map_or(1, usize::from))
}

fn enough_cores(cores: usize) -> Finding {
    let told = |key| Sentence::new(key).with("cores", cores as u64);
    if cores >= CORES_AT_LEAST {
        Finding::good(told("doctor-cores"))
    } else {
        Finding::missing(
            told("doctor-cores-few"),
            Sentence::new("doctor-cores-remedy"),
        )
    }
}

pub fn memory(_: &Laptop) -> Finding {
    match available_memory() {
        Some(bytes) => enough_memory(bytes),
        None => Finding::remark(
            Sentence::new("doctor-memory-unknown"),
            Sentence::new("doctor-memory-remedy").with("needed", gib(MEMORY_AT_LEAST)),
        ),
    }
}

fn enough_memory(bytes: u64) -> Finding {
    let told = |key| {
        Sentence::new(key)
            .with("free", gib(bytes))
            .with("needed", gib(MEMORY_AT_LEAST))
    };
    if bytes >= MEMORY_AT_LEAST {
        Finding::good(told("doctor-memory"))
    } else {
        Finding::missing(
            told("doctor-memory-little"),
            Sentence::new("doctor-memory-remedy").with("needed", gib(MEMORY_AT_LEAST)),
        )
    }
}

/// In bytes: what programs can still get.
#[cfg(target_os = "linux")]
fn available_memory() -> Option<u64> {
    let told = fs::read_to_string("/proc/meminfo").ok()?;
    let line = told
        .lines()
        .find(|line| line.starts_with("MemAvailable:"))?;
    let kib: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib * 1024)
}

/// In bytes: all there is. The system gives up caches and compresses when programs need more.
#[cfg(not(target_os = "linux"))]
fn available_memory() -> Option<u64> {
    let told = std::process::Command::new("/usr/sbin/sysctl")
        .args(["-n", "hw.memsize"])
        .output()
        .ok()?;
    String::from_utf8_lossy(&told.stdout).trim().parse().ok()
}

pub fn disk(laptop: &Laptop) -> Finding {
    // Before the first build the target directory is not there yet.
    let folder = laptop.target.ancestors().find(|folder| folder.exists());
    let folder = folder.unwrap_or(&laptop.root);
    match rustix::fs::statvfs(folder) {
        Ok(room) => {
            let free = room.f_bavail * room.f_frsize;
            let needed = DISK_FROM_SCRATCH.saturating_sub(size(&laptop.target));
            enough_disk(folder, free, needed.max(DISK_AT_LEAST))
        }
        Err(error) => Finding::remark(
            Sentence::new("doctor-disk-unknown")
                .with("folder", folder.display().to_string())
                .with("reason", error.to_string()),
            Sentence::new("doctor-disk-remedy"),
        ),
    }
}

fn enough_disk(folder: &Path, free: u64, needed: u64) -> Finding {
    let told = |key| {
        Sentence::new(key)
            .with("folder", folder.display().to_string())
            .with("free", gib(free))
            .with("needed", gib(needed))
    };
    if free >= needed {
        Finding::good(told("doctor-disk"))
    } else {
        Finding::missing(
            told("doctor-disk-little"),
            Sentence::new("doctor-disk-remedy"),
        )
    }
}

/// What a folder holds, in bytes. A file with several names is counted once for each: then a little less is asked for.
fn size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.metadata() {
            Ok(data) if data.is_dir() => size(&entry.path()),
            Ok(data) => data.len(),
            Err(_) => 0,
        })
        .sum()
}

/// `2,5`: in units of 2³⁰ bytes, with a decimal comma, as both languages have it.
fn gib(bytes: u64) -> String {
    let tenths = bytes * 10 / GIB;
    format!("{},{}", tenths / 10, tenths % 10)
}

pub fn port(_: &Laptop) -> Finding {
    let first = Sentence::new("doctor-port").with("port", serve::FIRST_PORT.to_string());
    let bound = runtime::Runtime::new().map(|runtime| runtime.block_on(serve::bind(None)));
    let port = match bound {
        Ok(Ok(listener)) => listener.local_addr().map(|address| address.port()),
        Ok(Err(problem)) => {
            return Finding::missing(problem.into(), Sentence::new("doctor-port-remedy"));
        }
        Err(error) => Err(error),
    };
    match port {
        Ok(serve::FIRST_PORT) => Finding::good(first),
        Ok(port) => Finding::good(
            Sentence::new("doctor-port-next")
                .with("first", serve::FIRST_PORT.to_string())
                .with("port", port.to_string()),
        ),
        Err(error) => Finding::missing(
            Sentence::new("doctor-port-none").with("reason", error.to_string()),
            Sentence::new("doctor-port-remedy"),
        ),
    }
}

/// Progress that is there must be readable, and there must be room and rights to write it anew.
pub fn progress(laptop: &Laptop) -> Finding {
    let store = Store::of(&laptop.root);
    if let Err(problem) = store.read() {
        return Finding::missing(
            problem.into(),
            Sentence::new("doctor-progress-broken-remedy"),
        );
    }
    let folder = store.file().parent().unwrap_or(&laptop.root);
    let told = |key| Sentence::new(key).with("folder", folder.display().to_string());
    match try_to_write(folder) {
        Ok(()) => Finding::good(told("doctor-progress")),
        Err(error) => Finding::missing(
            told("doctor-progress-refused").with("reason", error.to_string()),
            told("doctor-progress-remedy"),
        ),
    }
}

fn try_to_write(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut file = tempfile::tempfile_in(folder)?;
    // One block: a full disk may still have room for an empty file.
    file.write_all(&[0; 4096])?;
    file.sync_all()
}

pub fn terminal(_: &Laptop) -> Finding {
    let variable = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(variable);
    let columns = io::stdout().is_terminal().then(runner::width);
    terminal_of(
        columns,
        locale.as_deref().unwrap_or_default(),
        runner::colour(),
    )
}

/// `columns` is none if the output goes elsewhere.
fn terminal_of(columns: Option<usize>, locale: &str, colour: bool) -> Finding {
    let encoding = locale.to_lowercase().replace('-', "");
    // macOS's terminal has UTF-8 whatever the variables say.
    if !encoding.contains("utf8") && !cfg!(target_os = "macos") {
        return Finding::remark(
            Sentence::new("doctor-terminal-encoding").with("locale", locale),
            Sentence::new("doctor-terminal-encoding-remedy"),
        );
    }
    match columns {
        None => Finding::good(Sentence::new("doctor-terminal-none")),
        Some(columns) if columns < COLUMNS_AT_LEAST => Finding::remark(
            Sentence::new("doctor-terminal-narrow").with("columns", columns as u64),
            Sentence::new("doctor-terminal-narrow-remedy").with("columns", COLUMNS_AT_LEAST as u64),
        ),
        Some(columns) => Finding::good(
            Sentence::new("doctor-terminal")
                .with("columns", columns as u64)
                .with("colour", if colour { "yes" } else { "no" }),
        ),
    }
}

pub fn language(laptop: &Laptop) -> Finding {
    let (language, reason) = &laptop.language;
    let (why, locale) = match reason {
        Reason::Argument => ("argument", ""),
        Reason::Variable => ("variable", ""),
        Reason::Stored => ("stored", ""),
        Reason::Locale(locale) if locale.is_empty() => ("nothing", ""),
        Reason::Locale(locale) => ("locale", &**locale),
    };
    Finding::good(
        Sentence::new("doctor-language")
            .with("language", language.code())
            .with("why", why)
            .with("locale", locale),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Outcome;

    fn told(finding: &Finding) -> (Outcome, &'static str) {
        assert_eq!(finding.remedy.is_some(), finding.outcome != Outcome::Good);
        (finding.outcome, finding.text.key())
    }

    #[test]
    fn windows_is_told_by_its_kernel_and_its_disk() {
        let system = |name, release, root| {
            let finding = system_of(name, release, Path::new(root));
            told(&finding)
        };
        let wsl2 = "5.15.167.4-microsoft-standard-WSL2\n";
        assert_eq!(
            system("linux", "6.1.0-31-amd64\n", "/mnt/data/book"),
            (Outcome::Good, "doctor-system-linux")
        );
        assert_eq!(
            system("linux", wsl2, "/home/u/book"),
            (Outcome::Good, "doctor-system-wsl2")
        );
        assert_eq!(
            system("linux", wsl2, "/mnt/c/Users/u/book"),
            (Outcome::Remark, "doctor-system-windows-disk")
        );
        assert_eq!(
            system("linux", "4.4.0-19041-Microsoft\n", "/home/u/book"),
            (Outcome::Remark, "doctor-system-wsl1")
        );
        assert_eq!(
            system("macos", "", "/Users/u/book"),
            (Outcome::Good, "doctor-system-macos")
        );
        assert_eq!(
            system("freebsd", "", "/home/u/book"),
            (Outcome::Remark, "doctor-system-other")
        );
    }

    #[test]
    fn too_little_is_missing() {
        assert_eq!(told(&enough_cores(2)), (Outcome::Good, "doctor-cores"));
        assert_eq!(
            told(&enough_cores(1)),
            (Outcome::Missing, "doctor-cores-few")
        );
        assert_eq!(
            told(&enough_memory(MEMORY_AT_LEAST)),
            (Outcome::Good, "doctor-memory")
        );
        assert_eq!(
            told(&enough_memory(MEMORY_AT_LEAST - 1)),
            (Outcome::Missing, "doctor-memory-little")
        );
        let disk = |free| told(&enough_disk(Path::new("/"), free, GIB));
        assert_eq!(disk(GIB), (Outcome::Good, "doctor-disk"));
        assert_eq!(disk(GIB - 1), (Outcome::Missing, "doctor-disk-little"));
    }

    #[test]
    fn a_folder_weighs_what_its_files_do() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("deep")).expect("made");
        for (file, length) in [("one", 1000), ("deep/two", 24)] {
            fs::write(folder.path().join(file), vec![0; length]).expect("written");
        }
        assert_eq!(size(folder.path()), 1024);
        assert_eq!(size(&folder.path().join("absent")), 0);
        assert_eq!(gib(GIB * 5 / 2), "2,5");
        assert_eq!(gib(GIB / 20), "0,0");
    }

    #[test]
    fn a_terminal_needs_utf8_and_some_width() {
        let terminal = |columns, locale| told(&terminal_of(columns, locale, false));
        assert_eq!(
            terminal(Some(80), "pl_PL.UTF-8"),
            (Outcome::Good, "doctor-terminal")
        );
        assert_eq!(
            terminal(Some(59), "C.utf8"),
            (Outcome::Remark, "doctor-terminal-narrow")
        );
        assert_eq!(
            terminal(None, "C.UTF-8"),
            (Outcome::Good, "doctor-terminal-none")
        );
        if !cfg!(target_os = "macos") {
            for locale in ["C", "", "pl_PL.ISO-8859-2"] {
                assert_eq!(
                    terminal(Some(80), locale),
                    (Outcome::Remark, "doctor-terminal-encoding")
                );
            }
        }
    }
}
