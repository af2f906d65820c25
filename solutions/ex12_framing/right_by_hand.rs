// One loop of its own fills a buffer and says how far it came.
use std::io::{self, ErrorKind, Read, Write};

pub const MAX_FRAME: usize = 64 * 1024;

fn fill(input: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match input.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

pub fn write_frame(output: &mut impl Write, payload: &[u8]) -> io::Result<()> {
    if payload.len() > MAX_FRAME {
        return Err(ErrorKind::InvalidInput.into());
    }
    let length = payload.len();
    let header = [0, (length >> 16) as u8, (length >> 8) as u8, length as u8];
    output.write_all(&header)?;
    output.write_all(payload)?;
    output.flush()
}

pub fn read_frame(input: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut header = [0; 4];
    match fill(input, &mut header)? {
        0 => return Ok(None),
        4 => {}
        _ => return Err(ErrorKind::UnexpectedEof.into()),
    }
    let length = u32::from_be_bytes(header) as usize;
    if length > MAX_FRAME {
        return Err(ErrorKind::InvalidData.into());
    }
    let mut payload = vec![0; length];
    if fill(input, &mut payload)? < length {
        return Err(ErrorKind::UnexpectedEof.into());
    }
    Ok(Some(payload))
}
