//! pl: Program, który uruchamia sam siebie, musi najpierw sprawdzić, kim jest. Inaczej uruchamia się bez końca.
//! ru: Программа, которая запускает саму себя, сначала должна узнать, кто она. Иначе запускам не будет конца.

use std::{
    env, fs, io,
    path::Path,
    process::{self, Command},
};

use narrator::say;

#[narrator::main]
fn main() -> anyhow::Result<()> {
    let args = narrator::args();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--careless", fuse] => return careless(fuse.parse()?),
        ["--careful"] => return careful(false),
        ["--careful", "--child"] => return careful(true),
        ["--gone"] => return gone(),
        _ => {}
    }
    let program = env::current_exe()?;
    let count = lines(&program, &["--careless", "4"])?;
    say!(
        pl = "bez sprawdzenia roli: liczba procesów {count}, zatrzymał je bezpiecznik",
        ru = "роль не проверена: процессов {count}, их остановил предохранитель"
    );
    let count = lines(&program, &["--careful"])?;
    say!(
        pl = "najpierw rola: liczba procesów {count}",
        ru = "сначала роль: процессов {count}"
    );

    let copy = env::temp_dir().join(format!("ch05_process_freeze_{}", process::id()));
    fs::copy(&program, &copy)?;
    anyhow::ensure!(lines(&copy, &["--gone"])? == 1);
    say!(
        pl = "plik programu usunięty: procesu potomnego nie da się uruchomić",
        ru = "файл программы удалён: дочерний процесс не запустить"
    );
    Ok(())
}

// ANCHOR: careless
fn careless(fuse: u32) -> anyhow::Result<()> {
    println!("{}", process::id());
    // pl: Bez tego licznika procesy rodziłyby się, póki pozwala system.
    // ru: Без этого счётчика процессы рождались бы, пока терпит система.
    if fuse > 0 {
        let fuse = (fuse - 1).to_string();
        let args = ["--careless", &fuse];
        Command::new(env::current_exe()?).args(args).status()?;
    }
    Ok(())
}
// ANCHOR_END: careless

// ANCHOR: careful
fn careful(child: bool) -> anyhow::Result<()> {
    println!("{}", process::id());
    if child {
        return Ok(());
    }
    let args = ["--careful", "--child"];
    Command::new(env::current_exe()?).args(args).status()?;
    Ok(())
}
// ANCHOR_END: careful

// ANCHOR: gone
fn gone() -> anyhow::Result<()> {
    fs::remove_file(env::current_exe()?)?;
    let again = env::current_exe().and_then(|program| Command::new(program).status());
    if again.is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        println!("NotFound");
    }
    Ok(())
}
// ANCHOR_END: gone

/// How many lines the program and its descendants wrote.
fn lines(program: &Path, args: &[&str]) -> anyhow::Result<usize> {
    let output = Command::new(program).args(args).output()?;
    Ok(String::from_utf8(output.stdout)?.lines().count())
}
