//! pl: Dwa procesy piszą do tego samego końca łącza, każdy swoją wiadomość w dwóch kawałkach.
//! ru: Два процесса пишут в один и тот же конец канала, каждый — своё сообщение двумя кусками.

use std::{
    env,
    io::{self, Read, Write},
    process::{Child, Command, Stdio},
};

use anyhow::Context;
use narrator::say;
use serde_json::Value;

#[narrator::main]
fn main() -> anyhow::Result<()> {
    if let [role, name] = narrator::args().as_slice()
        && role == "--child"
    {
        return child(name);
    }
    for [a, b, c, d] in [[1, 1, 2, 2], [1, 2, 2, 1]] {
        let whole = whole_messages([a, b, c, d])?;
        say!(
            pl = "piszą kolejno {a}, {b}, {c}, {d}: całych wiadomości {whole} z 2",
            ru = "пишут по очереди {a}, {b}, {c}, {d}: целых сообщений {whole} из 2"
        );
    }
    Ok(())
}

// ANCHOR: child
fn child(name: &str) -> anyhow::Result<()> {
    let message = format!("{{\"from\": {name}, \"text\": \"hello\"}}\n");
    let (one, two) = message.split_at(10);
    for part in [one, two] {
        // pl: Pisze dopiero wtedy, gdy rodzic da znak.
        // ru: Пишет только по знаку родителя.
        io::stdin().read_exact(&mut [0])?;
        io::stdout().write_all(part.as_bytes())?;
        io::stdout().flush()?;
    }
    Ok(())
}
// ANCHOR_END: child

// ANCHOR: parent
fn whole_messages(turns: [usize; 4]) -> anyhow::Result<usize> {
    let (mut reader, writer) = io::pipe()?;
    let start = |name: &str| -> anyhow::Result<Child> {
        let mut command = Command::new(env::current_exe()?);
        command.args(["--child", name]).stdin(Stdio::piped());
        Ok(command.stdout(writer.try_clone()?).spawn()?)
    };
    let mut children = [start("1")?, start("2")?];
    let mut bytes = Vec::new();
    for turn in turns {
        let signal = children[turn - 1].stdin.as_mut();
        signal.context("stdin is piped")?.write_all(&[0])?;
        let mut part = [0; 64];
        let length = reader.read(&mut part)?;
        bytes.extend_from_slice(&part[..length]);
    }
    for mut child in children {
        anyhow::ensure!(child.wait()?.success());
    }
    let lines = std::str::from_utf8(&bytes)?.lines();
    let parsed = lines.filter(|line| serde_json::from_str::<Value>(line).is_ok());
    Ok(parsed.count())
}
// ANCHOR_END: parent
