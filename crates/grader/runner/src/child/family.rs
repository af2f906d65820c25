//! The descendants of a process, read from `/proc`.

use std::{collections::HashMap, fs};

use nix::unistd::Pid;

/// All living descendants of `top`, without itself. Those that have ended but are not yet reaped do not count.
pub(super) fn members(top: Pid) -> Vec<Pid> {
    let mut children: HashMap<i32, Vec<i32>> = HashMap::new();
    let mut dead = Vec::new();
    for (process, parent, state) in processes() {
        children.entry(parent).or_default().push(process);
        if state == "Z" || state == "X" {
            dead.push(process);
        }
    }
    let mut members = Vec::new();
    let mut open = vec![top.as_raw()];
    while let Some(process) = open.pop() {
        for &child in children.get(&process).into_iter().flatten() {
            open.push(child);
            members.push(child);
        }
    }
    members.retain(|member| !dead.contains(member));
    members.into_iter().map(Pid::from_raw).collect()
}

/// The name of a living process: that of its program, at most 15 bytes of it.
pub(super) fn name(process: Pid) -> Option<String> {
    let name = fs::read_to_string(format!("/proc/{process}/comm")).ok()?;
    Some(name.trim_end().to_owned())
}

/// Number, parent and state of each process.
fn processes() -> impl Iterator<Item = (i32, i32, String)> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries.filter_map(|entry| {
        let process: i32 = entry.file_name().to_str()?.parse().ok()?;
        let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
        // The name stands in parentheses and may hold any character: what follows the last one is safe to split.
        let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
        let state = fields.next()?.to_owned();
        let parent = fields.next()?.parse().ok()?;
        Some((process, parent, state))
    })
}
