// Sends a frame in one piece; receives with `take` and `read_to_end`, and looks at how much came.
use std::io::{Error, ErrorKind, Read, Result, Write};

pub const MAX_FRAME: usize = 64 * 1024;

pub fn write_frame(output: &mut impl Write, payload: &[u8]) -> Result<()> {
    if payload.len() > MAX_FRAME {
        return Err(Error::new(ErrorKind::InvalidInput, "too long a frame"));
    }
    let length = u32::try_from(payload.len()).map_err(Error::other)?;
    let frame = [&length.to_be_bytes(), payload].concat();
    output.write_all(&frame)?;
    output.flush()
}

/// So many bytes, fewer only at the end of the data.
fn up_to(input: &mut impl Read, length: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.by_ref().take(length).read_to_end(&mut bytes)?;
    Ok(bytes)
}

pub fn read_frame(input: &mut impl Read) -> Result<Option<Vec<u8>>> {
    let header = up_to(input, 4)?;
    if header.is_empty() {
        return Ok(None);
    }
    let header: [u8; 4] = header
        .try_into()
        .map_err(|_| Error::from(ErrorKind::UnexpectedEof))?;
    let length = u32::from_be_bytes(header);
    if length as usize > MAX_FRAME {
        return Err(Error::new(ErrorKind::InvalidData, "too long a frame"));
    }
    let payload = up_to(input, u64::from(length))?;
    if payload.len() < length as usize {
        return Err(ErrorKind::UnexpectedEof.into());
    }
    Ok(Some(payload))
}
