//! One worker of the case `seven_processes`: counts the letters of a word and hands the number to the manager.

use std::{env, io};

use ex12_manager::Proxy;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [address, key, word] = arguments.as_slice() else {
        return Err(io::Error::other("ADDRESS KEY WORD"));
    };
    let length = u64::try_from(word.len()).map_err(io::Error::other)?;
    Proxy::connect(address)?.set(key, length)
}
