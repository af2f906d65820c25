// pl: Strumień nie zna wiadomości, tylko bajty. `write_all` i `read_exact`
// pl: powtarzają próby, aż przejdzie wszystko. Tylko pierwszy bajt czytamy
// pl: osobno: po nim widać, czy dane skończyły się między ramkami, czy w
// pl: środku ramki.
// ru: Поток байтов не знает сообщений. `write_all` и `read_exact` повторяют
// ru: попытки, пока не пройдёт всё. Отдельно читаем только первый байт: по
// ru: нему видно, кончились данные между кадрами или посреди кадра.
use std::io::{self, Read, Write};

pub const MAX_FRAME: usize = 64 * 1024;

pub fn write_frame(output: &mut impl Write, payload: &[u8]) -> io::Result<()> {
    if payload.len() > MAX_FRAME {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    output.write_all(&(payload.len() as u32).to_be_bytes())?;
    output.write_all(payload)?;
    // pl: Jeśli `output` ma bufor, bez `flush` ramka mogłaby w nim zostać.
    // ru: Если у `output` есть буфер, без `flush` кадр мог бы в нём застрять.
    output.flush()
}

pub fn read_frame(input: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let Some(header) = read_header(input)? else {
        return Ok(None);
    };
    let length = u32::from_be_bytes(header) as usize;
    // pl: Długość napisał ktoś obcy. Sprawdzamy ją, zanim przydzielimy
    // pl: pamięć.
    // ru: Длину написал кто-то чужой. Проверяем её до выделения памяти.
    if length > MAX_FRAME {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut payload = vec![0; length];
    input.read_exact(&mut payload)?;
    Ok(Some(payload))
}

/// pl: Cztery bajty albo `None`, jeśli dane skończyły się przed pierwszym.
/// ru: Четыре байта или `None`, если данные кончились до первого.
fn read_header(input: &mut impl Read) -> io::Result<Option<[u8; 4]>> {
    let mut header = [0; 4];
    loop {
        match input.read(&mut header[..1]) {
            Ok(0) => return Ok(None),
            Ok(_) => break,
            // pl: Przerwał sygnał, nic nie stracono: próbujemy jeszcze raz.
            // pl: `read_exact` robi to samodzielnie.
            // ru: Помешал сигнал, ничего не потеряно: пробуем снова.
            // ru: `read_exact` делает это за нас.
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    input.read_exact(&mut header[1..])?;
    Ok(Some(header))
}
