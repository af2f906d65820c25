//! What a server uses of the machine, as Linux counts it.

use std::{fs, path::Path, thread, time::Instant};

use crate::{fixture::FUSE, process::Process};

impl Process {
    /// The largest amount of memory that it has ever had, in KiB.
    pub fn peak(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.id()));
        let status = status.expect("it runs");
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let number = peak.and_then(|peak| peak.trim().strip_suffix(" kB"));
        number.expect("a peak").parse().expect("a number")
    }

    /// How many files it has open.
    pub fn files(&self) -> usize {
        let files = fs::read_dir(format!("/proc/{}/fd", self.id()));
        files.expect("it runs").count()
    }

    /// Waits until no process is left below it.
    pub fn wait_until_alone(&self) {
        let begun = Instant::now();
        loop {
            let left = descendants(self.id());
            if left.is_empty() {
                return;
            }
            assert!(begun.elapsed() < FUSE, "left: {left:?}");
            thread::yield_now();
        }
    }
}

/// The processes below this one, by what they are called.
fn descendants(ancestor: u32) -> Vec<String> {
    let processes: Vec<(u32, u32, String)> = fs::read_dir("/proc")
        .expect("the list of processes")
        .filter_map(|entry| process(&entry.ok()?.path()))
        .collect();
    let mut family = vec![ancestor];
    let mut found = Vec::new();
    while let Some(parent) = family.pop() {
        for (id, _, name) in processes.iter().filter(|(_, of, _)| *of == parent) {
            family.push(*id);
            found.push(name.clone());
        }
    }
    found
}

/// The number of a process, its parent's, and its name and state.
fn process(folder: &Path) -> Option<(u32, u32, String)> {
    let id = folder.file_name()?.to_str()?.parse().ok()?;
    let stat = fs::read_to_string(folder.join("stat")).ok()?;
    let (name, rest) = stat.rsplit_once(") ")?;
    let mut rest = rest.split(' ');
    let state = rest.next()?;
    let parent = rest.next()?.parse().ok()?;
    Some((id, parent, format!("{name}) {state}")))
}
