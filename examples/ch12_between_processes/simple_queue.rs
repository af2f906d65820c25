//! pl: Najprostsza kolejka: gołe łącze i ramki, żadnych wątków. Pisze dwóch producentów, czyta rodzic.
//! ru: Простейшая очередь: голый канал и кадры, никаких потоков. Пишут два производителя, читает родитель.

use std::{
    env,
    fs::File,
    io::{self, BufRead, BufReader, Write},
    os::fd::AsFd,
    process::{Child, Command},
};

use narrator::say;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Measurement {
    sensor: u32,
    place: String,
    value: f64,
}

#[narrator::main]
fn main() -> anyhow::Result<()> {
    if let [role, sensor] = narrator::args().as_slice()
        && role == "--sensor"
    {
        return measure(sensor.parse()?);
    }
    consume()
}

// ANCHOR: put
fn measure(sensor: u32) -> anyhow::Result<()> {
    // pl: `stdout` ma bufor, który dzieli dane po znaku nowego wiersza. Ramka musi pójść jednym zapisem.
    // ru: У `stdout` есть буфер, который делит данные по переводу строки. Кадр должен уйти одной записью.
    let mut queue = File::from(io::stdout().as_fd().try_clone_to_owned()?);
    for value in [20.5, 21.5] {
        let place = "lab".to_owned();
        let message = Measurement {
            sensor,
            place,
            value,
        };
        queue.write_all(&postcard::to_stdvec_cobs(&message)?)?;
    }
    Ok(())
}
// ANCHOR_END: put

// ANCHOR: get
fn consume() -> anyhow::Result<()> {
    let (reader, writer) = io::pipe()?;
    let start = |sensor: u32| -> anyhow::Result<Child> {
        let mut command = Command::new(env::current_exe()?);
        command.args(["--sensor", &sensor.to_string()]);
        Ok(command.stdout(writer.try_clone()?).spawn()?)
    };
    let children = [start(1)?, start(2)?];
    drop(writer);

    let mut queue = BufReader::new(reader);
    let mut frame = Vec::new();
    while queue.read_until(0, &mut frame)? > 0 {
        let size = frame.len();
        let message: Measurement = postcard::from_bytes_cobs(&mut frame)?;
        let json = serde_json::to_string(&message)?.len();
        let Measurement { sensor, value, .. } = message;
        say!(
            pl = "czujnik {sensor} podaje {value}; bajtów: {size}, jako JSON: {json}",
            ru = "датчик {sensor} сообщает {value}; байтов: {size}, в JSON: {json}"
        );
        frame.clear();
    }
    for mut child in children {
        anyhow::ensure!(child.wait()?.success());
    }
    say!(pl = "łącze się skończyło", ru = "канал кончился");
    Ok(())
}
// ANCHOR_END: get
