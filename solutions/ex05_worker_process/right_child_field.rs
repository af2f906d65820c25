// pl: `Child` trzyma wejście procesu, a wyjście czytamy przez `BufReader`,
// pl: wiersz po wierszu. Jego bufor żyje tak długo jak `Worker`: to, co
// pl: przeczyta na zapas, nie zginie między prośbami.
// ru: `Child` хранит ввод процесса, а вывод читаем через `BufReader`, строка
// ru: за строкой. Его буфер живёт столько же, сколько `Worker`: прочитанное
// ru: впрок не пропадёт между запросами.
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
        // pl: Bez `flush` odpowiedź mogłaby zostać w buforze, a obie strony
        // pl: czekałyby na siebie bez końca.
        // ru: Без `flush` ответ мог бы остаться в буфере, и обе стороны ждали
        // ru: бы друг друга вечно.
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
        // pl: Zero bajtów to koniec danych, bo nawet pusty wiersz ma swój
        // pl: znak końca.
        // ru: Ноль байтов — это конец данных: даже в пустой строке есть
        // ru: перевод строки.
        if self.output.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(serde_json::from_str(&line)?)
    }

    pub fn finish(mut self) -> io::Result<Option<i32>> {
        // pl: `wait` najpierw samo zamyka wejście, więc `serve` po drugiej
        // pl: stronie widzi koniec danych. Potem czeka.
        // ru: `wait` сначала сам закрывает ввод, поэтому `serve` на той
        // ru: стороне видит конец данных. Потом ждёт.
        Ok(self.child.wait()?.code())
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // pl: `kill`, bo zajęty proces nie czyta wejścia; `wait`, żeby nie
        // pl: został zombie. Po `finish` to nie szkodzi: `Child` wie, że
        // pl: proces się skończył.
        // ru: `kill`, потому что занятый процесс ввода не читает; `wait`,
        // ru: чтобы не остался зомби. После `finish` это не вредит: `Child`
        // ru: знает, что процесс завершился.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
