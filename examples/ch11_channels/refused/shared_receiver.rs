//! pl: Dwa wątki nie mogą pożyczyć tego samego odbiorcy z `mpsc`.
//! ru: Два потока не могут заимствовать один и тот же получатель из `mpsc`.

use std::{sync::mpsc, thread};

fn main() {
    let (sender, receiver) = mpsc::channel::<u32>();
    sender.send(1).unwrap();
    drop(sender);

    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| receiver.recv());
        }
    });
}
