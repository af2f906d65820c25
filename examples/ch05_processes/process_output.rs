//! pl: Trzy procesy piszą do jednego łącza. Wiersze sklejają się wtedy, gdy tekst i koniec wiersza to dwa zapisy.
//! ru: Три процесса пишут в один канал. Строки слипаются, когда текст и конец строки — две записи.

use std::{
    env,
    io::{self, Write},
    process::Command,
};

use narrator::say;

const LINES: usize = 5000;
const TEXT: &str = "0123456789";

// ANCHOR: child
fn child(how: &str) -> io::Result<()> {
    let mut out = io::stdout();
    for _ in 0..LINES {
        if how == "line" {
            println!("{TEXT}");
        } else {
            print!("{TEXT}");
            out.flush()?;
            println!();
        }
    }
    Ok(())
}
// ANCHOR_END: child

#[narrator::main]
fn main() -> anyhow::Result<()> {
    if let [role, how] = narrator::args().as_slice()
        && role == "--child"
    {
        return Ok(child(how)?);
    }
    let glued = glued("line")?;
    say!(
        pl = "wiersz jednym zapisem, niecałe wiersze: {glued}",
        ru = "строка одной записью, испорчено строк: {glued}"
    );
    let glued = self::glued("pieces")?;
    say!(
        pl = "tekst i koniec wiersza osobno, niecałe wiersze: {glued}",
        ru = "текст и конец строки отдельно, испорчено строк: {glued}"
    );
    Ok(())
}

/// How many lines are not what one child wrote.
fn glued(how: &str) -> anyhow::Result<usize> {
    let (reader, writer) = io::pipe()?;
    let mut command = Command::new(env::current_exe()?);
    command.args(["--child", how]).stdout(writer);
    let children = [command.spawn()?, command.spawn()?, command.spawn()?];
    // pl: `command` trzyma kopię końca do pisania. Dopóki istnieje, danym nie będzie końca.
    // ru: `command` держит копию конца для записи. Пока он жив, данные не кончатся.
    drop(command);
    let text = io::read_to_string(reader)?;
    for mut child in children {
        anyhow::ensure!(child.wait()?.success(), "a child failed");
    }
    Ok(text.lines().filter(|&line| line != TEXT).count())
}
