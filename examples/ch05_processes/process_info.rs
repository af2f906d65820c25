//! pl: Numer własny i numer rodzica: w procesie głównym i w czterech potomnych.
//! ru: Собственный номер и номер родителя: в главном процессе и в четырёх дочерних.

use std::{
    env,
    os::unix::process::parent_id,
    process::{self, Command},
};

use anyhow::ensure;
use narrator::say;

#[narrator::main]
fn main() -> anyhow::Result<()> {
    // ANCHOR: info
    if let [role] = narrator::args().as_slice()
        && role == "--child"
    {
        println!("[{}, {}]", process::id(), parent_id());
        return Ok(());
    }
    let (own, parent) = (process::id(), parent_id());
    say!(
        pl = "proces główny: numer {own}, rodzic {parent}",
        ru = "главный процесс: номер {own}, родитель {parent}"
    );
    for number in 1..=4 {
        let mut command = Command::new(env::current_exe()?);
        let output = command.arg("--child").output()?;
        let (id, parent): (u32, u32) = serde_json::from_slice(&output.stdout)?;
        say!(
            pl = "proces {number}: numer {id}, rodzic {parent}",
            ru = "процесс {number}: номер {id}, родитель {parent}"
        );
        ensure!(parent == own, "a stranger's child");
    }
    // ANCHOR_END: info
    Ok(())
}
