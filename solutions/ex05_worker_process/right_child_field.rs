// pl: `Child` trzyma wejście procesu, a wyjście czytamy przez `BufReader`, wiersz po wierszu.
// pl: Jego bufor żyje tak długo jak `Worker`: to, co przeczyta na zapas, nie zginie między prośbami.
// ru: `Child` хранит ввод процесса, а вывод читаем через `BufReader`, строка за строкой.
// ru: Его буфер живёт столько же, сколько `Worker`: прочитанное впрок не пропадёт между запросами.
use std::{
    io::{self, BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

use serde_json::Value;

pub fn serve(
    input: impl BufRead,
    mut output: impl Write,
    mut answer: impl FnMut(Value) -> Value,
) -> io::Result<()> {
    for line in input.lines() {
        let request = serde_json::from_str(&line?)?;
        writeln!(output, "{}", answer(request))?;
        // pl: Bez `flush` odpowiedź mogłaby zostać w buforze, a obie strony czekałyby na siebie bez końca.
        // ru: Без `flush` ответ мог бы остаться в буфере, и обе стороны ждали бы друг друга вечно.
        output.flush()?;
    }
    Ok(())
}

pub struct Worker {
    child: Child,
    output: BufReader<ChildStdout>,
}

impl Worker {
    pub fn start(program: &Path) -> io::Result<Worker> {
        let mut child = Command::new(program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let output = BufReader::new(child.stdout.take().expect("it is piped"));
        Ok(Worker { child, output })
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    pub fn ask(&mut self, request: &Value) -> io::Result<Value> {
        let input = self.child.stdin.as_mut().expect("it is piped");
        writeln!(input, "{request}")?;
        let mut line = String::new();
        // pl: Zero bajtów to koniec danych, bo nawet pusty wiersz ma swój znak końca.
        // ru: Ноль байтов — это конец данных: даже в пустой строке есть перевод строки.
        if self.output.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(serde_json::from_str(&line)?)
    }

    pub fn finish(mut self) -> io::Result<Option<i32>> {
        // pl: `wait` najpierw samo zamyka wejście, więc `serve` po
        // pl: drugiej stronie widzi koniec danych. Potem czeka.
        // ru: `wait` сначала сам закрывает ввод, поэтому `serve` на той стороне видит конец данных. Потом ждёт.
        Ok(self.child.wait()?.code())
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // pl: `kill`, bo zajęty proces nie czyta wejścia; `wait`, żeby nie został zombie.
        // pl: Po `finish` to nie szkodzi: `Child` wie, że proces się skończył.
        // ru: `kill`, потому что занятый процесс ввода не читает; `wait`, чтобы не остался зомби.
        // ru: После `finish` это не вредит: `Child` знает, что процесс завершился.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
