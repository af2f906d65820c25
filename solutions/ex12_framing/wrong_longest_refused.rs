// expect: broken_invariant in round_trip
// The longest frame that is allowed is refused.
use std::io::{self, Read, Write};

pub const MAX_FRAME: usize = 64 * 1024;

pub fn write_frame(output: &mut impl Write, payload: &[u8]) -> io::Result<()> {
    if payload.len() >= MAX_FRAME {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    output.write_all(&(payload.len() as u32).to_be_bytes())?;
    output.write_all(payload)?;
    output.flush()
}

pub fn read_frame(input: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let Some(header) = read_header(input)? else {
        return Ok(None);
    };
    let length = u32::from_be_bytes(header) as usize;
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
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    input.read_exact(&mut header[1..])?;
    Ok(Some(header))
}
