//! What frames in a stream of bytes must do. Nothing is concurrent here: each case is run once.

use ex12_framing::{MAX_FRAME, read_frame, write_frame};
use grader::{require, require_eq};
use std::io::{self, BufWriter, Read, Write};

grader::main!(
    length_then_payload,
    round_trip,
    takes_only_its_own,
    in_small_pieces,
    nothing_left_in_the_buffer,
    end_between_frames,
    end_inside_a_frame,
    interruption_is_no_end,
    too_long_is_refused,
    too_long_is_not_sent,
    errors_are_passed_on,
);

const ABC: &[u8] = b"\0\0\0\x03abc";

/// A pipe that gives and takes at most so many bytes at once, and may be interrupted each time.
struct Pipe {
    bytes: Vec<u8>,
    read: usize,
    at_once: usize,
    interrupted: Option<bool>,
}

impl Pipe {
    fn new(bytes: &[u8], at_once: usize) -> Pipe {
        Pipe {
            bytes: bytes.to_vec(),
            read: 0,
            at_once,
            interrupted: None,
        }
    }

    /// Every second call is interrupted.
    fn with_interruptions(bytes: &[u8]) -> Pipe {
        Pipe {
            interrupted: Some(false),
            ..Pipe::new(bytes, 2)
        }
    }

    fn interruption(&mut self) -> io::Result<()> {
        if let Some(interrupted) = &mut self.interrupted {
            *interrupted = !*interrupted;
            if *interrupted {
                return Err(io::ErrorKind::Interrupted.into());
            }
        }
        Ok(())
    }
}

impl Read for Pipe {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.interruption()?;
        let rest = &self.bytes[self.read..];
        let count = rest.len().min(buffer.len()).min(self.at_once);
        buffer[..count].copy_from_slice(&rest[..count]);
        self.read += count;
        Ok(count)
    }
}

impl Write for Pipe {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        self.interruption()?;
        let count = buffer.len().min(self.at_once);
        self.bytes.extend_from_slice(&buffer[..count]);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A result as a text to compare: long contents by their length.
fn shown(result: &io::Result<Option<Vec<u8>>>) -> String {
    match result {
        Ok(Some(payload)) if payload.len() <= 8 => format!("Ok(Some({payload:?}))"),
        Ok(Some(payload)) => format!("Ok(Some([… {}]))", payload.len()),
        Ok(None) => "Ok(None)".to_owned(),
        Err(_) => "Err".to_owned(),
    }
}

fn sent(output: &mut impl Write, payload: &[u8]) {
    require(write_frame(output, payload).is_ok(), "not_sent");
}

fn length_then_payload() {
    let mut bytes = Vec::new();
    sent(&mut bytes, b"abc");
    require_eq(format!("{bytes:?}"), format!("{ABC:?}"), "wrong_bytes");
    let mut bytes = Vec::new();
    sent(&mut bytes, &[7; 300]);
    let header = &bytes[..bytes.len().min(4)];
    require_eq(format!("{header:?}"), "[0, 0, 1, 44]", "wrong_bytes");
}

fn round_trip() {
    let all: Vec<u8> = (0..=255).collect();
    let longest = vec![1; MAX_FRAME];
    let payloads: [&[u8]; 5] = [b"", b"a\nb\0c", &all, &longest, b"end"];
    let mut bytes = Vec::new();
    for payload in payloads {
        sent(&mut bytes, payload);
    }
    let mut input = Pipe::new(&bytes, usize::MAX);
    for payload in payloads {
        let read = read_frame(&mut input);
        let expected = shown(&Ok(Some(payload.to_vec())));
        require_eq(shown(&read), expected, "wrong_frame");
        require(
            read.is_ok_and(|read| read.as_deref() == Some(payload)),
            "other_contents",
        );
    }
}

fn takes_only_its_own() {
    let mut input = Pipe::new(&[ABC, b"next"].concat(), usize::MAX);
    require_eq(
        shown(&read_frame(&mut input)),
        "Ok(Some([97, 98, 99]))",
        "wrong_frame",
    );
    require_eq(input.read, ABC.len(), "read_ahead");
}

fn in_small_pieces() {
    let mut output = Pipe::new(&[], 2);
    sent(&mut output, b"abc");
    require_eq(
        format!("{:?}", output.bytes),
        format!("{ABC:?}"),
        "wrong_bytes",
    );
    for at_once in 1..=6 {
        let mut input = Pipe::new(ABC, at_once);
        require_eq(
            shown(&read_frame(&mut input)),
            "Ok(Some([97, 98, 99]))",
            "wrong_frame",
        );
    }
}

fn interruption_is_no_end() {
    let mut output = Pipe::with_interruptions(&[]);
    sent(&mut output, b"abc");
    require_eq(
        format!("{:?}", output.bytes),
        format!("{ABC:?}"),
        "wrong_bytes",
    );
    let mut input = Pipe::with_interruptions(ABC);
    require_eq(
        shown(&read_frame(&mut input)),
        "Ok(Some([97, 98, 99]))",
        "interrupted",
    );
    require_eq(shown(&read_frame(&mut input)), "Ok(None)", "not_the_end");
}

fn nothing_left_in_the_buffer() {
    let mut output = BufWriter::new(Pipe::new(&[], usize::MAX));
    sent(&mut output, b"abc");
    require_eq(output.get_ref().bytes.len(), ABC.len(), "kept_back");
}

fn end_between_frames() {
    let mut input = Pipe::new(ABC, usize::MAX);
    require_eq(
        shown(&read_frame(&mut input)),
        "Ok(Some([97, 98, 99]))",
        "wrong_frame",
    );
    for _ in 0..2 {
        require_eq(shown(&read_frame(&mut input)), "Ok(None)", "not_the_end");
    }
}

fn end_inside_a_frame() {
    for length in 1..ABC.len() {
        let mut input = Pipe::new(&ABC[..length], usize::MAX);
        require_eq(shown(&read_frame(&mut input)), "Err", "cut_off");
    }
}

fn too_long_is_refused() {
    let limit = u32::try_from(MAX_FRAME).expect("it fits");
    for length in [limit + 1, u32::MAX] {
        let mut header = length.to_be_bytes().to_vec();
        header.resize(2 * MAX_FRAME, 0);
        let mut input = Pipe::new(&header, usize::MAX);
        require_eq(shown(&read_frame(&mut input)), "Err", "too_long");
        require_eq(input.read, 4, "read_ahead");
    }
}

fn too_long_is_not_sent() {
    let mut output = Pipe::new(&[], usize::MAX);
    require(
        write_frame(&mut output, &vec![0; MAX_FRAME + 1]).is_err(),
        "sent_too_long",
    );
    require_eq(output.bytes.len(), 0, "sent_partly");
}

fn errors_are_passed_on() {
    /// A connection that the other side has broken off, once these bytes are read.
    struct Broken(&'static [u8]);

    impl Read for Broken {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            match self.0.read(buffer)? {
                0 => Err(io::ErrorKind::ConnectionReset.into()),
                count => Ok(count),
            }
        }
    }

    for length in 0..ABC.len() {
        let read = read_frame(&mut Broken(&ABC[..length]));
        require_eq(shown(&read), "Err", "error_hidden");
    }
}
