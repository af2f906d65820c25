//! Programs that are run from outside, and what they leave behind.
#![allow(dead_code)] // each test file uses its part

use std::{
    env, fs,
    path::Path,
    process::{Command, Output, Stdio},
};

use timeline::{Event, Language, Timeline};

/// Names the program which the test executable is to be, instead of running the tests.
pub const SCENARIO: &str = "NARRATOR_TEST_SCENARIO";

/// A scenario as a command, with Polish as the language and nothing of this machine's own settings.
pub fn scenario(name: &str) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .env(SCENARIO, name)
        .env("WORKBOOK_LANG", "pl")
        .env_remove("NARRATOR_STREAM")
        .env_remove("NARRATOR_PROCESS")
        .env_remove("RUST_BACKTRACE")
        .stdin(Stdio::null());
    command
}

/// Runs a scenario with a timeline.
pub fn record(name: &str) -> (Output, Timeline) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("run.json");
    let output = scenario(name)
        .arg("--timeline")
        .arg(&file)
        .output()
        .unwrap();
    (output, read(&file))
}

pub fn read(file: &Path) -> Timeline {
    Timeline::from_json(&fs::read_to_string(file).unwrap()).unwrap()
}

pub fn lines(output: &[u8]) -> Vec<String> {
    String::from_utf8(output.to_vec())
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect()
}

/// The events of the lane with this Polish name.
pub fn of_lane<'a>(timeline: &'a Timeline, name: &str) -> Vec<&'a Event> {
    let lane = timeline.lanes.iter().find(|lane| lane.name.pl == name);
    let lane = lane.unwrap_or_else(|| panic!("no lane {name} in {:?}", timeline.lanes));
    timeline
        .events
        .iter()
        .filter(|event| event.lane == lane.id)
        .collect()
}

pub fn polish(event: &Event) -> &str {
    event
        .text
        .as_ref()
        .map_or("", |text| text.get(Language::Pl))
}
